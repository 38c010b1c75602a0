"""The parts of lists put together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from ilacs.framework.number_words import counted, listed
from ilacs.lists.declared import ALL
from ilacs.lists.findings import no_findings
from ilacs.lists.reading.findings_of import finding
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


def without_copies(
    parts: Sequence[Part], places: Sequence[Place]
) -> tuple[list[Part], list[pl.DataFrame]]:
    """Parts that hold exactly what an earlier one of the same list holds give no rows again.

    Their rows count as rows in and rows reported; one finding for each says so.
    """
    kept: list[Part] = []
    said = []
    alike: dict[tuple[str, int], list[Part]] = {}
    for part in parts:
        earlier = alike.setdefault((part.spec.id, part.rows.height), [])
        original = next((other for other in earlier if _is_copy(part, other)), None)
        if original is None:
            earlier.append(part)
            kept.append(part)
            continue
        kept.append(
            replace(
                part,
                rows=part.rows.clear(),
                extra=part.extra.clear(),
                unplaced=part.unplaced.clear(),
                rows_reported=part.rows_in,
                findings=no_findings(),
            )
        )
        said.append(
            finding(
                "read-sheet-copy",
                list_id=part.spec.id,
                place=part.place,
                detail=f"{shown(places[original.place])}; {counted(part.rows_in, 'row')}",
            )
        )
    return kept, said


def _is_copy(part: Part, other: Part) -> bool:
    return (
        part.rows.height > 0
        and part.rows.drop(PLACE).equals(other.rows.drop(PLACE))
        and part.extra.drop(PLACE).equals(other.extra.drop(PLACE))
        and part.unplaced.drop(PLACE).equals(other.unplaced.drop(PLACE))
    )


def said_of_parts(parts: Sequence[Part], places: Sequence[Place]) -> list[pl.DataFrame]:
    """A finding for each list that stands in more than one place."""
    said = []
    for spec in ALL:
        own = [part for part in parts if part.spec is spec and part.rows.height]
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


def said_of_empty(lists: Mapping[str, ListRows]) -> list[pl.DataFrame]:
    """A note for each list that has headers and no rows."""
    return [
        finding("read-list-empty", list_id=list_id, place=next(iter(read.headings)))
        for list_id, read in lists.items()
        if not read.rows.height
    ]


def shown(place: Place) -> str:
    """A place in words."""
    return place.file if place.sheet is None else f"{place.sheet} of {place.file}"
