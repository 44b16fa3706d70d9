"""The papers that all programs get, each in the form that it reads."""
import glob, os, shutil, subprocess, sys


class Corpus:
    """A folder with the same papers twice: as digests in Markdown, and as rows.

    `corpus.tsv` has a paper a line: id, date, title, authors, categories and abstract, with tabs between
    them. The digests are the folder `digests`, or the one file `corpus.md`; where only the folder is there,
    the file is put together in `spare`.
    """

    def __init__(self, folder, spare):
        self.rows = os.path.join(folder, 'corpus.tsv')
        digests, file = os.path.join(folder, 'digests'), os.path.join(folder, 'corpus.md')
        if not os.path.exists(self.rows) or not (os.path.isdir(digests) or os.path.exists(file)):
            sys.exit(f'{folder} has not both corpus.tsv and digests or corpus.md.')
        self.digests = digests if os.path.isdir(digests) else file
        self.digest_files = sorted(glob.glob(digests + '/**/*.md', recursive=True)) or [file]
        self.single = file
        if not os.path.exists(file):
            self.single = os.path.join(spare, 'corpus.md')
            with open(self.single, 'wb') as whole:
                for path in self.digest_files:
                    with open(path, 'rb') as part:
                        shutil.copyfileobj(part, whole, 1 << 20)
        with open(self.rows, 'rb') as rows:
            self.papers = sum(block.count(b'\n') for block in iter(lambda: rows.read(1 << 20), b''))

    @property
    def files(self):
        """What Quire and fzf read."""
        return self.digest_files + [self.rows]

    def sizes(self):
        """The bytes of the digests, and of the rows."""
        return sum(map(os.path.getsize, self.digest_files)), os.path.getsize(self.rows)


def make(kit, papers, folder, say):
    """Lets the kit's generator write so many papers; the same number gives the same bytes, anywhere."""
    generator = os.path.join(kit, 'gen_corpus.py')
    if not os.path.exists(generator):
        sys.exit(f'Nothing can be measured: {kit} has no gen_corpus.py to make papers, '
                 'and no --corpus is given.')
    say(f'making {papers} papers')
    done = subprocess.run([sys.executable, generator, '-n', str(papers), '-o', folder,
                           '--formats', 'md,tsv', '--per-file', '130'], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f'Nothing can be measured: gen_corpus.py made no papers.\n{done.stderr[-2000:]}')
