"""DuckDB: the engine of one machine."""

from collections.abc import Callable
from typing import Any

import duckdb
import ibis.expr.types as ir
import polars as pl

from ilacs.measures.engines.engine import CannotAnswer, TablesHeld, unbound
from ilacs.measures.engines.queries import Asked, sql_of


class DuckDB(TablesHeld):
    """Tables in memory; nothing is written, and nothing can be fetched."""

    name = "duckdb"
    dialect = "duckdb"

    def __init__(self) -> None:
        super().__init__()
        self._connection = duckdb.connect(
            config={"enable_external_access": False, "preserve_insertion_order": False}
        )

    @property
    def version(self) -> str:
        """The version of DuckDB."""
        return duckdb.__version__

    def answer(self, asked: Asked) -> pl.DataFrame:
        """The rows of what is asked. Raises CannotAnswer."""
        statement = sql_of(asked, self.dialect)
        answered = pl.from_arrow(
            self._guarded(lambda: self._connection.sql(statement).to_arrow_table())
        )
        assert isinstance(answered, pl.DataFrame)
        return answered

    def close(self) -> None:
        """Let the tables go."""
        self._connection.close()

    def _make(self, name: str, statement: str) -> None:
        self._run(f'create or replace table "{name}" as {statement}')

    def _add(self, name: str, statement: str) -> None:
        self._run(f'insert into "{name}" {statement}')

    def _run(self, statement: str) -> None:
        self._guarded(lambda: self._connection.execute(statement))

    def _guarded(self, work: Callable[[], Any]) -> Any:
        try:
            return work()
        except duckdb.Error as error:
            # What it says may quote a cell.
            kind = type(error).__name__
        raise CannotAnswer(f"DuckDB could not answer ({kind}).")

    def _load(self, name: str, table: pl.DataFrame) -> ir.Table:
        self._connection.register("incoming", table.to_arrow())
        self._run(f'create or replace table "{name}" as select * from incoming')
        self._connection.unregister("incoming")
        return unbound(name, table)
