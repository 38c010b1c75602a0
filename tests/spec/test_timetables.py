"""From the day of the call to every milestone: a date or a window, with what it rests on."""

from datetime import date, timedelta

import pytest

from ilacs.framework import Basis, ContactKind, overridden
from ilacs.framework.milestones import BadTimetable, Milestone
from ilacs.framework.rules import Unit
from ilacs.framework.timetable_steps import STEPS, Shape
from ilacs.framework.timetables import timetable
from ilacs.framework.working_days import is_working_day

K = ContactKind
CALLED = date(2024, 6, 3)
"""A Monday in weeks without bank holidays."""


def days(kind: K, called: date, **explicit: date) -> dict[str, str]:
    """Each milestone's days as month and day: `0603`, or `0603-0607` for more than one."""
    return {m.id.value: written(m) for m in timetable(kind, called, explicit).milestones}


def written(milestone: Milestone) -> str:
    first, last = f"{milestone.earliest:%m%d}", f"{milestone.latest:%m%d}"
    return first if first == last else f"{first}-{last}"


SHORT = {
    "called": "0603",
    "set_up": "0603-0607",
    "child_level_lists": "0605",  # 2 working days
    "audit_information": "0607",  # 4 working days
    "performance_information": "0607",
    "on_site_first": "0610",  # the next Monday
    "on_site_last": "0614",
    "feedback": "0614",
    "draft_report": "0705",  # 15 working days
    "factual_comments": "0712",  # 5 more
    "publication": "0723-0823",  # 39 to 70 days after 14 June
    "received_on": "0723-0823",
    "authority_publishes": "0904-1007",  # 30 working days, over 26 August
    "statement_of_action": "1030-1202",  # 70 working days
}
STANDARD = {
    **SHORT,
    "on_site_last": "0621",  # a week later than a short one, and so all that follows
    "feedback": "0621",
    "draft_report": "0712",
    "factual_comments": "0719",
    "publication": "0730-0830",
    "received_on": "0730-0830",
    "authority_publishes": "0911-1011",
    "statement_of_action": "1106-1206",
}


@pytest.mark.parametrize(
    ("kind", "expected"), [(K.SHORT, SHORT), (K.STANDARD, STANDARD), (K.REINSPECTION, STANDARD)]
)
def test_an_inspection_from_the_day_of_the_call(kind: K, expected: dict[str, str]) -> None:
    assert days(kind, CALLED) == expected


def test_a_focused_visit() -> None:
    assert days(K.FOCUSED_VISIT, CALLED) == {
        "called": "0603",
        "on_site_first": "0610",  # 5 working days
        "on_site_last": "0611",
        "feedback": "0611",
        "draft_report": "0702",
        "factual_comments": "0709",
        "publication": "0722-0820",  # 39 days is a Saturday, so the Monday; 70 days
        "received_on": "0722-0820",
        "priority_plan_draft": "0819-0918",  # 20 working days
        "priority_plan_final": "1029-1127",  # 70 working days
    }


def test_a_monitoring_visit() -> None:
    found = timetable(K.MONITORING_VISIT, CALLED, {"on_site_first": date(2024, 10, 22)})
    assert found.milestone("on_site_last").earliest == date(2024, 10, 23)
    assert not [m for m in found.milestones if "priority" in m.id]
    assert written(timetable(K.MONITORING_VISIT, CALLED).milestone("on_site_first")) == "0617"


def test_a_joint_inspection() -> None:
    assert days(K.JTAI, CALLED) == {
        "called": "0603",
        "set_up": "0603-0607",
        "audits": "0610-0614",
        "on_site_first": "0617",  # 10 working days
        "on_site_last": "0621",
        "feedback": "0621",
        "draft_report": "0712",
        "factual_comments": "0719",
        "publication": "0802-0906",  # 42 to 77 days
        "received_on": "0802-0906",
        "written_statement": "1111-1213",
    }


