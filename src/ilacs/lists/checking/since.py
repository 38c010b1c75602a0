"""What an earlier submission makes unlikely in this one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from ilacs.lists.checking.check import rule
from ilacs.lists.checking.expressions import BLANK
from ilacs.lists.checking.given import Given
from ilacs.lists.days import months_before
from ilacs.lists.declared import ANNEX_A, by_id
from ilacs.lists.finding_rows import finding, findings_in
from ilacs.lists.findings import About, Rule, Severity, together
from ilacs.lists.snapshot import PLACE, PLACE_TYPE, ROW, ROW_TYPE, Snapshot, dtype


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


@dataclass(frozen=True, eq=False)
class Kept:
    """A list of what is open or has ended in six months, one row for each child.

    `lasts` tells which rows stay in the list until six months after their end.
    """

    list_id: str
    start: str
    end: str
    lasts: pl.Expr


KEPT = (
    # An assessment that finds no need takes the child out of the list again, or back to the
    # episode before it.
    Kept("children_in_need", "need_start", "need_end", pl.col("case_status") != "open_assessment"),
    Kept("child_protection", "plan_start", "plan_end", pl.lit(True)),
    Kept("children_in_care", "care_start", "care_end", pl.lit(True)),
)

NOT_KNOWN_THEN = {"gender": ("not_stated",), "ethnicity": ("NOBT", "UNKNOWN")}
"""Answers that may well be another one later."""

ENOUGH = 10
"""Children of a list of whom one at least is usually in both submissions."""

_BEFORE, _LASTS = "_before", "_lasts"
_THE_ROW_THEN = pl.format("row {} then", pl.col(ROW + _BEFORE))


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
    tables = [table for kept in KEPT for table in _of_list(snapshot, earlier, kept, days)]
    return together([*tables, *_identities(snapshot, earlier, days)])


def _of_list(
    snapshot: Snapshot, earlier: Snapshot, kept: Kept, days: _Days | None
) -> Iterator[pl.DataFrame]:
    """What is found in one list of what is open or has ended."""
    now, before = _children(snapshot, kept), _children(earlier, kept)
    both = now.join(before, on="child_id", suffix=_BEFORE, maintain_order="left")
    if both.is_empty() and min(now.height, before.height) >= ENOUGH:
        yield finding(NOBODY_IN_COMMON, list_id=kept.list_id)
        return
    if days and months_before(days.now, 6) < days.before:
        yield _gone(kept, now, before)
    for found_rule, trips, column in _rules(kept, days):
        yield findings_in(
            found_rule,
            both.filter(trips),
            list_id=kept.list_id,
            column=column,
            detail=_THE_ROW_THEN,
        )


def _rules(kept: Kept, days: _Days | None) -> Iterator[tuple[Rule, pl.Expr, str]]:
    """What is asked of each child who is in both submissions, and the column it is about."""
    start, start_then = pl.col(kept.start), pl.col(kept.start + _BEFORE)
    end_then = pl.col(kept.end + _BEFORE)
    if days:
        # What began after an end may have been recorded after the earlier submission.
        same_period = (start < end_then).fill_null(True)
        moved = (start != start_then) & (start <= days.before) & same_period
        yield START_MOVED, moved & pl.col(_LASTS + _BEFORE), kept.start
    open_now = pl.col(kept.end + BLANK)
    yield OPEN_AGAIN, (start == start_then) & open_now & end_then.is_not_null(), kept.end
    if kept.list_id == "child_protection":
        # A plan that began since makes the one of then a previous plan.
        plans_then = pl.col("previous_plans" + _BEFORE) + (start > start_then).fill_null(False)
        yield FEWER_PLANS, pl.col("previous_plans") < plans_then, "previous_plans"


def _gone(kept: Kept, now: pl.DataFrame, before: pl.DataFrame) -> pl.DataFrame:
    """Children who were open then and are not in the list now."""
    open_then = pl.col(kept.end + BLANK) & pl.col(_LASTS)
    gone = before.filter(open_then).join(now, on="child_id", how="anti", maintain_order="left")
    rows = gone.with_columns(
        pl.col(ROW).alias(ROW + _BEFORE),
        pl.lit(None, PLACE_TYPE).alias(PLACE),
        pl.lit(None, ROW_TYPE).alias(ROW),
    )
    return findings_in(
        GONE_WHILE_OPEN, rows, list_id=kept.list_id, column=kept.end, detail=_THE_ROW_THEN
    )


def _children(snapshot: Snapshot, kept: Kept) -> pl.DataFrame:
    """One row for each child of a list, with what the rules look at.

    What the list came without holds nothing, and so do all of them where it is not there.
    """
    given = Given(snapshot)
    declared = by_id()[kept.list_id].by_name
    names = {"child_id", kept.start, kept.end, "case_status", "previous_plans"} & set(declared)
    wanted: dict[str, type[pl.DataType]] = {
        **{name: dtype(declared[name].kind) for name in sorted(names)},
        PLACE: PLACE_TYPE,
        ROW: ROW_TYPE,
        kept.end + BLANK: pl.Boolean,
    }
    there = [name for name in wanted if given.lacks(kept.list_id, [name]) is None]
    if "child_id" in there:
        rows = given.first_rows(kept.list_id, "child_id", there)
    else:
        rows = pl.DataFrame(schema=wanted)
    absent = {name: pl.lit(None, wanted[name]) for name in wanted if name not in rows.columns}
    return rows.with_columns(**absent).with_columns(kept.lasts.alias(_LASTS))


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
            yield findings_in(changed_rule, rows, list_id=spec.id, column=column)


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
