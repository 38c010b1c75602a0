"""Missing children and the interviews when they return."""

from dataclasses import replace
from datetime import date

import pytest
from measured import ENGINES, clocks_of, figure, rows_behind
from small_lists import snapshot

from ilacs.framework.rules import Unit

pytestmark = pytest.mark.parametrize("engine", ENGINES)

# The reference date is 31 March 2026, a Tuesday.
BACK = date(2026, 3, 2)
MISSING = {"child_id": "1", "kind": "M", "started": date(2026, 3, 1), "returned": BACK}


def states(engine, measure_id, episodes, interviews, clocks=None):
    lists = snapshot(missing_episodes=episodes, return_interviews=interviews)
    found = rows_behind(engine, measure_id, lists, clocks)
    return [row.reason or row.state.value for row in found]


def each(*interviews, **episode):
    """One episode and one interview for each child."""
    children = [str(number) for number in range(len(interviews))]
    episodes = [MISSING | episode | {"child_id": child, "episode_id": "e"} for child in children]
    return episodes, [
        {"child_id": child, "episode_id": "e"} | interview
        for child, interview in zip(children, interviews, strict=True)
    ]


def test_offered(engine):
    lists = each({"offered": "yes"}, {"offered": "no"}, {"offered": "unknown"}, {"offered": None})
    assert states(engine, "return-interviews-offered", *lists) == [
        "met",
        "not met",
        "not known",
        "not known",
    ]


def test_only_missing_episodes_that_ended_in_the_year(engine):
    returned = (date(2025, 3, 30), date(2025, 3, 31), date(2026, 3, 31), date(2026, 4, 1), None)
    episodes = [MISSING | {"returned": day} for day in returned]
    away = [MISSING | {"kind": "A"}, MISSING | {"kind": None}]
    interviews = [{"child_id": "2", "offered": "yes"}]
    # Nothing is recorded after any of them.
    assert states(engine, "return-interviews-offered", episodes + away, interviews) == [
        "not known",
        "not known",
        "away without authorisation, not missing",
        "not known",
    ]


def test_an_interview_belongs_to_the_episode_of_its_number_or_else_of_its_day(engine):
    episodes = [
        MISSING | {"episode_id": "a"},
        MISSING | {"episode_id": "b"},  # the same day
        MISSING | {"episode_id": None, "started": date(2026, 2, 1)},
        MISSING | {"episode_id": "a", "child_id": "2"},  # another child
        MISSING | {"episode_id": "a", "child_id": None},
    ]
    interviews = [
        {
            "child_id": "1",
            "episode_id": "a",
            "offered": "yes",
            "episode_started": MISSING["started"],
        },
        {"child_id": "1", "episode_started": date(2026, 2, 1), "offered": "no"},
    ]
    assert states(engine, "return-interviews-offered", episodes, interviews) == [
        "met",
        "not known",
        "not met",
        "not known",
        "not known",
    ]


def test_several_interviews_count_once(engine):
    interviews = [
        {"child_id": "1", "episode_id": "a", "offered": "no", "completed": None},
        {"child_id": "1", "episode_id": "a", "offered": "yes", "completed": date(2026, 3, 9)},
        {"child_id": "1", "episode_id": "a", "offered": "yes", "completed": date(2026, 3, 4)},
    ]
    lists = {
        "missing_episodes": [MISSING | {"episode_id": "a"}],
        "return_interviews": interviews,
    }
    assert figure(engine, "return-interviews-offered", **lists) == (1, 1)
    assert figure(engine, "return-interviews-in-time", **lists) == (1, 1)


def test_accepted_of_those_offered(engine):
    lists = each(
        {"offered": "yes", "accepted": "yes"},
        {"offered": "yes", "accepted": "no"},
        {"offered": "yes", "accepted": None},
        {"offered": "no", "accepted": None},
        {"offered": None, "accepted": None},
    )
    assert states(engine, "return-interviews-accepted", *lists) == [
        "met",
        "not met",
        "not known",
        "not offered",
        "not known",
    ]


