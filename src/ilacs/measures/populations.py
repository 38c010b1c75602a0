"""Which rows a measure is about, and what else is known of their children.

Where a day or a child is not known, nothing is guessed: such rows stay, and the columns here let a
measure say that it does not know.
"""

import ibis
import ibis.expr.types as ir

from ilacs.measures.given import REFERENCE_DATE, ROW, SNAPSHOT, without

ROWS_OF_CHILD, UNDATED_OF_CHILD = "rows_of_child", "undated_rows_of_child"
"""Columns of `latest_of_each_child`: how many rows the child has, and how many without the day."""


def in_six_months(rows: ir.Table, column: str) -> ir.BooleanValue:
    """Whether a day lies in the six months before the reference date, both ends included."""
    return rows[column].between(rows["six_months_before"], rows[REFERENCE_DATE])


def in_six_months_or_undated(rows: ir.Table, column: str) -> ir.Table:
    """The rows whose day lies in the six months before the reference date, or is not known."""
    return rows.filter(rows[column].isnull() | in_six_months(rows, column))


def begun(rows: ir.Table, start: str) -> ir.BooleanValue:
    """Whether something had begun by the reference date, as far as is known."""
    return rows[start].isnull() | (rows[start] <= rows[REFERENCE_DATE])


def ended(rows: ir.Table, end: str) -> ir.BooleanValue:
    """Whether something had ended by the reference date: no day means that it goes on."""
    return rows[end].notnull() & (rows[end] <= rows[REFERENCE_DATE])


def open_at_reference_date(rows: ir.Table, start: str, end: str) -> ir.Table:
    """The rows of what had begun and not ended on the reference date."""
    return rows.filter(begun(rows, start) & ~ended(rows, end))


def known_where(holds: ir.BooleanValue, met: ir.BooleanValue | bool = True) -> ir.BooleanValue:
    """`met` where something holds, not known elsewhere."""
    return holds.ifelse(met, ibis.null("boolean"))


def start_before(rows: ir.Table, start: str, end: str) -> ir.DateValue:
    """The day of `start`; null where it lies after that of `end`, since one of them is wrong."""
    return (rows[start] <= rows[end]).ifelse(rows[start], ibis.null("date"))


def latest_of_each_child(rows: ir.Table, column: str) -> ir.Table:
    """The latest row of each child, the last one in the list of several on one day.

    A row without a day counts as earlier than all others. Rows without a child all stay: whose
    they are is not known. Adds ROWS_OF_CHILD and UNDATED_OF_CHILD.
    """
    child = ibis.window(group_by=[*SNAPSHOT, "child_id"])
    newest_first = ibis.window(
        group_by=[*SNAPSHOT, "child_id"],
        order_by=[ibis.desc(rows[column], nulls_first=False), ibis.desc(rows[ROW])],
    )
    counted = rows.mutate(
        **{
            _PLACE: ibis.row_number().over(newest_first),
            ROWS_OF_CHILD: rows[ROW].count().over(child),
            UNDATED_OF_CHILD: rows[ROW].count().over(child) - rows[column].count().over(child),
        }
    )
    return counted.filter((counted[_PLACE] == 0) | counted["child_id"].isnull()).drop(_PLACE)


def with_children(rows: ir.Table, others: ir.Table, **sums: ir.Value) -> ir.Table:
    """Rows with new columns: sums over the rows that their child has in another list.

    Null where it has none there.
    """
    return _joined(rows, others.group_by([*SNAPSHOT, "child_id"]).aggregate(**sums), "child_id")


def with_next(rows: ir.Table, name: str, start: str, others: ir.Table, event: str) -> ir.Table:
    """Rows with two new columns about the rows that their child has in another list.

    `name` is the first day of `event` on or after `start`, null where there is none; `name` with
    _UNSURE whether the child has a row there that does not tell the day.
    """
    pairs = _pairs(rows, start, others, event)
    after = pairs.filter(pairs[_EVENT] >= pairs[_START])
    return _with_found(rows, name, after, after[_EVENT].min(), others, event)


def with_last(
    rows: ir.Table, name: str, start: str, others: ir.Table, event: str, *, same_day: bool = True
) -> ir.Table:
    """As with_next, but the last day of `event` on or before `start`, or only before it."""
    pairs = _pairs(rows, start, others, event)
    day = pairs[_EVENT]
    before = pairs.filter(day <= pairs[_START] if same_day else day < pairs[_START])
    return _with_found(rows, name, before, before[_EVENT].max(), others, event)


def unsure(rows: ir.Table, name: str) -> ir.BooleanValue:
    """Whether with_next or with_last may have missed the day of `name`: it may be one of no day."""
    return rows[f"{name}{_UNSURE}"].fill_null(0) > 0


_PLACE, _START, _EVENT, _UNSURE, _OTHER = "_place", "_start", "_event", "_unsure", "_other_"


def _joined(rows: ir.Table, others: ir.Table, key: str) -> ir.Table:
    """Rows with the columns of the one row of `others` that has the same key in its snapshot.

    Joined by names: where `others` were made from `rows`, a column of one could be taken for that
    of the other.
    """
    renamed, same = _beside(others, key)
    return without(rows.left_join(renamed, same), *(other for _, other in same))


def _beside(others: ir.Table, key: str) -> tuple[ir.Table, list[tuple[str, str]]]:
    """Others with names that cannot be mistaken, and which of them a join compares."""
    names = (*SNAPSHOT, key)
    renamed = others.rename({f"{_OTHER}{name}": name for name in names})
    return renamed, [(name, f"{_OTHER}{name}") for name in names]


def _pairs(rows: ir.Table, start: str, others: ir.Table, event: str) -> ir.Table:
    """Each row beside each row that its child has in the other list."""
    days = rows.select(*SNAPSHOT, "child_id", ROW, **{_START: rows[start]})
    events = others.select(*SNAPSHOT, "child_id", **{_EVENT: others[event]})
    renamed, same = _beside(events, "child_id")
    return days.inner_join(renamed, same)


def _with_found(
    rows: ir.Table, name: str, pairs: ir.Table, day: ir.Value, others: ir.Table, event: str
) -> ir.Table:
    rows = _joined(rows, pairs.group_by([*SNAPSHOT, ROW]).aggregate(**{name: day}), ROW)
    undated = others.filter(others[event].isnull())
    return with_children(rows, undated, **{f"{name}{_UNSURE}": undated.count()})
