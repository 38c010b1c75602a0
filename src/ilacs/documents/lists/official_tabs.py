"""The tabs of the official workbook: a front sheet, guidance, the codes, and the lists."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ilacs.documents.lists.tabs import Allowed, Codes, Look, Tab, TabColumn
from ilacs.lists import front_sheet
from ilacs.lists.declared import ALL, CodeSet, Column, Kind, Layout, ListSpec, code_sets
from ilacs.lists.typed import Cell, TypedSheet
from ilacs.register import current_authorities

CODES_USED, GUIDANCE = "Codes_used", "Guidance"

_ABOVE_CODES = 3
"""Rows above the codes: the title, the name of each set, and what its columns are."""

_WIDTHS = {
    Kind.IDENTIFIER: 14,
    Kind.DATE: 13,
    Kind.TIME: 9,
    Kind.INTEGER: 13,
    Kind.POSTCODE: 12,
}
_WIDE = 26

_LOOKS = {Kind.DATE: Look.DATE, Kind.INTEGER: Look.PLAIN, Kind.CODE: Look.PLAIN}


@dataclass(frozen=True)
class About:
    """What the lists describe."""

    layout: Layout
    reference_date: date | None = None
    authority: str | None = None


def official_tabs(sheets: Sequence[TypedSheet], about: About) -> tuple[Tab, ...]:
    """Every tab of the workbook that holds these sheets, in order."""
    by_sheet = {spec.sheet: spec for spec in ALL}
    specs = [by_sheet[sheet.name] for sheet in sheets if sheet.name in by_sheet]
    codes, at = _codes(specs, about)
    lists = (_list(sheet, by_sheet.get(sheet.name), at) for sheet in sheets)
    return (_front(sheets, about), guidance(specs, about.layout), codes, *lists)


def front_rows(sheets: Sequence[TypedSheet], about: About) -> tuple[tuple[Cell, ...], ...]:
    """What the lists describe, which there are, and how many rows each has."""
    rows = {sheet.name: len(sheet.rows) for sheet in sheets}
    specs = [spec for spec in ALL if spec.sheet in rows]
    return (
        (front_sheet.REFERENCE_DATE, about.reference_date),
        (front_sheet.AUTHORITY, about.authority),
        (front_sheet.LAYOUT, about.layout.value),
        (),
        ("Tab", "List", "Rows", "What belongs in it"),
        *((s.sheet, s.heading, rows[s.sheet], f"{s.holds} {s.window}") for s in specs),
    )


def _front(sheets: Sequence[TypedSheet], about: About) -> Tab:
    columns = (
        TabColumn(24),
        TabColumn(40, Look.WRAPPED),
        TabColumn(8),
        TabColumn(90, Look.WRAPPED),
    )
    return Tab(front_sheet.NAME, "Child-level lists", (), columns, front_rows(sheets, about))


def guidance(specs: Iterable[ListSpec], layout: Layout) -> Tab:
    """What to put in each cell, with room for the authority's comments."""
    headers = (
        "List",
        "Column",
        "What it holds",
        "May be empty",
        "Answers",
        "Comments by the local authority",
    )
    columns = tuple(TabColumn(width, Look.WRAPPED) for width in (22, 38, 70, 34, 30, 44))
    rows = tuple(row for spec in specs for row in _guidance_rows(spec, layout))
    return Tab(GUIDANCE, "Guidance", headers, columns, rows, frozen=2)


def _guidance_rows(spec: ListSpec, layout: Layout) -> Iterator[tuple[Cell, ...]]:
    yield (spec.heading, None, f"{spec.holds} {spec.window}", None, f"One row: {spec.grain}", None)
    for column in spec.in_layout(layout):
        empty = "never" if column.blank is None else column.blank
        yield (None, column.header, column.description, empty, answers_in_words(column), None)


def answers_in_words(column: Column) -> str:
    """What kind of answer a column takes, in a few words."""
    match column.kind:
        case Kind.CODE:
            return f"A code: {code_sets()[column.codes or ''].title}"
        case Kind.AUTHORITY:
            return "The name of an authority, or a code for a place outside England"
        case Kind.DATE:
            return "A date: DD/MM/YYYY"
        case Kind.TIME:
            return "A time: HH:MM"
        case Kind.INTEGER:
            return f"A whole number, {column.lowest} or more"
        case _:
            return column.kind.value.capitalize()


def _codes(specs: Sequence[ListSpec], about: About) -> tuple[Tab, Mapping[str, Codes]]:
    """The tab of codes, and where on it each set of answers stands."""
    used = {column.codes for spec in specs for column in spec.in_layout(about.layout)}
    blocks = {codes.id: _block(codes, about) for codes in code_sets().values() if codes.id in used}
    at: dict[str, Codes] = {}
    headers: list[str] = []
    columns: list[TabColumn] = []
    longest = max((len(rows) for _, rows in blocks.values()), default=0)
    lines: list[list[Cell]] = [[] for _ in range(1 + longest)]
    for id_, (title, rows) in blocks.items():
        at[id_] = Codes(CODES_USED, len(headers), _ABOVE_CODES, _ABOVE_CODES + len(rows) - 1)
        width = max(len(row) for row in rows)
        headers += [title, *[""] * width]
        names = ("Code", "Meaning", "Group", "Group above it")[:width]
        for line, row in zip(lines, [names, *rows, *[()] * len(lines)], strict=False):
            line += [*row, *[None] * (width + 1 - len(row))]
        columns += [TabColumn(30, Look.TEXT), *[TabColumn(34, Look.TEXT)] * (width - 1)]
        columns.append(TabColumn(3))
    tab = Tab(CODES_USED, "Codes used", tuple(headers), tuple(columns), lines)
    return tab, at


def _block(codes: CodeSet, about: About) -> tuple[str, list[tuple[str, ...]]]:
    """A code set as rows: text, meaning, group and subgroup, as far as it has them.

    Before the codes for places outside England come the names of all authorities.
    """
    rows = [
        (code.text_in(about.layout), code.detail, code.group or "", code.subgroup or "")
        for code in codes.in_layout(about.layout)
    ]
    if codes.id == "outside_england":
        names = sorted(each.name for each in current_authorities(about.reference_date or date.max))
        rows = [*((name, "", "", "") for name in names), *rows]
    width = max(place + 1 for row in rows for place, cell in enumerate(row) if cell)
    return codes.title, [row[:width] for row in rows]


def _list(sheet: TypedSheet, spec: ListSpec | None, at: Mapping[str, Codes]) -> Tab:
    declared = {column.header: column for column in spec.columns} if spec else {}
    columns = tuple(_column(declared.get(header), at) for header in sheet.headers)
    return Tab(sheet.name, sheet.title, sheet.headers, columns, sheet.rows, frozen=1, filters=True)


def _column(column: Column | None, at: Mapping[str, Codes]) -> TabColumn:
    if column is None:
        return TabColumn(_WIDE)
    look = _LOOKS.get(column.kind, Look.TEXT)
    return TabColumn(_WIDTHS.get(column.kind, _WIDE), look, _allowed(column, at))


def _allowed(column: Column, at: Mapping[str, Codes]) -> Allowed | None:
    if column.codes is not None:
        says = "Choose one of the answers in the list. They are all on the tab Codes_used."
        return Allowed(says, codes=at[column.codes])
    if column.kind is Kind.DATE:
        return Allowed("This cell takes a date: day, month and four digits of the year.")
    if column.kind is Kind.INTEGER:
        says = f"This cell takes a whole number, {column.lowest} or more."
        return Allowed(says, lowest=column.lowest)
    return None
