"""What a stage is, and who was in it when: records, and how the rows of one list tell it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

import polars as pl

from ilacs.measures.data import Data, lacking
from ilacs.measures.given import ROW

CASES: Mapping[str, type[pl.DataType]] = {
    "authority": pl.String,
    "reference_date": pl.Date,
    "list": pl.String,
    ROW: pl.Int64,
    "case": pl.String,
    "start": pl.Date,
    "start_time": pl.String,
    "end": pl.Date,
    "end_time": pl.String,
    "left_on": pl.Date,
    "known_from": pl.Date,
    "out": pl.String,
}
"""The columns of cases: one row for each time that somebody was in a stage.

`list` and ROW tell the row of its start. `case` is the number of the child, adopter or
allegation. `left_on` is the day on which it left the stage without reaching its end; `known_from`
the day from which its list has it, where that is later than the start; `out` why it is none of
this stage. All but the first four may be null.
"""

Tables = Mapping[str, pl.DataFrame]
"""The lists by their ids, as data.Data has them."""


class Finder(Protocol):
    """What finds the cases of a stage in the lists."""

    def __call__(self, stage: "Stage", lists: Tables) -> pl.DataFrame:
        """The cases (CASES)."""


@dataclass(frozen=True)
class Stage:
    """One stage. `start` and `end` are columns of `list`, unless `cases` finds them otherwise.

    `clock` is an id of the table of clocks. `months` is how far the list reaches back: what ended
    before is not in it. `begun_only`: the list has what began in those months, and of older cases
    at most those that are still open. `left_on` is the column of the day on which a case leaves
    without reaching the end, `known_from` that of the day from which the list has it, `times` those
    of the times of day of start and end. `out` are columns and answers of cases that are none of
    this stage, and why. `undated`: no list tells the day of the end, only whether it was reached.
    """

    id: str
    name: str
    list: str
    start: str
    end: str
    months: int
    clock: str | None = None
    who: str = "child_id"
    begun_only: bool = False
    left_on: str | None = None
    known_from: str | None = None
    times: tuple[str, str] | None = None
    out: tuple[tuple[str, str, str], ...] = ()
    undated: bool = False
    traps: str = ""
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    find: "Finder | None" = field(default=None, repr=False)

    def cases(self, lists: Tables) -> pl.DataFrame:
        """Who is or was in the stage (CASES)."""
        return self.find(self, lists) if self.find else _in_one_list(self, lists)

    @property
    def needed(self) -> Mapping[str, tuple[str, ...]]:
        """The lists and columns without which it cannot be timed."""
        others = filter(None, (self.left_on, self.known_from))
        return self.needs or {self.list: (self.who, self.start, self.end, *others)}


def unable(stage: Stage, data: Data, snapshot: tuple[str, date]) -> str | None:
    """Why a submission (authority, reference date) cannot time a stage; None if it can."""
    return lacking(stage.needed, data.columns[snapshot])


def _in_one_list(stage: Stage, lists: Tables) -> pl.DataFrame:
    rows = lists[stage.list]
    reached = pl.lit(None, pl.Date) if stage.undated else pl.col(stage.end)
    table = rows.with_columns(
        end=reached,
        left_on=pl.col(stage.left_on) if stage.left_on else pl.lit(None, pl.Date),
        known_from=pl.col(stage.known_from or stage.start),
        out=_reason(stage),
        **(
            {"start_time": pl.col(stage.times[0]), "end_time": pl.col(stage.times[1])}
            if stage.times
            else {}
        ),
        done=pl.col(stage.end).is_not_null() if stage.undated else pl.lit(False),
    )
    return as_cases(stage, table.filter(~pl.col("done")))


def _reason(stage: Stage) -> pl.Expr:
    reason: pl.Expr = pl.lit(None, pl.String)
    for column, answer, words in reversed(stage.out):
        reason = pl.when(pl.col(column) == answer).then(pl.lit(words)).otherwise(reason)
    return reason


def as_cases(stage: Stage, table: pl.DataFrame) -> pl.DataFrame:
    """A table with the columns that differ from those of the list in them."""
    named = {"case": stage.who, "start": stage.start}
    if "known_from" not in table.columns:
        named["known_from"] = stage.start
    made = {name: pl.col(name) if name in table.columns else pl.lit(None) for name in CASES}
    made |= {name: pl.col(column) for name, column in named.items()}
    made["list"] = pl.lit(stage.list)
    return table.select(made[name].cast(kind).alias(name) for name, kind in CASES.items())
