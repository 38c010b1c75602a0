"""Which pathway follows from an inspection, what may come on it, and when.

Grades are written by their first letter: outstanding, good, requires improvement, inadequate;
- is not judged and a blank is missing.
"""

from datetime import date

import pytest

from ilacs.framework import (
    Basis,
    ContactKind,
    DueWindow,
    FrameworkVersion,
    Grade,
    Judgement,
    Pathway,
    contacts_on,
    due_windows,
    leaders_and_practice_test,
    overridden,
    pathway_after,
)

J, V, K = Judgement, FrameworkVersion, ContactKind
LETTERS = {
    "O": Grade.OUTSTANDING,
    "G": Grade.GOOD,
    "R": Grade.REQUIRES_IMPROVEMENT,
    "I": Grade.INADEQUATE,
    "-": Grade.NOT_JUDGED,
}
FOUR = (J.LEADERS, J.HELP_AND_PROTECTION, J.CHILDREN_IN_CARE, J.CARE_LEAVERS)


def grades(letters: str) -> dict[Judgement, Grade]:
    """Leaders, help and protection, children in care, care leavers."""
    return {j: LETTERS[letter] for j, letter in zip(FOUR, letters, strict=True) if letter != " "}


BY_OVERALL = [("O", 1), ("G", 1), ("R", 2), ("I", 3)]


@pytest.mark.parametrize("version", [V.SIF, V.ILACS_2018, V.ILACS_2023])
@pytest.mark.parametrize(("overall", "pathway"), BY_OVERALL)
def test_until_march_2026_the_overall_grade_decides(version: V, overall: str, pathway: int) -> None:
    answer = pathway_after({J.OVERALL: LETTERS[overall]}, version)
    assert (answer.pathway, answer.possible) == (pathway, (pathway,))


def test_that_the_single_inspection_led_there_too_is_an_assumption() -> None:
    good = {J.OVERALL: Grade.GOOD}
    assert pathway_after(good, V.SIF).rule.basis is Basis.ASSUMPTION
    assert pathway_after(good, V.ILACS_2018).rule.basis is Basis.GUIDANCE


@pytest.mark.parametrize("grades", [{}, {J.OVERALL: Grade.NOT_JUDGED}, {J.LEADERS: Grade.GOOD}])
def test_without_an_overall_grade_it_cannot_be_told(grades: dict[J, Grade]) -> None:
    answer = pathway_after(grades, V.ILACS_2018)
    assert answer.pathway is None
    assert answer.possible == (1, 2, 3)
    assert answer.reasons == ("The overall grade is not known, so neither is the pathway.",)


def test_inspections_before_the_single_inspection_lead_nowhere() -> None:
    assert pathway_after({J.OVERALL: Grade.GOOD}, V.PRE_SIF).pathway is None


#  leaders, help, care, leavers: pathways that it can be, rule
FROM_APRIL_2026 = [
    ("OOOO", [1], "good_practice_judgements"),
    ("GGGG", [1], "good_practice_judgements"),
    ("GGGR", [1], "good_practice_judgements"),
    ("GRGO", [1], "good_practice_judgements"),
    ("GRRG", [2], "good_practice_judgements"),
    ("RGGG", [2], "good_practice_judgements"),
    ("RRRR", [2], "good_practice_judgements"),
    # One practice judgement of inadequate is taken to lead to pathway 3.
    ("GGGI", [3], "inadequate_practice_judgements"),
    ("RRIR", [3], "inadequate_practice_judgements"),
    ("IIGR", [3], "inadequate_practice_judgements"),
    # Leaders alone inadequate went both ways.
    ("IRRR", [2, 3], "leaders_alone_inadequate"),
    ("IGGG", [2, 3], "leaders_alone_inadequate"),
    # What is not known could be anything.
    (" GGG", [1, 2, 3], "good_practice_judgements"),
    ("GGG-", [1, 3], "good_practice_judgements"),
    ("GG  ", [1, 2, 3], "good_practice_judgements"),
    ("R GG", [2, 3], "good_practice_judgements"),
    # ... but for what no grade could change.
    (" IGG", [3], "inadequate_practice_judgements"),
    ("-I  ", [3], "inadequate_practice_judgements"),
    ("    ", [1, 2, 3], "good_practice_judgements"),
]


@pytest.mark.parametrize(("letters", "possible", "rule"), FROM_APRIL_2026)
def test_from_april_2026_leaders_and_practice_decide(
    letters: str, possible: list[int], rule: str
) -> None:
    answer = pathway_after(grades(letters), V.ILACS_2026)
    assert list(answer.possible) == possible
    assert answer.pathway == (possible[0] if len(possible) == 1 else None)
    assert answer.rule.id == f"pathways.{rule}"
    assert answer.rule.basis is Basis.ASSUMPTION


