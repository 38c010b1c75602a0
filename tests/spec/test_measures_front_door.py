"""Contacts: each table is small enough to count by hand. The reference date is 31 March 2026."""

from datetime import date

import pytest
from measured import ENGINES, clocks_with, figure, rows_behind
from small_lists import snapshot

from ilacs.measures.rows import State

pytestmark = pytest.mark.parametrize("engine", ENGINES)

FIRST_DAY, LAST_DAY = date(2025, 9, 30), date(2026, 3, 31)
DAY_BEFORE, DAY_AFTER = date(2025, 9, 29), date(2026, 4, 1)


def contact(child, day, source=None):
    return {"child_id": child, "contact_date": day, "contact_source": source}


def referral(child, day):
    return {"child_id": child, "referral_date": day}


def states(engine, measure_id, **lists):
    return {row.row: row.state for row in rows_behind(engine, measure_id, snapshot(**lists))}


WINDOW = [
    contact("A", DAY_BEFORE),  # out
    contact("A", FIRST_DAY),
    contact("A", LAST_DAY),
    contact("B", DAY_AFTER),  # out
    contact("B", None),  # not known
    contact(None, LAST_DAY),  # a contact, of a child not known
]


def test_contacts_are_counted_in_the_six_months_before_the_reference_date(engine):
    assert figure(engine, "contacts", contacts=WINDOW) == (3, 4)
    assert states(engine, "contacts", contacts=WINDOW)[5] is State.NOT_KNOWN


def test_children_with_contacts_are_counted_once_by_their_latest_contact(engine):
    assert states(engine, "children-with-contacts", contacts=WINDOW) == {
        3: State.MET,  # A, by the later of two
        5: State.NOT_KNOWN,  # B has no day
        6: State.NOT_KNOWN,  # perhaps A again
    }


def test_of_several_contacts_on_one_day_the_last_in_the_list_stands_for_the_child(engine):
    lists = [contact("A", LAST_DAY), contact("A", LAST_DAY), contact("A", None)]
    assert states(engine, "children-with-contacts", contacts=lists) == {2: State.MET}


REPEATS = [
    *[contact("A", date(2026, 1, day)) for day in (1, 2, 3)],  # three
    *[contact("B", date(2026, 1, day)) for day in (5, 5)],  # two on one day
    contact("C", date(2026, 1, 5)),  # one
    contact("D", date(2026, 1, 5)),  # one, and perhaps
    contact("D", None),  # another
    contact(None, date(2026, 1, 5)),
    contact("E", date(2026, 1, 5)),  # one, and
    contact("E", DAY_BEFORE),  # one too early
]


def test_children_with_two_or_more_contacts(engine):
    # A and B, of A, B, C, D, E and a child not known; D may have two.
    assert figure(engine, "repeat-contacts", contacts=REPEATS) == (2, 6)
    found = states(engine, "repeat-contacts", contacts=REPEATS)
    assert {row for row, state in found.items() if state is State.NOT_KNOWN} == {7, 9}
    assert {row for row, state in found.items() if state is State.NOT_MET} == {6, 10}


def test_children_with_three_or_more_contacts(engine):
    assert figure(engine, "three-or-more-contacts", contacts=REPEATS) == (1, 6)


SOURCES = [
    contact("A", LAST_DAY, "1A"),
    contact("A", LAST_DAY, "3F"),
    contact("B", LAST_DAY, "3A"),
    contact("C", LAST_DAY, "10"),  # recorded as unknown
    contact("D", LAST_DAY, None),
    contact("E", DAY_BEFORE, "6"),  # out
]


def test_contacts_by_source_and_by_the_inspectorates_groups(engine):
    by_code = rows_behind(engine, "contacts-by-source", snapshot(contacts=SOURCES))
    assert [row.category for row in by_code] == ["1A", "3F", "3A", "10", None]
    by_kind = rows_behind(engine, "contacts-by-kind-of-source", snapshot(contacts=SOURCES))
    assert [row.category for row in by_kind] == [
        "a) Individual",
        "d) Health services",
        "d) Health services",
        "k) Unknown",
        None,
    ]
    known = [State.MET] * 3 + [State.NOT_KNOWN] * 2
    assert [row.state for row in by_code] == [row.state for row in by_kind] == known


