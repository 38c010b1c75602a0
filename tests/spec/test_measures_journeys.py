"""One child's journey: what happened, in order; what contradicts itself; how long it took."""

from datetime import date

import polars as pl
import pytest
from measured import clocks_of
from small_lists import snapshot

from ilacs.framework import overridden
from ilacs.lists.declared import ALL, Kind
from ilacs.lists.snapshot import PLACE, ROW, ListRows, Snapshot
from ilacs.measures.contradictions import Mark
from ilacs.measures.data import CannotMeasure
from ilacs.measures.events import EVENTS, NOT_EVENTS
from ilacs.measures.journeys import Source, journey_of
from ilacs.measures.one_child import NoSuchChild
from ilacs.measures.spans import Standing

MARCH, JUNE = date(2026, 3, 31), date(2026, 6, 30)


def day(month, number, year=2026):
    return date(year, month, number)


def journey(*snapshots, child="7", clocks=None):
    return journey_of(child, snapshots, clocks or clocks_of())


def told(journey):
    return [(event.day, event.words) for event in journey.events]


def marks(journey):
    return {(event.kind, event.day): set(event.marks) for event in journey.events if event.marks}


class TestDeclaration:
    def test_every_date_column_is_an_event_or_it_is_said_why_not(self):
        dates = {
            (spec.id, column.name)
            for spec in ALL
            for column in spec.columns
            if column.kind is Kind.DATE
        }
        events = [(each.list, each.column) for each in EVENTS]
        assert len(events) == len(set(events))
        assert not set(events) & set(NOT_EVENTS)
        assert set(events) | set(NOT_EVENTS) == dates

    def test_every_time_of_day_is_told_with_its_day(self):
        times = {
            (spec.id, column.name)
            for spec in ALL
            for column in spec.columns
            if column.kind is Kind.TIME
        }
        assert {(each.list, each.time) for each in EVENTS if each.time} == times

    @pytest.mark.parametrize("event", EVENTS, ids=lambda event: f"{event.list}.{event.column}")
    def test_the_columns_that_an_event_names_are_those_of_its_list(self, event):
        spec = {spec.id: spec for spec in ALL}[event.list]
        ends = (event.end,) if event.end else ()
        named = {*event.tells, *event.apart, *(event.case or ()), *ends}
        assert named <= set(spec.by_name)
        assert event.words[0].isupper()


class TestOrder:
    def test_events_of_all_lists_stand_by_day(self):
        found = journey(
            snapshot(
                contacts=[{"child_id": "7", "contact_date": day(1, 5)}],
                child_protection=[{"child_id": "7", "plan_start": day(2, 9)}],
                referrals=[{"child_id": "7", "referral_date": day(1, 6)}],
            )
        )
        assert told(found) == [
            (day(1, 5), "Contact received"),
            (day(1, 6), "Referral received"),
            (day(2, 9), "Child protection plan began"),
        ]

    def test_events_of_one_day_stand_in_the_order_of_the_process(self):
        same = day(2, 9)
        found = journey(
            snapshot(
                child_protection=[{"child_id": "7", "plan_start": same}],
                enquiries=[{"child_id": "7", "strategy_discussion": same, "conference_date": same}],
                children_in_care=[{"child_id": "7", "care_start": same}],
                contacts=[{"child_id": "7", "contact_date": same}],
                referrals=[{"child_id": "7", "referral_date": same}],
            )
        )
        assert [event.kind for event in found.events] == [
            "contact",
            "referral",
            "strategy_discussion",
            "conference",
            "plan_start",
            "care_start",
        ]

    def test_two_episodes_of_a_day_follow_one_another(self):
        found = journey(
            snapshot(
                missing_episodes=[
                    {"child_id": "7", "episode_id": "b", "started": day(3, 1),
                     "start_time": "20:00", "returned": day(3, 1), "return_time": "23:00"},
                    {"child_id": "7", "episode_id": "a", "started": day(3, 1),
                     "start_time": "08:00", "returned": day(3, 1), "return_time": "10:00"},
                ]
            )
        )  # fmt: skip
        assert [(event.kind, event.time) for event in found.events] == [
            ("missing_start", "08:00"),
            ("missing_end", "10:00"),
            ("missing_start", "20:00"),
            ("missing_end", "23:00"),
        ]

    def test_other_children_are_not_in_it(self):
        found = journey(
            snapshot(
                contacts=[
                    {"child_id": "7", "contact_date": day(1, 5)},
                    {"child_id": "70", "contact_date": day(1, 6)},
                    {"child_id": None, "contact_date": day(1, 7)},
                ]
            )
        )
        assert told(found) == [(day(1, 5), "Contact received")]
        assert found.events[0].sources == (Source(MARCH, "contacts", 1),)


