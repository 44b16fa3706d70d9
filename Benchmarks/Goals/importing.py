"""What reading very many papers the first time takes: time, memory, and bytes on the disk.

The text of papers is what `corpus.tsv` beside them has: id, date, title, authors, categories and abstract,
with a tab between them, a line a paper. Without such a file it is the text as Quire shows it, as the status
tells it.
"""
import os, re, subprocess, time
from Comparison.filtering import expect
from .goal import Figure, Goal

# A look at the memory of a process takes a millisecond where gigabytes are mapped.
POLL = .05


def rows(setting):
    """A first `quire index` of a folder with the papers, in a new home, which later rows may use."""
    for papers in setting.have('all'):
        setting.say(f'{papers.title}: reading all for the first time')
        home, path = setting.new_home(), setting.folder(papers)
        seconds, peak, status = watched_index(setting, path, home)
        setting.take(path, home)
        yield from told(papers, home, seconds, peak, status)


def watched_index(setting, path, home):
    """Runs `quire index`. Returns the seconds, the most memory of its own, and what it says in the end."""
    begin, peak = time.perf_counter(), 0
    process = subprocess.Popen([setting.given.quire, 'index', path], env=setting.environment(home),
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while process.poll() is None:
        peak = max(peak, anonymous(process.pid))
        time.sleep(POLL)
    seconds = time.perf_counter() - begin
    said, error = process.communicate()
    # That some of a file cannot be read ends it with 3.
    expect(process.returncode if process.returncode != 3 else 0, 'quire index', error)
    return seconds, peak, said.decode()


def anonymous(process):
    """Bytes that belong to a process alone; 0 when it has ended."""
    try:
        with open(f'/proc/{process}/smaps_rollup') as file:
            return next((int(line.split()[1]) << 10 for line in file if line.startswith('Anonymous:')), 0)
    except (OSError, ValueError):
        return 0


def told(papers, home, seconds, peak, status):
    """The rows of an import."""
    entries = count_entries(papers)
    yield Goal(f'import, {papers.title}', [
        Figure('', entries / seconds, 40_000, 'papers/s', is_least=True), Figure('time', seconds, 72, 's'),
        Figure('most memory of its own', peak / 1e9, 2, 'GB')], f'{entries:,} entries, {said(status)}')
    shown = float(re.search(r'([\d.]+) MB of it texts', status)[1]) * 1e6
    table = os.path.join(os.path.dirname(papers.path), 'corpus.tsv')
    text = os.path.getsize(table) if os.path.exists(table) else shown
    words, columns = disk(home, 'index'), disk(home, 'libraries') - shown
    yield Goal(f'index on disk, {papers.title}', [
        Figure('all but shown texts', (words + columns) / text, .45, 'of the text'),
        Figure('word index and bitmaps', words / text, .35, 'of the text'),
        Figure('columns, facets, ids', columns / text, unit='of the text'),
        Figure('shown texts, counted apart', shown / text, unit='of the text'),
        Figure('text', text / 1e6, unit='MB')])


def said(status):
    """How many papers there are, as the program says it."""
    return status.split(',')[0].strip()


def disk(home, part):
    """The bytes of all files of a part of the cache."""
    return sum(os.path.getsize(os.path.join(folder, name))
               for folder, _, names in os.walk(os.path.join(home, 'cache', part)) for name in names)


def count_entries(papers):
    """How many entries there are: lines in a file of lines, headings in digests."""
    sign = b'\n## ' if papers.files[0].endswith('.md') else b'\n'
    count = 0
    for path in papers.files:
        with open(path, 'rb') as file:
            rest = b''
            while block := file.read(1 << 22):
                text = rest + block
                count += text.count(sign)
                rest = text[-len(sign) + 1:] if len(sign) > 1 else b''
    return count
