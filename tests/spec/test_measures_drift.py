"""How long stages take: who was watched for how long, and what is said of the rest."""

from dataclasses import replace
from datetime import date, timedelta
from math import log
from random import Random

import pytest
from measured import clocks_of
from small_lists import REFERENCE_DATE, snapshot

from ilacs.lists.declared import by_id as lists_by_id
from ilacs.measures.data import CannotMeasure, data_of
from ilacs.measures.drift import drift_of
from ilacs.measures.stages import STAGES, by_id
from ilacs.measures.waiting_curve import Watched, waiting_curve
from ilacs.measures.watching import cases_watched

CLOCKS = clocks_of()
BEGINS = date(2025, 9, 30)
"""Six months before the reference date, 31 March 2026."""


def ago(days):
    return None if days is None else REFERENCE_DATE - timedelta(days)


def plans(*spans, day=REFERENCE_DATE):
    """Protection plans, told as (from, to) in days before the reference date."""
    rows = [
        {"child_id": f"c{place}", "plan_start": ago(start), "plan_end": ago(end)}
        for place, (start, end) in enumerate(spans)
    ]
    return snapshot(day, child_protection=rows)


def watched(*submissions, stage="protection-plan"):
    """For each case the days from its start to its first and last day, and how it ended."""
    cases, left_out = cases_watched(by_id()[stage], data_of(submissions, CLOCKS.values()))
    told = [
        [
            ((one.first - case.start).days, (one.last - case.start).days,
             "ended" if one.ended else "left" if one.left else "open")
            for one in case.periods
        ]
        for case in cases
    ]  # fmt: skip
    return sorted(told), left_out


def drift(*submissions, stage="protection-plan", clocks=CLOCKS):
    (found,), _ = drift_of(data_of(submissions, CLOCKS.values()), clocks, (by_id()[stage],))
    return found


class TestWatching:
    @pytest.mark.parametrize(
        ("span", "expected"),
        [
            ((50, 10), [(0, 40, "ended")]),
            ((50, None), [(0, 50, "open")]),
            ((50, 50), [(0, 0, "ended")]),
            # The list begins 182 days before the reference date.
            ((300, 100), [(300 - 182, 200, "ended")]),
            ((300, None), [(300 - 182, 300, "open")]),
            ((300, 182), [(118, 118, "ended")]),
            ((50, -10), [(0, 50, "open")]),
        ],
        ids=(
            "begun and ended", "begun", "on one day", "begun before the list",
            "begun before the list and open", "ended on its first day", "will end",
        ),
    )  # fmt: skip
    def test_from_the_first_day_that_the_list_has(self, span, expected):
        assert watched(plans(span)) == ([expected], {})

    @pytest.mark.parametrize(
        ("span", "reason"),
        [
            ((None, 10), "the start is not known"),
            ((-1, None), "begins after the reference date"),
            ((50, 60), "ends before it begins"),
            ((300, 183), "ended before the months of the list"),
        ],
    )
    def test_what_is_no_case_is_counted(self, span, reason):
        assert watched(plans(span, (50, 10))) == ([[(0, 40, "ended")]], {reason: 1})

    def test_without_a_number_it_is_none(self):
        rows = [{"child_id": None, "plan_start": ago(50), "plan_end": None}]
        assert watched(snapshot(child_protection=rows)) == ([], {"no number": 1})

    def test_a_conference_that_was_not_needed_is_not_waited_for(self):
        rows = [
            {"child_id": child, "strategy_discussion": ago(20), "conference_date": None,
             "conference_unnecessary": unnecessary}
            for child, unnecessary in (("a", "yes"), ("b", "no"), ("c", None))
        ]  # fmt: skip
        found = watched(snapshot(enquiries=rows), stage="enquiry-to-conference")
        assert found == ([[(0, 20, "open")]] * 2, {"no conference was needed": 1})

    def test_of_what_began_before_a_list_of_what_began_only_the_open_are_told(self):
        """That it was open all the time is why it is in the list: it is watched on one day."""
        rows = [
            {"child_id": child, "assessment_start": ago(start), "assessment_end": ago(end)}
            for child, start, end in (("a", 300, None), ("b", 300, 20), ("c", 30, 20))
        ]
        lists = snapshot(early_help=rows)
        assert watched(lists, stage="early-help") == (
            [[(0, 10, "ended")], [(300, 300, "open")]],
            {"began before the months of the list": 1},
        )
        assert [one.number for one in drift(lists, stage="early-help").waiting] == ["a"]

    def test_what_leaves_otherwise_is_watched_until_then(self):
        rows = [
            {"adopter_id": name, "stage_1_start": ago(90), "stage_1_end": end, "left_process": left}
            for name, end, left in (
                ("a", None, ago(60)),
                ("b", ago(40), ago(30)),
                ("c", None, None),
            )
        ]
        assert watched(snapshot(adopters=rows), stage="adopters-stage-1")[0] == [
            [(0, 30, "left")],
            [(0, 50, "ended")],
            [(0, 90, "open")],
        ]

    def test_a_child_is_in_the_list_of_adoption_from_the_decision_on(self):
        row = {"care_start": ago(200), "decision_reversed": None, "placed": None}
        rows = [
            {"child_id": "a", **row, "adoption_decision": ago(80)},
            {"child_id": "b", **row, "adoption_decision": None},
            {"child_id": "c", **row, "adoption_decision": ago(80), "placed": ago(90)},
        ]
        assert watched(snapshot(adoption=rows), stage="care-to-adoptive-family") == (
            [[(120, 200, "open")]],
            {
                "the day is not known from which the list has it": 1,
                "ended before the months of the list": 1,
            },
        )

    def test_of_what_no_day_tells_the_end_only_those_are_told_who_still_wait(self):
        rows = [
            {"child_id": "a", "care_start": ago(40), "permanence_plan": None, "care_end": None},
            {"child_id": "b", "care_start": ago(40), "permanence_plan": "adoption"},
            {"child_id": "c", "care_start": ago(40), "permanence_plan": None, "care_end": ago(9)},
        ]
        found = drift(snapshot(children_in_care=rows), stage="care-without-permanence-plan")
        assert [one.number for one in found.waiting] == ["a"]
        assert found.no_curve.startswith("The lists do not tell the day")