def test_within_seventy_two_hours_to_the_minute(engine):
    lists = each(
        {"completed": date(2026, 3, 5), "completed_time": "09:30"},  # 72 hours
        {"completed": date(2026, 3, 5), "completed_time": "09:31"},
        {"completed": date(2026, 3, 2), "completed_time": "09:29"},  # before the return
        {"completed": date(2026, 3, 1), "completed_time": None},  # before the return
        {"completed": date(2026, 3, 5), "completed_time": None},
        {"completed": date(2026, 3, 4), "completed_time": None},
        {"completed": date(2026, 3, 6), "completed_time": None},
        return_time="09:30",
    )
    assert states(engine, "return-interviews-in-time", *lists) == [
        "met",
        "not met",
        "not known",
        "not known",
        "not known",  # some time on the third day
        "met",
        "not met",
    ]


def test_without_any_time_only_whole_days_can_be_told(engine):
    done = [{"completed": date(2026, 3, day)} for day in (2, 4, 5, 6)]
    assert states(engine, "return-interviews-in-time", *each(*done)) == [
        "met",
        "met",  # less than three days, whatever the hour
        "not known",
        "not met",  # from 23:59 on the 2nd to 00:00 on the 6th is 72 hours and a minute
    ]


def test_a_limit_of_days_counts_days(engine):
    clocks = clocks_of()
    clock = clocks["return_interview"]
    three_days = clocks | {"return_interview": replace(clock, limit=3, unit=Unit.DAYS)}
    done = [{"completed": date(2026, 3, day)} for day in (2, 5, 6)]
    assert states(engine, "return-interviews-in-time", *each(*done), clocks=three_days) == [
        "met",
        "met",
        "not met",
    ]


def test_interviews_that_have_not_taken_place(engine):
    lists = each(
        {"accepted": "yes", "completed": None},
        {"accepted": "no", "completed": None},
        {"accepted": "yes", "completed": date(2026, 4, 1)},  # to come
    )
    assert states(engine, "return-interviews-in-time", *lists) == ["not met", "declined", "not met"]
    lists = each({"accepted": "yes"}, returned=date(2026, 3, 28))  # due today
    waits = ["not done yet, and still within the limit"]
    assert states(engine, "return-interviews-in-time", *lists) == waits


def test_interviews_still_to_be_held(engine):
    lists = each({"accepted": "yes"}, {"accepted": "no"}, {"completed": date(2026, 3, 31)})
    assert states(engine, "return-interviews-outstanding", *lists) == ["not met", "declined"]
    lists = each({"accepted": "yes"}, returned=date(2026, 3, 28))
    assert states(engine, "return-interviews-outstanding", *lists) == ["met"]
    lists = each({"accepted": "yes"}, returned=date(2026, 3, 27))
    assert states(engine, "return-interviews-outstanding", *lists) == ["not met"]


def test_where_nothing_is_recorded_it_is_not_known(engine):
    days = (date(2026, 3, 27), date(2026, 3, 28))  # due on 30 and on 31 March
    episodes = [MISSING | {"returned": day} for day in days]
    waits = "not done yet, and still within the limit"
    assert states(engine, "return-interviews-in-time", episodes, []) == ["not known", waits]
    # It is looked for all the same: the day that it was due is known.
    lists = snapshot(missing_episodes=episodes, return_interviews=[])
    rows = rows_behind(engine, "return-interviews-outstanding", lists)
    assert [(row.state.value, row.due) for row in rows] == [
        ("not known", date(2026, 3, 30)),
        ("met", date(2026, 3, 31)),
    ]


def test_children_who_went_missing_again(engine):
    days = (date(2025, 3, 30), date(2025, 3, 31), date(2026, 3, 31))
    episodes = [
        *(MISSING | {"child_id": "1", "started": day} for day in days),  # two in the year
        *(MISSING | {"child_id": "2", "started": day} for day in (*days[1:], days[1])),
        MISSING | {"child_id": "3"},
        MISSING | {"child_id": "3", "kind": "A"},
        MISSING | {"child_id": None},
        MISSING | {"child_id": "4"},
        MISSING | {"child_id": "4", "started": None},  # a second one, if it was in the year
    ]
    assert states(engine, "missing-again", episodes, []) == [
        "met",
        "met",
        "not met",
        "no child's number, so no other episode can be told",
        "not known",
    ]
    assert figure(engine, "missing-often", missing_episodes=episodes) == (1, 4)
