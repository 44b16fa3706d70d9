"""A digest of 130 papers beside very many that have been read before."""
import os, time
from . import digests
from .goal import Figure, Goal, spread
from .keys import P50, P99
from .setting import TITLES
from .starts import counts, middle
from .watched import watched

# An addition is over when nothing has come for so long, in ms: longer than a watcher waits for more.
QUIET = 1500
BAR = 50
NEW, WITHOUT, KNOWN = 'new papers', 'new papers without an arXiv id', 'papers that are there'


def rows(setting):
    """A start that finds the new file, and a file that comes while it runs. Then twenty such files."""
    for papers in setting.have('all'):
        folder = setting.folder(papers)
        program = setting.quire(folder, setting.home(folder))
        path = os.path.join(folder, 'new.md')
        kinds = {NEW: lambda: digests.new(path),
                 WITHOUT: lambda: digests.new(path, site='openreview.net/forum?id=q{}')}
        if os.path.isfile(papers.path) and digests.known(path, papers.path):
            kinds[KNOWN] = lambda: digests.known(path, papers.path)
        else:
            setting.lack('--all is no file of JSON lines: there is no digest of papers that are there.')
        remove(path)
        for kind, write in kinds.items():
            yield from added(setting, program, kind, write, path)
        yield twenty(setting, program, folder)


def added(setting, program, kind, write, path):
    """Rows about one kind of digest."""
    beside = f'130 {kind} beside {TITLES["all"]}'
    starts, keys, coming, found = [], [], [], 0
    for number in range(setting.rounds):
        setting.say(f'round {number + 1}: a digest of {kind}')
        write()
        start, pressed, found = started(setting, program, 'sparse' if kind == KNOWN else digests.MARK)
        starts.append(start)
        keys += pressed
        remove(path)
        coming.append(come(setting, program, write))
        remove(path)
    told = 'keys of `sparse`' if kind == KNOWN else f'{found} found by `{digests.MARK}`'
    yield Goal(f'{beside}, at a start', [
        Figure('there and searchable', middle(starts), BAR), *spread(keys, label='keys then ')], told)
    yield Goal(f'{beside}, while it is open', [
        Figure('from the file to the screen', middle(coming), BAR)], 'a watcher waits for a moment of quiet')


def twenty(setting, program, folder):
    """Keys beside twenty small files that nobody has read."""
    paths = [os.path.join(folder, f'new{number}.md') for number in range(20)]
    starts, keys, found = [], [], 0
    for number, path in enumerate(paths):
        digests.new(path, number)
    for number in range(setting.rounds):
        setting.say(f'round {number + 1}: twenty digests')
        for word in (digests.MARK, 'sparse', 'attention'):
            start, pressed, count = started(setting, program, word)
            starts.append(start)
            keys += pressed
            found = count if word == digests.MARK else found
    for path in paths:
        remove(path)
    return Goal(f'twenty digests of 130 new papers beside {TITLES["all"]}', [
        *spread(keys, P50, P99, 'filter key '), Figure('there and searchable', middle(starts))],
        f'{found} found by `{digests.MARK}`')


def started(setting, program, word):
    """Starts beside files that nobody has read. The ms until they are there, those of the keys of a word, and
    how many papers it finds."""
    with watched(program, setting.meter) as session:
        session.settle(session.begin, QUIET, 60)
        # The heading counts papers and digests; what has not been read is not among them.
        start = session.history(heading)[-1][0]
        quiet = setting.meter.quiet
        session.typed(b'/', quiet)
        keys = [session.typed(letter.encode(), quiet) for letter in word]
        session.catch_up()
        found = counts(session.screen.lines)
    return start, [key[1] for key in keys if key], found[0] if found else 0


def come(setting, program, write):
    """The ms from a file that comes into the folder until the heading counts it."""
    with watched(program, setting.meter) as session:
        session.settle(session.begin, QUIET, 60)
        session.catch_up()
        before = heading(session.screen.lines)
        begin = time.perf_counter()
        write()
        return session.until(lambda lines: heading(lines) != before, begin, 20)


def heading(lines):
    """How many papers and digests there are, as the heading says."""
    return counts(lines), lines[0].split('  ')[1] if '  ' in lines[0] else ''


def remove(path):
    """Removes a file, if it is there."""
    if os.path.exists(path):
        os.remove(path)
