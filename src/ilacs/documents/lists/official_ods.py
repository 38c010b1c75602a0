"""Tabs as an OpenDocument spreadsheet.

Written here and not by a library: odfdo takes 65 seconds for a mid-size authority's 21,000 rows
and odfpy 15, and both hold every cell as an object. The part of the format that is needed is small.

Source: OpenDocument 1.3, part 3 (OASIS).
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from ilacs.documents.lists import open_document
from ilacs.documents.lists.tabs import (
    MOST_ROWS,
    Allowed,
    Look,
    Tab,
    TabColumn,
    height_in_lines,
)
from ilacs.lists.column_letters import column_letters
from ilacs.lists.typed import Cell

CENTIMETRES = 0.21
"""Width of a character."""

LINE_HEIGHT = 0.5
"""Centimetres."""

MOST_LINES = 27
"""Lines of the highest row, as in Excel."""

_PLAIN_TEXT = re.compile(r"(?! )(?:[^\s<>&\x00-\x1f\ufffe\uffff]| (?=\S))*")
"""Text that may stand as it is: one space at a time and none around it."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SPACES = re.compile(r"^ +| +$| {2,}|\t")


def write_ods(tabs: tuple[Tab, ...], made: date | None) -> bytes:
    """The content of the file; `made` dates it."""
    day = made or date(2000, 1, 1)
    moment = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, pieces in (
            ("mimetype", (open_document.MEDIA_TYPE,)),
            ("META-INF/manifest.xml", (open_document.MANIFEST,)),
            ("styles.xml", (open_document.PAGE,)),
            ("settings.xml", (open_document.settings("".join(map(_view, tabs))),)),
            ("content.xml", _content(tabs)),
        ):
            member = zipfile.ZipInfo(name, moment)
            # The format asks for the first member as it is, for programs that look at it.
            member.compress_type = (
                zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            )
            with package.open(member, "w") as stream:
                for piece in pieces:
                    stream.write(piece.encode())
    return content.getvalue()


def _view(tab: Tab) -> str:
    rows = tab.top if tab.headers else 0
    return open_document.view(quoteattr(tab.name), tab.frozen, rows)


def _content(tabs: tuple[Tab, ...]) -> Iterator[str]:
    columns = [column for tab in tabs for column in tab.columns]
    allowed = {each: f"a{n}" for n, each in enumerate(dict.fromkeys(c.allowed for c in columns))}
    widths = {width: f"w{n}" for n, width in enumerate(sorted({c.width for c in columns}))}
    before, after = open_document.around("document-content")
    yield f"{before}<office:automatic-styles>{open_document.CELL_STYLES}"
    for width, name in widths.items():
        yield open_document.column_style(name, width * CENTIMETRES)
    for lines in range(1, MOST_LINES + 1):
        yield open_document.row_style(f"h{lines}", lines * LINE_HEIGHT)
    yield "</office:automatic-styles><office:body><office:spreadsheet><table:content-validations>"
    yield from (_validation(each, name) for each, name in allowed.items() if each)
    yield "</table:content-validations>"
    for tab in tabs:
        yield from _table(tab, widths, allowed)
    yield "<table:database-ranges>"
    yield from (_filter(tab, n) for n, tab in enumerate(tabs) if tab.filters and tab.headers)
    yield f"</table:database-ranges></office:spreadsheet></office:body>{after}"


def _table(
    tab: Tab, widths: Mapping[float, str], allowed: Mapping[Allowed | None, str]
) -> Iterator[str]:
    yield f"<table:table table:name={quoteattr(tab.name)}>"
    for column in tab.columns:
        yield (
            f'<table:table-column table:style-name="{widths[column.width]}"'
            f' table:default-cell-style-name="{column.look}"/>'
        )
    rules = [_rule(column, allowed) for column in tab.columns]
    yield from _top(tab)
    wraps = any(column.look is Look.WRAPPED for column in tab.columns)
    for number, row in enumerate(tab.rows):
        lines = height_in_lines(row, tab.columns) if wraps else 1
        looks = [_style("strong")] * len(row) if number in tab.strong else rules
        yield _row(map(_cell, row, looks), lines)
    left = MOST_ROWS - tab.top - len(tab.rows)
    if any(rules):
        # The cells below take the same answers, so that the list can be filled in.
        empty = "".join(f"<table:table-cell{rule}/>" for rule in rules)
        yield f'<table:table-row table:number-rows-repeated="{left}">{empty}</table:table-row>'
    yield "</table:table>"


