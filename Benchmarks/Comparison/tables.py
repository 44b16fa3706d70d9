"""Figures as Markdown."""


def percentile(values, share):
    """The value at a share of the way from the least to the greatest."""
    values = sorted(values)
    return values[round(share * (len(values) - 1))]


def figure(value):
    """A number with three digits that count."""
    return f'{value:,.0f}' if value >= 100 else f'{value:.1f}' if value >= 10 else f'{value:.2f}'


def spread(values):
    """The percentiles 50, 95 and 99."""
    return ' / '.join(figure(percentile(values, share)) for share in (.5, .95, .99)) if values else '–'


def ratio(ours, theirs):
    """Ours by theirs: below one as 1/n, since that is how it is said."""
    if not ours or not theirs:
        return '–'
    return f'1/{figure(theirs / ours)}' if theirs > ours else figure(ours / theirs)


def ratios(ours, theirs):
    """The ratios of the percentiles 50, 95 and 99."""
    if not ours or not theirs:
        return '–'
    return ', '.join(ratio(percentile(ours, share), percentile(theirs, share)) for share in (.5, .95, .99))


def row(ours, theirs):
    """How many keys of ours, the percentiles of both, and their ratios."""
    return [len(ours), spread(ours), spread(theirs), ratios(ours, theirs)]


def megabytes(size):
    """Bytes as megabytes."""
    return f'{figure(size / 1e6)} MB'


def code(text):
    """A text as code in a cell."""
    return '`' + text.replace('|', '\\|') + '`'


def table(head, rows, text_columns=1):
    """A table; the first columns are text, the others are figures."""
    lines = [head, ['---'] * text_columns + ['---:'] * (len(head) - text_columns)] + rows
    return '\n'.join('| ' + ' | '.join(str(cell) for cell in line) + ' |' for line in lines)
