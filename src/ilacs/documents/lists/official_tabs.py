"""The tabs of the official workbook: a front sheet, guidance, the codes, and the lists."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ilacs.documents.lists.book import tab_names
from ilacs.documents.lists.tabs import Allowed, Codes, Look, Tab, TabColumn
from ilacs.lists import front_sheet
from ilacs.lists.declared import ALL, CodeSet, Column, Kind, Layout, ListSpec, code_sets
from ilacs.lists.typed import Cell, TypedSheet
from ilacs.register import current_authorities

CODES_USED, GUIDANCE = "Codes_used", "Guidance"

_ABOVE_CODES = 2
"""Rows above the codes: the title and the headers."""

_WIDTHS = {
    Kind.IDENTIFIER: 14,
    Kind.DATE: 13,
    Kind.TIME: 9,
    Kind.INTEGER: 13,
    Kind.POSTCODE: 12,
}
_WIDE = 26
_HEADER_LINES = 4
"""Lines that a long header should take at most."""


_LOOKS = {Kind.DATE: Look.DATE, Kind.INTEGER: Look.PLAIN, Kind.CODE: Look.PLAIN}


@dataclass(frozen=True)
class About:
    """What the lists describe, and whether they are a copy made for sharing."""

    layout: Layout
    reference_date: date | None = None
    authority: str | None = None
    shared_copy: bool = False


def official_tabs(sheets: Sequence[TypedSheet], about: About) -> tuple[Tab, ...]:
    """Every tab of the workbook that holds these sheets, in order."""
    by_sheet = {spec.sheet: spec for spec in ALL}
    specs = [by_sheet[sheet.name] for sheet in sheets if sheet.name in by_sheet]
    codes, at = _codes(specs, about)
    in_front = (front(sheets, about), guidance(specs, about.layout), codes)
    names = tab_names((sheet.name for sheet in sheets), taken=(tab.name for tab in in_front))
    lists = (
        _list(name, sheet, by_sheet.get(sheet.name), at)
        for name, sheet in zip(names, sheets, strict=True)
    )
    return (*in_front, *lists)


def front(sheets: Sequence[TypedSheet], about: About) -> Tab:
    """What the lists describe, which there are, and how many rows each has."""
    shared = ((front_sheet.SHARED_COPY, front_sheet.IS_SHARED),) if about.shared_copy else ()
    above = (
        (front_sheet.REFERENCE_DATE, about.reference_date),
        (front_sheet.AUTHORITY, about.authority),
        (front_sheet.LAYOUT, about.layout.value),
        *shared,
        (),
    )
    count = {sheet.name: len(sheet.rows) for sheet in sheets}
    rows = tuple(
        (spec.sheet, spec.heading, count[spec.sheet], f"{spec.holds} {spec.window}")
        for spec in ALL
        if spec.sheet in count
    )
    headers = ("Tab", "List", "Rows", "What belongs in it")
    wrapped = Look.WRAPPED
    columns = (TabColumn(24), TabColumn(40, wrapped), TabColumn(8), TabColumn(90, wrapped))
    return Tab(front_sheet.NAME, "Child-level lists", headers, columns, rows, above)


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
    heads = frozenset(place for place, row in enumerate(rows) if row[0])
    return Tab(GUIDANCE, "Guidance", headers, columns, rows, strong=heads, frozen=2)


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
    at: dict[str, Codes] = {}
    heads: set[int] = set()
    rows: list[tuple[str, ...]] = []
    for codes in code_sets().values():
        if codes.id in used:
            heads.add(len(rows))
            rows.append((codes.title,))
            first = _ABOVE_CODES + len(rows)
            rows += _answers(codes, about)
            at[codes.id] = Codes(CODES_USED, 0, first, _ABOVE_CODES + len(rows) - 1)
            rows.append(())
    wide = TabColumn(70, Look.WRAPPED)
    columns = (wide, wide, TabColumn(50, Look.WRAPPED), TabColumn(16, Look.WRAPPED))
    headers = ("Code", "Meaning", "Group", "Group above")
    return Tab(CODES_USED, "Codes used", headers, columns, rows, strong=frozenset(heads)), at


def _answers(codes: CodeSet, about: About) -> list[tuple[str, ...]]:
    """A code set as rows: text, meaning, group and subgroup.

    Before the codes for places outside England come the names of all authorities.
    """
    names: list[str] = []
    if codes.id == "outside_england":
        names = sorted(each.name for each in current_authorities(about.reference_date or date.max))
    return [(name,) for name in names] + [
        (code.text_in(about.layout), code.detail, code.group or "", code.subgroup or "")
        for code in codes.in_layout(about.layout)
    ]


def _list(name: str, sheet: TypedSheet, spec: ListSpec | None, at: Mapping[str, Codes]) -> Tab:
    declared = {column.header: column for column in spec.columns} if spec else {}
    columns = tuple(_column(declared.get(header), at) for header in sheet.headers)
    return Tab(name, sheet.title, sheet.headers, columns, sheet.rows, frozen=1, filters=True)


def _column(column: Column | None, at: Mapping[str, Codes]) -> TabColumn:
    if column is None:
        return TabColumn(_WIDE)
    look = _LOOKS.get(column.kind, Look.TEXT)
    width = max(_WIDTHS.get(column.kind, _WIDE), min(len(column.header) / _HEADER_LINES, _WIDE))
    return TabColumn(width, look, _allowed(column, at))


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