def _top(tab: Tab) -> Iterator[str]:
    """What is above the rows: it is printed on every page."""
    yield "<table:table-header-rows>"
    if tab.title:
        yield _row([_cell(tab.title, _style("title"))], 2)
    yield from (_row(map(_cell, row), 1) for row in tab.above)
    if tab.headers:
        lines = height_in_lines(tab.headers, tab.columns)
        yield _row((_cell(text, _style("header") if text else "") for text in tab.headers), lines)
    yield "</table:table-header-rows>"


def _style(name: str) -> str:
    return f' table:style-name="{name}"'


def _row(cells: Iterable[str], lines: int) -> str:
    filled = "".join(cells) or "<table:table-cell/>"
    height = f"h{min(lines, MOST_LINES)}"
    return f'<table:table-row table:style-name="{height}">{filled}</table:table-row>\n'


def _rule(column: TabColumn, allowed: Mapping[Allowed | None, str]) -> str:
    if column.allowed is None:
        return ""
    return f' table:content-validation-name="{allowed[column.allowed]}"'


def _cell(cell: Cell, attributes: str = "") -> str:
    if cell is None or cell == "":
        return f"<table:table-cell{attributes}/>"
    start = f"<table:table-cell{attributes} office:value-type="
    if isinstance(cell, str):
        return f'{start}"string"{_value(cell)}>{_paragraphs(cell)}</table:table-cell>'
    if isinstance(cell, datetime):
        moment = f'table:style-name="moment" office:date-value="{cell.isoformat("T", "seconds")}"'
        return f'{start}"date" {moment}>{_paragraphs(str(cell))}</table:table-cell>'
    if isinstance(cell, date):
        shown = f"<text:p>{cell.day:02}/{cell.month:02}/{cell.year:04}</text:p>"
        day = f'table:style-name="date" office:date-value="{cell}"'
        return f'{start}"date" {day}>{shown}</table:table-cell>'
    return f'{start}"float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'


def _value(text: str) -> str:
    """The text as an attribute, where some readers pass over the element for a tab."""
    if "\t" not in text:
        return ""
    quoted = escape(_NOT_IN_XML.sub("\ufffd", text), {'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})
    return f' office:string-value="{quoted}"'


@lru_cache(maxsize=20_000)
def _paragraphs(text: str) -> str:
    if _PLAIN_TEXT.fullmatch(text):
        return f"<text:p>{text}</text:p>"
    lines = _NOT_IN_XML.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "".join(f"<text:p>{_SPACES.sub(_spaces, escape(line))}</text:p>" for line in lines)


def _spaces(found: re.Match[str]) -> str:
    if found[0] == "\t":
        return "<text:tab/>"
    return f'<text:s text:c="{len(found[0])}"/>'


def _validation(allowed: Allowed, name: str) -> str:
    if allowed.codes:
        at = allowed.codes
        column = column_letters(at.column)
        tab = f"${at.tab}.${column}${at.first + 1}:.${column}${at.last + 1}"
        condition, shows = f"of:cell-content-is-in-list([{tab}])", "unsorted"
    elif allowed.lowest is None:
        condition, shows = "of:cell-content-is-date() and cell-content()>=1", "none"
    else:
        lowest = f"cell-content()>={allowed.lowest}"
        condition, shows = f"of:cell-content-is-whole-number() and {lowest}", "none"
    return (
        f'<table:content-validation table:name="{name}" table:condition={quoteattr(condition)}'
        f' table:allow-empty-cell="true" table:display-list="{shows}">'
        '<table:error-message table:display="true" table:message-type="warning"'
        f' table:title="Not what this column holds"><text:p>{escape(allowed.says)}</text:p>'
        "</table:error-message></table:content-validation>"
    )


def _filter(tab: Tab, number: int) -> str:
    first, last = tab.top, tab.top + max(len(tab.rows), 1)
    name = "'{}'".format(tab.name.replace("'", "''"))
    area = quoteattr(f"{name}.A{first}:{name}.{column_letters(len(tab.headers) - 1)}{last}")
    return (
        f'<table:database-range table:name="__Anonymous_Sheet_DB__{number}"'
        f' table:target-range-address={area} table:display-filter-buttons="true"/>'
    )
