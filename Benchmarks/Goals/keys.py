"""A key of the filter, from the key to its paint."""
from Comparison.tables import code
from .goal import Figure, Goal, spread
from .watched import watched

# Each word is typed in a start of its own, so that nobody has its answer from before.
TYPED = ['quantiz', 'sparse', 'kv', 'diffusion', 'attention', 'benchmark', 'transformer']
SECOND = ['KV', 'MoE', 'T', 'Müller', 'author:wang cat:cs.LG', '-survey transformer', '"state space"',
          'moe | mixture']
PATTERNS = ['/kv.?cache/', '"key value cache"']
P50, P99 = 1.2, 6


def paints(setting, papers, query):
    """The ms to the first and to the last output of each key, and its bytes, in one start."""
    setting.say(f'{papers.title}: {query}')
    with watched(setting.ready(papers), setting.meter) as session:
        session.settle(session.begin, 1000, 60)
        session.typed(b'/', setting.meter.quiet)
        keys = [session.typed(letter.encode(), setting.meter.quiet) for letter in query]
    return [key for key in keys if key]


def of_queries(setting, papers, queries):
    """The paints of all rounds by query."""
    found = {query: [] for query in queries}
    for _ in range(setting.rounds):
        for query in queries:
            found[query] += paints(setting, papers, query)
    return found


def typed(setting):
    """Seven words at all sizes: everything that a key paints, and the first of it."""
    for papers in setting.have('hundred', 'million', 'all'):
        keys = sum(of_queries(setting, papers, TYPED).values(), [])
        figures = spread([last for _, last, _ in keys], P50, P99)
        figures += spread([first for first, _, _ in keys], label='first paint ')
        yield Goal(f'filter key to paint, {papers.title}', figures, f'{len(keys)} keys')


def second(setting):
    """Capitals, an accent, the language: the goal is about the first paint, what comes later is told."""
    for papers in setting.have('hundred', 'million', 'all'):
        yield from each(setting, papers, SECOND, 'filter key')


def patterns(setting):
    """A pattern and a phrase, key by key."""
    for papers in setting.have('hundred', 'million', 'all'):
        yield from each(setting, papers, PATTERNS, 'pattern or phrase')


def each(setting, papers, queries, name):
    """A row a query, and one of all."""
    found = of_queries(setting, papers, queries)
    for query, keys in found.items():
        figures = [Figure('slowest first paint', max(first for first, _, _ in keys), P99),
                   Figure('slowest settled', max(last for _, last, _ in keys))] if keys else []
        yield Goal(f'{name} {code(query)}, {papers.title}', figures, f'{len(keys)} keys')
    keys = sum(found.values(), [])
    figures = spread([first for first, _, _ in keys], P50, P99, 'first paint ')
    figures += spread([last for _, last, _ in keys], label='settled ')
    yield Goal(f'{name}, all of these, {papers.title}', figures, f'{len(keys)} keys')


def related(setting):
    """The papers like the first one, until they are painted."""
    for papers in setting.have('hundred', 'million', 'all'):
        setting.say(f'{papers.title}: papers like this one')
        times = []
        for _ in range(setting.rounds):
            with watched(setting.ready(papers), setting.meter) as session:
                session.settle(session.begin, 1000, 60)
                times.append(session.after(b'*', are_like_this_one))
        figures = [Figure('slowest', None if None in times else max(times))]
        yield Goal(f'papers like this one, {papers.title}', figures)


def are_like_this_one(lines):
    """Whether the list of such papers is there, or it is said that there are none."""
    return any('Papers like this one' in line or 'is like this one.' in line for line in lines)