def test_what_a_milestone_says() -> None:
    found = timetable(K.SHORT, CALLED)
    lists, publication = found.milestone("child_level_lists"), found.milestone("publication")
    assert (lists.shape, lists.basis) == (Shape.DAY, Basis.ASSUMPTION)
    assert "1 contacts" in lists.what_to_do
    assert "11 adopters" in lists.what_to_do
    assert (publication.shape, publication.basis) == (Shape.WINDOW, Basis.MEASURED)
    assert publication.likely == date(2024, 7, 30)  # 46 days after 14 June
    assert "219 full inspections" in publication.rule.source
    assert found.milestone("statement_of_action").basis is Basis.LAW
    assert found.milestone("set_up").shape is Shape.PERIOD


@pytest.mark.parametrize("kind", STEPS)
def test_every_milestone_says_what_to_do_and_why_then(kind: K) -> None:
    for milestone in timetable(kind, CALLED).milestones:
        assert milestone.name
        assert milestone.what_to_do
        assert milestone.rule.source
        assert milestone.earliest <= (milestone.likely or milestone.latest) <= milestone.latest
        assert not milestone.notes


def test_what_comes_only_under_a_condition() -> None:
    conditions = {
        m.id.value: m.condition
        for kind in (K.FOCUSED_VISIT, K.JTAI)
        for m in timetable(kind, CALLED).milestones
        if m.condition
    }
    assert conditions == {
        "priority_plan_draft": "Only if the letter names an area for priority action.",
        "priority_plan_final": "Only if the letter names an area for priority action.",
        "written_statement": "Only if the letter names a principal authority.",
    }


def test_a_milestone_that_a_kind_has_not_cannot_be_asked_for() -> None:
    with pytest.raises(KeyError):
        timetable(K.SHORT, CALLED).milestone("audits")


def test_stockton_2023() -> None:
    found = timetable(K.SHORT, date(2023, 3, 13), {"publication": date(2023, 5, 9)}).milestone(
        "statement_of_action"
    )
    assert (found.earliest, found.latest) == (date(2023, 8, 16), date(2023, 8, 16))


def test_what_follows_moves_with_a_given_date() -> None:
    later = days(K.SHORT, CALLED, on_site_first=date(2024, 6, 17))
    assert later["on_site_last"] == "0621"
    assert later["publication"] == STANDARD["publication"]
    assert later["child_level_lists"] == SHORT["child_level_lists"]
    received = days(K.SHORT, CALLED, received_on=date(2024, 7, 19))
    assert received["statement_of_action"] == "1028"
    assert received["publication"] == SHORT["publication"]


def test_a_given_date_is_named_as_given() -> None:
    found = timetable(K.SHORT, CALLED, {"feedback": date(2024, 6, 13)}).milestone("feedback")
    assert found.given
    assert (found.basis, found.rule.id) == (Basis.LOCAL, "timetable.given")


def test_a_due_date_can_be_given() -> None:
    # As printed for Bath and North East Somerset: 77 working days after publication.
    given = {"publication": date(2025, 8, 5), "statement_of_action": date(2025, 11, 21)}
    found = timetable(K.STANDARD, date(2025, 6, 2), given).milestone("statement_of_action")
    assert (found.earliest, found.notes) == (date(2025, 11, 21), ())


