"""A goal, what was measured for it, and whether it is met."""
from dataclasses import dataclass
from Comparison.tables import figure, percentile, table


@dataclass
class Figure:
    """Something measured. `limit` is what it may be at most (at least, where `is_least`); without one it is
    only told."""
    label: str
    value: float
    limit: float = None
    unit: str = 'ms'
    is_least: bool = False

    @property
    def is_met(self):
        """Whether it keeps within its limit; None when it has none."""
        if self.limit is None:
            return None
        if self.value is None:
            return False
        return self.value >= self.limit if self.is_least else self.value <= self.limit

    @property
    def target(self):
        """`p50 ≤ 1.20 ms`"""
        return f'{self.label} {"≥" if self.is_least else "≤"} {figure(self.limit)} {self.unit}'.strip()

    @property
    def text(self):
        """`p50 0.98 ms`"""
        if self.value is None:
            return f'{self.label} never'
        return f'{self.label} {figure(self.value)} {self.unit}'.strip()


@dataclass
class Goal:
    """A row of the table: what is asked for, and its figures."""
    name: str
    figures: list
    note: str = ''

    def cells(self):
        """What the row says."""
        verdicts = [figure.is_met for figure in self.figures if figure.is_met is not None]
        targets = ', '.join(figure.target for figure in self.figures if figure.limit is not None)
        verdict = '–' if not verdicts else 'met' if all(verdicts) else '**missed**'
        measured = ', '.join(figure.text for figure in self.figures)
        return [self.name, targets or '–', measured + (f' ({self.note})' if self.note else ''), verdict]


def spread(values, p50=None, p99=None, label='', unit='ms'):
    """Figures of the median and the 99th percentile, with their limits."""
    if not values:
        return [Figure(f'{label}p50', None, p50, unit), Figure(f'{label}p99', None, p99, unit)]
    return [Figure(f'{label}p50', percentile(values, .5), p50, unit),
            Figure(f'{label}p99', percentile(values, .99), p99, unit)]


def report(goals):
    """All rows as a table."""
    return table(['goal', 'target', 'measured', ''], [goal.cells() for goal in goals], text_columns=4)
