"""What an earlier submission makes unlikely in this one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from ilacs.framework.calendar_steps import add_months
from ilacs.lists.checking.check import rule
from ilacs.lists.checking.expressions import BLANK, END
from ilacs.lists.checking.given import Given
from ilacs.lists.checking.running import child_ids, finding, finding_columns
from ilacs.lists.declared import ANNEX_A
from ilacs.lists.findings import About, Rule, Severity, no_findings, together
from ilacs.lists.snapshot import PLACE, PLACE_TYPE, ROW, ROW_TYPE, Snapshot


def _query(rule_id: str, words: str, fix: str) -> Rule:
    return rule(rule_id, Severity.QUERY, About.COMPARISON, words, fix)


NOT_EARLIER = _query(
    "earlier-not-earlier",
    "The earlier submission describes the same day as this one, or a later one.",
    "Give the submission of an earlier day, or the right reference dates.",
)
NOBODY_IN_COMMON = _query(
    "earlier-nobody-in-common",
    "No child of the earlier submission is in this list any more.",
    "Look whether the children's numbers are written in another way now.",
)
GONE_WHILE_OPEN = _query(
    "earlier-gone-while-open",
    "The child was open in the earlier submission ({detail}) and is not in the list now, which "
    "holds all that ended in the last six months.",
    "Add the child with the day on which it ended, or look whether the child's number changed.",
)
START_MOVED = _query(
    "earlier-start-moved",
    "{column} is not what it was in the earlier submission ({detail}), though it lies before the "
    "day that the earlier one described.",
    "Correct the date, or be able to say why it changed.",
)
OPEN_AGAIN = _query(
    "earlier-open-again",
    "The child's row is open with the same start, but it had ended in the earlier submission "
    "({detail}).",
    "Enter the end, or be able to say why it was taken out.",
)
FEWER_PLANS = _query(
    "x25-fewer-plans-than-before",
    "{column} is lower than the plans that the child had in the earlier submission ({detail}).",
    "Count every plan before the present one, those of earlier years too.",
)
CHANGED = {
    column: _query(
        f"earlier-{words.replace(' ', '-')}-changed",
        f"The child's {words} is not what it was in the earlier submission.",
        "Correct it, or be able to say why it changed.",
    )
    for column, words in (
        ("date_of_birth", "date of birth"),
        ("gender", "gender"),
        ("ethnicity", "ethnicity"),
    )
}
"""The rule of each column that says who a child is."""

RULES: tuple[Rule, ...] = (
    NOT_EARLIER,
    NOBODY_IN_COMMON,
    GONE_WHILE_OPEN,
    START_MOVED,
    OPEN_AGAIN,
    FEWER_PLANS,
    *CHANGED.values(),
)

START = {
    "children_in_need": "need_start",
    "child_protection": "plan_start",
    "children_in_care": "care_start",
}
"""The day on which a child's row begins, in the lists of what is open or ended."""

ALSO = {"children_in_need": ("case_status",), "child_protection": ("previous_plans",)}
"""What else the rules look at in each of them."""

NOT_KNOWN_THEN = {"gender": ("not_stated",), "ethnicity": ("NOBT", "UNKNOWN")}
"""Answers that may well be another one later."""

ENOUGH = 10
"""Children of a list of whom one at least is usually in both submissions."""

_BEFORE = "_before"


@dataclass(frozen=True)
class _Days:
    """The days that the two submissions describe."""

    now: date
    before: date


def sweep(snapshot: Snapshot, earlier: Snapshot) -> pl.DataFrame:
    """What the earlier submission makes unlikely (findings.SCHEMA, of rows of this one).

    A child who is gone has no row in this submission: the finding names the list, the child, and
    the row of the earlier one.
    """
    now, before = snapshot.reference_date.day, earlier.reference_date.day
    days = None if now is None or before is None else _Days(now, before)
    if days and days.before >= days.now:
        return finding(NOT_EARLIER)
    tables = [table for list_id in START for table in _of_list(snapshot, earlier, list_id, days)]
    return together([*tables, *_identities(snapshot, earlier, days)])