CONTRADICTIONS = [
    (
        {"publication": date(2024, 6, 12)},
        "Report published (12 June 2024) cannot come before last day on site (14 June 2024). "
        "Give on_site_last too if that is another day.",
    ),
    (
        {"on_site_first": date(2024, 5, 27)},
        "First day on site (27 May 2024) cannot come before the call (3 June 2024).",
    ),
    (
        {"on_site_last": date(2024, 6, 7)},
        "Last day on site (7 June 2024) cannot come before first day on site (10 June 2024). "
        "Give on_site_first too if that is another day.",
    ),
    (
        {"on_site_first": date(2024, 6, 17), "on_site_last": date(2024, 6, 14)},
        "Last day on site (14 June 2024) cannot come before first day on site (17 June 2024).",
    ),
    (
        {"draft_report": date(2024, 8, 1), "publication": date(2024, 7, 25)},
        "Report published (25 July 2024) cannot come before draft report received (1 August 2024).",
    ),
    (
        {"received_on": date(2024, 7, 19), "statement_of_action": date(2024, 7, 18)},
        "Statement of action due (18 July 2024) cannot come before report received (19 July 2024).",
    ),
    (
        {"publicaton": date(2024, 7, 19)},
        "There is no milestone 'publicaton' for a short inspection. Did you mean publication?",
    ),
    (
        {"audits": date(2024, 6, 10)},
        "There is no milestone 'audits' for a short inspection. ",
    ),
    ({"report_published": date(2024, 7, 19)}, "Did you mean publication?"),
    ({"Report published": date(2024, 7, 19)}, "Did you mean publication?"),
    ({"first-day-on-site": date(2024, 6, 10)}, "Did you mean on_site_first?"),
    ({"Last day": date(2024, 6, 14)}, "Did you mean on_site_last?"),
    ({"authority_publish": date(2024, 9, 4)}, "Did you mean authority_publishes?"),
    ({"xyz": date(2024, 6, 10)}, "These may be given: child_level_lists, audit_information, "),
    ({"set_up": date(2024, 6, 3)}, "set_up is a period, for which no single date can be given."),
    ({"called": CALLED}, "The day of the call is given already; it cannot be given twice."),
]


@pytest.mark.parametrize(("given", "says"), CONTRADICTIONS)
def test_dates_that_contradict_each_other(given: dict[str, date], says: str) -> None:
    with pytest.raises(BadTimetable) as refused:
        timetable(K.SHORT, CALLED, given)
    assert says in str(refused.value)


def test_a_date_before_what_only_an_assumption_says_is_noted() -> None:
    found = timetable(K.SHORT, CALLED, {"publication": date(2024, 7, 4)}).milestone("publication")
    assert found.notes == (
        "Draft report received usually comes first; by the rules that would be 5 July 2024.",
        "Comments on factual accuracy due usually comes first; by the rules that would be "
        "12 July 2024.",
    )


#  the call came on      says the note on it                                        first on site
CALLS = [
    (date(2024, 6, 4), "A Tuesday: calls come on Mondays.", date(2024, 6, 10)),
    (date(2024, 5, 28), "A Tuesday: the Monday was a bank holiday (Spring", date(2024, 6, 3)),
    (date(2024, 5, 27), "A Monday, Spring Bank Holiday: calls come on working", date(2024, 6, 3)),
    (date(2024, 6, 8), "A Saturday: calls come on working days, so check", date(2024, 6, 17)),
    # Weeks are counted from that of the next working day: 29 December and 7 April.
    (date(2026, 12, 25), "A Friday, Christmas Day: calls come on working", date(2027, 1, 4)),
    (date(2026, 4, 3), "A Friday, Good Friday: calls come on working", date(2026, 4, 13)),
]


@pytest.mark.parametrize(("called", "says", "first"), CALLS)
def test_calls_on_unusual_days(called: date, says: str, first: date) -> None:
    found = timetable(K.SHORT, called)
    (note,) = found.milestone("called").notes
    assert note.startswith(says)
    assert found.milestone("on_site_first").earliest == first


def test_a_visit_may_be_told_of_on_any_working_day() -> None:
    assert timetable(K.FOCUSED_VISIT, date(2024, 6, 4)).milestone("called").notes == ()


def test_inspectors_do_not_begin_on_a_bank_holiday() -> None:
    first = timetable(K.SHORT, date(2026, 4, 27)).milestone("on_site_first")
    assert first.earliest == date(2026, 5, 5)
    assert first.notes[0].startswith("4 May 2026 is a bank holiday (May Day): this is the working")


