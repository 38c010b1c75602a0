"""Figures by SQL that was written by hand, and by our measures: the same numbers, at what cost."""

from collections.abc import Callable
from pathlib import Path

import ibis
import polars as pl

from ilacs.measures.declared import by_id
from ilacs.measures.engines.duckdb import DuckDB
from ilacs.measures.engines.queries import Passing, Query, expression_of
from ilacs.measures.figures import COUNTS, counted
from ilacs.measures.given import SNAPSHOT, Given
from ilacs.measures.measuring import rows_behind

BY_HAND = {file.stem: file for file in sorted((Path(__file__).parent / "by_hand").glob("*.sql"))}
"""A statement for each measure, over the tables that measures are written in."""

_ROWS, _COUNTED = "rows_behind", "rows_behind: counted"

Answer = Callable[[], pl.DataFrame]


def by_hand(engine: DuckDB, measure_id: str) -> Answer:
    """The figures of a measure by its statement."""
    statement = BY_HAND[measure_id].read_text(encoding="utf-8")

    def answer() -> pl.DataFrame:
        answered = pl.from_arrow(engine._connection.sql(statement).to_arrow_table())
        assert isinstance(answered, pl.DataFrame)
        return answered

    return answer


def as_found(engine: DuckDB, given: Given, measure_id: str) -> Answer:
    """The figures of a measure by ours, counted of rows that are not kept."""
    rows = rows_behind(by_id()[measure_id], given)
    table = ibis.table(expression_of(rows).schema(), name=_ROWS)
    query = Query(_COUNTED, lambda: counted(table))
    return lambda: engine.answer(Passing(query, _ROWS, [rows]))


def of_kept(engine: DuckDB, given: Given, measure_id: str) -> Answer:
    """The figures of a measure by ours, counted of rows that were written to a table first."""
    rows = rows_behind(by_id()[measure_id], given)

    def answer() -> pl.DataFrame:
        table = engine.gather(_ROWS, [rows])
        return engine.answer(Query(_COUNTED, lambda: counted(table)))

    return answer


def comparable(figures: pl.DataFrame) -> pl.DataFrame:
    """Figures in one order and one set of types, whoever answered them."""
    return figures.select(
        *SNAPSHOT,
        *(pl.col(name).cast(pl.Int64) for name in (*COUNTS, "children")),
        pl.col("median").cast(pl.Float64),
    ).sort(SNAPSHOT)
