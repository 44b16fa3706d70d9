"""What a terminal shows, as far as programs of ncurses write it: text, without colours."""
import codecs, re, unicodedata

# Sequences with parameters, strings for the terminal, other sequences, control characters, and text.
TOKENS = re.compile(
    r'\x1b\[([?>=]?)([\d;:]*)[ -/]*([@-~])|\x1b[\]P_^][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][0-9A-Z]'
    r'|\x1b([0-9=>A-Zc\\])|([\x00-\x1a\x1c-\x1f\x7f])|([^\x00-\x1f\x7f]+)')


class Screen:
    """Lines of cells, and the cursor."""

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.cells = [[' '] * columns for _ in range(rows)]
        self.row = self.column = 0
        self.saved = (0, 0)
        self.top, self.bottom = 0, rows - 1
        self.last = ' '
        self.rest, self.decoder = '', codecs.getincrementaldecoder('utf-8')('replace')

    @property
    def lines(self):
        """The text of each line. What a wide character covers is not there."""
        return [''.join(line).rstrip() for line in self.cells]

    def feed(self, data):
        """Takes output; a sequence may come in two pieces."""
        text = self.rest + self.decoder.decode(data)
        last = text.rfind('\x1b')
        is_cut = last >= 0 and not TOKENS.match(text, last)
        self.rest = text[last:][:4096] if is_cut else ''
        # What is between tokens is unknown, and passed over.
        for token in TOKENS.finditer(text[:last] if is_cut else text):
            private, numbers, final, other, control, plain = token.groups()
            if final and not private:
                self.control(final, [int(n) if n else 0 for n in numbers.replace(':', ';').split(';')])
            elif other:
                self.obey(other)
            elif control:
                self.move(control)
            elif plain:
                self.write(plain)

    def write(self, text):
        """Puts characters at the cursor. Behind the last column it waits there until another one comes."""
        for character in text:
            wide = unicodedata.east_asian_width(character) in 'WF'
            if unicodedata.combining(character):
                continue
            if self.column + wide >= self.columns:
                self.column = 0
                self.down()
            self.cells[self.row][self.column] = self.last = character
            self.column += 1
            if wide and self.column < self.columns:
                self.cells[self.row][self.column] = ''
                self.column += 1

    def move(self, control):
        """Obeys a control character."""
        if control == '\r':
            self.column = 0
        elif control == '\n':
            self.down()
        elif control == '\b':
            self.column = max(0, self.column - 1)
        elif control == '\t':
            self.column = min(self.columns - 1, (self.column // 8 + 1) * 8)

    def obey(self, other):
        """Obeys a sequence without parameters: a line up, and the cursor kept and brought back."""
        if other == 'M':
            self.up()
        elif other == '7':
            self.saved = (self.row, self.column)
        elif other == '8':
            self.row, self.column = self.saved

    def down(self):
        """Goes a line down; the region moves when there is none."""
        if self.row == self.bottom:
            self.scroll(self.top, 1)
        else:
            self.row = min(self.rows - 1, self.row + 1)

    def up(self):
        """Goes a line up."""
        if self.row == self.top:
            self.scroll(self.top, -1)
        else:
            self.row = max(0, self.row - 1)

    def scroll(self, top, count):
        """Moves the lines from `top` to the end of the region up, or down when `count` is less than 0."""
        blank = [[' '] * self.columns for _ in range(min(abs(count), self.bottom + 1 - top))]
        part = self.cells[top:self.bottom + 1]
        moved = part[count:] + blank if count > 0 else blank + part[:count]
        self.cells[top:self.bottom + 1] = moved[:len(part)]

    def control(self, final, numbers):
        """Obeys a sequence with parameters."""
        first = numbers[0]
        count = max(1, first)
        if final in 'Hf':
            self.row = min(self.rows, count) - 1
            self.column = min(self.columns, max(1, (numbers + [0])[1])) - 1
        elif final in 'ABCDEGd`':
            self.go(final, count)
        elif final == 'J':
            self.erase_screen(first)
        elif final == 'K':
            self.erase(self.row, *((0, self.column + 1) if first == 1 else (0, self.columns) if first == 2
                                   else (self.column, self.columns)))
        elif final == 'X':
            self.erase(self.row, self.column, min(self.columns, self.column + count))
        elif final == 'P':
            line = self.cells[self.row]
            del line[self.column:self.column + count]
            line += [' '] * (self.columns - len(line))
        elif final == '@':
            line = self.cells[self.row]
            line[self.column:self.column] = [' '] * count
            del line[self.columns:]
        elif final in 'LM' and self.top <= self.row <= self.bottom:
            self.scroll(self.row, -count if final == 'L' else count)
        elif final in 'ST':
            self.scroll(self.top, count if final == 'S' else -count)
        elif final == 'b':
            self.write(self.last * count)
        elif final == 'r':
            self.top, self.bottom = count - 1, ((numbers + [0])[1] or self.rows) - 1
            self.row = self.column = 0

    def go(self, final, count):
        """Moves the cursor."""
        if final in 'AB':
            self.row = min(self.rows - 1, max(0, self.row + (count if final == 'B' else -count)))
        elif final in 'CD':
            self.column = min(self.columns - 1, max(0, self.column + (count if final == 'C' else -count)))
        elif final in 'G`':
            self.column = min(self.columns, count) - 1
        elif final == 'd':
            self.row = min(self.rows, count) - 1

    def erase(self, row, start, end):
        """Makes cells of a line blank."""
        self.cells[row][start:end] = [' '] * (end - start)

    def erase_screen(self, what):
        """Makes the screen blank from the cursor on, up to it, or all of it."""
        rows = range(self.row + 1, self.rows) if what == 0 else range(self.row if what == 1 else self.rows)
        for row in rows:
            self.erase(row, 0, self.columns)
        if what == 0:
            self.erase(self.row, self.column, self.columns)
        elif what == 1:
            self.erase(self.row, 0, self.column + 1)
