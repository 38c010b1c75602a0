"""Places in words: which sheets and cells findings are about."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from ilacs.lists.column_letters import column_letters
from ilacs.lists.declared import by_id
from ilacs.lists.snapshot import Place


def place_names(places: Sequence[Place]) -> Mapping[int, str]:
    """What each place is called: its sheet, or its file; both where sheets share a name."""
    sheets = Counter(place.sheet for place in places if place.sheet)
    return {number: _name(place, sheets) for number, place in enumerate(places)}


def _name(place: Place, sheets: Counter[str]) -> str:
    if not place.sheet:
        return place.file
    return place.sheet if sheets[place.sheet] == 1 else f"{place.file} {place.sheet}"


def places_in_words(
    found: pl.DataFrame, names: Mapping[int, str], most_places: int, most_cells: int
) -> Iterator[str]:
    """Such as `List_1, Date of Birth: D12, D40 and 7 more`, for each column of each sheet.

    `found` are findings as they are shown. Those with the most findings come first. A column
    that no list declares is told by its letters: its header may hold anything.
    """
    placed = found.filter(pl.col("place").is_not_null())
    if placed.is_empty():
        return
    columns = placed.group_by("place", "list", "column", maintain_order=True)
    by_count = sorted(columns, key=lambda one: -one[1].height)
    if len(by_count) == most_places + 1:
        most_places += 1
    for (place, list_id, column), some in by_count[:most_places]:
        count = f"{some.height:,} in " if len(by_count) > 1 else ""
        where = ", ".join(filter(None, (names[int(str(place))], _called(list_id, column, some))))
        yield f"{count}{where}{_cells(some, most_cells)}"
    rest = by_count[most_places:]
    if rest:
        yield f"{sum(some.height for _, some in rest):,} in {len(rest):,} other columns"


def _called(list_id: object, column: object, found: pl.DataFrame) -> str:
    spec = by_id().get(str(list_id))
    if spec and (declared := spec.by_name.get(str(column))):
        return declared.header.strip()
    index = found["index"][0]
    return "" if index is None else f"column {column_letters(index)}"


def _cells(found: pl.DataFrame, most: int) -> str:
    row = "row " + pl.col("row").cast(pl.String)
    cells = found.select(pl.coalesce("cell", row)).to_series()
    named = cells.drop_nulls().unique(maintain_order=True)
    if named.is_empty():
        return ""
    more = f" and {named.len() - most:,} more" if named.len() > most else ""
    return f": {', '.join(named.head(most))}{more}"
