"""Children who are missing at the same time, again and again: who may be together.

For people inside the authority only. Episodes of being away without authorisation, which are not
missing episodes, are left out, and so are those without a child's number or a start.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import polars as pl

from ilacs.measures.data import CannotMeasure, Data, lacking
from ilacs.measures.given import AUTHORITY, REFERENCE_DATE, ROW

EPISODES = "missing_episodes"
NEEDED = ("child_id", "started", "returned")
AWAY = "A"
"""The code of an absence that is no missing episode."""

HOURS = 24
"""Two episodes that begin no more hours apart began together; without times, on one day."""


@dataclass(frozen=True, repr=False)
class Episode:
    """A time that a child was missing. `end` is the reference date where it goes on.

    Without a time of day the moments are the first of the first day and the last of the last.
    """

    child: str
    start: datetime
    end: datetime
    timed: bool
    authority: str

    @property
    def day(self) -> date:
        """The day on which it began."""
        return self.start.date()


@dataclass(frozen=True, repr=False)
class Together:
    """Two children and how often they were missing at the same time.

    `occasions` counts times at which both were missing, or went together: an episode of one that
    meets several of the other counts once. `began_together` counts those that began together.
    `days` are the days on which the second of the two went, in order.
    """

    child: str
    other: str
    occasions: int
    began_together: int
    days: tuple[date, ...]


@dataclass(frozen=True, repr=False)
class MissingTogether:
    """Pairs, the most frequent first, and groups: children who are linked by pairs.

    Not every two of a group need have been missing together. `left_out` counts rows that cannot
    be placed: without a child's number or a start, or reversed.
    """

    authority: str
    reference_date: date
    episodes: int
    children: int
    left_out: int
    pairs: tuple[Together, ...]
    groups: tuple[tuple[str, ...], ...]


def missing_together(data: Data, times: int = 2, hours: int = HOURS) -> MissingTogether:
    """Who was missing together at least so many times, in all submissions.

    Raises CannotMeasure where the list of missing episodes is not there.
    """
    _demand(data)
    episodes, left_out = _episodes(data)
    pairs = [one for one in _pairs(episodes, hours) if one.occasions >= times]
    pairs.sort(key=lambda one: (-one.occasions, -one.began_together, one.child, one.other))
    authority, day = max(data.columns, key=lambda snapshot: snapshot[1])
    return MissingTogether(
        authority=authority,
        reference_date=day,
        episodes=len(episodes),
        children=len({episode.child for episode in episodes}),
        left_out=left_out,
        pairs=tuple(pairs),
        groups=tuple(_groups(pairs)),
    )


def together_with(child: str, data: Data, hours: int = HOURS) -> tuple[Together, ...]:
    """The children who were missing at the same time as this one, the most frequent first.

    Empty where the list of missing episodes is not there.
    """
    episodes, _ = _episodes(data)
    theirs = [one for one in episodes if one.child == child]
    others = [one for one in episodes if one.child != child]
    near = [one for one in others if any(_meet(one, each, hours) for each in theirs)]
    pairs = [
        one
        if one.child == child
        else Together(child, one.child, one.occasions, one.began_together, one.days)
        for one in _pairs([*theirs, *near], hours)
        if child in (one.child, one.other)
    ]
    return tuple(sorted(pairs, key=lambda one: (-one.occasions, -one.began_together, one.other)))


def _demand(data: Data) -> None:
    reasons = [lacking({EPISODES: NEEDED}, columns) for columns in data.columns.values()]
    if all(reasons):
        raise CannotMeasure(str(reasons[-1]))


def _episodes(data: Data) -> tuple[list[Episode], int]:
    """Every episode once, by its start, as the latest submission tells it; and rows left out."""
    rows = data.lists[EPISODES].filter(pl.col("kind").fill_null("") != AWAY)
    latest: dict[tuple[Any, ...], Episode | None] = {}
    for place, row in enumerate(rows.sort(REFERENCE_DATE, ROW).iter_rows(named=True)):
        episode = _episode(row)
        key = (row["child_id"], row["episode_id"], row["started"], row["start_time"])
        latest[key if episode else (place,)] = episode
    found = [episode for episode in latest.values() if episode]
    order = sorted(found, key=lambda one: (one.start, one.end, one.child))
    return order, len(latest) - len(found)


def _episode(row: dict[str, Any]) -> Episode | None:
    child, started, today = row["child_id"], row["started"], row[REFERENCE_DATE]
    if child is None or started is None or started > today:
        return None
    returned = row["returned"]
    over = returned is not None and returned <= today
    start = _moment(started, row["start_time"], time(0, 0))
    end = _moment(returned if over else today, row["return_time"] if over else None, time(23, 59))
    timed = row["start_time"] is not None
    return None if end < start else Episode(child, start, end, timed, row[AUTHORITY])


def _moment(day: date, at: str | None, otherwise: time) -> datetime:
    return datetime.combine(day, otherwise if at is None else time.fromisoformat(at))


def _meet(one: Episode, other: Episode, hours: int) -> bool:
    """Whether two children were missing at the same time, or went at the same time."""
    same = one.authority == other.authority
    overlap = one.start <= other.end and other.start <= one.end
    return same and (overlap or _began_together(one, other, hours))


def _began_together(one: Episode, other: Episode, hours: int) -> bool:
    if one.timed and other.timed:
        return abs(one.start - other.start) <= timedelta(hours=hours)
    return one.day == other.day


def _pairs(episodes: Sequence[Episode], hours: int) -> Iterator[Together]:
    """Every two children who met, from episodes in any order."""
    meetings: dict[tuple[str, str], list[tuple[Episode, Episode]]] = defaultdict(list)
    going: list[Episode] = []
    # Those without a time of day meet all of their day.
    margin = timedelta(hours=max(hours, 24))
    for episode in sorted(episodes, key=lambda one: one.start):
        # Those that ended too long ago meet nobody who goes later.
        going = [one for one in going if max(one.end, one.start + margin) >= episode.start]
        for one in going:
            if one.child != episode.child and _meet(one, episode, hours):
                first, second = sorted((one, episode), key=lambda each: each.child)
                meetings[first.child, second.child].append((first, second))
        going.append(episode)
    for (child, other), those in meetings.items():
        together = [pair for pair in those if _began_together(*pair, hours)]
        days = sorted({max(one.day, two.day) for one, two in those})
        yield Together(child, other, _occasions(those), _occasions(together), tuple(days))


def _occasions(meetings: Sequence[tuple[Episode, Episode]]) -> int:
    """How often: each episode of either child counts once at most."""
    return min(len({id(pair[side]) for pair in meetings}) for side in (0, 1))


def _groups(pairs: Iterable[Together]) -> list[tuple[str, ...]]:
    """Three or more children who are linked by pairs, the largest group first."""
    group_of: dict[str, set[str]] = {}
    for pair in pairs:
        both = group_of.get(pair.child, {pair.child}) | group_of.get(pair.other, {pair.other})
        group_of |= dict.fromkeys(both, both)
    groups = {tuple(sorted(group)) for group in group_of.values() if len(group) > 2}
    return sorted(groups, key=lambda group: (-len(group), group))