class TestWhatMatters:
    def test_in_the_official_words(self):
        rows = [
            {"child_id": "7", "referral_date": day(1, 5), "no_further_action": "yes", "team": "A"}
        ]
        (event,) = journey(snapshot(referrals=rows)).events
        found = {detail.column: detail.words for detail in event.details}
        assert found == {"no_further_action": "a) Yes", "team": "A"}
        assert event.details[0].header == "Referral NFA?"

    def test_two_contacts_of_a_day_from_two_sources_are_two(self):
        rows = [
            {"child_id": "7", "contact_date": day(1, 5), "contact_source": source}
            for source in ("1A", "2A")
        ]
        assert len(journey(snapshot(contacts=rows)).events) == 2

    def test_one_discussion_in_two_lists_is_one(self):
        found = journey(
            snapshot(
                enquiries=[{"child_id": "7", "strategy_discussion": day(1, 5)}],
                strategy_discussions=[{"child_id": "7", "held": day(1, 5), "police": "yes"}],
            )
        )
        (event,) = found.events
        assert {source.list for source in event.sources} == {"enquiries", "strategy_discussions"}


class TestMarks:
    @pytest.mark.parametrize(
        ("row", "expected"),
        [
            ({"plan_start": day(1, 5), "plan_end": day(3, 1)}, {}),
            ({"plan_start": day(1, 5)}, {("plan_start", day(1, 5)): {Mark.OPEN}}),
            (
                {"plan_start": day(1, 5), "plan_end": day(1, 4)},
                {("plan_start", day(1, 5)): {Mark.ENDS_BEFORE}},
            ),
            (
                {"plan_start": day(4, 1)},
                {("plan_start", day(4, 1)): {Mark.FUTURE}},
            ),
        ],
        ids=("ended", "no end", "ends before it begins", "after the reference date"),
    )
    def test_of_one_submission(self, row, expected):
        assert marks(journey(snapshot(child_protection=[{"child_id": "7", **row}]))) == expected

    def test_a_day_that_must_be_there_is_not_known(self):
        found = journey(snapshot(contacts=[{"child_id": "7", "contact_date": None}]))
        assert found.events == ()
        assert [(event.kind, event.marks) for event in found.undated] == [
            ("contact", (Mark.NO_DAY,))
        ]

    def test_a_day_that_could_not_be_read_is_not_known_and_no_case_is_open_for_it(self):
        row = {"child_id": "7", "plan_start": day(1, 5), "plan_end": None}
        lists = snapshot(child_protection=[row])
        read = lists.lists["child_protection"]
        unplaced = pl.DataFrame(
            {PLACE: [0], ROW: [3], "column": ["plan_end"], "typed": ["soon"]},
            schema=read.unplaced.schema,
        )
        spoilt = ListRows(read.spec, read.rows, read.rows_in, unplaced=unplaced)
        found = journey(Snapshot({"child_protection": spoilt}, lists.reference_date, lists.places))
        assert marks(found) == {}
        assert [(event.kind, event.marks) for event in found.undated] == [
            ("plan_end", (Mark.UNREADABLE,))
        ]
        assert [span.standing for span in found.spans] == [Standing.NOT_KNOWN]

    def test_lists_that_do_not_agree_on_a_birth(self):
        found = journey(
            snapshot(
                contacts=[{"child_id": "7", "date_of_birth": day(1, 1, 2015)}],
                referrals=[{"child_id": "7", "date_of_birth": day(1, 2, 2015)}],
            )
        )
        assert marks(found) == {
            ("birth", day(1, 1, 2015)): {Mark.DISAGREE},
            ("birth", day(1, 2, 2015)): {Mark.DISAGREE},
        }


