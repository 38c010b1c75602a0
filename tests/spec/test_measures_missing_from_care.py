"""Children missing from care, and their return interviews, as the list of children in care has
them."""

from datetime import date

import pytest
from children_in_care import LEFT_OUT, child, left_out, mix, told
from measured import ENGINES, figure

pytestmark = pytest.mark.parametrize("engine", ENGINES)

OFFERED, ACCEPTED = "return-interview-offered-last", "return-interview-accepted-last"


def missing(times, offered=None, accepted=None, **more):
    return child(
        missing_episodes=times,
        return_interview_offered=offered,
        return_interview_accepted=accepted,
        **more,
    )


def test_children_missing_once_and_three_times(engine):
    children = [missing(times) for times in (0, 1, 2, 3, 9, None)]
    assert figure(engine, "missing-from-care", children_in_care=children) == (4, 6)
    assert figure(engine, "missing-from-care-often", children_in_care=children) == (2, 6)
    assert told(engine, "missing-from-care", *children)[5] == "not known"
    assert told(engine, "missing-from-care-often", *children)[5] == "not known"
    assert mix(engine, "times-missing-from-care", *children) == [
        "0",
        "1",
        "2",
        "3 or more",
        "3 or more",
        None,
    ]
    assert told(engine, "times-missing-from-care", *children)[5] == "not known"


def test_away_is_counted_apart_from_missing(engine):
    children = [
        child(missing_episodes=2, absent_episodes=0),
        child(missing_episodes=0, absent_episodes=1),
        child(missing_episodes=0, absent_episodes=None),
    ]
    assert told(engine, "absent-from-care", *children) == ["not met", "met", "not known"]


def test_return_interviews_offered_after_the_last_episode(engine):
    children = [
        missing(1, "yes"),
        missing(2, "no"),
        missing(1, "unknown"),
        missing(1, None),
        missing(None, "yes"),  # not known whether the child was missing
        missing(0, None),  # out
        missing(1, "yes", care_end=date(2026, 1, 5)),  # left care since
        missing(1, "yes", legal_status="V3"),
    ]
    assert told(engine, OFFERED, *children) == [
        "met",
        "not met",
        "not known",
        "not known",
        "not known",
        "met",
        "in a series of short breaks",
    ]


def test_return_interviews_accepted_by_those_who_were_offered_one(engine):
    children = [
        missing(1, "yes", "yes"),
        missing(1, "yes", "no"),
        missing(1, "yes", "unknown"),
        missing(1, "yes", None),
        missing(1, "no", None),
        missing(1, "unknown", None),
        missing(1, None, None),
        missing(None, "yes", "yes"),
        missing(0, None, None),  # out
        missing(1, "yes", "yes", legal_status="V4"),
    ]
    assert told(engine, ACCEPTED, *children) == [
        "met",
        "not met",
        "not known",
        "not known",
        "no interview offered",
        "not known whether an interview was offered",
        "not known whether an interview was offered",
        "not known",
        "in a series of short breaks",
    ]


@pytest.mark.parametrize(
    "measure_id",
    [
        "missing-from-care",
        "missing-from-care-often",
        "times-missing-from-care",
        "absent-from-care",
    ],
)
def test_who_is_not_in_care_is_excluded(engine, measure_id):
    assert left_out(engine, measure_id, missing_episodes=1) == LEFT_OUT
