"""Children who are missing at the same time: pairs, how often, and the groups that they make."""

from datetime import date

import pytest
from small_lists import snapshot

from ilacs.measures.data import CannotMeasure, data_of
from ilacs.measures.missing_together import missing_together, together_with


def moment(text):
    """`3 21:40` is the third of March; without a time, only the day is known."""
    if text is None:
        return None, None
    number, _, at = text.partition(" ")
    return date(2026, 3, int(number)), at or None


def episodes(*told, **more):
    """Episodes told as (child, from, to)."""
    rows = []
    for child, begin, end in told:
        (started, start_time), (returned, return_time) = moment(begin), moment(end)
        rows.append(
            {"child_id": child, "started": started, "start_time": start_time,
             "returned": returned, "return_time": return_time, **more}
        )  # fmt: skip
    return snapshot(missing_episodes=rows)


def pairs(lists, **options):
    found = missing_together(data_of([lists], ()), **{"times": 1} | options)
    return [(one.child, one.other, one.occasions, one.began_together) for one in found.pairs]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("3 20:00", "5 08:00"), ("4 21:00", "6 08:00"), (1, 0)),
        (("3 20:00", "5 08:00"), ("3 21:00", "3 22:00"), (1, 1)),
        (("3 20:00", "3 21:00"), ("4 10:00", "4 11:00"), (1, 1)),
        (("3 20:00", "3 21:00"), ("4 20:01", "4 22:00"), None),
        (("3", "5"), ("5", "6"), (1, 0)),
        (("3", "3"), ("3", "3"), (1, 1)),
        (("3", "3"), ("4", "4"), None),
        (("3 01:00", None), ("30 01:00", None), (1, 0)),
        (("3 23:00", "3 23:30"), ("3", "3"), (1, 1)),
    ],
    ids=(
        "at the same time", "and within 24 hours", "within 24 hours of one another",
        "a minute more", "one goes as the other returns", "days alone, the same",
        "days alone, the next", "neither has returned", "one has a time",
    ),
)  # fmt: skip
def test_two_episodes(one, other, expected):
    found = pairs(episodes(("a", *one), ("b", *other)))
    assert found == ([] if expected is None else [("a", "b", *expected)])


def test_fewer_hours():
    lists = episodes(("a", "3 20:00", "3 21:00"), ("b", "4 01:00", "4 02:00"))
    assert pairs(lists, hours=5) == [("a", "b", 1, 1)]
    assert pairs(lists, hours=4) == []


def test_a_long_episode_that_meets_many_is_one_occasion():
    lists = episodes(
        ("a", "1 00:00", "20 00:00"),
        ("b", "5 00:00", "6 00:00"),
        ("b", "8 00:00", "9 00:00"),
        ("b", "11 00:00", "12 00:00"),
    )
    assert pairs(lists) == [("a", "b", 1, 0)]


def test_repeated_occasions_come_first_and_few_are_left_out():
    lists = episodes(
        *(("a", f"{day}", f"{day}") for day in (1, 5, 9)),
        *(("b", f"{day}", f"{day}") for day in (1, 5, 20)),
        ("c", "9", "9"),
    )
    assert pairs(lists) == [("a", "b", 2, 2), ("a", "c", 1, 1)]
    assert pairs(lists, times=2) == [("a", "b", 2, 2)]


def test_groups_are_linked_by_pairs():
    lists = episodes(("a", "1", "2"), ("b", "2", "3"), ("c", "3", "4"), ("d", "9", "9"))
    found = missing_together(data_of([lists], ()), times=1)
    assert [(one.child, one.other) for one in found.pairs] == [("a", "b"), ("b", "c")]
    assert found.groups == (("a", "b", "c"),)


@pytest.mark.parametrize(
    "unplaced",
    [(None, "3", "4"), ("b", None, "4"), ("b", "4", "3")],
    ids=("no number", "no start", "back before it went"),
)
def test_what_cannot_be_placed_is_counted(unplaced):
    found = missing_together(data_of([episodes(("a", "3", "4"), unplaced)], ()), times=1)
    assert (found.pairs, found.episodes, found.left_out) == ((), 1, 1)


def test_a_return_in_the_future_has_not_happened():
    lists = episodes(("a", "30", "31"))
    (episode,) = lists.lists["missing_episodes"].rows.to_dicts()
    later = episode | {"child_id": "b", "returned": date(2026, 5, 1)}
    rows = [{name: one[name] for name in one if name[0] != "_"} for one in (episode, later)]
    assert pairs(snapshot(missing_episodes=rows)) == [("a", "b", 1, 1)]


def test_away_without_authorisation_is_not_missing():
    assert pairs(episodes(("a", "3", "4"), ("b", "3", "4"), kind="A")) == []
    assert pairs(episodes(("a", "3", "4"), ("b", "3", "4"), kind="M")) == [("a", "b", 1, 1)]


def test_an_episode_in_two_submissions_is_one():
    rows = [
        {"child_id": child, "started": date(2026, 1, 3), "returned": date(2026, 1, 4)}
        for child in "ab"
    ]
    data = data_of(
        [snapshot(missing_episodes=rows), snapshot(date(2026, 1, 31), missing_episodes=rows)], ()
    )
    (pair,) = missing_together(data, times=1).pairs
    assert (pair.occasions, pair.days) == (1, (date(2026, 1, 3),))


def test_of_one_child():
    lists = episodes(("b", "1", "2"), ("a", "2", "3"), ("c", "3", "4"), ("b", "9", "9"))
    found = together_with("b", data_of([lists], ()))
    assert [(one.child, one.other, one.occasions) for one in found] == [("b", "a", 1)]
    assert together_with("z", data_of([lists], ())) == ()


@pytest.mark.parametrize(
    ("lists", "words"),
    [
        ({"contacts": [{"child_id": "a"}]}, "this list is not there"),
        ({"missing_episodes": [{"child_id": "a"}]}, "no column “Date Missing Episode Started”"),
    ],
)
def test_without_the_list(lists, words):
    with pytest.raises(CannotMeasure, match=words):
        missing_together(data_of([snapshot(**lists)], ()))
    assert together_with("a", data_of([snapshot(**lists)], ())) == ()
