"""What an engine must do, and what engines that speak SQL share."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol

import ibis
import ibis.expr.types as ir
import polars as pl

from ilacs.framework.clocks import Clock
from ilacs.measures.data import Data
from ilacs.measures.given import Given

CALENDAR = "calendar"


class CannotAnswer(Exception):
    """An engine failed. Says so in words, without a value of any cell."""


class Engine(Protocol):
    """Runs what measures are written in."""

    name: str

    def given(self, data: Data, clocks: Mapping[str, Clock]) -> Given:
        """What measures are written in, over these tables."""
        ...

    def answer(self, expression: ir.Table) -> pl.DataFrame:
        """The rows of an expression, in no order that counts. Raises CannotAnswer."""
        ...

    def gather(self, name: str, expressions: Sequence[ir.Table]) -> ir.Table:
        """A table of the engine with the rows of all expressions, which have the same columns.

        It replaces one of the same name, which they may not read. Raises CannotAnswer; ValueError
        where there are none.
        """
        ...


class TablesHeld(ABC):
    """What engines share that hold the tables themselves."""

    def __init__(self) -> None:
        self._calendar: pl.DataFrame | None = None

    def given(self, data: Data, clocks: Mapping[str, Clock]) -> Given:
        """What measures are written in, over these tables. A calendar is loaded once."""
        lists = {name: self._load(name, table) for name, table in data.lists.items()}
        if data.calendar is not self._calendar:
            self._load(CALENDAR, data.calendar)
            self._calendar = data.calendar
        return Given(lists, unbound(CALENDAR, data.calendar), clocks)

    @abstractmethod
    def _load(self, name: str, table: pl.DataFrame) -> ir.Table:
        """Make a table, in place of one of the same name, and say how expressions name it."""


def unbound(name: str, table: pl.DataFrame) -> ir.Table:
    """A table as expressions name it."""
    return ibis.table(ibis.Schema.from_polars(table.schema), name=name)


def sql_of(expression: ir.Table, dialect: str) -> str:
    """An expression in the words of an engine."""
    return _compiled(expression.op(), dialect)


@lru_cache(maxsize=4096)
def _compiled(operation: Any, dialect: str) -> str:
    # An engine that measures again and again need not find the words again.
    return str(ibis.to_sql(operation.to_expr(), dialect=dialect, pretty=False))
