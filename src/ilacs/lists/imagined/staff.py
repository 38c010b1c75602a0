"""Teams, posts, and the workers who hold the posts one after the other."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

import numpy as np

from ilacs.lists.imagined.days import number
from ilacs.lists.imagined.draws import Draws, Mask, Numbers, Spread, Whole, below, share
from ilacs.lists.imagined.names import worker_names
from ilacs.lists.imagined.rates import rate


class Role(IntEnum):
    """What a post is for."""

    FRONT_DOOR = 0
    ASSESSMENT = 1
    SAFEGUARDING = 2
    DISABLED_CHILDREN = 3
    CARE = 4
    LEAVING_CARE = 5
    MANAGEMENT = 6


TEAM_NAMES = (
    "Front Door",
    "Assessment",
    "Safeguarding",
    "Disabled Children",
    "Children in Care",
    "Leaving Care",
    "Management",
)
_POSTS_PER_9000 = (9, 52, 78, 12, 46, 22, 30)
"""Posts of an authority with 9,000 children in its lists."""

POSTS_IN_TEAM = 7
_TENURES = 60
_FIRST_DAY = number(date(1994, 1, 1))
_TENURE = Spread((0, 40), (15, 150), (40, 420), (70, 1000), (90, 2200), (100, 5000))


@dataclass(frozen=True)
class Staff:
    """Posts, and terms of workers in them.

    `role` and `team` are of each post; a term is the time of one worker in one post, sorted by
    post and start: `post`, `start`, `end`, `name` (a place in `names`) and `agency`.
    """

    role: Whole
    team: Whole
    team_names: tuple[str, ...]
    post: Whole
    start: Whole
    end: Whole
    agency: Mask
    names: tuple[str, ...]
    first_post: tuple[int, ...]

    def posts(self, role: Role, numbers: Numbers) -> Whole:
        """A post of a role for each draw."""
        first, after = self.first_post[role], self.first_post[role + 1]
        return first + below(numbers, after - first)

    def term(self, post: Whole, day: Whole | int) -> Whole:
        """The term in which each post stands on a day."""
        key = self.post.astype(np.int64) << 32 | self.start
        wanted = post.astype(np.int64) << 32 | np.asarray(day, dtype=np.int64)
        return (np.searchsorted(key, wanted, side="right") - 1).astype(np.int32)


def staff(draws: Draws, scale: float) -> Staff:
    """The staff of an authority of a scale; 1.0 has about 9,000 children in its lists."""
    counts = [max(1, round(posts * scale)) for posts in _POSTS_PER_9000]
    role = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    first_post = tuple(int(n) for n in np.concatenate([[0], np.cumsum(counts)]))
    team, team_names = _teams(counts)
    tenures = _TENURE.of(draws.numbers(len(role), _TENURES))
    tenures[:, 0] = below(draws.numbers(len(role)), tenures[:, 0]) + 1
    ends = _FIRST_DAY + np.cumsum(tenures, axis=1, dtype=np.int32)
    starts = np.concatenate([np.full((len(role), 1), _FIRST_DAY, np.int32), ends[:, :-1]], axis=1)
    ends[:, -1] = number(date(2200, 1, 1))
    terms = len(role) * _TENURES
    return Staff(
        role=role,
        team=team,
        team_names=team_names,
        post=np.repeat(np.arange(len(role), dtype=np.int32), _TENURES),
        start=starts.ravel().astype(np.int32),
        end=ends.ravel().astype(np.int32),
        agency=share(draws.numbers(terms), rate("agency_workers")),
        names=worker_names(draws, terms),
        first_post=first_post,
    )


def _teams(counts: list[int]) -> tuple[Whole, tuple[str, ...]]:
    names: list[str] = []
    team: list[int] = []
    for title, count in zip(TEAM_NAMES, counts, strict=True):
        teams = -(-count // POSTS_IN_TEAM)
        first = len(names)
        names += [title] if teams == 1 else [f"{title} {n + 1}" for n in range(teams)]
        team += [first + post % teams for post in range(count)]
    return np.array(team, dtype=np.int32), tuple(names)
