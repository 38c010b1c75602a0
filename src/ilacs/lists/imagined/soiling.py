"""Clean sheets made dirty, as real files are, with a ledger of every spot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ilacs.lists.declared import ALL
from ilacs.lists.imagined.cell_faults import (
    CHANGES,
    KINDS,
    NO_CELL,
    PARTNERS,
    Became,
    Change,
)
from ilacs.lists.imagined.dirt import Chance, DirtySheet, Spot
from ilacs.lists.imagined.draws import Draws
from ilacs.lists.imagined.faults import faults
from ilacs.lists.imagined.sheet_faults import AFTER_CELLS, BEFORE_CELLS
from ilacs.lists.typed import Cell, TypedSheet

_SOILING = 77


@dataclass(frozen=True)
class Soiled:
    """Dirty sheets and all that is wrong with them."""

    sheets: tuple[TypedSheet, ...]
    spots: tuple[Spot, ...]


def soil(sheets: Sequence[TypedSheet], dirtiness: float, seed: int) -> tuple[TypedSheet, ...]:
    """Sheets made dirty: at 0 the same, at 1 as bad as real files get.

    Raises ValueError as `soiled` does.
    """
    return soiled(sheets, dirtiness, seed).sheets


def soiled(sheets: Sequence[TypedSheet], dirtiness: float, seed: int) -> Soiled:
    """Sheets made dirty, with the ledger of what was done.

    Every sheet must have the name and the headers of a declared list. Raises ValueError where one
    has not, dirtiness is not from 0 to 1, or the seed is negative.
    """
    if not 0 <= dirtiness <= 1:
        raise ValueError("Dirtiness must be from 0 to 1.")
    if seed < 0:
        raise ValueError("The seed must be 0 or more.")
    if dirtiness == 0:
        return Soiled(tuple(sheets), ())
    made = [
        _soiled_sheet(sheet, Chance(Draws(seed, _SOILING, place), dirtiness))
        for place, sheet in enumerate(sheets)
    ]
    return Soiled(
        sheets=tuple(
            TypedSheet(
                sheet.name, sheet.title, tuple(sheet.headers), [tuple(row) for row in sheet.rows]
            )
            for sheet in made
        ),
        spots=tuple(spot for sheet in made for spot in sheet.spots),
    )


def _soiled_sheet(clean: TypedSheet, chance: Chance) -> DirtySheet:
    spec = next((spec for spec in ALL if spec.sheet == clean.name), None)
    if spec is None:
        raise ValueError("A sheet has not the name of a declared list.")
    by_header = {column.header: column for column in spec.columns}
    sheet = DirtySheet(
        spec=spec,
        name=clean.name,
        title=clean.title,
        headers=list(clean.headers),
        columns=[by_header.get(header) for header in clean.headers],
        rows=[list(row) for row in clean.rows],
    )
    for name, sheet_change in BEFORE_CELLS.items():
        sheet_change(sheet, faults()[name], chance)
    _soil_cells(sheet, chance)
    for name, sheet_change in AFTER_CELLS.items():
        sheet_change(sheet, faults()[name], chance)
    return sheet


def _soil_cells(sheet: DirtySheet, chance: Chance) -> None:
    touched: set[tuple[int, str]] = set()
    for name, change in CHANGES.items():
        found = list(_soilable(sheet, name, change, touched))
        for chosen in chance.places(faults()[name], len(found)):
            at, place, cell = found[chosen]
            column = sheet.columns[place]
            assert column is not None
            if (at, column.name) in touched:
                continue
            sheet.rows[at][place] = cell
            touched.add((at, column.name))
            touched |= {(at, other) for other in PARTNERS.get((name, column.name), ())}
            sheet.note(faults()[name], at, column.name)


def _soilable(
    sheet: DirtySheet, name: str, change: Change, touched: set[tuple[int, str]]
) -> Iterator[tuple[int, int, Cell]]:
    """Every cell that a fault fits: the places of its row and column, and what it would be."""
    places = {column.name: place for place, column in enumerate(sheet.columns) if column}
    for place, column in enumerate(sheet.columns):
        if column is None or column.kind not in KINDS.get(name, (column.kind,)):
            continue
        partners = [other for other in PARTNERS.get((name, column.name), ()) if other in places]
        become: dict[tuple[Cell, ...], Became] = {}
        for at, row in enumerate(sheet.rows):
            if at in sheet.made_up or (at, column.name) in touched:
                continue
            key = (row[place], *(row[places[other]] for other in partners))
            if key not in become:
                become[key] = change(column, row[place], dict(zip(partners, key[1:], strict=True)))
            cell = become[key]
            if cell is not NO_CELL and cell != row[place]:
                yield at, place, cell