class TestManySubmissions:
    def test_the_same_event_in_two_is_one_with_both(self):
        rows = {"contacts": [{"child_id": "7", "contact_date": day(1, 5)}]}
        (event,) = journey(snapshot(JUNE, **rows), snapshot(MARCH, **rows)).events
        assert event.reference_dates == (MARCH, JUNE)
        assert event.marks == ()

    def test_a_time_that_only_one_of_them_has_is_that_of_the_event(self):
        episode = {"child_id": "7", "started": day(1, 5), "returned": day(1, 6)}
        found = journey(
            snapshot(MARCH, missing_episodes=[episode]),
            snapshot(JUNE, missing_episodes=[episode | {"start_time": "21:00"}]),
        )
        assert [(event.kind, event.time) for event in found.events] == [
            ("missing_start", "21:00"),
            ("missing_end", None),
        ]

    @pytest.mark.parametrize(
        ("list_id", "before", "after", "expected"),
        [
            (
                "assessments",
                {"assessment_start": day(1, 5), "assessment_authorised": day(2, 1)},
                {"assessment_start": day(1, 5), "assessment_authorised": day(2, 8)},
                {
                    ("assessment_authorised", day(2, 1)): {Mark.CHANGED},
                    ("assessment_authorised", day(2, 8)): {Mark.CHANGES},
                },
            ),
            (
                "assessments",
                {"assessment_start": day(1, 5), "assessment_authorised": day(2, 1)},
                {"assessment_start": day(1, 5)},
                {
                    ("assessment_start", day(1, 5)): {Mark.OPEN},
                    ("assessment_authorised", day(2, 1)): {Mark.WITHDRAWN},
                },
            ),
            (
                "child_protection",
                {"plan_start": day(1, 5), "last_visit": day(3, 20)},
                {"plan_start": day(1, 5), "last_visit": day(6, 20)},
                {("plan_start", day(1, 5)): {Mark.OPEN}},
            ),
            (
                "child_protection",
                {"plan_start": day(1, 5), "last_visit": day(3, 20)},
                {"plan_start": day(1, 5), "last_visit": day(3, 2)},
                {
                    ("plan_start", day(1, 5)): {Mark.OPEN},
                    ("protection_visit", day(3, 20)): {Mark.CHANGED},
                    ("protection_visit", day(3, 2)): {Mark.CHANGES},
                },
            ),
            (
                "child_protection",
                {"plan_start": day(1, 5), "plan_end": day(3, 1)},
                {"plan_start": day(5, 5), "plan_end": day(6, 1)},
                {},
            ),
            (
                "child_protection",
                {"plan_start": day(1, 5), "plan_end": day(3, 1)},
                {"plan_start": day(1, 7), "plan_end": day(3, 1)},
                {
                    ("plan_start", day(1, 5)): {Mark.CHANGED},
                    ("plan_start", day(1, 7)): {Mark.CHANGES},
                },
            ),
            (
                "adoption",
                {"adoption_decision": day(1, 5)},
                {"adoption_decision": day(1, 5), "placement_order": day(5, 1)},
                {},
            ),
        ],
        ids=(
            "completed on another day", "completed no more", "seen again",
            "seen earlier than was said", "a new plan", "the plan began on another day",
            "the next step",
        ),
    )  # fmt: skip
    def test_what_the_later_one_contradicts_is_shown_twice_and_marked(
        self, list_id, before, after, expected
    ):
        found = journey(
            snapshot(MARCH, **{list_id: [{"child_id": "7", **before}]}),
            snapshot(JUNE, **{list_id: [{"child_id": "7", **after}]}),
        )
        assert marks(found) == expected

    def test_a_list_that_the_later_one_lacks_contradicts_nothing(self):
        found = journey(
            snapshot(MARCH, adoption=[{"child_id": "7", "matched": day(1, 5)}]),
            snapshot(JUNE, contacts=[{"child_id": "7", "contact_date": day(5, 5)}]),
        )
        assert marks(found) == {}

    def test_lists_of_two_authorities_are_refused(self):
        rows = {"contacts": [{"child_id": "7", "contact_date": day(1, 5)}]}
        one, other = snapshot(MARCH, **rows), snapshot(JUNE, **rows)
        both = [
            Snapshot(each.lists, each.reference_date, each.places, authority=name)
            for each, name in ((one, "Brent"), (other, "Barnet"))
        ]
        with pytest.raises(CannotMeasure, match="several authorities"):
            journey(*both)


class TestNumbers:
    LISTS = (
        snapshot(
            contacts=[
                {"child_id": number, "contact_date": day(1, 5)} for number in ("Ab 1", "c2", "C2")
            ]
        ),
    )

    @pytest.mark.parametrize("typed", ["Ab 1", "ab1", " AB 1 ", "aB  1"])
    def test_capitals_and_spaces_do_not_matter(self, typed):
        assert journey(*self.LISTS, child=typed).child == "Ab 1"

    def test_unless_they_tell_two_children_apart(self):
        assert journey(*self.LISTS, child="c2").child == "c2"
        with pytest.raises(NoSuchChild, match="2 children"):
            journey(*self.LISTS, child=" c2")

    def test_an_unknown_number_is_not_repeated(self):
        with pytest.raises(NoSuchChild, match="about 3 children") as refused:
            journey(*self.LISTS, child="secret")
        assert "secret" not in str(refused.value)