ONE_EVENT = "contact_to_referral"
FOLLOWED = {
    "contacts": [
        contact("A", date(2026, 1, 5)),  # 1: referred the same day
        contact("B", date(2026, 1, 5)),  # 2: on the tenth day
        contact("C", date(2026, 1, 5)),  # 3: on the eleventh
        contact("D", date(2026, 1, 5)),  # 4: the day before
        contact("E", date(2026, 1, 5)),  # 5: on a day not known
        contact("F", date(2026, 1, 5)),  # 6: never
        contact("A", None),  # 7: not known
        contact(None, date(2026, 1, 5)),  # 8: not known
        contact("G", date(2026, 3, 21)),  # 9: ten days ago, too early to tell
        contact("H", date(2026, 3, 20)),  # 10: eleven days ago
    ],
    "referrals": [
        referral("A", date(2026, 1, 8)),
        referral("A", date(2026, 1, 5)),
        referral("B", date(2026, 1, 15)),
        referral("C", date(2026, 1, 16)),
        referral("D", date(2026, 1, 4)),
        referral("E", None),
        referral("G", date(2026, 3, 22)),
        referral(None, date(2026, 1, 5)),
    ],
}


def test_contacts_become_referrals_within_ten_days(engine):
    # 2 (A, B) of 9; G is left out.
    assert figure(engine, "contacts-becoming-referrals", **FOLLOWED) == (2, 9)
    found = states(engine, "contacts-becoming-referrals", **FOLLOWED)
    assert {row for row, state in found.items() if state is State.NOT_KNOWN} == {5, 7, 8}
    assert found[9] is State.EXCLUDED


def test_how_soon_a_referral_follows_is_for_the_authority_to_say(engine):
    eleven, four = clocks_with(ONE_EVENT, limit=11), clocks_with(ONE_EVENT, limit=4)
    # C's referral came on the eleventh day. H's may still come, by 31 March.
    assert figure(engine, "contacts-becoming-referrals", eleven, **FOLLOWED) == (3, 8)
    # B's came on the tenth. G's came the day after, and is no longer too late to tell.
    assert figure(engine, "contacts-becoming-referrals", four, **FOLLOWED) == (2, 10)
    # The decision is timed for contacts that became referrals: A, B, G and C, or A and G. Of three
    # more it is not known. A's and G's came within a working day.
    assert figure(engine, "contact-decisions-in-time", eleven, **FOLLOWED) == (2, 7)
    assert figure(engine, "contact-decisions-in-time", four, **FOLLOWED) == (2, 5)
    # Without a limit nobody can tell.
    endless = clocks_with(ONE_EVENT, limit=None, unit=None)
    assert figure(engine, "contacts-becoming-referrals", endless, **FOLLOWED) == (0, 10)


def test_decisions_on_contacts_count_working_days_to_the_first_referral(engine):
    """5 January 2026 is a Monday, 9 January a Friday."""
    lists = {
        "contacts": [
            contact("A", date(2026, 1, 5)),  # 1: the same day
            contact("B", date(2026, 1, 9)),  # 2: on Monday, one working day later
            contact("C", date(2026, 1, 9)),  # 3: on Tuesday, two
            contact("D", date(2026, 1, 5)),  # 4: no referral, not in question
            contact("E", date(2026, 1, 5)),  # 5: a referral of no day
            contact("F", date(2025, 12, 24)),  # 6: on 29 December, after Christmas: one
            contact("G", date(2026, 3, 30)),  # 7: recent ones count too
        ],
        "referrals": [
            referral("A", date(2026, 1, 5)),
            referral("B", date(2026, 1, 12)),
            referral("C", date(2026, 1, 13)),
            referral("E", None),
            referral("F", date(2025, 12, 29)),
            referral("G", date(2026, 3, 31)),
        ],
    }
    assert figure(engine, "contact-decisions-in-time", **lists) == (4, 6)
    found = {
        row.row: row for row in rows_behind(engine, "contact-decisions-in-time", snapshot(**lists))
    }
    assert {row: each.days for row, each in found.items()} == {
        1: 0,
        2: 1,
        3: 2,
        5: None,
        6: 1,
        7: 1,
    }
    assert found[3].state is State.NOT_MET
    assert found[3].due == date(2026, 1, 12)
    assert found[5].state is State.NOT_KNOWN


def test_nothing_is_made_of_empty_lists(engine):
    for measure_id in ("contacts", "repeat-contacts", "contact-decisions-in-time"):
        assert figure(engine, measure_id) == (0, 0)
