"""The clocks of practice: one table, and the day that each runs out."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ilacs.framework import Basis, Clock, Unit, deadline
from ilacs.framework.calendar_steps import step
from ilacs.framework.clock_table import CLOCKS
from ilacs.framework.clocks import Stage, deadline_at
from ilacs.framework.working_days import OutsideCalendar

BY_ID = {clock.id: clock for clock in CLOCKS}
LAW, GUIDANCE, ASSUMPTION, LOCAL = Basis.LAW, Basis.GUIDANCE, Basis.ASSUMPTION, Basis.LOCAL

TABLE = [
    ("referral_decision", "1 working day", GUIDANCE),
    ("referral_decision_from_contact", "2 working days", LOCAL),
    ("contact_to_referral", "10 days", LOCAL),
    ("referral_to_assessment", "10 working days", LOCAL),
    ("assessment", "45 working days", GUIDANCE),
    ("assessment_first_check", "10 working days", LOCAL),
    ("assessment_second_check", "20 working days", LOCAL),
    ("early_help_assessment", "45 working days", LOCAL),
    ("closure_to_early_help", "30 days", LOCAL),
    ("early_help_visit", "20 working days", LOCAL),
    ("strategy_discussion", "no fixed limit", GUIDANCE),
    ("section_47_enquiry", "no fixed limit", GUIDANCE),
    ("initial_conference", "15 working days", GUIDANCE),
    ("core_group_first", "10 working days", GUIDANCE),
    ("core_group_next", "1 month", LOCAL),
    ("protection_review_first", "3 months", GUIDANCE),
    ("protection_review_next", "6 months", GUIDANCE),
    ("protection_review_after_birth", "10 days", LOCAL),
    ("protection_visit", "10 working days", LOCAL),
    ("protection_visit_floor", "4 weeks", LOCAL),
    ("cin_visit", "20 working days", LOCAL),
    ("care_review_first", "20 working days", ASSUMPTION),
    ("care_review_second", "3 months", ASSUMPTION),
    ("care_review_next", "6 months", ASSUMPTION),
    ("care_review_first_in_days", "28 days", LOCAL),
    ("care_visit_first", "1 week", LAW),
    ("care_visit_first_year", "6 weeks", LAW),
    ("care_visit_settled", "3 months", LAW),
    ("care_visit_after_first_year", "6 weeks", LAW),
    ("care_visit_with_parent_to_review", "1 week", LAW),
    ("care_visit_with_parent_next", "6 weeks", LAW),
    ("care_visit_temporary_to_review", "1 week", LAW),
    ("care_visit_temporary_next", "4 weeks", LAW),
    ("care_visit_care_order_first", "1 week", LAW),
    ("care_visit_care_order_next", "6 weeks", LAW),
    ("adoption_review_first", "4 weeks", LAW),
    ("adoption_review_second", "3 months", LAW),
    ("adoption_review_next", "6 months", LAW),
    ("adoption_visit_first", "1 week", LAW),
    ("adoption_visit_to_review", "1 week", LAW),
    ("adoption_visit_next", "no fixed limit", LAW),
    ("short_break_length", "17 days", LAW),
    ("short_breaks_in_year", "75 days", LAW),
    ("connected_person_approval", "16 weeks", LAW),
    ("connected_person_extension", "8 weeks", LAW),
    ("initial_health_assessment", "20 working days", GUIDANCE),
    ("review_health_under_5", "6 months", LAW),
    ("review_health_from_5", "1 year", LAW),
    ("sdq", "1 year", GUIDANCE),
    ("dental_check", "1 year", ASSUMPTION),
    ("pep_begun_in_emergency", "10 working days", GUIDANCE),
    ("pep_ready", "20 working days", GUIDANCE),
    ("pep_review", "1 term", GUIDANCE),
    ("pep_flat", "20 working days", LOCAL),
    ("pathway_needs_assessment", "3 months", ASSUMPTION),
    ("pathway_plan_review", "6 months", ASSUMPTION),
    ("adviser_visit_first", "7 days", LAW),
    ("adviser_visit_before_review", "no fixed limit", LAW),
    ("adviser_visit_next", "2 months", LAW),
    ("adviser_contact", "8 weeks", LOCAL),
    ("return_interview", "72 hours", GUIDANCE),
    ("missing_strategy_meeting", "no fixed limit", LOCAL),
    ("lado_told", "1 working day", GUIDANCE),
    ("lado_told_in_hours", "24 hours", LOCAL),
    ("serious_incident_notice", "5 working days", GUIDANCE),
    ("rapid_review", "15 working days", ASSUMPTION),
    ("private_fostering_notice", "6 weeks", LAW),
    ("private_fostering_visit_first", "7 working days", ASSUMPTION),
    ("private_fostering_visit_first_year", "6 weeks", LAW),
    ("private_fostering_visit_next", "12 weeks", LAW),
    ("pre_proceedings_aim", "12 weeks", ASSUMPTION),
    ("pre_proceedings", "16 weeks", ASSUMPTION),
    ("care_proceedings", "26 weeks", LAW),
    ("adoption_entry_to_placement", "14 months", GUIDANCE),
    ("adoption_order_to_match", "4 months", GUIDANCE),
    ("adopter_stage_1", "2 months", GUIDANCE),
    ("adopter_stage_2", "4 months", GUIDANCE),
    ("supervision", "1 month", LOCAL),
    ("supervision_protection", "2 months", LOCAL),
]


def test_the_table() -> None:
    assert [(clock.id, clock.limit_in_words, clock.basis) for clock in CLOCKS] == TABLE


@pytest.mark.parametrize("clock", CLOCKS, ids=lambda clock: clock.id)
def test_every_row_says_where_it_comes_from(clock: Clock) -> None:
    assert clock.name
    assert clock.start
    assert clock.end
    assert clock.source
    assert clock.checked == date(2026, 11, 22)
    # What was believed and not read says what to look up; only authorities' own are local.
    assert bool(clock.confirm) or clock.basis is not ASSUMPTION
    assert clock.local is (clock.basis is LOCAL)
    assert (clock.limit is None) is (clock.unit is None)


def test_the_regulation_on_visits_is_to_be_looked_up_again() -> None:
    on_visits = [clock for clock in CLOCKS if clock.id.startswith("care_visit")]
    assert len(on_visits) == 10
    assert all("amended on 1 April 2015" in clock.confirm for clock in on_visits)


def test_adoption_thresholds_were_in_force_for_three_years() -> None:
    clock = BY_ID["adoption_entry_to_placement"]
    days = [date(2013, 3, 31), date(2013, 4, 1), date(2016, 3, 31), date(2016, 4, 1)]
    assert [clock.in_force(day) for day in days] == [False, True, True, False]


#  the source says                                          its first day
SOURCES = [
    ("Working Together to Safeguard Children 2023", GUIDANCE, date(2023, 12, 15), 9),
    ("SI 2010/959", LAW, date(2011, 4, 1), 14),
    ("SI 2010/2571", LAW, date(2011, 4, 1), 3),
    ("Children Act 1989 s32", LAW, date(2014, 4, 22), 1),
    # Their first days were not read.
    ("SI 2005/1533", LAW, None, 3),
    ("Believed", ASSUMPTION, None, 10),
]


@pytest.mark.parametrize(("source", "basis", "first", "count"), SOURCES)
def test_a_clock_is_in_force_from_the_first_day_of_its_source(
    source: str, basis: Basis, first: date | None, count: int
) -> None:
    found = [each for each in CLOCKS if each.source.startswith(source) and each.basis is basis]
    assert len(found) == count
    assert {each.in_force_from for each in found} == {first}


def test_a_clock_without_a_first_day_is_in_force_on_every_day() -> None:
    assert BY_ID["cin_visit"].in_force(date(1999, 1, 1))
    assert not BY_ID["assessment"].in_force(date(1999, 1, 1))


IN_WORDS = [
    ("assessment", "in force since 15 December 2023"),
    ("adoption_order_to_match", "in force since 1 April 2013 to 31 March 2016"),
    ("cin_visit", "in force since: not known"),
]


@pytest.mark.parametrize(("clock_id", "says"), IN_WORDS)
def test_a_clock_says_since_when_it_is_in_force(clock_id: str, says: str) -> None:
    assert BY_ID[clock_id].in_force_in_words == says


#  clock                        started            runs out
DEADLINES = [
    ("referral_decision", date(2026, 11, 20), date(2026, 11, 23)),
    ("referral_decision", date(2026, 12, 24), date(2026, 12, 29)),
    ("initial_conference", date(2026, 3, 30), date(2026, 4, 22)),
    ("assessment", date(2026, 11, 23), date(2027, 1, 28)),
    ("care_visit_first", date(2026, 11, 23), date(2026, 11, 30)),
    ("protection_visit_floor", date(2026, 11, 23), date(2026, 12, 21)),
    ("protection_review_first", date(2026, 11, 30), date(2027, 2, 28)),
    ("protection_review_next", date(2023, 8, 31), date(2024, 2, 29)),
    ("protection_review_next", date(2026, 1, 31), date(2026, 7, 31)),
    ("core_group_next", date(2026, 12, 31), date(2027, 1, 31)),
    ("review_health_from_5", date(2024, 2, 29), date(2025, 2, 28)),
    ("return_interview", date(2026, 11, 20), date(2026, 11, 23)),
    ("lado_told_in_hours", date(2026, 11, 20), date(2026, 11, 21)),
    # So long before the arrangement begins.
    ("private_fostering_notice", date(2026, 11, 23), date(2026, 10, 12)),
    # No fixed limit, a total, and terms that differ between schools.
    ("strategy_discussion", date(2026, 11, 23), None),
    ("short_breaks_in_year", date(2026, 11, 23), None),
    ("pep_review", date(2026, 11, 23), None),
]


@pytest.mark.parametrize(("clock_id", "start", "end"), DEADLINES)
def test_the_last_day_in_time(clock_id: str, start: date, end: date | None) -> None:
    assert deadline(BY_ID[clock_id], start) == end


def test_hours_run_through_the_night_that_the_clocks_change() -> None:
    london = ZoneInfo("Europe/London")
    returned = datetime(2026, 10, 24, 12, 0, tzinfo=london)
    until = deadline_at(BY_ID["return_interview"], returned)
    assert until.astimezone(UTC) - returned.astimezone(UTC) == timedelta(hours=72)
    assert until == datetime(2026, 10, 27, 11, 0, tzinfo=london)


def test_hours_without_a_time_zone() -> None:
    returned = datetime(2026, 10, 24, 12, 0, tzinfo=UTC).replace(tzinfo=None)
    assert deadline_at(BY_ID["lado_told_in_hours"], returned) == returned + timedelta(hours=24)


def test_only_hours_have_a_moment() -> None:
    with pytest.raises(ValueError, match="assessment is not counted in hours"):
        deadline_at(BY_ID["assessment"], datetime(2026, 10, 24, tzinfo=UTC))


@pytest.mark.parametrize("start", [date.max, date(9999, 12, 1), date(2100, 12, 31)])
@pytest.mark.parametrize("unit", [unit for unit in Unit if unit is not Unit.TERMS])
def test_days_beyond_all_calendars_are_refused(start: date, unit: Unit) -> None:
    clock = replace(BY_ID["assessment"], unit=unit, limit=1000)
    if start.year < date.max.year and unit is not Unit.WORKING_DAYS:
        assert deadline(clock, start) > start
        return
    with pytest.raises(OutsideCalendar):
        deadline(clock, start)


def test_terms_give_no_day() -> None:
    with pytest.raises(ValueError, match="School terms differ"):
        step(date(2026, 11, 23), 1, Unit.TERMS)


def test_series_have_a_first_and_a_recurring_clock() -> None:
    series = [clock for clock in CLOCKS if clock.id.endswith("_first")]
    assert series
    for clock in series:
        assert clock.stage is Stage.FIRST
        stem = clock.id.removesuffix("_first")
        following = [c for c in CLOCKS if c.id.startswith(stem) and c.stage is Stage.RECURRING]
        assert following, clock.id
