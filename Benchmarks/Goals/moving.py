"""A move of the cursor, and what it writes to the terminal, with `less` as the floor."""
import os, shutil
from statistics import median
from Comparison import machine
from Comparison.meter import PAGE_DOWN, Contestant
from Comparison.tables import percentile
from .goal import Figure, Goal, spread
from .setting import TITLES
from .watched import watched

# A move searches nothing, so its paint is soon over, in ms.
QUIET = 150
KEYS = (('j', b'j', 50), ('PgDn', PAGE_DOWN, 50))
# By view and key: p50, p99, and bytes at the median and at the most.
BARS = {
    ('list zoomed', 'j'): (.35, .75, 300), ('list zoomed', 'PgDn'): (1.2, 2.6, 9000),
    ('reader following', 'j'): (.9, 1.8, 3000), ('reader following', 'PgDn'): (None, None, 9000),
}


def rows(setting):
    """j and PgDn by view, and how much slower among all papers than among 100,000."""
    middles = {}
    for papers in setting.have('hundred', 'all'):
        for view, before in (('list zoomed', b'z'), ('reader following', None)):
            program = setting.ready(papers)
            for name, pressed in moved(setting, program, before, f'{papers.title}, {view}').items():
                p50, p99, most = BARS[view, name]
                times, sizes = [last for _, last, _ in pressed], [size for _, _, size in pressed]
                middles[papers.size, view, name] = median(times) if times else None
                yield Goal(f'{name}, {view}, {papers.title}', spread(times, p50, p99) + [
                    Figure('bytes', percentile(sizes, .5) if sizes else None, most, 'B'),
                    Figure('most bytes', max(sizes, default=None), unit='B')], f'{len(pressed)} keys')
        yield from floor(setting, papers)
    for view, name in BARS:
        few, many = middles.get(('hundred', view, name)), middles.get(('all', view, name))
        if few and many:
            yield Goal(f'{name}, {view}, {TITLES["all"]} by {TITLES["hundred"]}',
                       [Figure('p50', many / few, 1.2, 'times')])


def moved(setting, program, before, title):
    """What each key gave by its name: ms to the first and last output, and bytes."""
    found = {name: [] for name, _, _ in KEYS}
    for number in range(setting.rounds):
        setting.say(f'round {number + 1}, {title}: moves')
        with watched(program, setting.meter) as session:
            session.settle(session.begin, 1000, 60)
            if before:
                session.typed(before, setting.meter.quiet)
            for name, key, count in KEYS:
                pressed = [session.typed(key, QUIET) for _ in range(count)]
                found[name] += [times for times in pressed if times]
    return found


def floor(setting, papers):
    """The same in `less -S`, which copies lines."""
    less = machine.found('less')
    if not less:
        setting.lack('There is no less: moves have no floor beside them.')
        return
    path = papers.path
    if os.path.isdir(path):
        path = os.path.join(setting.spare, 'one.md')
        with open(path, 'wb') as whole:
            for part in papers.files:
                with open(part, 'rb') as file:
                    shutil.copyfileobj(file, whole, 1 << 20)
    program = Contestant('less', [less, '-S', path])
    for name, pressed in moved(setting, program, None, f'{papers.title}, less').items():
        sizes = [size for _, _, size in pressed]
        yield Goal(f'{name}, `less -S`, {papers.title}', spread([last for _, last, _ in pressed]) + [
            Figure('bytes', percentile(sizes, .5) if sizes else None, unit='B')], 'the floor')
