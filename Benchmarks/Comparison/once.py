"""One question without a screen: how many papers have a word that begins so."""
import os, sqlite3, tempfile, time
from statistics import median
from .filtering import filtered, output
from .tables import figure, megabytes, ratio, table

WORD = 'quantiz'


class Index:
    """An FTS5 index of the rows: words by unicode61, with the prefixes of two and three letters, without the
    text itself."""

    def __init__(self, rows, path):
        self.path = path
        begin = time.perf_counter()
        base = sqlite3.connect(path)
        base.execute("create virtual table papers using fts5(title, authors, categories, abstract, "
                     "content='', prefix='2 3')")
        with open(rows, encoding='utf-8') as file:
            papers = (line.rstrip('\n').split('\t')[2:] for line in file)
            base.executemany('insert into papers (title, authors, categories, abstract) '
                             'values (?, ?, ?, ?)', papers)
        base.commit()
        base.close()
        self.seconds, self.bytes = time.perf_counter() - begin, os.path.getsize(path)

    def count(self, word):
        """How many papers have a word that begins so, from opening the index on."""
        base = sqlite3.connect(self.path)
        with_it, = base.execute('select count(*) from papers where papers match ?', (word + '*',)).fetchone()
        base.close()
        return with_it


def measure(quire, corpus, rg, fzf, index, rounds, spare, environment, say):
    """ms and counts by name. Of programs the whole process counts, of FTS5 opening and asking."""
    def asked(home):
        command = [quire.command[0], 'list', '--query', WORD, '--count', corpus.digests]
        return output(command, dict(environment, QUIRE_HOME=home)).strip()

    sides = {f'`quire list --query {WORD} --count`, the first time':
             lambda: asked(tempfile.mkdtemp(dir=spare)),
             'the same, again': lambda: asked(quire.home)}
    if rg:
        sides[f'`rg -i -c {WORD}`'] = lambda: output([rg, '-i', '-c', WORD, corpus.rows], environment).strip()
    if fzf:
        sides[f'`fzf -e --filter {WORD}`'] = lambda: filtered(fzf, WORD, corpus.rows, environment)
    if index:
        sides[f'FTS5, count of `{WORD}*`'] = lambda: index.count(WORD)
    times, counts = {}, {}
    for number in range(rounds):
        for name in list(sides)[::-1] if number % 2 else sides:
            say(f'round {number + 1}, once: {name}')
            begin = time.perf_counter()
            counts[name] = sides[name]()
            times.setdefault(name, []).append((time.perf_counter() - begin) * 1e3)
    return {name: (median(times[name]), counts[name]) for name in sides}


def report(found, index, quire_bytes):
    """A row for each who was asked; ratios are Quire, again, by the one of the row."""
    ours = found['the same, again'][0]
    rows = [[name, figure(ms), count, '–' if name == 'the same, again' else ratio(ours, ms)]
            for name, (ms, count) in found.items()]
    text = table(['asked once', 'ms', 'papers', 'Quire, again / this'], rows)
    sizes = [f'What Quire keeps for the next time has {megabytes(quire_bytes)}.']
    if index:
        sizes += [f'The FTS5 index has {megabytes(index.bytes)} and was made in {figure(index.seconds)} s.']
    return f'{text}\n\n{" ".join(sizes)}'