class TestManySubmissions:
    DECEMBER = date(2025, 12, 31)

    def plan(self, day, start, end=None, child="a"):
        row = {"child_id": child, "plan_start": start, "plan_end": end}
        return snapshot(day, child_protection=[row])

    def test_a_case_of_two_is_watched_from_the_first(self):
        start = date(2025, 1, 1)
        found = watched(self.plan(self.DECEMBER, start), self.plan(REFERENCE_DATE, start))
        # The list of December begins on 30 June 2025.
        assert found == ([[((date(2025, 6, 30) - start).days, 454, "open")]], {})

    def test_between_lists_that_do_not_touch_it_is_not_watched(self):
        start, early = date(2024, 1, 1), date(2025, 3, 31)
        found = watched(self.plan(early, start), self.plan(REFERENCE_DATE, start, ago(0)))
        days = [(date(2024, 9, 30), early, "open"), (BEGINS, REFERENCE_DATE, "ended")]
        expected = [((first - start).days, (last - start).days, how) for first, last, how in days]
        assert found == ([expected], {})
        said = drift(self.plan(early, start), self.plan(REFERENCE_DATE, start)).limits
        assert "1 case could not be watched between two submissions." in said

    def test_the_later_one_is_believed(self):
        start, end, other = date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1)
        for later, expected in ((other, (0, 61, "ended")), (None, (0, 150, "open"))):
            found = watched(
                self.plan(self.DECEMBER, start, end), self.plan(REFERENCE_DATE, start, later)
            )
            assert found == ([[expected]], {})

    def test_what_the_latest_does_not_have_does_not_wait_and_is_said(self):
        found = drift(
            self.plan(self.DECEMBER, date(2025, 11, 1)),
            self.plan(REFERENCE_DATE, date(2026, 1, 1), child="b"),
        )
        assert [one.number for one in found.waiting] == ["b"]
        assert found.cases == 2
        assert any("an earlier submission has as open" in each for each in found.limits)

    def test_of_several_authorities(self):
        one = replace(self.plan(self.DECEMBER, ago(200)), authority="Brent")
        other = replace(self.plan(REFERENCE_DATE, ago(200)), authority="Barnet")
        with pytest.raises(CannotMeasure, match="several authorities"):
            drift(one, other)


