#!/usr/bin/env python3
"""Writes EntityTable.swift: what the names of HTML 5's character references stand for.

  python3 Sources/Digests/Fields/entity-table.py > Sources/Digests/Fields/EntityTable.swift

The names are those of the HTML standard (https://html.spec.whatwg.org/entities.json), which Python has as
`html.entities.html5`. With --check it compares instead.
"""
import html.entities, os, sys

names = {name.rstrip(';'): text for name, text in html.entities.html5.items()}
# Blanks are blanks in text that is broken anew.
names.update(Tab=' ', NewLine=' ', nbsp=' ', NonBreakingSpace=' ')
bare = sorted(name for name in html.entities.html5 if not name.endswith(';'))


def shown(text):
    return ''.join('\\u{%X}' % ord(c) for c in text)


lines = ['// swift-format-ignore-file',
         '// Made by entity-table.py from the HTML standard; do not edit.', '',
         '/// The names in the order of their bytes, a line each: the name, a blank, and what it stands for.',
         'let entityTable: StaticString = """']
lines += ['%s %s' % (name, shown(names[name])) for name in sorted(names)]
lines += ['', '"""', '',
          '/// The names that count without a semicolon, too.',
          'let bareEntities: StaticString = """']
row = ''
for name in bare:
    if len(row) + len(name) > 110:
        lines.append(row + '\\')
        row = ''
    row += ' ' + name
lines += [row + ' \\', '', '"""']
text = '\n'.join(lines) + '\n'
if '--check' in sys.argv:
    with open(os.path.join(os.path.dirname(__file__), 'EntityTable.swift')) as file:
        sys.exit(0 if file.read() == text else 'EntityTable.swift is not what entity-table.py writes')
sys.stdout.write(text)