def test_a_bank_holiday_among_the_days_on_site_is_noted() -> None:
    first = timetable(K.STANDARD, date(2026, 3, 23)).milestone("on_site_first")
    assert first.notes == (
        "3 April 2026 is a bank holiday (Good Friday). No inspection had one among its days on "
        "site: other days are likely, so ask.",
        "6 April 2026 is a bank holiday (Easter Monday). No inspection had one among its days on "
        "site: other days are likely, so ask.",
    )


#  the call came on            first       last day on site, and feedback
OVER_HOLIDAYS = [
    # The last day stays in its week where the first is moved: 6 and 11 days after the Monday.
    (K.SHORT, date(2026, 4, 27), "0505", "0508"),
    (K.STANDARD, date(2027, 3, 22), "0330", "0409"),
    (K.JTAI, date(2026, 3, 23), "0408", "0410"),
    # A last day on a bank holiday is the working day before it.
    (K.SHORT, date(2026, 12, 21), "1229", "1231"),
    (K.STANDARD, date(2026, 12, 14), "1221", "1231"),
    (K.STANDARD, date(2023, 3, 20), "0327", "0406"),
    (K.SHORT, date(2026, 12, 14), "1221", "1224"),
]


@pytest.mark.parametrize(("kind", "called", "first", "last"), OVER_HOLIDAYS)
def test_days_on_site_are_working_days_of_their_week(
    kind: K, called: date, first: str, last: str
) -> None:
    found = days(kind, called)
    assert (found["on_site_first"], found["on_site_last"], found["feedback"]) == (first, last, last)


def test_a_day_that_was_moved_is_an_assumption_and_says_so() -> None:
    last = timetable(K.STANDARD, date(2023, 3, 20)).milestone("on_site_last")
    assert (last.basis, last.rule.id) == (Basis.ASSUMPTION, "timetable.on_working_days")
    assert last.notes == (
        "7 April 2023 is a bank holiday (Good Friday): this is the working day before it. No "
        "inspection ever ended on a bank holiday, so ask.",
    )
    set_up = timetable(K.SHORT, date(2026, 12, 21)).milestone("set_up")
    assert written(set_up) == "1221-1224"
    assert set_up.notes[0].startswith("By the rule 21 December 2026 to 25 December 2026; days at")


def test_a_length_that_was_set_ends_on_a_working_day_too() -> None:
    longer = overridden({"timetable": {"short": {"first_to_last_day": 5}}})
    last = timetable(K.SHORT, CALLED, assumptions=longer).milestone("on_site_last")
    assert last.earliest == date(2024, 6, 14)
    assert last.notes == ("15 June 2024 is a Saturday: this is the working day before it.",)
    at_once = overridden({"timetable": {"short": {"first_to_last_day": 0}}})
    # The first day is moved to the Tuesday; the last is not before it.
    last = timetable(K.SHORT, date(2026, 4, 27), assumptions=at_once).milestone("on_site_last")
    assert last.earliest == date(2026, 5, 5)


#  the call came on      lists, audits
REQUESTS = [
    (date(2026, 12, 21), "1223", "1224"),  # 4 working days would be 29 December
    (date(2026, 12, 25), "1230", "1231"),
    (date(2026, 12, 24), "1224", "1224"),
    (date(2024, 6, 7), "0607", "0607"),
]


@pytest.mark.parametrize(("called", "lists", "audits"), REQUESTS)
def test_what_is_asked_for_is_due_before_inspectors_come(
    called: date, lists: str, audits: str
) -> None:
    found = days(K.SHORT, called)
    assert (found["child_level_lists"], found["audit_information"]) == (lists, audits)


