#!/usr/bin/env python3
"""Writes FoldTable.swift: the decompositions by which text is folded for searching.

  python3 Sources/Catalog/Text/fold-table.py > Sources/Catalog/Text/FoldTable.swift

Source: the Unicode character database of this Python's `unicodedata` (NFKD). Left out: Hangul
(nothing to fold), decompositions with a blank among other characters, and those of more than six
characters. With --check it compares instead, and says so if this Python knows another Unicode.
"""
import os, sys, unicodedata

VERSION = '14.0.0'

rows = []
for code in range(0x80, 0x110000):
    if 0xAC00 <= code <= 0xD7A3 or 0xD800 <= code <= 0xDFFF:
        continue
    char = chr(code)
    parts = unicodedata.normalize('NFKD', char)
    if parts == char or len(parts) > 6 or (' ' in parts and parts != ' '):
        continue
    rows.append((code, parts))

def spell(text):
    return ''.join('\\u{%X}' % ord(c) if ord(c) > 0x7E or c in '\\"' else c for c in text)

lines = ['// swift-format-ignore-file',
         '// Made by fold-table.py from Unicode %s; do not edit.' % unicodedata.unidata_version, '',
         '/// Compatibility decompositions: a character, what it decomposes into, a tab; and so on.',
         'let foldDecompositions: StaticString = """']
line = ''
for code, parts in rows:
    item = spell(chr(code) + parts) + '\\t'
    if len(line) + len(item) > 96:
        lines.append('  ' + line + '\\')
        line = ''
    line += item
lines += ['  ' + line, '  """']
text = '\n'.join(lines) + '\n'
if '--check' in sys.argv:
    if unicodedata.unidata_version != VERSION:
        sys.exit(print('fold table not checked: Unicode is ' + unicodedata.unidata_version))
    with open(os.path.join(os.path.dirname(__file__), 'FoldTable.swift')) as file:
        sys.exit(0 if file.read() == text else 'FoldTable.swift is not what Unicode says')
sys.stdout.write(text)
