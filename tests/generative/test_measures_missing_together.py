"""Who is missing together, beside a slow and obvious count of every two episodes."""

from datetime import date, datetime, time, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from small_lists import REFERENCE_DATE, snapshot

from ilacs.measures.data import data_of
from ilacs.measures.missing_together import missing_together, together_with

DAYS = st.none() | st.integers(0, 40).map(lambda ago: REFERENCE_DATE - timedelta(ago - 2))
TIMES = st.none() | st.sampled_from(("00:00", "06:30", "18:00", "23:59"))
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "child_id": st.sampled_from(("a", "b", "c", "d", None)),
            "episode_id": st.integers(0, 10**6).map(str),
            "started": DAYS,
            "start_time": TIMES,
            "returned": DAYS,
            "return_time": TIMES,
            "kind": st.sampled_from(("M", "A", None)),
        }
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda row: row["episode_id"],
)


def by_hand(rows, hours):
    """{(child, other): (occasions, began together)}, from every two rows."""
    placed = [row for row in rows if row["kind"] != "A" and times_of(row)]
    found = {}
    for child, other in combinations("abcd", 2):
        meetings, together = [], []
        for one in (row for row in placed if row["child_id"] == child):
            for two in (row for row in placed if row["child_id"] == other):
                (from_one, to_one), (from_two, to_two) = times_of(one), times_of(two)
                if one["start_time"] and two["start_time"]:
                    near = abs(from_one - from_two) <= timedelta(hours=hours)
                else:
                    near = one["started"] == two["started"]
                if near or (from_one <= to_two and from_two <= to_one):
                    meetings.append((one["episode_id"], two["episode_id"]))
                if near:
                    together.append((one["episode_id"], two["episode_id"]))
        if meetings:
            found[child, other] = (fewest(meetings), fewest(together))
    return found


def fewest(meetings):
    return min(len({one for one, _ in meetings}), len({two for _, two in meetings}))


def times_of(row):
    """When a child went and came back; None where that cannot be placed."""
    started, returned = row["started"], row["returned"]
    if row["child_id"] is None or started is None or started > REFERENCE_DATE:
        return None
    begin = datetime.combine(started, time.fromisoformat(row["start_time"] or "00:00"))
    end = datetime.combine(REFERENCE_DATE, time(23, 59))
    if returned is not None and returned <= REFERENCE_DATE:
        end = datetime.combine(returned, time.fromisoformat(row["return_time"] or "23:59"))
    return (begin, end) if begin <= end else None


@given(ROWS, st.sampled_from((0, 1, 12, 24, 72)))
def test_every_pair_is_as_counted_by_hand(rows, hours):
    data = data_of([snapshot(missing_episodes=rows)], ())
    expected = by_hand(rows, hours)
    found = missing_together(data, times=1, hours=hours)
    told = {(one.child, one.other): (one.occasions, one.began_together) for one in found.pairs}
    assert told == expected
    missing = [row for row in rows if row["kind"] != "A"]
    assert found.episodes + found.left_out == len(missing)
    linked = {child for pair in expected for child in pair}
    assert {child for group in found.groups for child in group} <= linked
    for child in "abcd":
        mine = together_with(child, data, hours)
        assert {(one.other, one.occasions) for one in mine} == {
            (next(each for each in pair if each != child), counts[0])
            for pair, counts in expected.items()
            if child in pair
        }
    assert all(isinstance(day, date) for one in found.pairs for day in one.days)
