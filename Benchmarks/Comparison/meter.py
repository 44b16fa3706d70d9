"""Programs on a terminal: from a key to its paint, starts, and memory.

A key is written, and its paint is the last output before the terminal stays quiet. That is all that can be
seen from outside, and the same for every program. Questions to the terminal are answered as xterm does, each
of them: fzf asks for the cursor twice at its start, and would wait a second for an answer that does not come.
"""
import fcntl, os, pty, re, select, signal, struct, subprocess, sys, termios, time
from dataclasses import dataclass, field

PAGE_DOWN = b'\x1b[6~'
# What programs ask: the cursor's place, what the terminal is, whether a mode is set, and its two colours.
QUESTIONS = re.compile(rb'\x1b\[6n|\x1b\[0?c|\x1b\[\?(\d+)\$p|\x1b\](1[01]);\?(?:\x07|\x1b\\)')
# How long a key may stay without any output, and a program without a first screen, in seconds.
PATIENCE, START_PATIENCE = 20, 120


@dataclass
class Contestant:
    """A program that is started on the terminal. `before` is the keys to where something is typed, `stdin` a
    file, and `home` the folder of Quire's settings, data and cache."""
    name: str
    command: list
    before: list = field(default_factory=list)
    stdin: str = None
    home: str = None


@dataclass
class Run:
    """What one start of a program gave: ms from start to first output and to the settled screen, each key
    with its ms to paint, how many keys painted nothing, and at the end bytes of memory (private, mapped)."""
    first: float
    settled: float
    paints: list
    unanswered: int
    memory: tuple


class Meter:
    """Starts programs on a terminal, each time a new process, with nothing of the user's settings. `quiet` is
    how many ms without output end a paint."""

    def __init__(self, size, quiet):
        self.columns, self.rows = map(int, size.split('x'))
        self.quiet = quiet
        own = ('XDG_', 'QUIRE_', 'FZF_', 'LESS', 'RIPGREP_', 'COLOR', 'NO_COLOR', 'CLICOLOR')
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith(own)}
        self.environment.update(TERM='xterm-256color', LC_ALL='C.UTF-8', LESSHISTFILE='-',
                                COLUMNS=str(self.columns), LINES=str(self.rows))

    def run(self, program, keys=(), start_quiet=2000, before_quiet=None, quiet=None):
        """Starts a program, waits until its screen has settled, and presses the keys. Keys of `before` are
        pressed and not measured."""
        session = Session(program, self)
        try:
            start = session.settle(session.begin, start_quiet, START_PATIENCE)
            if not start:
                sys.exit(f'{program.name} showed nothing: {" ".join(program.command)}')
            for key in program.before:
                session.press(key, before_quiet or self.quiet)
            pressed = [(key, session.press(key, quiet or self.quiet)) for key in keys]
            if session.process.poll() is not None:
                sys.exit(f'{program.name} ended by itself, with {session.process.returncode}.')
            paints = [(key, times[1]) for key, times in pressed if times]
            return Run(*start, paints, len(pressed) - len(paints), memory(session.process.pid))
        finally:
            session.end()


class Session:
    """A process with a terminal of its own."""

    def __init__(self, program, meter):
        self.master, other = pty.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack('HHHH', meter.rows, meter.columns, 0, 0))
        environment = dict(meter.environment, **({'QUIRE_HOME': program.home} if program.home else {}))
        stdin = os.open(program.stdin, os.O_RDONLY) if program.stdin else os.dup(other)
        self.asked = b''
        self.begin = time.perf_counter()
        self.process = subprocess.Popen(
            program.command, env=environment, stdin=stdin, stdout=other, stderr=other, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(1, termios.TIOCSCTTY, 0))
        os.close(stdin)
        os.close(other)

    def read(self, seconds):
        """What comes next, b'' when nothing does in that time, or the program has ended."""
        if not select.select([self.master], [], [], max(0, seconds))[0]:
            return b''
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:
            return b''
        self.answer(data)
        return data

    def answer(self, data):
        """Answers what the terminal is asked. A question may come in two pieces."""
        text, end = self.asked + data, 0
        for question in QUESTIONS.finditer(text):
            end = question.end()
            mode, color = question.groups()
            if mode:
                os.write(self.master, b'\x1b[?%s;2$y' % mode)
            elif color:
                shade = b'0000' if color == b'11' else b'ffff'
                os.write(self.master, b'\x1b]%s;rgb:%s/%s/%s\x1b\\' % (color, shade, shade, shade))
            else:
                os.write(self.master, b'\x1b[1;1R' if question.group().endswith(b'n') else b'\x1b[?62;22c')
        rest = text[end:][-16:]
        self.asked = rest[rest.rfind(b'\x1b'):] if b'\x1b' in rest else b''

    def settle(self, begin, quiet, patience):
        """Reads until nothing has come for `quiet` ms. Returns the ms from `begin` to the first and to the
        last output, None when there was none."""
        first = last = None
        while True:
            wait = quiet / 1e3 if last else begin + patience - time.perf_counter()
            if not self.read(wait):
                break
            last = time.perf_counter()
            first = first or last
        return first and ((first - begin) * 1e3, (last - begin) * 1e3)

    def press(self, key, quiet):
        """Writes a key, and reads its paint."""
        while self.read(0):
            pass
        begin = time.perf_counter()
        try:
            os.write(self.master, key)
        except OSError:
            return None
        return self.settle(begin, quiet, PATIENCE)

    def end(self):
        """Ends the program, which may still want to write something."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            if self.process.poll() is None:
                self.process.send_signal(number)
            deadline = time.perf_counter() + 1
            while self.process.poll() is None and time.perf_counter() < deadline:
                self.read(.01)
        os.close(self.master)


def typed(text):
    """The keys that type a text."""
    return [character.encode() for character in text]


def memory(process):
    """Bytes that belong to a process alone (anonymous), and those of mapped files that are resident."""
    with open(f'/proc/{process}/smaps_rollup') as file:
        sizes = {line.split()[0]: int(line.split()[1]) << 10 for line in file if line.endswith('kB\n')}
    return sizes['Anonymous:'], sizes['Rss:'] - sizes['Anonymous:']
