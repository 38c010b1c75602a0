"""DuckDB: the engine of one machine."""

from collections.abc import Mapping

import duckdb
import ibis
import ibis.expr.types as ir
import polars as pl

from ilacs.framework.clocks import Clock
from ilacs.measures.data import Data
from ilacs.measures.given import Given


class DuckDB:
    """Tables in memory; nothing is written, and nothing can be fetched."""

    name = "duckdb"

    def __init__(self) -> None:
        self._connection = duckdb.connect()
        self._ibis = ibis.duckdb.from_connection(self._connection)

    def given(self, data: Data, clocks: Mapping[str, Clock]) -> Given:
        """What measures are written in, over these tables."""
        lists = {name: self._load(name, table) for name, table in data.lists.items()}
        return Given(lists, self._load("calendar", data.calendar), clocks)

    def answer(self, expression: ir.Table) -> pl.DataFrame:
        """The rows of an expression."""
        answered = pl.from_arrow(self._ibis.to_pyarrow(expression))
        assert isinstance(answered, pl.DataFrame)
        return answered

    def _load(self, name: str, table: pl.DataFrame) -> ir.Table:
        self._connection.register("incoming", table.to_arrow())
        self._connection.execute(f'create or replace table "{name}" as select * from incoming')
        self._connection.unregister("incoming")
        return self._ibis.table(name)
