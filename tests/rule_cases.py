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
    """`finds` are the cells that `rule` finds: (list, row, column). No others."""

    rule: str
    finds: list
    lists: dict
    reference_date: date | None = REFERENCE_DATE
    authority: str | None = None
    layout: Layout | None = None
    typed: list = field(default_factory=list)

    def __str__(self):
        return self.rule

    def snapshot(self):
        """The lists; cells of `typed` (list, row, column) hold a value that was not understood."""
        lists = {
            list_id: [_read(list_id, row) for row in rows] for list_id, rows in self.lists.items()
        }
        made = snapshot(self.reference_date, **lists)
        made = replace(made, authority=self.authority, layout=self.layout)
        return keep_typed(made, self.typed)


def case(
    rule, finds, *, reference_date=REFERENCE_DATE, authority=None, layout=None, typed=(), **lists
):
    """A case of a rule, its lists written as {column: value}."""
    return Case(rule, list(finds), lists, reference_date, authority, layout, list(typed))


def _read(list_id, row):
    columns = by_id()[list_id].by_name
    dates = {name for name in row if columns[name].kind is Kind.DATE}
    return {
        name: date.fromisoformat(value) if name in dates and isinstance(value, str) else value
        for name, value in row.items()
    }


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


def found(rule, made):
    """What a rule finds in a snapshot: (list, row, column) of each finding, sorted."""
    findings = checking.check(made).filter(pl.col("rule") == rule)
    return sorted(findings.select("list", "row", "column").rows(), key=str)


def check_case(each):
    """Fail unless the rule finds what the case says, and nothing else."""
    assert found(each.rule, each.snapshot()) == sorted(each.finds, key=str)
