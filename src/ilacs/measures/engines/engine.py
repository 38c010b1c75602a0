"""What an engine must do, and what engines that speak SQL share."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Protocol

import ibis
import ibis.expr.types as ir
import polars as pl

from ilacs.framework.clocks import Clock
from ilacs.measures.data import Data
from ilacs.measures.engines.queries import Asked, all_of, expression_of
from ilacs.measures.given import Given

CALENDAR = "calendar"


class CannotAnswer(Exception):
    """An engine failed. Says so in words, without a value of any cell."""


class Engine(Protocol):
    """Runs what measures are written in."""

    name: str

    @property
    def version(self) -> str:
        """The version that answers."""
        ...

    def given(self, data: Data, clocks: Mapping[str, Clock]) -> Given:
        """What measures are written in, over these tables."""
        ...

    def answer(self, asked: Asked) -> pl.DataFrame:
        """The rows of what is asked, in no order that counts. Raises CannotAnswer."""
        ...

    def gather(self, name: str, asked: Sequence[Asked]) -> ir.Table:
        """A table of the engine with the rows of all that is asked, which have the same columns.

        It replaces one of the same name, which they may not read. Raises CannotAnswer; ValueError
        where there are none.
        """
        ...

    def close(self) -> None:
        """Let the tables go. Nothing can be asked afterwards."""
        ...


TOGETHER = 5
"""Queries in one statement: an engine then plans and starts fewer, and each stays small."""


class TablesHeld(ABC):
    """What engines share that hold the tables themselves and speak SQL (`dialect`, of Ibis)."""

    dialect: str

    def __init__(self) -> None:
        self._calendar: pl.DataFrame | None = None

    def given(self, data: Data, clocks: Mapping[str, Clock]) -> Given:
        """What measures are written in, over these tables. A calendar is loaded once."""
        lists = {name: self._load(name, table) for name, table in data.lists.items()}
        if data.calendar is not self._calendar:
            self._load(CALENDAR, data.calendar)
            self._calendar = data.calendar
        return Given(lists, unbound(CALENDAR, data.calendar), clocks)

    def gather(self, name: str, asked: Sequence[Asked]) -> ir.Table:
        """A table with the rows of all that is asked (see Engine)."""
        if not asked:
            raise ValueError("nothing to gather")
        for start in range(0, len(asked), TOGETHER):
            together = all_of(asked[start : start + TOGETHER], self.dialect)
            if start == 0:
                self._make(name, together)
            else:
                self._add(name, together)
        return ibis.table(expression_of(asked[0]).schema(), name=name)

    @abstractmethod
    def _make(self, name: str, statement: str) -> None:
        """Make a table of the rows of a statement, in place of one of the same name."""

    @abstractmethod
    def _add(self, name: str, statement: str) -> None:
        """Add the rows of a statement to a table."""

    @abstractmethod
    def _load(self, name: str, table: pl.DataFrame) -> ir.Table:
        """Make a table, in place of one of the same name, and say how expressions name it."""


def unbound(name: str, table: pl.DataFrame) -> ir.Table:
    """A table as expressions name it."""
    return ibis.table(ibis.Schema.from_polars(table.schema), name=name)
