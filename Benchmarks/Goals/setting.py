"""What goals are measured with: the program, papers, and folders in which they have been read before."""
import os, subprocess, tempfile
from dataclasses import dataclass
from Comparison.filtering import expect
from Comparison.meter import Contestant, Meter

# Sizes of papers that rows ask for, and what they are called.
TITLES = {'hundred': '100k', 'million': '1M', 'all': '2.9M'}


@dataclass
class Papers:
    """Papers of a size, and where they are."""
    size: str
    path: str

    @property
    def title(self):
        """How tables call them."""
        return TITLES[self.size]

    @property
    def files(self):
        """All files that are read."""
        if os.path.isfile(self.path):
            return [self.path]
        return sorted(os.path.join(folder, name) for folder, _, names in os.walk(self.path) for name in names)


class Setting:
    """What is given, and what rows have found out. `spare` goes when everything is done."""

    def __init__(self, given, spare, say):
        self.given, self.spare, self.say = given, spare, say
        self.rounds = given.rounds
        self.meter = Meter(given.size, given.quiet)
        self.papers = {size: Papers(size, os.path.abspath(path)) for size in TITLES
                       if (path := getattr(given, size))}
        self.homes, self.missing, self.told = {}, [], []

    def have(self, *sizes):
        """Those of some papers that are given; of the others it is noted that they are not."""
        for size in sizes:
            if size in self.papers:
                yield self.papers[size]
            elif (line := f'--{size} is not given: rows about {TITLES[size]} papers are left out.') \
                    not in self.missing:
                self.missing.append(line)

    def lack(self, why):
        """Notes why a row is left out."""
        self.missing.append(why)

    def new_home(self):
        """A QUIRE_HOME in which nothing is."""
        return tempfile.mkdtemp(dir=self.spare)

    def quire(self, path, home, before=()):
        """The program as it is started on papers."""
        command = [self.given.quire, '--fresh'] + ([path] if path else [])
        return Contestant('Quire', command, before=list(before), home=home)

    def ready(self, papers, before=()):
        """The program on papers that were read before."""
        return self.quire(papers.path, self.home(papers.path), before)

    def home(self, path):
        """A QUIRE_HOME in which a path was read before: one of those that are given, else a new one."""
        if path not in self.homes:
            known = [home for home in self.given.home if self.index(path, home, '--status').returncode == 0]
            self.take(path, known[0] if known else self.made(path))
        return self.homes[path]

    def take(self, path, home):
        """Notes where a path has been read, and what is kept of it."""
        self.homes[path] = home
        self.told.append(f'{path}: {self.index(path, home, "--status").stdout.decode().strip()}')

    def folder(self, papers):
        """A folder in which only these papers are, so that others can be put beside them."""
        path = os.path.join(self.spare, 'papers-' + papers.size)
        if not os.path.exists(path):
            os.mkdir(path)
            for file in papers.files:
                name = os.path.join(path, os.path.basename(file))
                try:
                    os.link(file, name)
                except OSError:
                    os.symlink(file, name)
        return path

    def made(self, path):
        """A new QUIRE_HOME in which a path has been read."""
        home = self.new_home()
        self.say(f'reading {path}')
        done = self.index(path, home)
        expect(done.returncode if done.returncode != 3 else 0, 'quire index', done.stderr)
        return home

    def index(self, path, home, *options):
        """Runs `quire index`; that some of a file cannot be read ends it with 3."""
        return subprocess.run([self.given.quire, 'index', *options, path], env=self.environment(home),
                              capture_output=True)

    def environment(self, home):
        """What the program finds around it."""
        return dict(self.meter.environment, QUIRE_HOME=home)
