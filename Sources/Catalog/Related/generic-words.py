#!/usr/bin/env python3
"""Writes GenericWords.swift: the words that any abstract may have, whatever it is about.

  Sources/Catalog/Related/generic-words.py QUIRE DIGESTS > Sources/Catalog/Related/GenericWords.swift
  Sources/Catalog/Related/generic-words.py QUIRE DIGESTS --check

QUIRE is the binary, DIGESTS a folder with digests of many fields; by default `.build/debug/quire` and
`../shared/digests`. A word is generic when at least ten abstracts have it, and ten times as many
abstracts as titles of the same papers: authors write it without thinking that it says what their paper is
about. Words are without the s of a plural. --check is content when at most two words of a hundred differ, since what is read from digests gets
better with time, and says so when there are no digests to look at.
"""
import collections, json, os, re, subprocess, sys, unicodedata

arguments = [a for a in sys.argv[1:] if a != '--check']
root = os.path.abspath(os.path.join(os.path.dirname(__file__), '../../..'))
quire = arguments[0] if arguments else os.path.join(root, '.build/debug/quire')
digests = arguments[1] if len(arguments) > 1 else os.path.join(root, '../shared/digests')
path = os.path.join(root, 'Sources/Catalog/Related/GenericWords.swift')
if '--check' in sys.argv and not os.path.isdir(digests):
    print('generic-words.py: skipped, there is no folder %s' % digests)
    sys.exit(0)

LEAST, RATIO = 10, 10

def words(text):
    text = unicodedata.normalize('NFKD', text)
    text = ''.join(c for c in text if not unicodedata.combining(c)).lower()
    return set(singular(w) for w in re.findall(r'[^\W_]+', text)
               if len(w) > 1 and w.isascii() and not w.isdigit())

def singular(word):
    # As Topic.singular has it.
    return word[:-1] if len(word) > 4 and word.endswith('s') and not word.endswith('ss') else word

abstracts, titles = collections.Counter(), collections.Counter()
lines = subprocess.run([quire, 'list', '--jsonl', digests], capture_output=True, text=True).stdout
for line in lines.splitlines():
    paper = json.loads(line)
    if paper.get('abstract'):
        abstracts.update(words(paper['abstract']))
        titles.update(words(paper['title']))
generic = sorted(w for w, n in abstracts.items()
                 if n >= LEAST and n >= RATIO * (titles[w] + 0.5))

if '--check' in sys.argv:
    known = set(re.findall(r'[a-z0-9]+', open(path).read().split('"""')[1]))
    different = known.symmetric_difference(generic)
    if len(different) > 0.02 * len(known):
        sys.exit('GenericWords.swift is stale: %d of %d words differ' % (len(different), len(known)))
    sys.exit(0)

print('// swift-format-ignore-file')
print('// Made by generic-words.py; do not edit.')
print()
print('extension Words {')
print('  /// Words that any abstract may have, in ten times as many abstracts as titles, without the s of')
print('  /// a plural.')
print('  static let generic = Set("""')
line = '   '
for word in generic:
    if len(line) + 1 + len(word) > 100:
        print(line)
        line = '   '
    line += ' ' + word
print(line)
print('    """.split(whereSeparator: \\.isWhitespace).map(String.init))')
print('}')
