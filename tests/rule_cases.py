"""Cases of the rules: small lists, and the cells that a rule finds in them.

The first row written of a list is row 3 of its sheet. Dates are written as 2026-02-01; the
reference date is 31 March 2026, so that the six months begin on 30 September 2025 and the twelve
on 31 March 2025.
"""

from dataclasses import dataclass, field, replace
from datetime import date

import polars as pl
from small_lists import REFERENCE_DATE, snapshot

from ilacs.lists import checking
from ilacs.lists.declared import Kind, Layout, by_id
from ilacs.lists.snapshot import PLACE, ROW, UNPLACED


@dataclass(frozen=True)
class Case:
    """`finds` are the cells that `rule` finds: (list, row, column). No others.

    The cells of `typed` hold a value that was not understood. `before` are the lists of an
    earlier submission.
    """

    rule: str
    finds: list
    lists: dict
    reference_date: date | None = REFERENCE_DATE
    authority: str | None = None
    layout: Layout | None = None
    typed: list = field(default_factory=list)
    before: dict | None = None
    before_date: date | None = None

    def __str__(self):
        return self.rule

    def snapshot(self):
        """The lists."""
        made = replace(
            _made(self.lists, self.reference_date), authority=self.authority, layout=self.layout
        )
        return keep_typed(made, self.typed)

    def earlier(self):
        """The earlier submission, if there is one."""
        return None if self.before is None else _made(self.before, self.before_date)

    def findings(self):
        """What all rules find."""
        return checking.check(self.snapshot(), self.earlier())

    def found(self):
        """What the rule finds: (list, row, column) of each finding, sorted."""
        findings = self.findings().filter(pl.col("rule") == self.rule)
        return sorted(findings.select("list", "row", "column").rows(), key=str)


def case(rule, finds, **rest):
    """A case of a rule, its lists written as {column: value}."""
    known = {name: rest.pop(name) for name in list(rest) if name in Case.__dataclass_fields__}
    return Case(rule, finds, rest, **known)


def check_case(each):
    """Fail unless the rule finds what the case says, and nothing else."""
    assert each.found() == sorted(each.finds, key=str)


def keep_typed(made, cells):
    """The snapshot with these cells (list, row, column) kept as typed: null, and unplaced."""
    lists = dict(made.lists)
    for list_id, row, column in cells:
        read = lists[list_id]
        place = read.rows[PLACE][0]
        kept = pl.DataFrame([(place, row, column, "as typed")], schema=UNPLACED, orient="row")
        blanked = read.rows.with_columns(
            pl.when(pl.col(ROW) != row).then(pl.col(column)).alias(column)
        )
        lists[list_id] = replace(read, rows=blanked, unplaced=pl.concat([read.unplaced, kept]))
    return replace(made, lists=lists)


def _made(lists, reference_date):
    read = {list_id: [_read(list_id, row) for row in rows] for list_id, rows in lists.items()}
    return snapshot(reference_date, **read)


def _read(list_id, row):
    columns = by_id()[list_id].by_name
    dates = {name for name in row if columns[name].kind is Kind.DATE}
    return {
        name: date.fromisoformat(value) if name in dates and isinstance(value, str) else value
        for name, value in row.items()
    }
