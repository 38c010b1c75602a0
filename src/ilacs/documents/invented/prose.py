"""Invented prose: sentences, paragraphs, names and dates drawn from one seeded generator.

The stock of clauses is in `stock.toml`. The same seed always gives the same words.
"""

import random
import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@cache
def stock() -> dict[str, Any]:
    """The stock of invented words, as `stock.toml` lays it out."""
    source = files("ilacs.documents.invented") / "stock.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def as_day(day: date) -> str:
    """A date as reports print it: `5 December 2022`."""
    return f"{day.day} {month_name(day)} {day.year}"


def month_name(day: date) -> str:
    """The English name of the month of `day`, whatever the machine's language."""
    return _MONTHS[day.month - 1]


class Writer:
    """Writes the prose of one invented report about one invented authority."""

    def __init__(self, seed: int, layout: str) -> None:
        # A string seed is hashed the same way on every machine and in every run.
        self._random = random.Random(f"{layout}-{seed}")
        names = stock()["names"]
        self.authority: str = self._random.choice(names["authorities"])
        self._people: list[str] = self._random.sample(names["people"], len(names["people"]))
        self._streets: list[str] = names["streets"]
        self._unused: dict[str, list[str]] = {}
        self._areas: set[str] = set()

    def choose(self, *options: Any) -> Any:
        """One of `options`."""
        return self._random.choice(options)

    def number(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return self._random.randint(low, high)

    def person(self) -> str:
        """The name of a person not yet named. Raises IndexError once all have been."""
        return self._people.pop()

    def street(self) -> str:
        """The first line of an invented address."""
        return self._random.choice(self._streets)

    def monday(self, first: date, last: date) -> date:
        """A Monday from `first` to `last`, away from Christmas and August."""
        days = [first + timedelta(n) for n in range((last - first).days + 1)]
        mondays = [d for d in days if d.weekday() == 0 and d.month not in (8, 12)]
        return self._random.choice(mondays)

    def line(self, *path: str) -> str:
        """A sentence of the stock under `path`, none of them twice until all have been used."""
        return self._fill(self._draw(path))

    def opening(self, tone: str) -> str:
        """The first sentence of a summary; `tone` is `strong` or `weak`."""
        return self.line("openings", tone)

    def paragraph(self, topic: str, strong: float, sentences: int = 4) -> str:
        """A paragraph on one theme of `topic`, of about `sentences` sentences.

        `topic` is `help`, `care`, `leavers`, `leaders` or `board`; `strong` is the share of
        praise, from 0 to 1.
        """
        theme = self._theme(topic)
        written: list[str] = []
        for place in range(sentences):
            tone = "strong" if self._random.random() < strong else "weak"
            # Every other sentence tells what the one before it led to.
            path = ("effects", tone) if place % 2 else ("themes", theme, tone)
            written.append(self.line(*path))
        return " ".join(dict.fromkeys(written))

    def area(self, topic: str) -> str:
        """An area for improvement that belongs to `topic`, not yet used while there are any."""
        texts: list[str] = []
        for theme in stock()["themes"].values():
            texts += theme["areas"] if topic in theme["for"] else ()
        fresh = [text for text in texts if text not in self._areas] or texts
        self._areas.add(text := self._random.choice(fresh))
        return self._fill(text)

    def plain_words(self, topic: str) -> str:
        """A sentence about `topic` that is written for children."""
        return self.line("themes", self._theme(topic), "young")

    def _theme(self, topic: str) -> str:
        names = [name for name, theme in stock()["themes"].items() if topic in theme["for"]]
        return self._next(f"theme of {topic}", names)

    def _draw(self, path: tuple[str, ...]) -> str:
        found: Any = stock()
        for key in path:
            found = found[key]
        return found if isinstance(found, str) else self._next("/".join(path), found)

    def _next(self, key: str, options: list[str]) -> str:
        left = self._unused.get(key)
        if not left:
            left = self._unused[key] = self._random.sample(options, len(options))
        return left.pop()

    def _fill(self, sentence: str) -> str:
        slots = stock()["slots"]
        words = {key: self._random.choice(slots[key]) for key in slots}
        filled = sentence.format(
            **words,
            name=self.authority,
            month=self._random.choice(_MONTHS),
            count=self._random.randint(12, 96),
        )
        return filled[0].upper() + filled[1:]
