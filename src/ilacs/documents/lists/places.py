"""Places in words: which sheets and cells findings are about."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

import polars as pl

from ilacs.lists.snapshot import Place


def place_names(places: Sequence[Place]) -> Mapping[int, str]:
    """What each place is called: its sheet, or its file; both where sheets share a name."""
    sheets = Counter(place.sheet for place in places if place.sheet)
    return {number: _name(place, sheets) for number, place in enumerate(places)}


def _name(place: Place, sheets: Counter[str]) -> str:
    if not place.sheet:
        return place.file
    return place.sheet if sheets[place.sheet] == 1 else f"{place.file} {place.sheet}"


def cells_in_words(
    found: pl.DataFrame, names: Mapping[int, str], most_sheets: int, most_cells: int
) -> str:
    """Such as `List_1: D12, D40 and 7 more; List_3: row 9`, of findings as they are shown."""
    parts = []
    sheets = found.filter(pl.col("place").is_not_null()).group_by("place", maintain_order=True)
    counted = 0
    for (place,), of_sheet in islice(sheets, most_sheets):
        counted += of_sheet.height
        parts.append(f"{names[int(place)]}{_cells(of_sheet, most_cells)}")
    more = found["place"].drop_nulls().len() - counted
    if more:
        parts.append(f"{more:,} in other sheets")
    return "; ".join(parts)


def _cells(found: pl.DataFrame, most: int) -> str:
    row = "row " + pl.col("row").cast(pl.String)
    cells = found.select(pl.coalesce("cell", row)).to_series()
    named = cells.drop_nulls().unique(maintain_order=True)
    if named.is_empty():
        return ""
    more = f" and {named.len() - most:,} more" if named.len() > most else ""
    return f": {', '.join(named.head(most))}{more}"