def test_what_is_due_earlier_than_by_the_rule_says_so() -> None:
    found = timetable(K.SHORT, date(2026, 12, 21)).milestone("audit_information")
    assert found.notes == (
        "By the rule 29 December 2026, but inspectors are there from 29 December 2026: this is "
        "the working day before they come.",
    )
    same_day = timetable(K.SHORT, CALLED, {"on_site_first": CALLED})
    lists, set_up = same_day.milestone("child_level_lists"), same_day.milestone("set_up")
    assert (lists.latest, set_up.latest) == (CALLED, CALLED)
    assert lists.notes[0].endswith("from 3 June 2024: this is the day of the call.")
    assert set_up.notes[0].endswith("from 3 June 2024: it ends on the day of the call.")


def test_a_date_given_for_lists_stands_though_inspectors_are_there() -> None:
    lists = timetable(K.SHORT, CALLED, {"child_level_lists": date(2024, 6, 12)}).milestone(
        "child_level_lists"
    )
    assert lists.earliest == date(2024, 6, 12)
    assert lists.notes == ("Inspectors are there from 10 June 2024, which is before this is over.",)


def test_a_report_is_not_published_before_comments_on_it_are_due() -> None:
    # 31 days after 13 December 2019 is 13 January; 15 and 5 working days end on 15 January.
    publication = timetable(K.SHORT, date(2019, 12, 2)).milestone("publication")
    assert (publication.earliest, publication.likely) == (date(2020, 1, 15), date(2020, 1, 15))
    assert publication.notes == (
        "By the rule from 13 January 2020, but not before comments on factual accuracy due "
        "(15 January 2020).",
    )
    late = timetable(K.SHORT, CALLED, {"draft_report": date(2024, 8, 20)}).milestone("publication")
    assert (late.earliest, late.latest) == (date(2024, 8, 28), date(2024, 8, 28))


#  kind, the call came on, whether its days on site lie in a suspension
IN_SUSPENSION = [
    (K.SHORT, date(2020, 3, 2), False),
    (K.STANDARD, date(2020, 3, 2), True),  # its second week
    (K.SHORT, date(2020, 3, 9), True),
    (K.SHORT, date(2020, 4, 20), True),
    (K.REINSPECTION, date(2021, 6, 14), True),
    (K.SHORT, date(2021, 6, 21), False),  # on site on 28 June 2021, when they began again
    (K.FOCUSED_VISIT, date(2020, 4, 20), True),
    (K.MONITORING_VISIT, date(2020, 11, 2), True),
    (K.FOCUSED_VISIT, date(2021, 6, 7), False),
    (K.JTAI, date(2020, 11, 2), True),
]


@pytest.mark.parametrize(("kind", "called", "suspended"), IN_SUSPENSION)
def test_a_call_for_days_in_the_suspension_is_noted(kind: K, called: date, suspended: bool) -> None:
    notes = timetable(kind, called).milestone("called").notes
    assert [note.startswith("The days on site lie in the suspension") for note in notes] == (
        [True] if suspended else []
    )


def test_the_note_says_when_the_suspension_was_and_of_what() -> None:
    (note,) = timetable(K.SHORT, date(2020, 4, 20)).milestone("called").notes
    assert "suspension of 14 March 2020 to 27 June 2021, so check the day" in note
    assert "none was on site" in note


def test_a_joint_inspection_on_site_from_another_day_than_monday_is_noted() -> None:
    # 10 working days after 23 March 2026, over Good Friday and Easter Monday.
    (note,) = timetable(K.JTAI, date(2026, 3, 23)).milestone("on_site_first").notes
    assert note.startswith("A Wednesday: 34 of 36 joint inspections were on site from a Monday")


def test_a_visit_over_a_weekend_is_noted() -> None:
    (note,) = timetable(K.FOCUSED_VISIT, date(2024, 6, 7)).milestone("on_site_first").notes
    assert note.startswith("Its two days lie on either side of days that are no working days")


def mondays() -> list[date]:
    first = date(2018, 1, 22)
    weeks = (date(2028, 12, 31) - first).days // 7
    return [first + timedelta(weeks=n) for n in range(weeks + 1)]


