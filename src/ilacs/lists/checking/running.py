"""Checks run over a snapshot: what they find, and which of them could not run."""

from collections.abc import Iterable, Sequence

import polars as pl

from ilacs.lists.checking.check import At, Check
from ilacs.lists.checking.expressions import OTHER
from ilacs.lists.checking.given import Given
from ilacs.lists.checking.summaries import key_between
from ilacs.lists.declared import by_id
from ilacs.lists.finding_rows import findings_in
from ilacs.lists.findings import Rule, together
from ilacs.lists.snapshot import ROW, Snapshot

SKIPPED = {"rule": pl.String, "list": pl.String, "column": pl.String, "reason": pl.String}
"""The columns of a table of rules that could not run."""

RuleAt = tuple[Rule, At]


def run(snapshot: Snapshot, checks: Sequence[Check]) -> pl.DataFrame:
    """What checks of single rows find (findings.SCHEMA)."""
    placed = [(check.rule, at) for check in checks for at in check.at]
    given = Given(snapshot, [(at.list_id, name) for _, at in placed for name in _names(at)])
    tables = []
    for list_id in snapshot.lists:
        here = [each for each in placed if each[1].list_id == list_id]
        able = [each for each in here if why_not(snapshot, given, each[1]) is None]
        tables += _run_over(given, list_id, able)
    return together(tables)


def not_run(snapshot: Snapshot, checks: Sequence[Check]) -> pl.DataFrame:
    """Which checks could not run over lists that have rows, and why (SKIPPED).

    What the edition of the template that the lists follow has no place for is left out.
    """
    given = Given(snapshot)
    rows = [
        (check.rule.id, at.list_id, at.column, reason)
        for check in checks
        for at in check.at
        if _has_rows(snapshot, at.list_id) and _has_place(snapshot, at)
        if (reason := why_not(snapshot, given, at)) is not None
    ]
    return pl.DataFrame(rows, schema=SKIPPED, orient="row")


def _has_rows(snapshot: Snapshot, list_id: str) -> bool:
    return list_id in snapshot.lists and snapshot.lists[list_id].rows.height > 0


def _has_place(snapshot: Snapshot, at: At) -> bool:
    """Whether the edition that the lists follow has what a rule looks at."""
    layout = snapshot.layout
    columns = by_id()[at.list_id].by_name
    return layout is None or (
        at.layout in (None, layout) and (at.column is None or layout in columns[at.column].layouts)
    )


def why_not(snapshot: Snapshot, given: Given, at: At) -> str | None:
    """Why a rule cannot look here, in words; None where it can."""
    if at.layout is not None and snapshot.layout is not at.layout:
        return f"the lists do not follow the template of {at.layout}"
    return given.lacks(at.list_id, _names(at))


def other_row(list_id: str, row: pl.Expr) -> pl.Expr:
    """Words for a row of a list, such as "Children in need, row 12"; null where there is none."""
    return other_row_of(pl.lit(by_id()[list_id].title), row)


def other_row_of(title: pl.Expr, row: pl.Expr) -> pl.Expr:
    """The same of a list whose title stands in the rows."""
    return pl.format("{}, row {}", title, row)


def _names(at: At) -> list[str]:
    """What a rule must be given: what its expression names, and where the other row stands.

    A rule that looks at other rows of the child, or the family, needs the number that joins them.
    """
    rows = [other + OTHER + ROW for other in at.others]
    keys = [key_between(at.list_id, other) for other in at.others]
    details = [] if not isinstance(at.detail, pl.Expr) else at.detail.meta.root_names()
    return [*at.names, *rows, *keys, *details]


def _run_over(given: Given, list_id: str, placed: Iterable[RuleAt]) -> list[pl.DataFrame]:
    placed = list(placed)
    if not placed:
        return []
    names = [name for _, at in placed for name in _names(at)]
    identified = given.has(list_id, "child_id")
    frame = given.rows(list_id, [*names, *(["child_id"] if identified else [])])
    trips = [_trips(at).alias(str(number)) for number, (_, at) in enumerate(placed)]
    tripped = frame.lazy().select(trips).collect()
    return [
        findings_in(rule, frame.filter(mask), list_id=list_id, column=at.column, detail=_detail(at))
        for (rule, at), mask in zip(placed, tripped, strict=True)
        if mask.any()
    ]


def _trips(at: At) -> pl.Expr:
    """When a rule trips. Where a row's own number is not known nothing is known of its others."""
    known = [pl.col(key_between(at.list_id, other)).is_not_null() for other in at.others]
    if "child_id" in at.names:
        known.append(pl.col("child_id").is_not_null())
    return pl.all_horizontal(at.trips, *known).fill_null(False)


def _detail(at: At) -> pl.Expr | str | None:
    if at.detail is not None:
        return at.detail
    rows = [
        other_row(other, pl.col(other + OTHER + ROW)) for other in at.others if other != at.list_id
    ]
    return pl.coalesce(rows) if rows else None
