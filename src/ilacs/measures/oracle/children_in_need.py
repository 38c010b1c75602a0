"""Children in need, in plain Python."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from ilacs.measures.oracle import plain
from ilacs.measures.oracle.plain import Lists, PlainRow, Row, working_days
from ilacs.measures.oracle.spans import band, lasted, length

LIST = "children_in_need"


_told = partial(plain.told, LIST)


def _open(lists: Lists) -> Iterator[tuple[Row, str | None]]:
    """Rows without a closing date that has come, and why they are not open all the same."""
    for row in lists[LIST]:
        if row["need_end"] is not None and row["need_end"] <= lists.day:
            continue
        if row["need_start"] is not None and row["need_start"] > lists.day:
            yield row, "begins after the reference date"
        elif row["case_status"] == "closed":
            yield row, "closed by its case status, open by its dates"
        else:
            yield row, None


def _on_plan(lists: Lists) -> Iterator[tuple[Row, str | None]]:
    """Open rows with a child in need plan; a row without a status may or may not have one."""
    for row, reason in _open(lists):
        if row["case_status"] == "child_in_need_plan":
            yield row, reason
        elif row["case_status"] is None:
            yield row, reason or "no case status: a plan or none is not known"


def _closed(lists: Lists) -> Iterator[tuple[Row, str | None]]:
    for row in lists[LIST]:
        if lists.in_six_months(row["need_end"]):
            yield row, None
        elif row["need_end"] is None and row["case_status"] == "closed":
            yield row, "no closing date"


def open_now(lists: Lists) -> list[PlainRow]:
    """Everyone in need."""
    return [_told(row, True, reason) for row, reason in _open(lists)]


def started(lists: Lists) -> list[PlainRow]:
    """Everyone whose episode began in six months, or nobody knows when."""
    found = []
    for row in lists[LIST]:
        if row["need_start"] is None:
            found.append(_told(row, None))
        elif lists.in_six_months(row["need_start"]):
            found.append(_told(row, True))
    return found


def ended(lists: Lists) -> list[PlainRow]:
    """Everyone whose episode closed in six months, or nobody knows when."""
    return [
        _told(row, None if undated else True, days=length(row["need_start"], row["need_end"]))
        for row, undated in _closed(lists)
    ]


def by_status(lists: Lists) -> list[PlainRow]:
    """Open episodes, each under its case status."""
    return [
        _told(row, True if row["case_status"] else None, reason, row["case_status"])
        for row, reason in _open(lists)
    ]


def by_need(lists: Lists) -> list[PlainRow]:
    """Open episodes, each under its need; not stated is not known."""
    found = []
    for row, reason in _open(lists):
        need = row["primary_need"]
        found.append(_told(row, None if need in (None, "N0") else True, reason, need))
    return found


def need_missing(lists: Lists) -> list[PlainRow]:
    """Open episodes whose need nobody recorded."""
    return [_told(row, row["primary_need"] in (None, "N0"), reason) for row, reason in _open(lists)]


def unallocated(lists: Lists) -> list[PlainRow]:
    """Open episodes without a team or worker."""
    return [
        _told(row, row["team"] is None or row["worker"] is None, reason)
        for row, reason in _open(lists)
    ]


_LENGTHS = [
    (3, "under 3 months"),
    (6, "3 to 6 months"),
    (12, "6 to 12 months"),
    (24, "1 to 2 years"),
]


def by_length(lists: Lists) -> list[PlainRow]:
    """Plans, each under the band of its length."""
    found = []
    for row, reason in _on_plan(lists):
        words = band(row["need_start"], lists.day, _LENGTHS, "2 years or longer")
        days = length(row["need_start"], lists.day)
        found.append(_told(row, True if words else None, reason, words, days))
    return found


def over_a_year(lists: Lists) -> list[PlainRow]:
    """Plans of twelve months or longer."""
    found = []
    for row, reason in _on_plan(lists):
        start = row["need_start"]
        days = length(start, lists.day)
        found.append(_told(row, lasted(start, lists.day, 12), reason, days=days))
    return found


def visits_in_time(lists: Lists) -> list[PlainRow]:
    """Plans, by the last day of the clock that started when the child was last seen."""
    found = []
    for row, reason in _on_plan(lists):
        seen = row["last_seen"]
        if seen is None or seen > lists.day:
            met, days = None, None
            # A day to come hides the last one: when the next visit is due is not known either.
            due = lists.deadline("cin_visit", row["need_start"]) if seen is None else None
        else:
            due = lists.deadline("cin_visit", seen)
            met = None if due is None else lists.day <= due
            days = working_days(seen, lists.day)
        found.append(_told(row, met, reason, days=days, due=due))
    return found


def seen_within(lists: Lists, days: int) -> list[PlainRow]:
    """Plans whose child was seen in so many days."""
    found = []
    for row, reason in _on_plan(lists):
        since = length(row["last_seen"], lists.day)
        met = None if since is None else since <= days
        found.append(_told(row, met, reason, days=since))
    return found


def no_date_seen(lists: Lists) -> list[PlainRow]:
    """Plans without any date that the child was seen."""
    return [_told(row, row["last_seen"] is None, reason) for row, reason in _on_plan(lists)]


def closing_reasons(lists: Lists) -> list[PlainRow]:
    """Closed episodes, each under its reason."""
    return [
        _told(row, True if row["closure_reason"] else None, reason, row["closure_reason"])
        for row, reason in _closed(lists)
    ]


def referred_again(lists: Lists) -> list[PlainRow]:
    """Closed episodes, and whether a referral of the child came after the closing."""
    found = []
    for row, reason in _closed(lists):
        if row["child_id"] is None:
            found.append(_told(row, None, reason))
            continue
        days = [
            referral["referral_date"]
            for referral in lists["referrals"]
            if referral["child_id"] == row["child_id"]
        ]
        dated = [day for day in days if day is not None and day <= lists.day]
        latest = max(dated, default=None)
        closed = row["need_end"]
        if latest is not None and closed is not None and latest > closed:
            met: bool | None = True
        else:
            met = None if None in days else False
        found.append(_told(row, met, reason, days=length(closed, latest)))
    return found


ORACLE: Mapping[str, Callable[[Lists], list[PlainRow]]] = {
    "children-in-need": open_now,
    "children-in-need-started": started,
    "children-in-need-ended": ended,
    "children-in-need-by-case-status": by_status,
    "children-in-need-by-primary-need": by_need,
    "children-in-need-primary-need-missing": need_missing,
    "child-in-need-plans-by-length": by_length,
    "child-in-need-plans-over-a-year": over_a_year,
    "child-in-need-visits-in-time": visits_in_time,
    "child-in-need-seen-within-4-weeks": partial(seen_within, days=28),
    "child-in-need-seen-within-6-weeks": partial(seen_within, days=42),
    "child-in-need-no-date-seen": no_date_seen,
    "children-in-need-closing-reasons": closing_reasons,
    "children-in-need-referred-again": referred_again,
    "children-in-need-unallocated": unallocated,
}
