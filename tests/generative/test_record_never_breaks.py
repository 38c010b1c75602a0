"""The record and its search under inputs that nobody thought of."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records import BRENT, inspected, record_of, report_on

from ilacs.framework import Grade, Judgement
from ilacs.register import AmbiguousName, UnknownName, look_up
from ilacs.sector.adding import add_report
from ilacs.sector.directions import Direction, direction, steps
from ilacs.sector.faults import BeforeTheRecord
from ilacs.sector.record import load_record
from ilacs.sector.search import EmptySearch, search
from ilacs.sector.standing import STANDING_JUDGEMENTS, standings
from ilacs.sector.store import open_store
from ilacs.sector.tags import Filters

DAYS = st.dates(date(2018, 1, 1), date(2026, 11, 25))
grades = st.sampled_from(list(Grade))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("record")
    with open_store(made) as store:
        report = report_on(BRENT, "2026-09-07", areas=("Return home interviews.",))
        add_report(store, report, on=date(2026, 11, 25), themes_of=lambda text: ())
    return made


@given(st.text(max_size=80))
def test_no_text_breaks_a_search(folder: Path, text: str) -> None:
    try:
        found = search(folder, text, Filters(), date(2026, 11, 25))
    except EmptySearch:
        return
    assert found.total == len(found.hits) <= 1


@given(st.text(max_size=60))
def test_no_name_breaks_the_register(text: str) -> None:
    try:
        look_up(text)
    except (UnknownName, AmbiguousName) as answer:
        assert str(answer)  # noqa: PT017 - any answer in words will do


@given(grades, grades)
def test_directions_are_each_others_mirror(before: Grade, after: Grade) -> None:
    mirror = {Direction.IMPROVED: Direction.DECLINED, Direction.DECLINED: Direction.IMPROVED}
    there = direction(before, after)
    assert direction(after, before) == mirror.get(there, there)


@given(DAYS)
def test_what_was_known_only_grows(day: date) -> None:
    try:
        then = load_record(day)
    except BeforeTheRecord:
        return
    later = load_record(day + timedelta(days=200))
    assert {one.id for one in then.inspections} <= {one.id for one in later.inspections}
    assert all(one.known_from <= day for one in then.inspections)


@given(DAYS, st.sampled_from(STANDING_JUDGEMENTS))
def test_a_standing_is_a_grade_that_the_record_holds(day: date, judgement: Judgement) -> None:
    record = load_record(day)
    for one in standings(record, judgement):
        inspection = record.inspection(one.inspection)
        assert inspection.grade(one.graded_as) == one.grade
        assert inspection.known_from <= day


@given(st.lists(st.tuples(DAYS, grades), min_size=1, max_size=6, unique_by=lambda pair: pair[0]))
def test_every_grade_is_compared_with_the_one_before_it(held: list[tuple[date, Grade]]) -> None:
    letter = {"outstanding": "O", "good": "G", "requires_improvement": "R", "inadequate": "I"}
    ordered = sorted(held)
    made = [
        inspected(BRENT, day.isoformat(), f"leaders {letter.get(grade, '?')}")
        for day, grade in ordered
    ]
    record = record_of(*made, as_at="2030-01-01")
    found = [steps(one, record.of(BRENT)[:n])[0] for n, one in enumerate(record.of(BRENT))]
    assert found[0].direction is Direction.FIRST_TIME
    for (_, before), (_, after), step in zip(ordered, ordered[1:], found[1:], strict=False):
        assert step.direction == direction(before, after)
