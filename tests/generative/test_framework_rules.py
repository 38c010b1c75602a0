"""The rules of the framework, for dates, grades and settings that nobody thought of."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs.framework import (
    BadSetting,
    ContactKind,
    FrameworkVersion,
    Grade,
    Judgement,
    Pathway,
    due_windows,
    judgements_of,
    overridden,
    pathway_after,
    predecessors_of,
    successors_of,
)
from ilacs.framework.assumptions import settings
from ilacs.framework.calendar_steps import add_months
from ilacs.framework.milestones import BadTimetable
from ilacs.framework.rules import Choices, Range, Rule
from ilacs.framework.timetable_steps import STEPS, MilestoneId, Shape
from ilacs.framework.timetables import timetable
from ilacs.framework.versions import ERAS
from ilacs.framework.working_days import add_working_days, is_working_day, working_days_between

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
ILACS_DAYS = st.dates(date(2018, 1, 22), date(2060, 12, 31))
GRADES = st.dictionaries(st.sampled_from(Judgement), st.sampled_from(Grade))
VERSIONS = [era.version for era in ERAS]


@given(DAYS, st.integers(1, 300))
def test_counting_working_days_there_and_back(start: date, count: int) -> None:
    end = add_working_days(start, count)
    assert is_working_day(end)
    assert working_days_between(start, end) == count
    assert working_days_between(start, end - timedelta(days=1)) == count - 1
    if is_working_day(start):
        assert add_working_days(end, -count) == start
        assert working_days_between(end, start) == -count


@given(DAYS, st.integers(0, 2000))
def test_working_days_are_counted_one_by_one(first: date, length: int) -> None:
    following = [first + timedelta(days=n) for n in range(1, length + 1)]
    last = first + timedelta(days=length)
    assert working_days_between(first, last) == sum(map(is_working_day, following))


@given(DAYS, st.integers(-600, 600), st.integers(0, 600))
def test_months_keep_the_day_or_end_the_month(start: date, count: int, more: int) -> None:
    end = add_months(start, count)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == count
    assert end.day == start.day or (end + timedelta(days=1)).day == 1
    assert end.day <= start.day
    assert add_months(start, count + more) >= end


@given(st.sampled_from(VERSIONS), st.sampled_from(VERSIONS), st.sampled_from(Judgement))
def test_what_a_judgement_maps_to_came_from_it(
    one: FrameworkVersion, other: FrameworkVersion, judgement: Judgement
) -> None:
    earlier, later = sorted((one, other), key=VERSIONS.index)
    for successor in successors_of(judgement, earlier, later):
        assert successor in judgements_of(later)
        assert judgement in predecessors_of(successor, later, earlier)


@given(GRADES, st.sampled_from(FrameworkVersion))
def test_a_pathway_is_told_only_where_no_unknown_grade_could_change_it(
    grades: dict[Judgement, Grade], version: FrameworkVersion
) -> None:
    answer = pathway_after(grades, version)
    assert answer.pathway == (answer.possible[0] if len(answer.possible) == 1 else None)
    assert list(answer.possible) == sorted(set(answer.possible))
    for unknown in [j for j in judgements_of(version) if grades.get(j) in (None, Grade.NOT_JUDGED)]:
        for grade in Grade:
            filled = pathway_after({**grades, unknown: grade}, version)
            assert set(filled.possible) <= set(answer.possible)


@given(st.sampled_from([*Pathway, None]), DAYS, st.integers(0, 5000))
def test_windows_open_before_they_close(pathway: Pathway | None, ended: date, later: int) -> None:
    for window in due_windows(pathway, ended, ended + timedelta(days=later)):
        assert window.earliest <= (window.likely or window.latest or date.max)
        assert (window.likely or date.min) <= (window.latest or date.max)
        assert window.reason.endswith(".")


@given(st.sampled_from(list(STEPS)), ILACS_DAYS)
def test_every_timetable_runs_forward(kind: ContactKind, called: date) -> None:
    found = timetable(kind, called)
    of = {milestone.id: milestone for milestone in found.milestones}
    assert [m.earliest for m in found.milestones] == sorted(m.earliest for m in found.milestones)
    for each in STEPS[kind]:
        if each.id in of and each.follows:
            assert of[each.follows].earliest <= of[each.id].earliest
            assert of[each.id].earliest <= of[each.id].latest
            assert is_working_day(of[each.id].earliest)
            assert is_working_day(of[each.id].latest)
            if each.done_before:
                assert of[each.id].latest < of[each.done_before].earliest
    assert of[MilestoneId.FACTUAL_COMMENTS].latest <= of[MilestoneId.PUBLICATION].latest


@given(
    st.sampled_from(list(STEPS)),
    st.dates(date(2018, 1, 22), date(2030, 12, 31)),
    st.dictionaries(st.sampled_from(MilestoneId), st.integers(-30, 300), max_size=4),
)
def test_given_dates_stand_or_are_refused(
    kind: ContactKind, called: date, offsets: dict[MilestoneId, int]
) -> None:
    explicit = {str(each): called + timedelta(days=n) for each, n in offsets.items()}
    try:
        found = timetable(kind, called, explicit)
    except BadTimetable:
        return
    for name, day in explicit.items():
        milestone = found.milestone(name)
        assert milestone.given
        assert (milestone.shape, milestone.earliest, milestone.latest) == (Shape.DAY, day, day)


def allowed(rule: Rule) -> st.SearchStrategy[object]:
    match rule.allowed:
        case Range(least, most):
            return st.integers(least, most)
        case Choices(words):
            return st.sampled_from(words)
    return st.booleans()


ANY_VALUE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.dates(),
    st.lists(st.integers()),
)


@given(st.data(), st.sampled_from(settings()))
def test_a_setting_is_used_or_refused_by_name(data: st.DataObject, rule: Rule) -> None:
    value = data.draw(st.one_of(allowed(rule), ANY_VALUE))
    nested: object = value
    for name in reversed(rule.id.split(".")):
        nested = {name: nested}
    assert isinstance(nested, dict)
    try:
        changed = overridden(nested)
    except BadSetting as error:
        refused: BadSetting | None = error
    else:
        refused = None
        assert changed.changes == ((rule.id, value),)
    assert refused is None or str(refused).startswith(f"{refused.key}: ")


@given(st.recursive(ANY_VALUE, lambda below: st.dictionaries(st.text(max_size=8), below)))
def test_nonsense_is_refused(nonsense: object) -> None:
    if isinstance(nonsense, dict) and nonsense:
        with pytest.raises(BadSetting):
            overridden(nonsense)
