"""Where authorities stand: latest grades, league tables, comparisons, spread over time."""

from datetime import date

import pytest
from records import BARNET, BRENT, DORSET, inspected, record_of

from ilacs.framework import Grade, Judgement, Kind
from ilacs.register import look_up
from ilacs.sector.comparison import Group, comparison
from ilacs.sector.faults import BeforeTheRecord
from ilacs.sector.league import league
from ilacs.sector.spread import spread
from ilacs.sector.standing import standing, standings

B2018 = inspected(BRENT, "2018-05-14", "overall G, leaders G, help R, both O")
B2023 = inspected(BRENT, "2023-02-20", "overall G, leaders O, help G, care G, leavers G")
N2019 = inspected(BARNET, "2019-05-13", "overall G, leaders G, help G, both G")
N2026 = inspected(BARNET, "2026-05-11", "leaders R, help G, care O, leavers G")
D2021 = inspected(DORSET, "2021-09-27", "overall R, leaders R, help ?, both R")
RECORD = record_of(B2018, B2023, N2019, N2026, D2021)


@pytest.mark.parametrize(
    ("urn", "judgement", "grade", "year"),
    [
        (BRENT, Judgement.LEADERS, Grade.OUTSTANDING, 2023),
        # Since April 2026 there is no overall grade: the last one stands, with its own day.
        (BARNET, Judgement.OVERALL, Grade.GOOD, 2019),
        # The combined judgement counts for both halves until there is a later one.
        (DORSET, Judgement.CARE_LEAVERS, Grade.REQUIRES_IMPROVEMENT, 2021),
        (DORSET, Judgement.HELP_AND_PROTECTION, Grade.NOT_JUDGED, 2021),
    ],
)
def test_the_latest_grade_stands(urn: int, judgement: Judgement, grade: Grade, year: int) -> None:
    found = standing(RECORD, urn, judgement)
    assert found is not None
    assert (found.grade, found.inspected_on.year) == (grade, year)


def test_a_standing_says_what_the_report_itself_graded() -> None:
    found = standing(RECORD, DORSET, Judgement.CARE_LEAVERS)
    assert found is not None
    assert found.graded_as is Judgement.CARE_AND_CARE_LEAVERS


def test_a_sub_judgement_is_no_standing() -> None:
    sif = inspected(BRENT, "2015-09-14", "overall R, care R, leavers G", kind=Kind.SIF)
    found = standing(record_of(sif), BRENT, Judgement.CARE_LEAVERS)
    assert found is not None
    assert (found.graded_as, found.grade) == (
        Judgement.CHILDREN_IN_CARE,
        Grade.REQUIRES_IMPROVEMENT,
    )


def test_an_authority_that_has_ended_has_no_standing_afterwards() -> None:
    old = inspected(121939, "2019-06-24", "overall I, leaders I")  # Northamptonshire
    before, after = record_of(old, as_at="2021-03-31"), record_of(old, as_at="2021-04-01")
    assert [one.grade for one in standings(before, Judgement.LEADERS)] == [Grade.INADEQUATE]
    assert standings(after, Judgement.LEADERS) == ()


def test_a_league_table_shares_places_and_names_who_is_not_in_it() -> None:
    found = league(RECORD, Judgement.LEADERS)
    assert [(row.place, row.standing.authority.name) for row in found.rows] == [
        (1, "Brent"),
        (2, "Barnet"),
        (2, "Dorset"),
    ]
    assert len(found.without) == 153 - 3
    assert dict(found.spread) == {
        Grade.OUTSTANDING: 1,
        Grade.GOOD: 0,
        Grade.REQUIRES_IMPROVEMENT: 2,
        Grade.INADEQUATE: 0,
    }


def test_what_was_not_judged_is_named_and_has_no_place() -> None:
    found = league(RECORD, Judgement.HELP_AND_PROTECTION)
    assert [row.standing.authority.name for row in found.rows] == ["Barnet", "Brent"]
    assert found.not_comparable == ("Dorset",)


def test_a_table_of_overall_says_that_it_is_not_judged_any_more() -> None:
    assert "has not been judged since April 2026" in league(RECORD, Judgement.OVERALL).counts


def test_a_comparison_leaves_the_authority_itself_out() -> None:
    found = comparison(RECORD, look_up("Brent"))
    beside = {
        (one.group, one.judgement): (dict(one.counts), one.better, one.same, one.worse)
        for one in found.beside
    }
    # In London there is Barnet besides, with R for leaders where Brent has O.
    counts, better, same, worse = beside[Group.REGION, Judgement.LEADERS]
    assert (counts[Grade.REQUIRES_IMPROVEMENT], better, same, worse) == (1, 0, 0, 1)
    # In England there are Barnet and Dorset.
    assert beside[Group.ENGLAND, Judgement.LEADERS][1:] == (0, 0, 2)
    # Barnet's children in care are graded O, above Brent's G; Dorset's are below.
    assert beside[Group.ENGLAND, Judgement.CHILDREN_IN_CARE][1:] == (1, 0, 1)


def test_without_a_grade_of_its_own_nothing_is_better_or_worse() -> None:
    found = comparison(RECORD, look_up("Leeds"))
    assert all((one.own, one.better, one.worse) == (None, None, None) for one in found.beside)


def test_the_spread_is_of_what_was_known_at_the_end_of_each_year() -> None:
    found = spread(RECORD, Judgement.LEADERS)
    by_year = {row.on.year: dict(row.counts) for row in found.rows}
    assert by_year[2018][Grade.GOOD] == 1  # Brent
    assert by_year[2019][Grade.GOOD] == 1 + 1  # and Barnet
    assert by_year[2021][Grade.REQUIRES_IMPROVEMENT] == 1  # Dorset
    assert (by_year[2023][Grade.OUTSTANDING], by_year[2023][Grade.GOOD]) == (1, 1)
    assert by_year[2026][Grade.REQUIRES_IMPROVEMENT] == 1 + 1  # Dorset, and Barnet since 2026
    assert [row.on for row in found.rows][-1] == date(2026, 11, 25)


def test_every_authority_is_in_the_spread_with_a_grade_or_without() -> None:
    for row in spread(RECORD, Judgement.LEADERS).rows:
        there = {2018: 152, 2019: 151, 2020: 151, 2021: 152, 2022: 152}.get(row.on.year, 153)
        assert sum(count for _, count in row.counts) + row.without == there


def test_what_was_published_later_was_not_known() -> None:
    # On site from 20 February 2023, published 40 days later: 1 April.
    on_the_day_before = record_of(B2018, B2023, as_at="2023-03-31")
    found = standing(on_the_day_before, BRENT, Judgement.LEADERS)
    assert found is not None
    assert found.grade is Grade.GOOD


def test_a_day_before_the_record_is_answered_in_words() -> None:
    with pytest.raises(BeforeTheRecord, match="the record begins on 23 June 2018"):
        RECORD.known_on(date(2018, 6, 22))
