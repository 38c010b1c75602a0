"""DuckDB: the engine of one machine."""

from collections.abc import Callable, Sequence
from typing import Any

import duckdb
import ibis
import ibis.expr.types as ir
import polars as pl

from ilacs.measures.engines.engine import CannotAnswer, TablesHeld, sql_of, unbound


class DuckDB(TablesHeld):
    """Tables in memory; nothing is written, and nothing can be fetched."""

    name = "duckdb"

    def __init__(self) -> None:
        super().__init__()
        self._connection = duckdb.connect(config={"enable_external_access": False})

    def answer(self, expression: ir.Table) -> pl.DataFrame:
        """The rows of an expression. Raises CannotAnswer."""
        statement = sql_of(expression, self.name)
        answered = pl.from_arrow(
            self._guarded(lambda: self._connection.sql(statement).to_arrow_table())
        )
        assert isinstance(answered, pl.DataFrame)
        return answered

    def gather(self, name: str, expressions: Sequence[ir.Table]) -> ir.Table:
        """A table with the rows of all expressions (see Engine)."""
        if not expressions:
            raise ValueError("nothing to gather")
        begin = f'create or replace table "{name}" as'
        for expression in expressions:
            self._run(f"{begin} {sql_of(expression, self.name)}")
            begin = f'insert into "{name}"'
        return ibis.table(expressions[0].schema(), name=name)

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
