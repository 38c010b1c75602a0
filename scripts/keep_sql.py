"""Write the SQL that the package keeps (ilacs.measures.engines.kept), from the measures."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import ibis.expr.types as ir
import polars as pl

from ilacs.framework import DEFAULTS
from ilacs.lists.imagined import imagine
from ilacs.measures.data import data_of
from ilacs.measures.described import By
from ilacs.measures.engines.duckdb import DuckDB
from ilacs.measures.engines.kept import file_of, in_file
from ilacs.measures.engines.queries import Asked, Query, written
from ilacs.measures.measuring import Measured


class Listening(DuckDB):
    """DuckDB, with an ear for every query that has a name."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: dict[str, str] = {}

    def answer(self, asked: Asked) -> pl.DataFrame:
        self._hear(asked)
        return super().answer(asked)

    def gather(self, name: str, asked: Sequence[Asked]) -> ir.Table:
        for each in asked:
            self._hear(each)
        return super().gather(name, asked)

    def _hear(self, asked: Asked) -> None:
        if isinstance(asked, Query):
            self.heard[asked.name] = written(asked, self.dialect)


def text() -> str:
    """The file for DuckDB: every query of all measures, with the clocks as they are by default."""
    engine = Listening()
    clocks = DEFAULTS.clocks_by_id()
    data = data_of(list(imagine(20, 1, 1, ends=date(2026, 3, 31))), clocks.values())
    measured = Measured(engine, data, clocks)
    _ = measured.figures, measured.reasons, measured.lengths, measured.overdue, measured.shares()
    measured.due(14)  # What is asked where nobody says otherwise.
    for by in By:
        measured.broken_down(by)
        measured.shares(by)
    return in_file(engine.heard)


if __name__ == "__main__":
    Path(file_of("duckdb")).write_text(text(), encoding="utf-8")