class TestCurve:
    def test_of_twelve_that_all_ended(self):
        """Of 12, one is done each day: after 3 days 9 of 12 wait, after 6 days 6 of 12."""
        found = waiting_curve([Watched(-0.5, day, True) for day in range(1, 13)])
        assert found.after(0).value == 1
        assert found.after(3).value == pytest.approx(9 / 12)
        assert found.after(6.5).value == pytest.approx(6 / 12)
        assert [found.within(part) for part in (0.25, 0.5)] == [3, 6]

    def test_those_that_still_wait_count_as_long_as_they_have_waited(self):
        """On day 1, 10 of 20 are done and 5 seen no longer; of the last 5, 2 are on day 2."""
        cases = [*[(1, True)] * 10, *[(1, False)] * 5, *[(2, True)] * 2, *[(2, False)] * 3]
        found = waiting_curve([Watched(-0.5, *case) for case in cases])
        assert found.after(1).value == pytest.approx(10 / 20)
        assert found.after(2).value == pytest.approx(10 / 20 * 3 / 5)

    def test_those_known_of_only_later_are_not_counted_before(self):
        """On day 1, 5 of 10 are done. From day 5 on 10 more are known of: on day 9, 3 of 15."""
        early = [*[(-0.5, 1, True)] * 5, *[(-0.5, 9, False)] * 5]
        late = [*[(4.5, 9, True)] * 5, *[(4.5, 9, False)] * 5]
        found = waiting_curve([Watched(*case) for case in (*early, *late)])
        assert found.after(1).value == pytest.approx(5 / 10)
        assert found.after(9).value == pytest.approx(5 / 10 * 10 / 15)

    def test_where_too_few_are_watched_there_is_no_curve(self):
        """On day 1 one case alone is watched: its end says nothing of the others."""
        alone, others = Watched(-0.5, 1, True), [Watched(9.5, 20 + day, True) for day in range(12)]
        found = waiting_curve([alone, *others])
        assert found.after(1).value == 1
        assert found.after(20).value == pytest.approx(11 / 12)
        # From the 9th of 12 on fewer than 5 are watched.
        assert (found.last, found.times[-1], found.not_counted) == (27, 27, 1 + 4)
        assert found.after(1000).value == found.shares[-1].value == pytest.approx(4 / 12)
        assert found.within(0.75) is None

    def test_too_few_that_ended(self):
        assert waiting_curve([Watched(-0.5, day, True) for day in range(9)]) is None
        never = [Watched(day - 0.5, day, True) for day in range(20)]
        assert waiting_curve(never) is None
        assert waiting_curve([]) is None


class TestBias:
    def test_a_list_of_six_months_tells_how_long_plans_take(self):
        """Two plans begin every day for 20 years, and half of them end within 200 days."""
        random = Random(1)
        begun = [start for start in range(20 * 365) for _ in range(2)]
        lengths = [round(random.expovariate(log(2) / 200)) for _ in begun]
        spans = [
            (start, start - length if length <= start else None)
            for start, length in zip(begun, lengths, strict=True)
        ]
        listed = [span for span in spans if span[1] is None or span[1] <= 182]
        found = drift(plans(*listed))
        assert found.within(0.5) == pytest.approx(200, rel=0.1)
        # Taken as if all had been watched from their start, they seem to last far longer.
        cases, _ = cases_watched(by_id()["protection-plan"], data_of([plans(*listed)], ()))
        naive = waiting_curve(
            [
                Watched(-0.5, (one.periods[0].last - one.start).days, one.periods[0].ended)
                for one in cases
            ]
        )
        assert naive.within(0.5) > 300


