"""Small digests, in the form of the kit: of papers that nobody has, and of papers of a large file."""
import json, os

PAPERS = 130
# A word that no other paper has.
MARK = 'quirkelnde'


def new(path, number=0, site='arxiv.org/abs/2611.{}v1'):
    """Writes a digest of papers that nobody has, newer than all others; `site` is their address. Another
    number gives other papers."""
    papers = [(site.format(50_000 + number * PAPERS + paper), f'Of {MARK} things, part {number}.{paper}',
               'Ada Newcomer, Bo Latest',
               f'We look at {MARK} things as nobody has before, and find {paper} of them.')
              for paper in range(PAPERS)]
    write(path, '2026-11-30', papers)


def known(path, source):
    """Writes a digest of the last papers of a file in JSON lines, so that all of them are there already.
    False when it is no such file."""
    papers = []
    for line in tail(source, PAPERS):
        try:
            paper = json.loads(line)
            fields = [one_line(paper[name]) for name in ('title', 'authors', 'abstract')]
            papers.append((f'arxiv.org/abs/{paper["id"]}v1', *fields))
        except (ValueError, KeyError, TypeError):
            return False
    write(path, '2026-11-29', papers)
    return bool(papers)


def tail(path, count):
    """The last lines of a file."""
    with open(path, 'rb') as file:
        file.seek(max(0, os.path.getsize(path) - count * 20_000))
        return file.read().splitlines()[-count:]


def one_line(text):
    """A text without its line breaks."""
    return ' '.join(text.split())


def write(path, day, papers):
    """Writes a digest at once: whoever watches the folder sees it whole, or not at all."""
    lines = [f'# {day}\n\n']
    for address, title, authors, abstract in papers:
        lines.append(f'## {title}\n\n>Authors: {authors}\n\n>{day}\n\n> https://{address}\n\n'
                     f'{abstract}\n\n\n')
    with open(path + '.part', 'w', encoding='utf-8') as file:
        file.write(''.join(lines))
    os.rename(path + '.part', path)