def _of_list(
    snapshot: Snapshot, earlier: Snapshot, list_id: str, days: _Days | None
) -> Iterator[pl.DataFrame]:
    """What is found in one list of what is open or ended."""
    end, start = END[list_id], START[list_id]
    names = ["child_id", start, end, end + BLANK, *ALSO.get(list_id, ())]
    given, was_given = Given(snapshot), Given(earlier)
    names = [
        name
        for name in names
        if given.lacks(list_id, [name]) is None and was_given.lacks(list_id, [name]) is None
    ]
    if "child_id" not in names:
        return
    now = given.first_rows(list_id, "child_id", [*names, PLACE, ROW])
    before = was_given.first_rows(list_id, "child_id", [*names, ROW])
    both = now.join(before, on="child_id", suffix=_BEFORE, maintain_order="left")
    if both.is_empty() and min(now.height, before.height) >= ENOUGH:
        yield finding(NOBODY_IN_COMMON, list_id)
        return
    if end in names and (list_id != "children_in_need" or "case_status" in names):
        yield _gone(list_id, now, before, days)
    if start in names and days:
        moved = (pl.col(start) != pl.col(start + _BEFORE)) & (pl.col(start) <= days.before)
        if "case_status" in names:
            # After an assessment that found no need, the episode before it is the latest again.
            moved &= pl.col("case_status" + _BEFORE) != "open_assessment"
        yield _found(START_MOVED, both.filter(moved), list_id, start)
    if start in names and end in names:
        again = (
            (pl.col(start) == pl.col(start + _BEFORE))
            & pl.col(end + BLANK)
            & pl.col(end + _BEFORE).is_not_null()
        )
        yield _found(OPEN_AGAIN, both.filter(again), list_id, end)
    if "previous_plans" in names:
        plans = pl.col("previous_plans")
        # A plan that began since makes the one of then a previous plan.
        added = (pl.col(start) > pl.col(start + _BEFORE)).cast(pl.Int32) if start in names else 0
        fewer = plans < pl.col("previous_plans" + _BEFORE) + added
        yield _found(FEWER_PLANS, both.filter(fewer), list_id, "previous_plans")


def _gone(
    list_id: str, now: pl.DataFrame, before: pl.DataFrame, days: _Days | None
) -> pl.DataFrame:
    """Children who were open and are not in the list, where six months have not passed since."""
    if days is None or add_months(days.now, -6) >= days.before:
        return no_findings()
    open_then = pl.col(END[list_id] + BLANK)
    if list_id == "children_in_need":
        # An assessment that found no need takes the child out of the list again.
        open_then &= pl.col("case_status") != "open_assessment"
    gone = before.filter(open_then).join(now, on="child_id", how="anti")
    rows = gone.with_columns(
        child_ids(),
        pl.col(ROW).alias(ROW + _BEFORE),
        pl.lit(None, PLACE_TYPE).alias(PLACE),
        pl.lit(None, ROW_TYPE).alias(ROW),
    )
    return rows.select(finding_columns(GONE_WHILE_OPEN, list_id, END[list_id], _the_row_then()))


def _identities(
    snapshot: Snapshot, earlier: Snapshot, days: _Days | None
) -> Iterator[pl.DataFrame]:
    """Who a child is: what the first list to say so says, in each submission."""
    for column, changed_rule in CHANGED.items():
        now, before = _first_said(snapshot, column), _first_said(earlier, column)
        if now is None or before is None:
            continue
        both = now.join(before, on="child_id", suffix=_BEFORE, maintain_order="left")
        was = pl.col(column + _BEFORE)
        known = ~was.is_in(NOT_KNOWN_THEN.get(column, ()))
        if column == "date_of_birth":
            # Of a child who was not born then, the day was only expected.
            known = (was <= days.before) if days else pl.lit(False)
        changed = both.filter((pl.col(column) != was) & known)
        for spec in ANNEX_A:
            rows = changed.filter(pl.col("list") == spec.id)
            yield rows.with_columns(child_ids()).select(
                finding_columns(changed_rule, spec.id, column)
            )


def _first_said(snapshot: Snapshot, column: str) -> pl.DataFrame | None:
    """One row for each child: PLACE, ROW and `list` of the first cell filled in, and the cell.

    None where no list has the column.
    """
    tables = [
        snapshot.lists[spec.id]
        .rows.select(pl.lit(spec.id).alias("list"), PLACE, ROW, "child_id", column)
        .drop_nulls(["child_id", column])
        for spec in ANNEX_A
        if spec.id in snapshot.lists
        and {"child_id", column} <= set(snapshot.lists[spec.id].rows.columns)
    ]
    if not tables:
        return None
    return pl.concat(tables).unique("child_id", keep="first", maintain_order=True)


def _found(rule: Rule, rows: pl.DataFrame, list_id: str, column: str) -> pl.DataFrame:
    return rows.with_columns(child_ids()).select(
        finding_columns(rule, list_id, column, _the_row_then())
    )


def _the_row_then() -> pl.Expr:
    return pl.format("row {} then", pl.col(ROW + _BEFORE))