def test_the_answer_says_what_it_rests_on() -> None:
    answer = pathway_after(grades("GR-O"), V.ILACS_2026)
    assert answer.reasons == (
        "Leaders: good.",
        "Help and protection: requires improvement.",
        "Children in care: not judged.",
        "Care leavers: outstanding.",
        answer.rule.statement,
    )


def test_an_overall_grade_is_not_looked_at_any_more() -> None:
    answer = pathway_after({**grades("RRRR"), J.OVERALL: Grade.GOOD}, V.ILACS_2026)
    assert answer.pathway is Pathway.TWO


#  leaders, help, care, leavers: whether the test is passed
TESTS = [
    ("GGGR", True),
    ("GRRG", False),
    ("RGGG", False),
    ("GGG ", True),
    ("GG  ", None),
    ("GR  ", None),
    ("GRR ", False),
    (" GGG", None),
    ("R   ", False),
    ("-RRR", False),
]


@pytest.mark.parametrize(("letters", "passed"), TESTS)
def test_the_test_of_leaders_and_practice(letters: str, passed: bool | None) -> None:
    assert leaders_and_practice_test(grades(letters)) is passed


def test_assumptions_can_be_set() -> None:
    stricter = overridden({"pathways": {"good_practice_judgements": 3}})
    milder = overridden({"pathways": {"inadequate_practice_judgements": 2}})
    decided = overridden({"pathways": {"leaders_alone_inadequate": "pathway_3"}})
    after = [
        pathway_after(grades("GGGR"), V.ILACS_2026, stricter),
        pathway_after(grades("GGGI"), V.ILACS_2026, milder),
        pathway_after(grades("IGGG"), V.ILACS_2026, decided),
    ]
    assert [answer.pathway for answer in after] == [2, 1, 3]
    assert {answer.rule.basis for answer in after[::2]} == {Basis.LOCAL}


ON_PATHWAYS = {
    1: {K.FOCUSED_VISIT, K.SHORT, K.STANDARD},
    2: {K.FOCUSED_VISIT, K.STANDARD},
    3: {K.ACTION_PLANNING_VISIT, K.MONITORING_VISIT, K.REINSPECTION},
}
EVERYWHERE = {K.SELF_EVALUATION, K.ANNUAL_ENGAGEMENT_MEETING, K.JTAI}


@pytest.mark.parametrize("pathway", Pathway)
def test_which_contacts_may_come(pathway: Pathway) -> None:
    assert set(contacts_on(pathway)) == ON_PATHWAYS[pathway] | EVERYWHERE


def windows(pathway: int | None, ended: date, as_at: date, **more: object) -> dict[K, DueWindow]:
    which = None if pathway is None else Pathway(pathway)
    return {w.kind: w for w in due_windows(which, ended, as_at, **more)}  # type: ignore[arg-type]


def test_the_next_inspection_is_due_when_it_came_to_others() -> None:
    short = windows(1, date(2023, 2, 24), date(2026, 1, 1))[K.SHORT]
    # 31, 40 and 46 months after 24 February 2023.
    assert short.earliest == date(2025, 9, 24)
    assert short.likely == date(2026, 6, 24)
    assert short.latest == date(2026, 12, 24)
    assert short.rule.basis is Basis.MEASURED
    assert short.reason.startswith("31 to 46 months after the last inspection")
    assert not short.is_overdue(date(2026, 12, 24))
    assert short.is_overdue(date(2026, 12, 25))


def test_every_contact_of_a_pathway_has_a_window_with_a_reason_and_a_rule() -> None:
    for pathway in Pathway:
        found = windows(pathway, date(2024, 3, 8), date(2025, 1, 1))
        assert set(found) == set(contacts_on(pathway))
        assert all(window.reason and window.rule.source for window in found.values())


def test_a_focused_visit_comes_between_two_inspections() -> None:
    found = windows(2, date(2024, 3, 8), date(2025, 1, 1))
    assert found[K.FOCUSED_VISIT].earliest == date(2024, 3, 9)
    assert found[K.FOCUSED_VISIT].latest == found[K.STANDARD].latest


def test_monitoring_is_roughly_quarterly() -> None:
    fifth = {K.MONITORING_VISIT: date(2024, 10, 23)}
    ended, as_at = date(2022, 7, 15), date(2024, 11, 1)
    following = windows(3, ended, as_at, last_contacts=fifth)[K.MONITORING_VISIT]
    assert (following.earliest, following.latest) == (date(2025, 1, 23), date(2025, 2, 23))
    first = windows(3, ended, date(2022, 8, 1))[K.MONITORING_VISIT]
    assert (first.earliest, first.latest) == (date(2022, 10, 15), date(2023, 2, 15))


