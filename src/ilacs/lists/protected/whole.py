"""A snapshot in parts that can be stored, and whole again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from ilacs.lists.declared import Layout, by_id
from ilacs.lists.findings import SCHEMA
from ilacs.lists.snapshot import (
    PLACE,
    PLACE_TYPE,
    ROW,
    ROW_TYPE,
    UNPLACED,
    Heading,
    ListRows,
    Place,
    ReferenceDate,
    Settled,
    Snapshot,
    dtype,
)

FINDINGS = "findings"

_FRONT: dict[str, type[pl.DataType]] = {PLACE: PLACE_TYPE, ROW: ROW_TYPE}
_NO_EXTRA = pl.DataFrame(schema=_FRONT)


class NotWhole(Exception):
    """The parts do not make a snapshot."""


@dataclass(frozen=True)
class Parts:
    """A snapshot taken apart: its tables by name, and everything else as JSON.

    Beside the rows of a list stand its undeclared columns and its values that could not be
    placed, where it has any.
    """

    tables: Mapping[str, pl.DataFrame]
    about: str


def taken_apart(snapshot: Snapshot) -> Parts:
    """The parts of a snapshot."""
    tables = {FINDINGS: snapshot.findings}
    for list_id, rows in snapshot.lists.items():
        tables[list_id] = rows.rows
        if not rows.extra.equals(_NO_EXTRA):
            tables[f"{list_id}.extra"] = rows.extra
        if not rows.unplaced.is_empty():
            tables[f"{list_id}.unplaced"] = rows.unplaced
    settled = snapshot.reference_date
    about = {
        "reference_date": {
            "day": None if settled.day is None else settled.day.isoformat(),
            "settled": settled.settled,
            "reason": settled.reason,
        },
        "authority": snapshot.authority,
        "layout": snapshot.layout,
        "shared_copy": snapshot.shared_copy,
        "places": [[place.file, place.sheet] for place in snapshot.places],
        "lists": {list_id: _about(rows) for list_id, rows in snapshot.lists.items()},
    }
    return Parts(tables, json.dumps(about, ensure_ascii=False))


def made_whole(parts: Parts) -> Snapshot:
    """The snapshot that the parts were taken from; its reference date is now a stored one.

    Raises NotWhole if parts are missing, or if a list or column is not declared any more.
    """
    try:
        about = json.loads(parts.about)
        return Snapshot(
            lists={
                list_id: _list(list_id, told, parts.tables)
                for list_id, told in about["lists"].items()
            },
            reference_date=_stored(about["reference_date"]),
            places=tuple(Place(file, sheet) for file, sheet in about["places"]),
            authority=about["authority"],
            layout=None if about["layout"] is None else Layout(about["layout"]),
            findings=_typed(parts.tables[FINDINGS], SCHEMA),
            # Snapshots that were kept before copies said so have no such entry.
            shared_copy=bool(about.get("shared_copy", False)),
        )
    except (KeyError, TypeError, ValueError, AttributeError, pl.exceptions.PolarsError):
        raise NotWhole from None


def _about(rows: ListRows) -> dict[str, Any]:
    headings = {
        str(place): {name: [heading.index, heading.typed] for name, heading in named.items()}
        for place, named in rows.headings.items()
    }
    return {
        "rows_in": rows.rows_in,
        "rows_reported": rows.rows_reported,
        "headings": headings,
    }


def _list(list_id: str, about: Mapping[str, Any], tables: Mapping[str, pl.DataFrame]) -> ListRows:
    spec = by_id()[list_id]
    rows = tables[list_id]
    extra = tables.get(f"{list_id}.extra", _NO_EXTRA)
    unplaced = tables.get(f"{list_id}.unplaced", pl.DataFrame(schema=UNPLACED))
    declared = {name: dtype(spec.by_name[name].kind) for name in rows.columns[len(_FRONT) :]}
    return ListRows(
        spec=spec,
        rows=_typed(rows, _FRONT | declared),
        rows_in=int(about["rows_in"]),
        rows_reported=int(about["rows_reported"]),
        extra=_typed(extra, _FRONT | dict.fromkeys(extra.columns[len(_FRONT) :], pl.String)),
        unplaced=_typed(unplaced, UNPLACED),
        headings={
            int(place): {name: Heading(index, typed) for name, (index, typed) in named.items()}
            for place, named in about["headings"].items()
        },
    )


def _typed(table: pl.DataFrame, schema: Mapping[str, type[pl.DataType]]) -> pl.DataFrame:
    if dict(table.schema) != dict(schema):
        raise NotWhole
    return table


def _stored(told: Mapping[str, Any]) -> ReferenceDate:
    day = None if told["day"] is None else date.fromisoformat(told["day"])
    settled, reason = Settled(told["settled"]), str(told["reason"])
    if settled is not Settled.STORED:
        reason = f"kept with the snapshot; {settled} before: {reason}"
    return ReferenceDate(day, Settled.STORED, reason)
