"""Journeys of any child in lists of anything: nothing is lost, nothing is told twice."""

from dataclasses import replace
from datetime import timedelta

from anything import submissions
from hypothesis import given, settings
from hypothesis import strategies as st
from measured import clocks_of
from thorough import examples

from ilacs.lists.snapshot import ReferenceDate, Settled
from ilacs.measures.events import EVENTS, ORDER
from ilacs.measures.journeys import Source, journey_of

CLOCKS = clocks_of()
CHILDREN = [f"child-{number}" for number in range(4)]
SUBMISSIONS = st.tuples(st.integers(0, 10**6), st.integers(1, 3))


def dated_cells(child, lists):
    """Every date that rows of the child hold in a column that tells an event."""
    for each in EVENTS:
        if each.list in lists.lists:
            rows = lists.lists[each.list].rows.to_dicts()
            for number, row in enumerate(rows, 1):
                if row.get("child_id") == child and row.get(each.column) is not None:
                    source = Source(lists.reference_date.day, each.list, number)
                    yield each.kind, row[each.column], source


@settings(max_examples=examples(30))
@given(SUBMISSIONS, st.sampled_from(CHILDREN))
def test_every_day_of_the_child_is_told_once_and_no_other(made, child):
    lists = submissions(*made)
    there = [cell for each in lists for cell in dated_cells(child, each)]
    if not there:
        return
    found = journey_of(child, lists, CLOCKS)
    told = [(event.kind, event.day, source) for event in found.events for source in event.sources]
    assert sorted(told, key=repr) == sorted(there, key=repr)
    days = [(event.day, ORDER["missing_start" if event.kind == "missing_end" else event.kind])
            for event in found.events]  # fmt: skip
    assert days == sorted(days)


@settings(max_examples=examples(15))
@given(st.integers(0, 10**6), st.sampled_from(CHILDREN))
def test_the_same_lists_again_tell_nothing_new_and_contradict_nothing(seed, child):
    (lists,) = submissions(seed, 1)
    if not list(dated_cells(child, lists)):
        return
    later = lists.reference_date.day + timedelta(1)
    again = replace(lists, reference_date=ReferenceDate(later, Settled.GIVEN, "given"))
    once, twice = journey_of(child, [lists], CLOCKS), journey_of(child, [lists, again], CLOCKS)
    assert [(one.kind, one.day) for one in once.events] == [
        (one.kind, one.day) for one in twice.events
    ]
    kept = {(one.kind, one.day): set(one.marks) for one in once.events}
    for event in twice.events:
        # What began, or lies ahead, may do so no more a day later.
        changed = {mark.name for mark in set(event.marks) ^ kept[event.kind, event.day]}
        assert changed <= {"FUTURE", "OPEN"}
