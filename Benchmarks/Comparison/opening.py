"""Starts and memory: from nothing, again, and with files that have to come from the disk."""
import dataclasses, os, tempfile
from statistics import median
from .cold import drop
from .meter import typed
from .tables import figure, megabytes, ratio, table

# How many ms of quiet a user waits who types as soon as there is something to see.
AT_ONCE = 100


def prepare(meter, quire, papers, say):
    """Lets Quire run once with its home, for as long as it may need for what it keeps for the next time."""
    say('Quire makes what it keeps')
    meter.run(quire, start_quiet=5000 + papers // 20)
    return sum(map(os.path.getsize, kept(quire.home)))


def kept(home):
    """What Quire keeps to open faster."""
    return [os.path.join(folder, name) for folder, _, names in os.walk(os.path.join(home, 'cache'))
            for name in names]


def starts(meter, quire, others, rounds, spare, say):
    """ms to the first output and to the settled screen by name: Quire with an empty home each time, with the
    prepared one, and the others."""
    runs = {}
    for number in range(rounds):
        new = dataclasses.replace(quire, name='Quire, the first time', home=tempfile.mkdtemp(dir=spare))
        again = dataclasses.replace(quire, name='Quire, again')
        sides = [new, again] + others
        for program in sides[::-1] if number % 2 else sides:
            say(f'round {number + 1}, {program.name}: start')
            run = meter.run(dataclasses.replace(program, before=[]))
            runs.setdefault(program.name, []).append((run.first, run.settled))
    return runs


def report_starts(runs, fzf):
    """A row a program; ratios are to fzf."""
    middle = {name: [median(values) for values in zip(*of_it)] for name, of_it in runs.items()}
    rows = []
    for name, (first, settled) in middle.items():
        theirs = middle.get(fzf) if name.startswith('Quire') else None
        rows.append([name, figure(first), figure(settled), ratio(settled, theirs[1]) if theirs else '–'])
    return table(['start', 'first output, ms', 'settled, ms', 'settled / fzf'], rows)


def memories(meter, programs, text, say):
    """Bytes (private, mapped) by name, when the query is typed and found."""
    found = {}
    for program in programs:
        say(f'{program.name}: memory')
        found[program.name] = meter.run(program, typed(text)).memory
    return found


def report_memories(found, quire, fzf):
    """A row a program; `quire` and `fzf` are names."""
    theirs = found.get(fzf)
    rows = [[name, megabytes(private), megabytes(mapped),
             ratio(private, theirs[0]) if theirs and name == quire else '–']
            for name, (private, mapped) in found.items()]
    return table(['memory', 'private', 'mapped and resident', 'private / fzf'], rows)


def cold_starts(meter, programs, files, rounds, say):
    """By name: ms to the settled screen and to the paint of a first filter key, and the share of the files
    that stayed in memory. The key is pressed in a start of its own, as soon as there is something to see."""
    runs = {}
    for number in range(rounds):
        for program in programs[::-1] if number % 2 else programs:
            say(f'round {number + 1}, {program.name}: cold')
            paths = files + (kept(program.home) if program.home else [])
            stayed = drop(paths)
            settled = meter.run(dataclasses.replace(program, before=[])).settled
            stayed = max(stayed, drop(paths))
            paints = meter.run(program, typed('s'), start_quiet=AT_ONCE, before_quiet=AT_ONCE).paints
            runs.setdefault(program.name, []).append((settled, paints[0][1] if paints else None, stayed))
    return runs


def report_cold(runs, fzf):
    """A row a program, and a sentence where the files did not leave."""
    middle = {}
    for name, of_it in runs.items():
        settled, keys, _ = zip(*of_it)
        keys = [key for key in keys if key is not None]
        middle[name] = (median(settled), median(keys) if keys else None)
    rows = []
    for name, (settled, key) in middle.items():
        theirs = middle.get(fzf) if name != fzf else None
        rows.append([name, figure(settled), figure(key) if key else '–',
                     ratio(settled, theirs[0]) if theirs else '–', ratio(key, theirs[1]) if theirs else '–'])
    text = table(['cold', 'settled, ms', 'first key, ms', 'settled / fzf', 'first key / fzf'], rows)
    stayed = max(share for of_it in runs.values() for _, _, share in of_it)
    if stayed:
        text += f'\n\nUp to {100 * stayed:.1f} % of the files stayed in memory, so these are not wholly cold.'
    return text
