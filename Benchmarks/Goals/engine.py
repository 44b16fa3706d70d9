"""The engine apart from the screen, as `Typed` measures it; only where that is given."""
import re, subprocess
from Comparison.filtering import expect
from Comparison.tables import code
from .goal import Figure, Goal

# By size: p50, p99, and the slowest median of a key.
BARS = {'hundred': (None, .2, None), 'million': (None, 1.2, None), 'all': (.3, 3, 5)}


def rows(setting):
    """Typed keys at all sizes; among all papers also random parts of words, and a pass over all texts."""
    if not setting.given.typed:
        setting.lack('--typed is not given: rows about the engine are left out.')
        return
    for papers in setting.have('hundred', 'million', 'all'):
        setting.say(f'{papers.title}: keys in the engine')
        command = [setting.given.typed, papers.path, '--home', setting.home(papers.path)]
        done = subprocess.run(command + ['--random', '6000', '--scan'], capture_output=True)
        expect(done.returncode, 'Typed', done.stderr)
        print(f'\n<details><summary>Typed, {papers.title}</summary>\n\n{done.stdout.decode()}\n</details>\n',
              flush=True)
        yield from told(papers, done.stdout.decode())


def told(papers, text):
    """The rows of what it prints."""
    p50, p99, slowest = BARS[papers.size]
    tables = [[cell.strip(' `*') for cell in line.strip('| ').split(' | ')]
              for line in text.splitlines() if line.startswith('| ')]
    typed = next(cells for cells in tables if cells[0] == 'all')
    yield Goal(f'engine, typed keys, {papers.title}', [
        Figure('p50', float(typed[3]), p50), Figure('p99', float(typed[4]), p99),
        Figure('p99 of medians', float(typed[6])),
        Figure(f'slowest median ({code(typed[7])})', float(typed[8]), slowest)])
    random = next(cells for cells in tables if len(cells) == 6 and cells[0].isdigit())
    bars = (4, 8) if papers.size == 'all' else (None, None)
    yield Goal(f'engine, random parts of words, {papers.title}', [
        Figure('p99', float(random[3]), bars[0]), Figure('most', float(random[4]), bars[1])],
        f'{random[0]} terms, seed {random[1]}')
    scan = re.search(r'in ([\d.]+) ms, (\d+) GB/s', text)
    bar = 30 if papers.size == 'all' else None
    yield Goal(f'a pass over all texts by the typed p99, {papers.title}', [
        Figure('', float(scan[1]) / float(typed[4]), bar, 'times', is_least=True)], f'{scan[2]} GB/s')
