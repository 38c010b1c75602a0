"""A data set in a database, read through its address and never written to."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import polars as pl
import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url

from ilacs.lists.snapshot import Place
from ilacs.lists.standard_dataset.declared import tables
from ilacs.lists.standard_dataset.errors import CannotUse
from ilacs.lists.standard_dataset.raw import Raw, fields_among, table_named

CHUNK = 50_000
"""How many rows are fetched at once."""

MAKES = {
    "postgres": ("PostgreSQL", "postgresql+psycopg"),
    "postgresql": ("PostgreSQL", "postgresql+psycopg"),
    "sqlite": ("SQLite", "sqlite"),
    "mssql": ("SQL Server", "mssql+pyodbc"),
    "oracle": ("Oracle", "oracle+oracledb"),
    "mysql": ("MySQL", "mysql+pymysql"),
}
"""Makes of databases: what they are called, and the driver taken where the address names none."""

_SYSTEM_SCHEMAS = frozenset({"information_schema", "pg_catalog", "sys", "guest"})
_CONNECT_SECONDS = 10


def read_database(address: str, schema: str | None = None) -> Mapping[str, Raw]:
    """The tables and views of a database, by their declared names.

    `address` is one of SQLAlchemy, such as "postgresql://host/database" or
    "sqlite:///C:/data/set.db". Only declared tables and fields are read, in one read-only
    transaction. `schema` picks one schema; without it, all are looked through.

    Raises CannotUse where the address cannot be understood, its driver is not installed, the
    database cannot be opened or read, or two schemas hold one table.
    """
    url, make = _understood(address)
    try:
        with _reading(url) as connection:
            places = _places(connection, schema, make)
            return {
                name: _read(connection, name, where, called)
                for name, (where, called) in places.items()
            }
    except (ModuleNotFoundError, sa.exc.NoSuchModuleError):
        driver = url.get_driver_name() if make == "SQLite" else url.drivername.partition("+")[2]
        fault = CannotUse(
            f"To read {make} databases, install the Python package {driver or 'for its driver'} "
            "beside ilacs, or export the tables as CSV or Parquet files."
        )
    except (sa.exc.SQLAlchemyError, sqlite3.Error, OSError, ValueError, TypeError):
        fault = CannotUse(
            f"The {make} database could not be opened or read. Check its address, that it can be "
            "reached from here, and that you may read the tables of the data set."
        )
    # Not raised above: what drivers say may hold cells, or the address with its password, and
    # would hang on as the context.
    raise fault


@contextmanager
def _reading(url: URL) -> Iterator[sa.Connection]:
    """A connection for reading only, whose work is rolled back."""
    options: dict[str, Any] = {"hide_parameters": True}
    execution: dict[str, Any] = {}
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "").absolute()
        options["creator"] = lambda: sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        url = make_url("sqlite://")
    elif url.get_backend_name() == "postgresql":
        options["connect_args"] = {"connect_timeout": _CONNECT_SECONDS}
        # One moment for all tables, whatever is written meanwhile.
        execution = {"postgresql_readonly": True, "isolation_level": "REPEATABLE READ"}
    engine = sa.create_engine(url, **options)
    try:
        with engine.connect() as connection:
            yield connection.execution_options(**execution)
            connection.rollback()
    finally:
        engine.dispose()


def _understood(address: str) -> tuple[URL, str]:
    try:
        url = make_url(address)
        name, _, driver = url.drivername.partition("+")
    except (sa.exc.ArgumentError, ValueError):
        name = None
    if name is None:
        raise CannotUse(
            "The address of the database cannot be understood. It should look like "
            "postgresql://user@host/database or sqlite:///folder/file.db."
        )
    if name not in MAKES:
        raise CannotUse(
            "The address of the database begins with a make that is not known here. Known are: "
            f"{', '.join(sorted(MAKES))}."
        )
    make, usual = MAKES[name]
    return (url if driver else url.set(drivername=usual)), make


def _places(
    connection: sa.Connection, schema: str | None, make: str
) -> Mapping[str, tuple[str | None, str]]:
    """Where each declared table is: its schema and its name there."""
    inspector = sa.inspect(connection)
    schemas = [schema] if schema else _schemas(inspector)
    found: dict[str, tuple[str | None, str]] = {}
    for where in schemas:
        names = {*inspector.get_table_names(where), *inspector.get_view_names(where)}
        for called in sorted(names):
            name = table_named(called)
            if name is None:
                continue
            if name in found:
                raise CannotUse(
                    f"The {make} database holds the table {name} more than once. Say which schema "
                    "to read."
                )
            found[name] = (where, called)
    return found


def _schemas(inspector: sa.Inspector) -> list[str]:
    return [
        name
        for name in inspector.get_schema_names()
        if name.lower() not in _SYSTEM_SCHEMAS and not name.lower().startswith(("pg_", "db_"))
    ]


def _read(connection: sa.Connection, name: str, where: str | None, called: str) -> Raw:
    table = tables()[name]
    columns = [column["name"] for column in sa.inspect(connection).get_columns(called, where)]
    headings = fields_among(table, columns)
    here = sa.table(called, *(sa.column(at.typed) for at in headings.values()), schema=where)
    query = sa.select(*(here.c[at.typed].label(field) for field, at in headings.items()))
    if table.key in headings:
        query = query.order_by(here.c[headings[table.key].typed])
    fields = dict.fromkeys(headings, pl.String)
    chunks = [pl.DataFrame(schema=fields)]
    if fields:
        result = connection.execution_options(stream_results=True).execute(query)
        chunks += [
            pl.DataFrame([list(map(_text, row)) for row in rows], schema=fields, orient="row")
            for rows in result.partitions(CHUNK)
        ]
    return Raw(
        table=table,
        place=Place(called if where is None else f"{where}.{called}"),
        rows=pl.concat(chunks),
        headings=headings,
    )


def _text(cell: Any) -> str | None:
    """A cell as text, whatever the make calls its type: so no value is lost to a type."""
    return None if cell is None else str(cell)
