"""What every chart provides, and the words that they share."""

from collections.abc import Hashable, Iterable
from datetime import date
from typing import Any, Protocol

from ilacs.documents.new_files import CannotWrite
from ilacs.framework.day_words import in_full

Table = tuple[tuple[str, ...], ...]
"""A header and the rows below it. The first cell of a row says what the row is about."""

Spec = dict[str, Any]
"""A Vega-Lite specification, or a part of one."""


class NothingToDraw(CannotWrite):
    """A picture of this would be empty. Says in words what is missing."""


class Chart(Protocol):
    """A picture, its words and its figures: three forms of the same facts."""

    @property
    def title(self) -> str:
        """The heading, as plain text."""

    def spec(self) -> Spec:
        """The picture as a Vega-Lite specification, without its heading."""

    def text_alternative(self) -> str:
        """What the picture shows, in sentences."""

    def table(self) -> Table:
        """Every figure in the picture."""


def require_once(keys: Iterable[Hashable], what: str) -> None:
    """Raise ValueError if a key comes twice: one of the two would be drawn over the other."""
    seen: set[Hashable] = set()
    for key in keys:
        if key in seen:
            raise ValueError(f"{what} is given twice")
        seen.add(key)


def listed(parts: Iterable[str]) -> str:
    """`a, b and c`."""
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def known_on(as_at: date | None) -> tuple[str, ...]:
    """A sentence for the day that a picture is as at, if there is one."""
    return (f"As at {in_full(as_at)}.",) if as_at else ()
