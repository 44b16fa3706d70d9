"""What a move costs until its paint, with less as the floor."""
from .meter import PAGE_DOWN
from .tables import row, table

# Long enough for a paint that comes late, and short, since a move searches nothing.
QUIET = 150


def measure(meter, reading, zoomed, less, papers, rounds, say):
    """The ms of j and of PgDn by program. There are as many pages as the papers have on the screen."""
    keys = [b'j'] * 50 + [PAGE_DOWN] * max(1, min(50, papers // (2 * meter.rows)))
    paints = {}
    for number in range(rounds):
        sides = [side for side in (reading, zoomed, less) if side]
        for program in sides[::-1] if number % 2 else sides:
            say(f'round {number + 1}, {program.name}: moves')
            for key, ms in meter.run(program, keys, quiet=QUIET).paints:
                paints.setdefault((program.name, key), []).append(ms)
    return paints


def report(paints, sides, less):
    """A row for each key and program of ours, with less beside it."""
    rows = []
    for key, called in ((b'j', 'j'), (PAGE_DOWN, 'PgDn')):
        for program in sides:
            ours, theirs = paints.get((program.name, key), []), paints.get((less, key), [])
            rows.append([f'`{called}`, {program.name}', *row(ours, theirs)])
    head = ['key', 'keys', 'Quire p50 / p95 / p99, ms', 'less p50 / p95 / p99, ms', 'Quire / less']
    return table(head, rows)
