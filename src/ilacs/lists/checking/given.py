"""What rules look at: the rows of a list, with what is known of the same child elsewhere."""

from collections.abc import Iterable
from datetime import date

import polars as pl

from ilacs.lists.checking.expressions import (
    AGE_NAME,
    AUTHORITY_NAME,
    BLANK,
    IF_THERE,
    OTHER,
    PRESENT,
    REFERENCE_NAME,
    SIX_MONTHS_NAME,
    YEAR_NAME,
)
from ilacs.lists.checking.summaries import FIRST, SUMMARIES, key_between
from ilacs.lists.days import age_on, months_before
from ilacs.lists.declared import by_id, header_of
from ilacs.lists.snapshot import PLACE, ROW, ListRows, Snapshot

WINDOWS = {REFERENCE_NAME: 0, SIX_MONTHS_NAME: 6, YEAR_NAME: 12}
"""Days that are told from the reference date: by how many months they lie before it."""


class Given:
    """The lists of a snapshot, as rules name them.

    `names` are all the names that rules will ask for, with the list that each rule looks at, so
    that every other list is summed up once.
    """

    def __init__(self, snapshot: Snapshot, names: Iterable[tuple[str, str]] = ()) -> None:
        self._snapshot = snapshot
        self._asked: dict[tuple[str, str], set[str]] = {}
        for list_id, name in names:
            if OTHER in name:
                other, column = name.split(OTHER)
                self._asked.setdefault((other, key_between(list_id, other)), set()).add(column)
        self._summaries: dict[tuple[str, str], pl.DataFrame] = {}

    def has(self, list_id: str, column: str) -> bool:
        """Whether a list came with a column."""
        return column in self._snapshot.lists[list_id].rows.columns

    def lacks(self, list_id: str, names: Iterable[str]) -> str | None:
        """Why these names cannot be made for a list, in words; None where they can."""
        if list_id not in self._snapshot.lists:
            return f"the list {by_id()[list_id].title} is not there"
        return next(filter(None, (self._lacks(list_id, name) for name in names)), None)

    def rows(self, list_id: str, names: Iterable[str]) -> pl.DataFrame:
        """The rows of a list with PLACE, ROW and the columns named.

        All names must be ones that the list does not lack.
        """
        wanted = list(dict.fromkeys(names))
        own = [name for name in wanted if OTHER not in name]
        joined = [name for name in wanted if OTHER in name]
        others = dict.fromkeys(name.split(OTHER)[0] for name in joined)
        keys = {other: key_between(list_id, other) for other in others}
        frame = self._own_rows(list_id, [*own, *keys.values()])
        for other, key in keys.items():
            columns = [name for name in joined if name.startswith(other + OTHER)]
            frame = frame.join(
                self._summary(other, key).select(key, *columns),
                on=key,
                how="left",
                maintain_order="left",
            )
            there = other + OTHER + PRESENT
            if there in columns:
                frame = frame.with_columns(pl.col(there).fill_null(False))
        return frame

    def first_rows(self, list_id: str, key: str, names: Iterable[str]) -> pl.DataFrame:
        """One row for each child: an open one, else the latest, with the columns named."""
        by = FIRST.get(list_id, ())
        wanted = [
            name for name in dict.fromkeys([key, *names, *by]) if not self._lacks(list_id, name)
        ]
        rows = self._own_rows(list_id, wanted).filter(pl.col(key).is_not_null())
        if order := [name for name in by if name in wanted]:
            rows = rows.sort(order, descending=True, nulls_last=True, maintain_order=True)
        return rows.unique(key, keep="first", maintain_order=True)

    def _lacks(self, list_id: str, name: str) -> str | None:
        if OTHER in name:
            other, column = name.split(OTHER)
            key = key_between(list_id, other)
            return self.lacks(list_id, [key]) or self.lacks(other, [key, *_made_of(other, column)])
        if name in (PLACE, ROW) or name.endswith(IF_THERE):
            return None
        if name in WINDOWS or name == AGE_NAME:
            if self._day(0) is None:
                return "the reference date is not known"
            if name != AGE_NAME:
                return None
            has_birth = self.has(list_id, "date_of_birth")
            return self._lacks(list_id, "date_of_birth" if has_birth else "age")
        if name == AUTHORITY_NAME:
            return None if self._snapshot.authority else "the authority is not known"
        column = name.removesuffix(BLANK)
        if not self.has(list_id, column):
            title = by_id()[list_id].title
            return f"the column {header_of(list_id, column)} of the list {title} is not there"
        return None

    def _day(self, months: int) -> date | None:
        day = self._snapshot.reference_date.day
        return None if day is None else months_before(day, months)

    def _own_rows(self, list_id: str, names: Iterable[str]) -> pl.DataFrame:
        read = self._snapshot.lists[list_id]
        frame = read.rows
        made: dict[str, pl.Expr] = {}
        for name in dict.fromkeys(names):
            if name.endswith(BLANK):
                frame, made[name] = _with_blank(read, frame, name.removesuffix(BLANK))
            elif name.endswith(IF_THERE):
                column = name.removesuffix(IF_THERE)
                there = column in frame.columns
                made[name] = pl.col(column) if there else pl.lit(None, pl.String)
            elif name in WINDOWS:
                made[name] = pl.lit(self._day(WINDOWS[name]), pl.Date)
            elif name == AUTHORITY_NAME:
                made[name] = pl.lit(self._snapshot.authority, pl.String)
            elif name == AGE_NAME:
                made[name] = self._age(frame.columns)
            elif name not in (PLACE, ROW):
                made[name] = pl.col(name)
        return frame.select(PLACE, ROW, **made)

    def _age(self, columns: list[str]) -> pl.Expr:
        ages = []
        if "date_of_birth" in columns:
            ages.append(age_on(pl.col("date_of_birth"), pl.lit(self._day(0), pl.Date)))
        if "age" in columns:
            ages.append(pl.col("age"))
        return pl.coalesce(ages)

    def _summary(self, list_id: str, key: str) -> pl.DataFrame:
        """One row for each child (or family) of a list: `key`, and everything `list:name`."""
        if (list_id, key) not in self._summaries:
            self._summaries[list_id, key] = self._summarised(list_id, key)
        return self._summaries[list_id, key]

    def _summarised(self, list_id: str, key: str) -> pl.DataFrame:
        prefix = list_id + OTHER
        asked = sorted(self._asked[list_id, key] - {PRESENT})
        if (list_id, key) in SUMMARIES:
            found = self._summed_up(list_id, key, asked)
        else:
            found = self.first_rows(list_id, key, asked)
        renamed = {name: prefix + name for name in found.columns if name != key}
        return found.rename(renamed).with_columns(pl.lit(True).alias(prefix + PRESENT))

    def _summed_up(self, list_id: str, key: str, asked: list[str]) -> pl.DataFrame:
        made = {
            name: expression
            for name, expression in SUMMARIES[list_id, key].items()
            if name in asked and not self.lacks(list_id, expression.meta.root_names())
        }
        roots = [root for expression in made.values() for root in expression.meta.root_names()]
        rows = self._own_rows(list_id, [key, *roots]).filter(pl.col(key).is_not_null())
        return rows.group_by(key, maintain_order=True).agg(pl.col(ROW).first(), **made)


def _made_of(list_id: str, name: str) -> list[str]:
    """The columns of its own list that a name of a summary is made of."""
    if name in (PRESENT, ROW):
        return []
    for (of_list, _), aggregates in SUMMARIES.items():
        if of_list == list_id and name in aggregates:
            return aggregates[name].meta.root_names()
    return [name]


def _with_blank(read: ListRows, frame: pl.DataFrame, column: str) -> tuple[pl.DataFrame, pl.Expr]:
    """The rows with what tells that a cell is empty, and the expression for it."""
    kept = read.unplaced.filter(pl.col("column") == column) if read.unplaced.height else None
    if kept is None or kept.is_empty():
        return frame, pl.col(column).is_null()
    typed = f"_typed_{column}"
    cells = kept.select(PLACE, ROW).unique().with_columns(pl.lit(True).alias(typed))
    frame = frame.join(cells, on=[PLACE, ROW], how="left", maintain_order="left")
    return frame, pl.col(column).is_null() & pl.col(typed).is_null()
