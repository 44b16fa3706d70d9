"""What a key of a filter costs until its paint, Quire and fzf in turn."""
import re, subprocess, sys, tempfile
from dataclasses import dataclass
from .meter import typed
from .tables import code, row, table


@dataclass
class Query:
    """A filter in Quire's language, and the same in fzf's, None if that has no such thing."""
    quire: str
    fzf: str

    @staticmethod
    def of(text):
        """A query by its text in Quire's language; what only has words is the same in both."""
        if text in EQUIVALENTS:
            return Query(text, EQUIVALENTS[text])
        is_language = re.search(r'[:"|()/#~!^$\'\\]|(^|\s)-', text)
        return Query(text, None if is_language else text)


EQUIVALENTS = {
    '-survey transformer': '!survey transformer',
    '"state space"': 'state\\ space',
    'moe | mixture': 'moe | mixture',
}

# Words, parts of words and names; words of few and of nearly all papers; capitals and an accent, which both
# programs then ask for; and the language.
USUAL = ['sparse attention', 'diffusion transformer quantization', 'wang li', 'einstein', 'str con tri',
         'quantiz', 'kv cache', 'low-bit', 'galaxy redshift', 'mixture of experts', 'the', 'tion',
         'KV', 'MoE', 'T', 'Müller',
         'author:wang cat:cs.LG', '-survey transformer', '"state space"', 'moe | mixture']


def measure(meter, quire, fzf, queries, rounds, say):
    """The ms of all keys by query and program, and how many keys had no answer. Each query is a process of
    its own, so that nobody has the answer from before; who begins changes with each."""
    paints, unanswered, turn = {}, {}, 0
    for number in range(rounds):
        for query in queries:
            sides = [(quire, query.quire)] + ([(fzf, query.fzf)] if fzf and query.fzf else [])
            turn += 1
            for program, text in sides[::-1] if turn % 2 else sides:
                say(f'round {number + 1}, {program.name}: {text}')
                run = meter.run(program, typed(text))
                paints.setdefault((query.quire, program.name), []).extend(ms for _, ms in run.paints)
                unanswered[program.name] = unanswered.get(program.name, 0) + run.unanswered
    return paints, unanswered


def found(quire, fzf, corpus, query, environment):
    """How many papers each program finds, asked without a screen."""
    ours = output([quire.command[0], 'list', f'--query={query.quire}', '--count', corpus.digests],
                  dict(environment, QUIRE_HOME=quire.home)).strip()
    if not fzf or not query.fzf:
        return ours, '–'
    return ours, filtered(fzf.command[0], query.fzf, corpus.rows, environment)


def filtered(fzf, text, rows, environment):
    """How many rows fzf finds. They are counted as they come, since they may be all."""
    with open(rows, 'rb') as file, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen([fzf, '-e', '--no-sort', '--filter', text], env=environment, stdin=file,
                                   stdout=subprocess.PIPE, stderr=errors)
        count = sum(block.count(b'\n') for block in iter(lambda: process.stdout.read(1 << 20), b''))
        errors.seek(0)
        expect(process.wait(), fzf, errors.read())
    return count


def output(command, environment):
    """What a program prints."""
    done = subprocess.run(command, env=environment, capture_output=True)
    expect(done.returncode, command[0], done.stderr)
    return done.stdout.decode()


def expect(status, program, error):
    """Ends everything when a program failed; 1 is how all of them say that nothing was found."""
    if status not in (0, 1):
        sys.exit(f'{program} ended with {status}: {error[-1000:].decode(errors="replace")}')


def together(paints, queries, program):
    """The ms of a program over several queries."""
    return [ms for query in queries for ms in paints.get((query.quire, program), [])]


def report(paints, unanswered, queries, counts, quire, fzf):
    """A row a query, and below them all keys together, first of the queries that have ratios. `quire` and
    `fzf` are names."""
    rows = []
    for query in queries:
        ours, theirs = paints.get((query.quire, quire), []), paints.get((query.quire, fzf), [])
        name = code(query.quire) + ('' if query.fzf in (None, query.quire) else ', fzf ' + code(query.fzf))
        rows.append([name, *row(ours, theirs), *counts[query.quire]])
    shared = [query for query in queries if (query.quire, fzf) in paints]
    if shared:
        both = row(together(paints, shared, quire), together(paints, shared, fzf))
        rows.append(['all that both were asked', *both, '', ''])
    rows.append(['all', *row(together(paints, queries, quire), []), '', ''])
    text = table(['query', 'keys', 'Quire p50 / p95 / p99, ms', 'fzf p50 / p95 / p99, ms', 'Quire / fzf',
                  'Quire finds', 'fzf finds'], rows)
    lost = ', '.join(f'{count} of {name}' for name, count in unanswered.items() if count)
    return text + (f'\n\nKeys that painted nothing, and are not among these: {lost}.' if lost else '')
