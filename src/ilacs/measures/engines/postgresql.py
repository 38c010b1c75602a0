"""PostgreSQL: the engine of an authority that keeps its data there already."""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis.expr.types as ir
import polars as pl
import psycopg
from psycopg.rows import TupleRow

from ilacs.measures.engines.engine import CannotAnswer, TablesHeld, unbound
from ilacs.measures.engines.queries import Asked, expression_of, sql_of

_TYPES: Mapping[Any, str] = {
    pl.String: "text",
    pl.Date: "date",
    pl.Int32: "integer",
    pl.Int64: "bigint",
}
_SMALL = 1000
"""Rows that the server reads in one go, however it thinks they lie."""


class PostgreSQL(TablesHeld):
    """Temporary tables of one connection: nothing stays in the database when it closes.

    `place` is a libpq address such as `postgresql://user@host/database`.
    """

    name = "postgresql"
    dialect = "postgres"

    def __init__(self, place: str) -> None:
        super().__init__()
        self._connection = _connected(place)

    @property
    def version(self) -> str:
        """The version of the server."""
        return str(self._connection.info.parameter_status("server_version")).split()[0]

    def answer(self, asked: Asked) -> pl.DataFrame:
        """The rows of what is asked. Raises CannotAnswer."""
        rows = self._run(sql_of(asked, self.dialect)).fetchall()
        schema = expression_of(asked).schema().to_polars()
        whole = [kind.is_integer() for kind in schema.values()]
        exact = [
            tuple(
                int(cell) if is_whole and cell is not None else cell
                for cell, is_whole in zip(row, whole, strict=True)
            )
            for row in rows
        ]
        return pl.DataFrame(exact, schema=schema, orient="row")

    def close(self) -> None:
        """Let the connection go, and its tables with it."""
        self._connection.close()

    def gather(self, name: str, asked: Sequence[Asked]) -> ir.Table:
        """A table with the rows of all that is asked (see Engine)."""
        table = super().gather(name, asked)
        self._run(f'analyze pg_temp."{name}"')
        return table

    def _make(self, name: str, statement: str) -> None:
        self._run(f'drop table if exists pg_temp."{name}"')
        self._run(f'create temporary table "{name}" as {statement}')

    def _add(self, name: str, statement: str) -> None:
        self._run(f'insert into pg_temp."{name}" {statement}')

    def _run(self, statement: str) -> psycopg.Cursor[TupleRow]:
        try:
            return self._connection.execute(statement.encode())
        except psycopg.Error as error:
            # What it says may quote a cell.
            kind = error.sqlstate or type(error).__name__
        raise CannotAnswer(f"PostgreSQL could not answer (its code {kind}).")

    def _load(self, name: str, table: pl.DataFrame) -> ir.Table:
        columns = ", ".join(
            f'"{column}" {_TYPES[kind.base_type()]}' for column, kind in table.schema.items()
        )
        self._run(f'drop table if exists pg_temp."{name}"')
        self._run(f'create temporary table "{name}" ({columns})')
        # Strings are in quotation marks and nulls are not, so that no text is taken for a null.
        text = table.write_csv(
            include_header=False,
            quote_style="non_numeric",
            null_value=r"\N",
        )
        self._copy(f"""copy pg_temp."{name}" from stdin (format csv, null '\\N')""", text)
        if table.height > _SMALL:
            self._run(f'analyze pg_temp."{name}"')
        return unbound(name, table)

    def _copy(self, statement: str, text: str) -> None:
        try:
            with self._connection.cursor().copy(statement.encode()) as copying:
                copying.write(text)
        except psycopg.Error as error:
            kind = error.sqlstate or type(error).__name__
        else:
            return
        raise CannotAnswer(f"PostgreSQL could not take the lists (its code {kind}).")


def _connected(place: str) -> psycopg.Connection[TupleRow]:
    try:
        return psycopg.connect(place, autocommit=True)
    except psycopg.Error:
        # What it says may quote the address, and a password in it.
        pass
    raise CannotAnswer(
        "The PostgreSQL server does not let us in. Check its address, the user and that it runs."
    )