class TestStages:
    @pytest.mark.parametrize(
        ("conference", "working_days", "standing"),
        [
            # From Monday 2 February: 15 working days are three weeks.
            (day(2, 23), 15, Standing.IN_TIME),
            (day(2, 24), 16, Standing.LATE),
            (None, 41, Standing.OVERDUE),
            (day(1, 30), None, Standing.NOT_KNOWN),
        ],
    )
    def test_to_a_conference(self, conference, working_days, standing):
        rows = [
            {"child_id": "7", "strategy_discussion": day(2, 2), "conference_date": conference,
             "conference_unnecessary": "no"}
        ]  # fmt: skip
        (span,) = journey(snapshot(enquiries=rows)).spans
        assert (span.working_days, span.standing) == (working_days, standing)
        assert span.due == day(2, 23)

    def test_a_conference_that_was_not_needed_is_not_waited_for(self):
        rows = [
            {"child_id": "7", "strategy_discussion": day(2, 2), "conference_unnecessary": "yes",
             "conference_date": None}
        ]  # fmt: skip
        (span,) = journey(snapshot(enquiries=rows)).spans
        assert (span.standing, span.reason) == (Standing.NOT_KNOWN, "no conference was needed")

    def test_from_referral_to_the_first_assessment_after_it(self):
        found = journey(
            snapshot(
                referrals=[
                    {"child_id": "7", "referral_date": day(1, 5), "no_further_action": "no"},
                    {"child_id": "7", "referral_date": day(3, 5), "no_further_action": "no"},
                    {"child_id": "7", "referral_date": day(3, 9), "no_further_action": "yes"},
                ],
                assessments=[
                    {"child_id": "7", "assessment_start": day(1, 6),
                     "assessment_authorised": day(2, 2)},
                    {"child_id": "7", "assessment_start": day(2, 10),
                     "assessment_authorised": day(3, 2)},
                ],
            )
        )  # fmt: skip
        spans = [span for span in found.spans if span.stage.id == "referral-to-assessment"]
        assert [(span.start, span.end, span.days) for span in spans] == [
            (day(1, 5), day(2, 2), 26 + 2),
            (day(3, 5), None, 26),
        ]

    @pytest.mark.parametrize(
        ("returned", "done", "standing"),
        [
            (("10:00", day(3, 2)), ("10:00", day(3, 5)), Standing.IN_TIME),
            (("10:00", day(3, 2)), ("10:01", day(3, 5)), Standing.LATE),
            ((None, day(3, 2)), ("10:00", day(3, 5)), Standing.NOT_KNOWN),
            ((None, day(3, 2)), (None, day(3, 4)), Standing.IN_TIME),
            ((None, day(3, 2)), (None, day(3, 6)), Standing.LATE),
        ],
    )
    def test_72_hours_are_told_to_the_minute(self, returned, done, standing):
        found = journey(
            snapshot(
                missing_episodes=[
                    {"child_id": "7", "episode_id": "e", "started": day(3, 1),
                     "return_time": returned[0], "returned": returned[1]}
                ],
                return_interviews=[
                    {"child_id": "7", "episode_id": "e", "completed_time": done[0],
                     "completed": done[1]}
                ],
            )
        )  # fmt: skip
        spans = {span.stage.id: span for span in found.spans}
        assert spans["return-to-interview"].standing is standing

    def test_what_a_later_submission_does_not_have_is_not_known_to_go_on(self):
        row = {"child_id": "7", "plan_start": day(1, 5), "plan_end": None}
        found = journey(
            snapshot(MARCH, child_protection=[row]),
            snapshot(JUNE, child_protection=[row | {"child_id": "8"}]),
        )
        assert [span.standing for span in found.spans] == [Standing.NOT_KNOWN]

    def test_a_local_limit_reaches_it(self):
        clocks = clocks_of(overridden({"clocks": {"assessment": {"limit": 10}}}))
        rows = [
            {"child_id": "7", "assessment_start": day(2, 2), "assessment_authorised": day(2, 17)}
        ]
        (span,) = journey(snapshot(assessments=rows), clocks=clocks).spans
        assert (span.working_days, span.standing) == (11, Standing.LATE)
