"""Starts: of what was read before, of what nobody has read, warm and cold."""
import os, shutil
from statistics import median
from Comparison.opening import cold_starts
from .goal import Figure, Goal
from .watched import watched

# Reading is over when nothing has come for so long, in ms.
QUIET = 1000


def cached(setting):
    """Papers that were read before, to the settled screen."""
    for papers in setting.have('hundred', 'million', 'all'):
        setting.say(f'{papers.title}: starts')
        program = setting.ready(papers)
        setting.meter.run(program, start_quiet=QUIET)
        times = [setting.meter.run(program, start_quiet=QUIET) for _ in range(2 * setting.rounds)]
        yield Goal(f'open what was read before, {papers.title}', [
            Figure('settled', median(run.settled for run in times), 50),
            Figure('slowest', max(run.settled for run in times)),
            Figure('first output', median(run.first for run in times))], 'warm')


def cold(setting):
    """The same when source and cache have to come from the disk, and the first key, pressed at once."""
    for papers in setting.have('hundred', 'million', 'all'):
        program = setting.ready(papers, [b'/'])
        runs = cold_starts(setting.meter, [program], papers.files, setting.rounds, setting.say)['Quire']
        settled, keys, stayed = zip(*runs)
        keys = [key for key in keys if key is not None]
        share = f'{100 * max(stayed):.1f} % stayed in memory'
        yield Goal(f'open what was read before, cold, {papers.title}',
                   [Figure('settled', median(settled), 100), Figure('slowest', max(settled))], share)
        yield Goal(f'first filter key after a cold open, {papers.title}',
                   [Figure('median', median(keys) if keys else None, 60),
                    Figure('slowest', max(keys) if keys else None)], share)


def plain(setting):
    """One digest, and the sample, with nothing kept."""
    sides = [('the sample', None)]
    for papers in setting.have('hundred'):
        sides.append((f'a digest, {os.path.getsize(papers.files[-1]) / 1e3:.0f} kB', papers.files[-1]))
    for name, path in sides:
        setting.say(f'{name}: starts without a cache')
        home = setting.new_home()
        runs = [setting.meter.run(setting.quire(path, home), start_quiet=QUIET)
                for _ in range(2 * setting.rounds)]
        yield Goal(f'plain start, {name}', [
            Figure('settled', median(run.settled for run in runs), 20),
            Figure('first output', median(run.first for run in runs))])


def files(setting):
    """A folder of digests that nobody has read: the first papers on the screen, and all of them read."""
    for papers in setting.have('hundred'):
        first, all_read = [], []
        for number in range(setting.rounds):
            setting.say(f'round {number + 1}: {len(papers.files)} files without a cache')
            home = setting.new_home()
            with watched(setting.quire(papers.path, home), setting.meter) as session:
                session.settle(session.begin, QUIET, 120)
                changes = session.history(counts)
            first.append(next((ms for ms, found in changes if found and found[0]), None))
            all_read.append(changes[-1][0])
            shutil.rmtree(home, ignore_errors=True)
        yield Goal(f'{len(papers.files)} files without a cache', [
            Figure('first papers', middle(first), 200), Figure('all read', middle(all_read))])


def middle(times):
    """The median; None when something never came."""
    return None if None in times else median(times)


def counts(lines):
    """How many papers are found of how many, as the heading says it; None when it does not."""
    words = lines[0].replace('\u2026', ' ').split()
    for index, word in enumerate(words[1:-1], 1):
        if word == 'of' and words[index - 1].isdigit() and words[index + 1].isdigit():
            return int(words[index - 1]), int(words[index + 1])
    return None
