"""From the cells of one field, however stored, to text or days."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import polars as pl

from ilacs.lists.findings import Rule
from ilacs.lists.reading.dates import DateReader, evidence, full_years
from ilacs.lists.reading.words import placeholder_days
from ilacs.lists.standard_dataset.declared import Field, FieldKind, placeholders
from ilacs.lists.standard_dataset.rules import DATE_UNREAD, UNREAD

TIME = "_time"
"""What ends the name of the column with the time of day ("21:40") of a moment."""
DAYS = frozenset({FieldKind.DATE, FieldKind.MOMENT})
"""Kinds of fields that are read as days."""

_ISO = r"^\d{4}-\d{2}-\d{2}(?:[ T].*)?$"
_ZONED = r"^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}.*(?:[Zz]|[+-]\d{2}:?\d{2})$"
_CLOCK = r"\b(\d{1,2}):(\d{2})"
_ZONE = "Europe/London"
_SPACES = " \t\r\n\u00a0"


@dataclass(frozen=True, eq=False)
class ReadCells:
    """The columns made of a field; and the rule that speaks where `lost`, if cells were lost."""

    columns: tuple[pl.Series, ...]
    rule: Rule | None = None
    lost: pl.Series | None = None


def schema_of(field: Field) -> dict[str, type[pl.DataType]]:
    """The columns that a field makes, and their types."""
    if field.kind is FieldKind.MOMENT:
        return {field.name + TIME: pl.String, field.name: pl.Date}
    return {field.name: pl.Date if field.kind in DAYS else pl.String}


def read_cells(field: Field, stored: pl.Series) -> ReadCells:
    """The cells of a field, read: text without spaces around, or days; nothing is null."""
    if stored.dtype.is_nested() or stored.dtype in (pl.Binary, pl.Object):
        empty = tuple(
            pl.Series(name, [None] * len(stored), kind) for name, kind in schema_of(field).items()
        )
        return ReadCells(empty, UNREAD, stored.is_not_null())
    text = _text(stored, identifier=field.kind is FieldKind.IDENTIFIER).alias(field.name)
    if field.kind not in DAYS:
        return ReadCells((text,))
    text = _in_england(text)
    days, nothing = _days(text)
    lost = text.is_not_null() & days.is_null() & ~nothing
    times = (_times(text),) if field.kind is FieldKind.MOMENT else ()
    return ReadCells((*times, days), DATE_UNREAD, lost)


def _text(cells: pl.Series, *, identifier: bool) -> pl.Series:
    """Cells as text without spaces around; placeholders and nothing are null."""
    if isinstance(cells.dtype, pl.Datetime) and cells.dtype.time_zone is not None:
        cells = cells.dt.convert_time_zone(_ZONE).dt.replace_time_zone(None)
    text = cells.cast(pl.String).str.strip_chars(_SPACES)
    if identifier:
        text = text.str.replace(r"^(\d+)\.0+$", "$1")
    nothing = text.is_in(["", *placeholders()])
    return text.set(nothing.fill_null(value=False), None)


def _in_england(text: pl.Series) -> pl.Series:
    """Moments that name their zone ("2026-06-30T23:30:00Z") as clocks in England showed them."""
    zoned = text.filter(text.str.contains(_ZONED)).unique().to_list()
    if not zoned:
        return text
    return text.replace(zoned, [_clocks_in_england(each) for each in zoned])


def _clocks_in_england(moment: str) -> str:
    try:
        return f"{datetime.fromisoformat(moment).astimezone(ZoneInfo(_ZONE)):%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError):
        return moment


def _days(text: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Texts as days, those of the international form at once, the others one by one.

    And which of them are what programs write where there is no day.
    """
    iso = text.str.contains(_ISO)
    days = text.str.slice(0, 10).set(~iso, None).str.to_date("%Y-%m-%d", strict=False)
    nothing = days.is_in(list(placeholder_days())).fill_null(value=False)
    others = text.filter(~iso).drop_nulls().unique().to_list()
    if others:
        reader = DateReader(evidence(others).order, max(full_years(others), default=None))
        read = [reader(each) for each in others]
        found = text.replace_strict(
            others, [each.value for each in read], default=None, return_dtype=pl.Date
        )
        days = days.fill_null(found) if days.null_count() < len(days) else found
        empty = [
            typed
            for typed, outcome in zip(others, read, strict=True)
            if outcome.value is None and outcome.rule in (None, "read-date-placeholder")
        ]
        nothing = nothing | text.is_in(empty).fill_null(value=False)
    return days.set(nothing, None).alias(text.name), nothing


def _times(cells: pl.Series) -> pl.Series:
    """The times of day in texts; midnight is what systems write where they know none."""
    name = cells.name + TIME
    parts = cells.to_frame("text").select(
        pl.col("text").str.extract(_CLOCK, 1).str.zfill(2).alias("hour"),
        pl.col("text").str.extract(_CLOCK, 2).alias("minute"),
    )
    clock = pl.col("hour") + ":" + pl.col("minute")
    known = (clock != "00:00") & (pl.col("hour") < "24")
    return parts.select(pl.when(known).then(clock).alias(name))[name]
