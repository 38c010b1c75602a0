"""Pre-proceedings and care proceedings: how long they last, and who waits."""

from datetime import date

import pytest
from measured import ENGINES, figure, rows_behind
from small_lists import snapshot

pytestmark = pytest.mark.parametrize("engine", ENGINES)

# The reference date is 31 March 2026: the year before it begins on 31 March 2025.
NO_LETTER = "no letter before proceedings was sent"


def found(engine, measure_id, before=(), court=()):
    return rows_behind(engine, measure_id, snapshot(pre_proceedings=before, care_proceedings=court))


def states(rows):
    return [row.reason or row.state.value for row in rows]


def test_pre_proceedings_within_sixteen_weeks(engine):
    sent = {"letter_sent": date(2025, 5, 1)}
    rows = [
        sent | {"ended": date(2025, 8, 21)},  # 112 days
        sent | {"ended": date(2025, 8, 22)},
        sent | {"ended": date(2025, 4, 30)},  # reversed
        {"letter_sent": None, "ended": date(2025, 8, 21)},
        {"letter_sent": date(2025, 3, 1), "ended": date(2025, 3, 30)},  # before the year
        sent | {"ended": None},
    ]
    in_time = found(engine, "pre-proceedings-in-time", rows)
    assert states(in_time) == ["met", "not met", "not known", NO_LETTER]
    lengths = found(engine, "pre-proceedings-length", rows)
    assert states(lengths) == ["met", "met", "not known", NO_LETTER]
    assert [row.days for row in lengths] == [112, 113, None, None]


def test_open_pre_proceedings(engine):
    rows = [
        {"letter_sent": date(2025, 12, 9)},  # 112 days: due today
        {"letter_sent": date(2025, 12, 8)},
        {"letter_sent": date(2025, 12, 8), "ended": date(2026, 3, 31)},
        {"letter_sent": None},
        {"letter_sent": date(2026, 4, 1)},
    ]
    open_now = found(engine, "pre-proceedings-open", rows)
    assert [(row.row, row.state.value, row.due, row.days) for row in open_now] == [
        (1, "met", date(2026, 3, 31), 112),
        (2, "not met", date(2026, 3, 30), 113),
    ]


def test_decisions_without_a_letter(engine):
    begin = {"legal_meeting": date(2026, 3, 1), "legal_meeting_outcome": "B"}
    rows = [
        begin,
        begin | {"letter_sent": date(2026, 3, 31)},
        begin | {"letter_sent": date(2026, 4, 1)},  # to come
        begin | {"ended": date(2026, 3, 20)},
        begin | {"legal_meeting_outcome": "A"},
        begin | {"legal_meeting": None},
        begin | {"legal_meeting": date(2026, 4, 1)},
    ]
    waiting = found(engine, "pre-proceedings-without-letter", rows)
    assert [(row.row, row.days) for row in waiting] == [(1, 30), (3, 30), (6, None)]


def test_from_the_meeting_to_the_letter(engine):
    rows = [
        {"legal_meeting": date(2025, 5, 1), "letter_sent": date(2025, 5, 15)},
        {"legal_meeting": date(2025, 5, 16), "letter_sent": date(2025, 5, 15)},
        {"legal_meeting": None, "letter_sent": date(2025, 5, 15)},
        {"legal_meeting": date(2025, 5, 1), "letter_sent": None},
    ]
    waited = found(engine, "pre-proceedings-meeting-to-letter", rows)
    assert [row.days for row in waited] == [14, None, None]
    assert states(waited) == ["met", "not known", "not known"]


def test_pre_proceedings_not_for_the_first_time(engine):
    sent = {"letter_sent": date(2025, 5, 15)}
    rows = [sent | {"previous_periods": times} for times in (0, 1, 2, None)]
    assert figure(engine, "pre-proceedings-again", pre_proceedings=rows) == (2, 4)


@pytest.mark.parametrize(
    ("measure_id", "list_id", "column", "answers"),
    [
        ("pre-proceedings-outcomes", "pre_proceedings", "outcome", ("issue", "step_down", None)),
        ("final-orders", "care_proceedings", "final_order", ("A", "E", None)),
    ],
)
def test_what_came_of_it(engine, measure_id, list_id, column, answers):
    rows = [{"ended": date(2025, 5, 1), column: answer} for answer in answers]
    rows.append({"ended": None, column: answers[0]})
    mix = rows_behind(engine, measure_id, snapshot(**{list_id: rows}))
    assert [(row.category, row.state.value) for row in mix] == [
        (answers[0], "met"),
        (answers[1], "met"),
        (None, "not known"),
    ]


def test_from_the_letter_to_court(engine):
    before = [
        {"child_id": "1", "letter_sent": date(2025, 1, 1)},
        {"child_id": "1", "letter_sent": date(2025, 5, 1)},  # the latest before the issue
        {"child_id": "1", "letter_sent": date(2025, 8, 1)},
        {"child_id": "2", "letter_sent": None},
    ]
    court = [
        {"child_id": "1", "issued": date(2025, 7, 1)},  # 61 days
        {"child_id": "2", "issued": date(2025, 7, 1)},
        {"child_id": "3", "issued": date(2025, 7, 1)},
        {"child_id": "1", "issued": date(2025, 3, 30)},  # before the year
    ]
    waited = found(engine, "letter-to-court", before, court)
    none = "no letter before proceedings in the list"
    assert states(waited) == ["met", none, none]
    assert waited[0].days == 61


def test_care_proceedings_within_twenty_six_weeks(engine):
    issued = {"issued": date(2025, 5, 1)}
    rows = [
        issued | {"ended": date(2025, 10, 30)},  # 182 days
        issued | {"ended": date(2025, 10, 31)},
        {"issued": None, "ended": date(2025, 10, 31)},
        {"issued": date(2025, 11, 1), "ended": date(2025, 10, 31)},
    ]
    in_time = found(engine, "care-proceedings-in-time", court=rows)
    assert states(in_time) == ["met", "not met", "not known", "not known"]
    lengths = found(engine, "care-proceedings-length", court=rows)
    assert [row.days for row in lengths] == [182, 183, None, None]


def test_open_care_proceedings(engine):
    rows = [
        {"issued": date(2025, 9, 30)},  # 182 days: the last is today
        {"issued": date(2025, 9, 29)},
        {"issued": None},
        {"issued": date(2025, 9, 29), "ended": date(2026, 3, 1)},
        {"issued": date(2026, 4, 1)},
    ]
    open_now = found(engine, "care-proceedings-open", court=rows)
    assert [(row.row, row.state.value) for row in open_now] == [
        (1, "met"),
        (2, "not met"),
        (3, "not known"),
    ]
