"""The parts of lists put together."""

from collections.abc import Mapping, Sequence

import polars as pl

from ilacs.lists.declared import ALL
from ilacs.lists.reading.findings_of import finding, listed
from ilacs.lists.reading.parts import Part
from ilacs.lists.snapshot import PLACE, ROW, ListRows, Place


def joined(parts: Sequence[Part]) -> Mapping[str, ListRows]:
    """The lists, in the declared order; parts of the same list one below the other."""
    lists = {}
    for spec in ALL:
        own = [part for part in parts if part.spec is spec]
        if not own:
            continue
        rows = pl.concat([part.rows for part in own], how="diagonal")
        names = [column.name for column in spec.columns if column.name in rows.columns]
        lists[spec.id] = ListRows(
            spec=spec,
            rows=rows.select(PLACE, ROW, *names),
            rows_in=sum(part.rows_in for part in own),
            rows_reported=sum(part.rows_reported for part in own),
            extra=pl.concat([part.extra for part in own], how="diagonal"),
            unplaced=pl.concat([part.unplaced for part in own]),
            headings={part.place: part.headings for part in own},
        )
    return lists


def said_of_parts(parts: Sequence[Part], places: Sequence[Place]) -> list[pl.DataFrame]:
    """A finding for each list that stands in more than one place."""
    said = []
    for spec in ALL:
        own = [part for part in parts if part.spec is spec]
        if len(own) > 1:
            names = [shown(places[part.place]) for part in own]
            said.append(
                finding(
                    "read-list-in-parts",
                    list_id=spec.id,
                    place=own[0].place,
                    detail=listed(list(dict.fromkeys(names))),
                )
            )
    return said


def shown(place: Place) -> str:
    """A place in words."""
    return place.file if place.sheet is None else f"{place.sheet} of {place.file}"