@pytest.mark.parametrize("kind", STEPS)
def test_every_monday_of_eleven_years_leads_to_working_days_in_order(kind: K) -> None:
    for called in mondays():
        found = timetable(kind, called)
        of = {m.id.value: m for m in found.milestones}
        for milestone in found.milestones[1:]:
            for day in (milestone.earliest, milestone.likely, milestone.latest):
                assert day is None or is_working_day(day), (called, milestone.id)
            assert milestone.earliest <= (milestone.likely or milestone.latest) <= milestone.latest
        first, last = of["on_site_first"].earliest, of["on_site_last"].earliest
        for name in ("set_up", "audits", "child_level_lists", "audit_information"):
            assert name not in of or of[name].latest < first, (called, name)
        assert first <= last == of["feedback"].earliest
        assert last < of["draft_report"].earliest < of["factual_comments"].earliest
        assert of["factual_comments"].latest <= of["publication"].earliest


def test_a_given_date_on_a_weekend_is_noted() -> None:
    found = timetable(K.SHORT, CALLED, {"draft_report": date(2024, 7, 6)})
    assert found.milestone("draft_report").notes == ("A Saturday: not a working day.",)


def test_rules_of_their_time() -> None:
    before, since = date(2019, 6, 3), date(2024, 6, 3)
    assert written(timetable(K.SHORT, before).milestone("publication")) == "0715-0805"
    assert written(timetable(K.SHORT, since).milestone("publication")) == SHORT["publication"]
    # Plans for priority action are asked for since August 2018.
    early = timetable(K.FOCUSED_VISIT, date(2018, 6, 4))
    assert not [m for m in early.milestones if "priority" in m.id]
    with pytest.raises(BadTimetable, match="There is no milestone 'priority_plan_draft' for a foc"):
        timetable(K.FOCUSED_VISIT, date(2018, 6, 4), {"priority_plan_draft": date(2018, 9, 3)})


REFUSED = [
    (K.SHORT, date(2018, 1, 19), "No rule for a short inspection was in force on 19 January 2018"),
    (K.JTAI, date(2016, 2, 7), "No rule for a joint targeted inspection was in force on"),
    (K.SELF_EVALUATION, CALLED, "There is no timetable for a self-evaluation. These have one: "),
    (K.SHORT, date(2100, 12, 20), "The bank holidays of 2101 are not known"),
    (K.SHORT, date.max, "No timetable from 31 December 9999."),
]


@pytest.mark.parametrize(("kind", "called", "says"), REFUSED)
def test_where_no_timetable_can_be_made(kind: K, called: date, says: str) -> None:
    with pytest.raises(BadTimetable) as refused:
        timetable(kind, called)
    assert says in str(refused.value)


def test_far_years_are_provisional() -> None:
    notes = {m.id.value: m.notes for m in timetable(K.SHORT, date(2030, 6, 3)).milestones}
    provisional = ("Provisional: bank holidays of that year may still change.",)
    assert notes["statement_of_action"] == provisional
    assert notes["on_site_last"] == ()


def test_assumptions_move_dates_and_say_so() -> None:
    slower = overridden({"timetable": {"draft_report": {"working_days": 20}}})
    found = timetable(K.SHORT, CALLED, assumptions=slower)
    draft = found.milestone("draft_report")
    assert (draft.earliest, draft.basis) == (date(2024, 7, 12), Basis.LOCAL)
    assert found.milestone("factual_comments").earliest == date(2024, 7, 19)


def test_what_the_law_sets_is_counted_in_working_days() -> None:
    by_law = [s for s in STEPS[K.SHORT] if s.rule.basis is Basis.LAW]
    assert {(s.rule.value, s.rule.unit) for s in by_law} == {
        (30, Unit.WORKING_DAYS),
        (70, Unit.WORKING_DAYS),
    }
