#!/usr/bin/env python3
"""Makes CompositionTable.swift: which letter and accent have a character of their own.

    python3 Sources/TeX/Tables/composition-table.py           writes it
    python3 Sources/TeX/Tables/composition-table.py --check   exits 1 when it is not what this would write

The pairs are the canonical compositions of Unicode 14 whose second part is a combining mark of
U+0300 to U+036F; a later version adds none.
"""
import sys
import unicodedata
from pathlib import Path

PATH = Path(__file__).with_name("CompositionTable.swift")
WIDTH = 100


def pairs():
    marks = {}
    for code in range(0x110000):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) != 2 or parts[0].startswith("<"):
            continue
        base, mark = (int(part, 16) for part in parts)
        whole = chr(base) + chr(mark)
        if 0x300 <= mark <= 0x36F and unicodedata.normalize("NFC", whole) == chr(code):
            marks.setdefault(mark, []).append(chr(base) + chr(code))
    return marks


def text():
    lines = [
        "// swift-format-ignore-file",
        "// Made by composition-table.py from Unicode; do not edit.",
        "",
        "/// An accent, then each letter that has a character of its own with it, and that character.",
        'let compositions: StaticString = """',
    ]
    for mark, found in sorted(marks_sorted().items()):
        line = f"  \\u{{{mark:X}}}"
        for pair in found:
            if len(line) + 2 > WIDTH - 1:
                lines.append(line + "\\")
                line = "  "
            line += pair
        lines.append(line)
    lines.append('  """')
    return "\n".join(lines) + "\n"


def marks_sorted():
    return {mark: sorted(found) for mark, found in pairs().items()}


if "--check" in sys.argv:
    sys.exit(0 if PATH.read_text() == text() else f"{PATH.name} is out of date")
PATH.write_text(text())
