#!/usr/bin/env python3
"""Writes WidthTable.swift: the columns of every character, as this machine's C library gives them.

  LC_ALL=C.UTF-8 python3 Sources/Canvas/Cells/width-table.py > Sources/Canvas/Cells/WidthTable.swift

Run it on Debian 12 (glibc 2.36). With --check it compares instead, and says so if the C library is
another one.
"""
import ctypes, os, platform, sys

VERSION = '2.36'
libc = ctypes.CDLL(None)
libc.setlocale(0, b'C.UTF-8')
libc.wcwidth.argtypes = [ctypes.c_int]

ranges = []
for code in range(0xA0, 0x110000):
    width = -1 if 0xD800 <= code <= 0xDFFF else libc.wcwidth(code)
    if ranges and ranges[-1][2] == width and ranges[-1][1] == code - 1:
        ranges[-1][1] = code
    else:
        ranges.append([code, code, width])

lines = ['// swift-format-ignore-file',
         "// Made by width-table.py from glibc %s's wcwidth; do not edit." % VERSION, '',
         '/// Ranges of characters from U+00A0 that do not take one column: first, last and columns;',
         '/// -1 for characters that cannot be shown.',
         'let widthRanges: [(first: UInt32, last: UInt32, columns: Int8)] = [']
row = ' '
for first, last, width in ranges:
    if width == 1:
        continue
    item = ' (0x%X, 0x%X, %d),' % (first, last, width)
    if len(row) + len(item) > 98:
        lines.append(row)
        row = ' '
    row += item
lines += [row, ']']
text = '\n'.join(lines) + '\n'
if '--check' in sys.argv:
    if platform.libc_ver()[1] != VERSION:
        sys.exit(print('width table not checked: glibc is ' + platform.libc_ver()[1]))
    with open(os.path.join(os.path.dirname(__file__), 'WidthTable.swift')) as file:
        sys.exit(0 if file.read() == text else 'WidthTable.swift is not what the C library says')
sys.stdout.write(text)