class TestDrift:
    def test_times_are_in_working_days_where_the_clock_is(self):
        """From Monday 2 February 2026 to 20 February are 14 working days, 18 days."""
        row = {"assessment_start": date(2026, 2, 2), "assessment_authorised": date(2026, 2, 20)}
        rows = [{"child_id": f"{number}", **row} for number in range(20)]
        found = drift(snapshot(assessments=rows), stage="assessment")
        assert (found.within(0.5), found.unit, found.limit) == (14, "working days", 45)
        in_days = {"assessment": replace(CLOCKS["assessment"], unit="days", limit=10)}
        found = drift(snapshot(assessments=rows), stage="assessment", clocks=in_days)
        assert (found.within(0.5), found.unit, found.limit) == (18, "days", 10)
        assert found.at_limit.value == 1

    def test_every_open_case_has_its_place_the_longest_first(self):
        lists = plans(*[(40, 40 - day) for day in range(1, 13)], (3, None), (100, None), (7, None))
        found = drift(lists)
        assert [(one.time, one.late, one.beyond) for one in found.waiting] == [
            (100, None, True),
            (7, None, False),
            (3, None, False),
        ]
        assert found.waiting[1].longer == found.curve.after(7)
        assert (found.cases, found.ended) == (15, 12)

    def test_team_and_worker_and_whether_it_is_late(self):
        rows = [
            {"child_id": "a", "assessment_start": start, "assessment_authorised": None,
             "team": "North", "worker": "W"}
            for start in (date(2026, 1, 5), date(2026, 3, 2))
        ]  # fmt: skip
        found = drift(snapshot(assessments=rows), stage="assessment").waiting
        assert [(one.late, one.team, one.worker) for one in found] == [
            (True, "North", "W"),
            (False, "North", "W"),
        ]

    def test_too_few_cases_have_no_curve_and_say_so(self):
        found = drift(plans((50, 10)))
        assert (found.curve, found.within(0.5), found.at_limit) == (None, None, None)
        assert found.no_curve.startswith("Too few cases ended: 1.")
        assert drift(plans((300, 183))).no_curve.startswith("Too few cases ended: 0.")

    def test_what_the_numbers_cannot_tell_is_said(self):
        (late, latest) = drift(plans((300, None), (50, 10))).limits
        assert late.startswith("1 case began before the list does")
        assert latest.startswith("The list has only the latest one of each child")
        rows = [{"child_id": "a", "strategy_discussion": ago(20), "conference_date": None,
                 "conference_unnecessary": None}]  # fmt: skip
        (only, _) = drift(snapshot(enquiries=rows), stage="enquiry-to-conference").limits
        assert only.startswith("The list has only what began in 6 months")

    def test_days_beyond_the_calendar_are_left_out(self):
        rows = [{"child_id": "a", "assessment_start": date(1950, 1, 1),
                 "assessment_authorised": None}]  # fmt: skip
        found = drift(snapshot(assessments=rows), stage="assessment")
        assert found.left_out == {"lies outside the years that the calendar covers": 1}
        assert found.waiting == ()

    def test_a_clock_without_a_limit_has_no_limit(self):
        clocks = {"assessment": replace(CLOCKS["assessment"], limit=None, unit=None)}
        rows = [{"child_id": "a", "assessment_start": ago(9), "assessment_authorised": None}]
        found = drift(snapshot(assessments=rows), stage="assessment", clocks=clocks)
        assert (found.limit, found.unit, found.waiting[0].late) == (None, "days", None)

    def test_lists_that_are_not_there(self):
        found, not_timed = drift_of(data_of([plans((50, 10))], CLOCKS.values()), CLOCKS)
        assert [one.stage.id for one in found] == ["protection-plan"]
        reasons = {one.stage.id: one.reason for one in not_timed}
        assert reasons["assessment"] == "List 4: Assessments: this list is not there."
        assert len(reasons) == len(STAGES) - 1

    @pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.id)
    def test_lists_of_one_row_and_of_blanks(self, stage):
        rows = {
            name: [dict.fromkeys(lists_by_id()[name].by_name)]
            for name in (*stage.needed, "adoption")
        }
        found = drift(snapshot(**rows), stage=stage.id)
        assert (found.cases, found.waiting, found.curve) == (0, (), None)
        assert sum(found.left_out.values()) <= 1


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.id)
def test_what_a_stage_names_is_there(stage):
    spec = lists_by_id()[stage.list]
    named = [stage.who, stage.start, stage.left_on, stage.known_from, *(stage.times or ())]
    named += [column for column, _, _ in stage.out]
    assert {name for name in named if name} <= set(spec.by_name)
    assert stage.clock is None or stage.clock in CLOCKS
    for list_id, columns in stage.needed.items():
        assert set(columns) <= set(lists_by_id()[list_id].by_name)