def test_where_no_visit_is_known_the_next_may_come_on_any_day() -> None:
    ended, as_at = date(2022, 7, 15), date(2026, 11, 22)
    found = windows(3, ended, as_at)[K.MONITORING_VISIT]
    assert (found.earliest, found.latest) == (date(2026, 11, 22), date(2027, 3, 22))
    assert found.reason == (
        "About quarterly; none is known since the inspection, so the next may come on any day."
    )
    assert found.rule.id == "contacts.monitoring_visit.latest_months"
    # The same after a visit so long ago that others must have followed.
    old = {K.MONITORING_VISIT: date(2024, 10, 23)}
    found = windows(3, ended, as_at, last_contacts=old)[K.MONITORING_VISIT]
    assert (found.earliest, found.latest) == (date(2026, 11, 22), date(2027, 3, 22))
    assert "none is known since the visit of 23 October 2024" in found.reason


def test_no_monitoring_window_is_over() -> None:
    ended = date(2022, 7, 15)
    for month in range(60):
        as_at = date(2022 + (6 + month) // 12, (6 + month) % 12 + 1, 20)
        assert not windows(3, ended, as_at)[K.MONITORING_VISIT].is_overdue(as_at)


OVER = (
    "This window is over: what was due is late by this rule, or took place and is not known here."
)


def test_a_window_that_is_over_says_how_often_it_held_and_what_that_means() -> None:
    # 46 months after 22 July 2022 is 22 May 2026.
    last_day = windows(3, date(2022, 7, 22), date(2026, 5, 22))[K.REINSPECTION]
    assert not last_day.is_overdue(date(2026, 5, 22))
    assert last_day.reason.endswith("the middle is 40.")
    over = windows(3, date(2022, 7, 22), date(2026, 5, 23))[K.REINSPECTION]
    assert over.reason.endswith(f"The measured window held 66 of 67 inspections. {OVER}")
    before_suspension = windows(2, date(2019, 3, 8), date(2026, 1, 1))[K.STANDARD]
    assert before_suspension.reason.endswith(
        f"The measured window held 61 of 101 inspections with the suspension before them. {OVER}"
    )


def test_a_window_that_was_set_says_nothing_of_what_was_measured() -> None:
    months = {"earliest_months": 30, "likely_months": 36, "latest_months": 42}
    set_here = overridden({"contacts": {"inspection": months}})
    over = windows(3, date(2022, 7, 22), date(2026, 5, 23), assumptions=set_here)[K.REINSPECTION]
    assert over.reason.endswith(f"the middle is 36. {OVER}")


def test_other_windows_that_are_over_say_so_too() -> None:
    meeting = {K.ANNUAL_ENGAGEMENT_MEETING: date(2024, 5, 1)}
    found = windows(3, date(2022, 7, 22), date(2026, 5, 23), last_contacts=meeting)
    for kind in (K.ANNUAL_ENGAGEMENT_MEETING, K.ACTION_PLANNING_VISIT):
        assert found[kind].reason.endswith(OVER)


def test_a_focused_visit_has_no_end_where_the_next_inspection_is_late() -> None:
    found = windows(2, date(2022, 7, 22), date(2026, 5, 23))[K.FOCUSED_VISIT]
    assert (found.earliest, found.latest) == (date(2022, 7, 23), None)
    assert found.reason.endswith("whose own window is over: no end of this one is known.")


def test_yearly_contacts_count_from_the_last_one_that_is_known() -> None:
    ended, as_at = date(2024, 3, 8), date(2025, 1, 1)
    meeting = {K.ANNUAL_ENGAGEMENT_MEETING: date(2024, 5, 1)}
    found = windows(1, ended, as_at, last_contacts=meeting)
    assert found[K.ANNUAL_ENGAGEMENT_MEETING].latest == date(2025, 5, 1)
    assert found[K.SELF_EVALUATION].latest == date(2026, 1, 1)
    assert "not known" in found[K.SELF_EVALUATION].reason


def test_a_joint_inspection_can_come_at_any_time() -> None:
    found = windows(1, date(2024, 3, 8), date(2025, 1, 1))[K.JTAI]
    assert (found.earliest, found.latest) == (date(2025, 1, 1), None)


ENDED_BEFORE = date(2018, 5, 18)
SUSPENSIONS = [
    # Not known of yet; begun, with no end in sight; 471 days, from 14 March 2020 to 27 June 2021.
    (date(2020, 3, 13), date(2020, 12, 18), date(2022, 3, 18)),
    (date(2020, 3, 23), date(2020, 12, 28), None),
    (date(2021, 9, 1), date(2022, 4, 3), date(2023, 7, 2)),
]


@pytest.mark.parametrize(("as_at", "earliest", "latest"), SUSPENSIONS)
def test_the_suspension_of_2020_moves_what_was_due(
    as_at: date, earliest: date, latest: date | None
) -> None:
    found = windows(2, ENDED_BEFORE, as_at)[K.STANDARD]
    assert (found.earliest, found.latest) == (earliest, latest)


def test_while_it_lasts_nothing_is_due_before_the_day_that_is_asked_about() -> None:
    as_at = date(2020, 6, 1)
    # 31 months after 2 June 2017 is 2 January 2020; 80 days later is 22 March.
    found = windows(1, date(2017, 6, 2), as_at)
    for kind in (K.SHORT, K.STANDARD, K.FOCUSED_VISIT):
        assert (found[kind].earliest, found[kind].latest) == (as_at, None)


def test_the_suspension_is_told_once_of_full_inspections() -> None:
    found = due_windows(Pathway.ONE, ENDED_BEFORE, date(2020, 6, 1))
    told = [w.kind for w in found if "Full inspections are suspended" in w.reason]
    assert told == [K.SHORT]
    (short,) = (w for w in found if w.kind is K.SHORT)
    assert short.reason.endswith(
        "Full inspections are suspended since 14 March 2020, 80 days so far; no end is known."
    )
    later = windows(1, ENDED_BEFORE, date(2021, 9, 1))[K.SHORT]
    assert later.reason.endswith("from 14 March 2020 to 27 June 2021: 471 days later for that.")


#  as at, whether focused visits are suspended, what is known of visits then
VISITS_SUSPENDED = [
    (date(2020, 3, 16), False, ""),
    (date(2020, 3, 17), True, "since 17 March 2020; no end is known."),
    (date(2020, 10, 1), True, "since 17 March 2020; visits without grades take place instead."),
    (date(2021, 5, 31), True, "since 17 March 2020; visits without grades take place instead."),
    (date(2021, 6, 1), False, ""),
]


@pytest.mark.parametrize(("as_at", "suspended", "says"), VISITS_SUSPENDED)
def test_focused_visits_were_suspended_too(as_at: date, suspended: bool, says: str) -> None:
    found = windows(2, ENDED_BEFORE, as_at)[K.FOCUSED_VISIT]
    assert found.earliest == (as_at if suspended else date(2018, 5, 19))
    assert ("suspended" in found.reason) is suspended
    assert found.reason.endswith(says)


@pytest.mark.parametrize("kind", [K.MONITORING_VISIT, K.JTAI])
def test_what_the_suspension_meant_for_other_visits(kind: K) -> None:
    during = windows(3, ENDED_BEFORE, date(2020, 6, 1))[kind]
    assert during.reason.endswith("Visits are suspended since 17 March 2020; no end is known.")
    assert "suspended" not in windows(3, ENDED_BEFORE, date(2021, 6, 1))[kind].reason


def test_it_moves_nothing_that_was_inspected_after_it() -> None:
    assert windows(2, date(2021, 10, 8), date(2022, 1, 1))[K.STANDARD].earliest == date(2024, 5, 8)


def test_without_a_pathway_every_window_says_which_pathway_it_holds_for() -> None:
    found = due_windows(None, date(2024, 3, 8), date(2025, 1, 1))
    assert {w.kind for w in found} == set(ContactKind)
    conditional = [w for w in found if w.kind not in EVERYWHERE]
    assert all(w.reason.startswith("If on pathway ") for w in conditional)


def test_windows_can_be_set_and_say_so() -> None:
    # As one authority expects it: 2.5 to 3.5 years.
    months = {"earliest_months": 30, "likely_months": 36, "latest_months": 42}
    set_here = overridden({"contacts": {"inspection": months}})
    short = windows(1, date(2023, 2, 24), date(2025, 1, 1), assumptions=set_here)[K.SHORT]
    assert (short.earliest, short.latest) == (date(2025, 8, 24), date(2026, 8, 24))
    assert short.rule.basis is Basis.LOCAL


def test_nothing_is_known_before_the_inspection_ended() -> None:
    with pytest.raises(ValueError, match="before the inspection that ended on 2024-03-08"):
        due_windows(Pathway.ONE, date(2024, 3, 8), date(2024, 3, 7))
