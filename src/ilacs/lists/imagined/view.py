"""How a story looks on one day: what every list of that day needs."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from ilacs.lists.days import months_before
from ilacs.lists.declared import Layout
from ilacs.lists.imagined import columns
from ilacs.lists.imagined.columns import Columns
from ilacs.lists.imagined.days import number, years_between
from ilacs.lists.imagined.draws import Mask, Whole
from ilacs.lists.imagined.history import History
from ilacs.lists.imagined.names import ORGANISATIONS, numbered
from ilacs.lists.imagined.rates import place


class Words:
    """The words of a story that all its days share, made once."""

    def __init__(self, story: History, prefix: str) -> None:
        self.child_ids = columns.texts(numbered(prefix, story.told.children.identity))
        self.workers = columns.texts(story.staff.names)
        self.teams = columns.texts([story.staff.team_names[team] for team in story.staff.team])
        self.organisations = columns.texts(ORGANISATIONS)
        self.authorities = columns.texts(story.homes.authorities)
        self.postcodes = columns.texts(story.homes.postcodes)
        self.home_numbers = columns.texts(story.homes.numbers)


@dataclass(frozen=True)
class View:
    """A story on a day. `six`, `twelve` are the days 6 and 12 months before."""

    story: History
    words: Words
    day: date
    layout: Layout

    @cached_property
    def today(self) -> int:
        """The day's number."""
        return number(self.day)

    @cached_property
    def six(self) -> int:
        """The day six months before: what happened after it is in the window."""
        return number(months_before(self.day, 6))

    @cached_property
    def twelve(self) -> int:
        """The day twelve months before."""
        return number(months_before(self.day, 12))

    def child(self, child: Whole, *, disability: bool = True) -> Columns:
        """The columns that say who each child is."""
        known = self.story.told.children
        born = known.born[child]
        gender = np.where(born > self.today, place("gender", "not_stated"), known.gender[child])
        who = {
            "child_id": columns.words(self.words.child_ids, child),
            "gender": columns.codes("gender", gender),
            "ethnicity": columns.codes("ethnicity", known.ethnicity[child]),
            "date_of_birth": columns.dates(born),
            "age": columns.numbers(years_between(born, self.today)),
        }
        if disability:
            who["disability"] = columns.codes("yes_no_unknown", known.disability[child])
        return who

    def worker(self, post: Whole, day: Whole | int, there: Mask | None = None) -> Columns:
        """The team and the worker of each post on a day of its own."""
        term = self.story.staff.term(post, day)
        return {
            "team": columns.words(self.words.teams, post, there),
            "worker": columns.words(self.words.workers, term, there),
        }
