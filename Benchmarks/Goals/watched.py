"""A program on a terminal whose screen is looked at: when did something stand there?"""
import contextlib, os, time
from Comparison.meter import Session
from .screen import Screen


class Watched(Session):
    """Notes when each piece of output came. The screen is made of them while nothing comes, so that looking
    takes no time from the program."""

    def __init__(self, program, meter):
        self.pieces, self.seen = [], 0
        self.screen = Screen(meter.columns, meter.rows)
        super().__init__(program, meter)

    def answer(self, data):
        """Notes what has come, and answers what is asked in it."""
        self.pieces.append((time.perf_counter(), data))
        super().answer(data)

    def typed(self, key, quiet):
        """Presses a key. Returns the ms to its first and to its last output, and how many bytes these had;
        None when there was none."""
        while self.read(0):
            pass
        before = len(self.pieces)
        times = self.press(key, quiet)
        return times and (*times, sum(len(data) for _, data in self.pieces[before:]))

    def after(self, key, holds, patience=60):
        """The ms from a key until something holds for the lines of the screen; None when it never does."""
        self.catch_up()
        begin = time.perf_counter()
        os.write(self.master, key)
        return self.until(holds, begin, patience)

    def catch_up(self):
        """Looks at all that has come until now."""
        while self.read(0):
            pass
        self.look(lambda lines: False)

    def until(self, holds, begin=None, patience=60):
        """The ms from `begin`, else from the start, until something holds for the lines of the screen; None
        when it never does."""
        begin = begin or self.begin
        while time.perf_counter() < begin + patience:
            came = self.read(.05)
            if came and len(self.pieces) - self.seen < 64:
                continue
            moment = self.look(holds)
            if moment:
                return (moment - begin) * 1e3
            if self.process.poll() is not None:
                return None
        return None

    def history(self, what):
        """The ms from the start and what was then, each time that something of the lines of the screen has
        changed."""
        changes = []

        def note(lines):
            value = what(lines)
            if not changes or changes[-1][1] != value:
                changes.append(((self.pieces[self.seen - 1][0] - self.begin) * 1e3, value))

        self.look(note)
        return changes

    def look(self, holds):
        """When something began to hold, among what has come since the last look; None when it did not."""
        while self.seen < len(self.pieces):
            moment, data = self.pieces[self.seen]
            self.seen += 1
            self.screen.feed(data)
            if holds(self.screen.lines):
                return moment
        return None


@contextlib.contextmanager
def watched(program, meter):
    """A program that runs as long as it is looked at."""
    session = Watched(program, meter)
    try:
        yield session
    finally:
        session.end()
