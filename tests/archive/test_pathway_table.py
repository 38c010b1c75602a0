"""The pathway of every authority beside what happened next, from the shipped record."""

from collections import Counter
from datetime import date

import pytest

from ilacs.framework import Basis, FrameworkVersion, Kind, Pathway, overridden
from ilacs.register import by_urn, look_up
from ilacs.sector.faults import BeforeTheRecord
from ilacs.sector.pathway_record import (
    PathwayTotal,
    pathway_on,
    pathways_and_what_came,
    pathways_by_day,
    rule_beside_overall,
)
from ilacs.sector.record import Record, load_record

TODAY = date(2026, 8, 20)
ONE, TWO, THREE = Pathway


@pytest.fixture(scope="module")
def record() -> Record:
    return load_record(TODAY)


#  pathway, after the single inspection: next was short, standard, agrees
TOTALS = [
    PathwayTotal(ONE, False, 80, 11, 80),
    PathwayTotal(TWO, False, 0, 54, 54),
    PathwayTotal(THREE, False, 0, 23, 23),
    PathwayTotal(ONE, True, 47, 10, 47),
    PathwayTotal(TWO, True, 0, 71, 71),
    PathwayTotal(THREE, True, 0, 19, 19),
]


def test_what_came_after_each_pathway(record: Record) -> None:
    found = pathways_and_what_came(record)
    assert list(found.totals) == TOTALS
    assert 54 + 23 == 77
    assert 80 + 11 == 91
    assert len(found.rows) == 91 + 77 + 57 + 90


EXCEPTIONS = """
    Croydon Havering Lancashire Leeds Manchester Oxfordshire Peterborough Sheffield Shropshire
    Stockport Swindon
"""


def test_after_pathway_1_a_standard_inspection_is_always_possible(record: Record) -> None:
    exceptions = [
        row
        for row in pathways_and_what_came(record).exceptions
        if row.inspection.framework is not FrameworkVersion.SIF
    ]
    assert {row.answer.pathway for row in exceptions} == {ONE}
    assert {row.next.kind for row in exceptions} == {Kind.ILACS_STANDARD}
    names = sorted(authority.name for row in exceptions if (authority := by_urn(row.urn)))
    assert names == EXCEPTIONS.split()


#  as at: for each pathway, authorities, of which the next was short, standard
BY_DAY = {
    date(2018, 12, 31): {ONE: (68, 54, 14), TWO: (59, 0, 59), THREE: (20, 0, 20)},
    date(2020, 12, 31): {ONE: (75, 62, 13), TWO: (52, 0, 52), THREE: (20, 0, 20)},
    date(2022, 12, 31): {ONE: (85, 76, 9), TWO: (50, 0, 50), THREE: (16, 0, 15)},
    date(2024, 12, 31): {ONE: (100, 42, 4), TWO: (35, 0, 19), THREE: (18, 0, 10)},
    date(2026, 8, 20): {ONE: (115, 0, 0), TWO: (26, 0, 0), THREE: (12, 0, 0)},
}


def test_the_pathways_of_all_authorities_on_some_days(record: Record) -> None:
    for day, expected in BY_DAY.items():
        rows = pathways_by_day(record, [day])
        found = {row.pathway: (row.authorities, row.short, row.standard) for row in rows}
        assert found == expected


def test_on_no_day_since_2018_came_a_short_inspection_after_pathway_2_or_3(record: Record) -> None:
    quarters = [date(year, month, 28) for year in range(2018, 2027) for month in (2, 5, 8, 11)]
    for row in pathways_by_day(record, [day for day in quarters if day <= TODAY]):
        assert row.pathway is not None
        assert row.short + row.standard <= row.authorities
        if row.pathway is not ONE:
            assert row.short == 0


def test_the_rule_of_april_2026_agrees_with_145_of_145_overall_grades(record: Record) -> None:
    tested = rule_beside_overall(record)
    assert Counter(one.by_test is one.by_overall for one in tested) == {True: 145}
    assert Counter(one.by_overall for one in tested) == {True: 110, False: 35}


def test_a_stricter_rule_would_not(record: Record) -> None:
    stricter = overridden({"pathways": {"good_practice_judgements": 3}})
    tested = rule_beside_overall(record, stricter)
    assert any(one.by_test is not one.by_overall for one in tested)


def urn(name: str) -> int:
    number = look_up(name).urn
    assert number is not None
    return number


def test_the_pathway_rests_on_the_last_inspection_that_was_published() -> None:
    # Salford: on site 8 to 12 October 2018, published in November.
    before = pathway_on(load_record(date(2018, 10, 31)), urn("Salford"))
    after = pathway_on(load_record(date(2018, 12, 31)), urn("Salford"))
    assert before
    assert after
    assert before.inspection.kind is Kind.SIF
    assert before.answer.rule.basis is Basis.ASSUMPTION
    assert after.inspection.on_site_from == date(2018, 10, 8)
    assert after.answer.rule.basis is Basis.GUIDANCE


def test_without_a_full_inspection_there_is_no_pathway() -> None:
    assert pathway_on(load_record(date(2023, 5, 1)), urn("Cumberland")) is None
    assert pathway_on(load_record(TODAY), 1) is None


def test_a_day_before_the_record_is_refused(record: Record) -> None:
    with pytest.raises(BeforeTheRecord):
        pathways_by_day(record, [date(2012, 1, 1)])
