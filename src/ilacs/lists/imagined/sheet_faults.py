"""How the kinds of dirt that are about rows, columns and tabs change a sheet."""

from collections.abc import Callable, Mapping

from ilacs.lists.declared import Column, Kind
from ilacs.lists.declared.kinds import BOTH
from ilacs.lists.imagined.cell_faults import PARTNERS
from ilacs.lists.imagined.dirt import Chance, DirtySheet
from ilacs.lists.imagined.faults import Fault
from ilacs.lists.typed import Cell

_OWN_COLUMN, _TOTAL = "Local Area Code", "Total"
_WIDE = 6
"""From so many columns on, a total has its number in a cell of its own."""
_PARTNERS = {name for partner in PARTNERS.values() for name in partner}

SheetChange = Callable[[DirtySheet, Fault, Chance], None]


def _renamed(sheet: DirtySheet, fault: Fault, chance: Chance) -> None:
    if not chance.happens(fault):
        return
    spec = sheet.spec
    numbered = (f"List {spec.number}", f"list_{spec.number}") if spec.number else ()
    names = (*numbered, *spec.names)
    if names:
        sheet.name = names[chance.number(len(names))]
        sheet.note(fault)


def _row_twice(sheet: DirtySheet, fault: Fault, chance: Chance) -> None:
    for at in chance.places(fault, len(sheet.rows)):
        sheet.made_up |= {at, len(sheet.rows)}
        sheet.note(fault, len(sheet.rows))
        sheet.rows.append(list(sheet.rows[at]))


def _row_empty(sheet: DirtySheet, fault: Fault, chance: Chance) -> None:
    for at in chance.places(fault, len(sheet.rows)):
        _insert(sheet, at, [None] * len(sheet.headers))
        sheet.note(fault, at)


def _headers_again(sheet: DirtySheet, fault: Fault, chance: Chance) -> None:
    if sheet.rows and chance.happens(fault):
        at = 1 + chance.number(len(sheet.rows))
        _insert(sheet, at, list(sheet.headers))
        sheet.note(fault, at)


def _insert(sheet: DirtySheet, at: int, row: list[str | None]) -> None:
    sheet.rows.insert(at, list(row))
    sheet.made_up = {place + (place >= at) for place in sheet.made_up} | {at}
    sheet.moved(at)


def _row_total(sheet: DirtySheet, fault: Fault, chance: Chance) -> None:
    if sheet.rows and chance.happens(fault):
        count = len(sheet.rows)
        sheet.made_up.add(count)
        sheet.note(fault, count)
        wide = len(sheet.headers) >= _WIDE
        total: list[Cell] = [_TOTAL, count] if wide else [f"{_TOTAL}: {count}"]
        sheet.rows.append([*total, *[None] * (len(sheet.headers) - len(total))])


def _header_variant(sheet: DirtySheet, fault: Fault, chance: Chance) -> None:
    for at in chance.places(fault, len(sheet.headers)):
        column = sheet.columns[at]
        if column is not None:
            header = sheet.headers[at]
            ways = (header.upper(), header.lower(), f"  {header} ", header.replace(" ", "  "))
            known = (*ways, *column.also)
            sheet.headers[at] = known[chance.number(len(known))]
            sheet.note(fault, column=column.name)


def _column_missing(sheet: DirtySheet, fault: Fault, chance: Chance) -> None:
    can_go = [at for at, column in enumerate(sheet.columns) if column and _may_go(sheet, column)]
    gone = [can_go[chosen] for chosen in chance.places(fault, len(can_go))]
    for at in reversed(gone):
        column = sheet.columns[at]
        assert column is not None
        sheet.spots = [spot for spot in sheet.spots if spot.column != column.name]
        del sheet.headers[at], sheet.columns[at]
        for row in sheet.rows:
            del row[at]
        sheet.note(fault, column=column.name)


def _may_go(sheet: DirtySheet, column: Column) -> bool:
    needed = {*sheet.spec.key, *_PARTNERS}
    plain = column.kind in (Kind.CODE, Kind.TEXT, Kind.PERSON) and column.layouts == BOTH
    return plain and column.name not in needed


def _column_extra(sheet: DirtySheet, fault: Fault, chance: Chance) -> None:
    if chance.happens(fault):
        sheet.headers.append(_OWN_COLUMN)
        sheet.columns.append(None)
        for at, row in enumerate(sheet.rows):
            row.append(None if at in sheet.made_up else f"Area {at % 7}")
        sheet.note(fault, column=_OWN_COLUMN)


def _columns_shuffled(sheet: DirtySheet, fault: Fault, chance: Chance) -> None:
    if chance.happens(fault):
        order = chance.order(len(sheet.headers))
        sheet.headers = [sheet.headers[at] for at in order]
        sheet.columns = [sheet.columns[at] for at in order]
        sheet.rows = [[row[at] for at in order] for row in sheet.rows]
        sheet.note(fault)


BEFORE_CELLS: Mapping[str, SheetChange] = {
    "sheet_renamed": _renamed,
    "row_twice": _row_twice,
    "headers_again": _headers_again,
    "row_empty": _row_empty,
}
"""What is done to a sheet before its cells are soiled."""

AFTER_CELLS: Mapping[str, SheetChange] = {
    "column_missing": _column_missing,
    "column_extra": _column_extra,
    "header_variant": _header_variant,
    "columns_shuffled": _columns_shuffled,
    "row_total": _row_total,
}
"""What is done to a sheet after its cells are soiled."""
