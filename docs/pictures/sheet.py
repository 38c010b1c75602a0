"""A sheet of a workbook as an SVG picture: its cells, their colours, and the note of one cell.

It shows what is in the file, as a spreadsheet program would; no such program is needed.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from pathlib import Path
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ROW_HEIGHT, LETTER_WIDTH, MARGIN, TAB_HEIGHT, NUMBERS = 24, 7.3, 14, 30, 40
NOTE_WIDTH, NOTE_LINE = 46, 18
INK, LINE, GROUND, HEAD = "#0b0c0c", "#d0d4d8", "#ffffff", "#eef0f2"
EPOCH = date(1899, 12, 30)


@dataclass(frozen=True)
class Shown:
    """One cell: its text, and its fill if it has one."""

    text: str
    fill: str | None


class Workbook:
    """An .xlsx file as this project writes them."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path)
        book = self._xml("xl/workbook.xml")
        self.tabs = [each.attrib["name"] for each in book.iter(f"{MAIN}sheet")]
        self._looks = list(self._read_looks())

    def cells(self, tab: str) -> Mapping[tuple[int, int], Shown]:
        """Every cell of a tab by its row and column, both from 0."""
        sheet = self._xml(f"xl/worksheets/sheet{self.tabs.index(tab) + 1}.xml")
        found = {}
        for cell in sheet.iter(f"{MAIN}c"):
            fill, is_date = self._looks[int(cell.attrib.get("s", 0))]
            found[_place(cell.attrib["r"])] = Shown(_text(cell, is_date=is_date), fill)
        return found

    def notes(self, tab: str) -> Mapping[tuple[int, int], str]:
        """Every note of a tab by its row and column."""
        number = self.tabs.index(tab) + 1
        relations = f"xl/worksheets/_rels/sheet{number}.xml.rels"
        if relations not in self._zip.namelist():
            return {}
        files = re.findall(r"comments\d+\.xml", self._zip.read(relations).decode())
        if not files:
            return {}
        (file,) = files
        notes = self._xml(f"xl/{file}").iter(f"{MAIN}comment")
        return {_place(one.attrib["ref"]): "".join(one.itertext()) for one in notes}

    def _xml(self, name: str) -> ElementTree.Element:
        return ElementTree.fromstring(self._zip.read(name))

    def _read_looks(self) -> Iterator[tuple[str | None, bool]]:
        styles = self._xml("xl/styles.xml")
        colours = [
            None if (colour := fill.find(f".//{MAIN}fgColor")) is None else colour.get("rgb")
            for fill in styles.iter(f"{MAIN}fill")
        ]
        dates = {
            one.attrib["numFmtId"] for one in styles.iter(f"{MAIN}numFmt")
            if "yyyy" in one.attrib["formatCode"]
        }  # fmt: skip
        (looks,) = styles.iter(f"{MAIN}cellXfs")
        for look in looks:
            colour = colours[int(look.attrib["fillId"])]
            yield colour and f"#{colour[-6:]}", look.attrib["numFmtId"] in dates


def _text(cell: ElementTree.Element, *, is_date: bool) -> str:
    text = "".join(cell.itertext())
    if is_date and text:
        return f"{EPOCH + timedelta(days=int(float(text))):%d/%m/%Y}"
    return text


def _place(name: str) -> tuple[int, int]:
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", name).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(row) - 1, column - 1


ROWS, COLUMNS = range(1, 22), 11
"""What of a tab is shown: from the row of headings on."""

NARROWEST, WIDEST = 9, 17
"""Width of columns, in letters."""


def sheet_picture(book: Workbook, words: str) -> str:
    """The tab with most marked cells in sight, with the note of one of them.

    `words` say what the picture shows.
    """
    tab = max(book.tabs, key=lambda name: len(_in_sight(book.notes(name), ROWS)))
    cells, notes = book.cells(tab), book.notes(tab)
    widths = [_width(cells, column) for column in range(COLUMNS)]
    lefts = [NUMBERS + round(sum(widths[:one]) * LETTER_WIDTH) for one in range(COLUMNS + 1)]
    height = (len(ROWS) + 1) * ROW_HEIGHT
    # A note in the middle and to the right hides least.
    middle = _in_sight(notes, ROWS[5:16]) or _in_sight(notes, ROWS)
    shown = max(middle, key=lambda place: place[1])
    below = (ROWS.index(shown[0]) + 2) * ROW_HEIGHT
    parts = [
        *_grid(cells, ROWS, widths, lefts),
        *_note(notes[shown], lefts[shown[1]], below, lefts[-1]),
        *_tabs(book.tabs, tab, height, lefts[-1]),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {lefts[-1] + 2 * MARGIN} '
        f'{height + TAB_HEIGHT + 2 * MARGIN}" role="img" aria-label="{escape(words)}">\n'
        f'<rect width="100%" height="100%" rx="8" fill="#fbfbf8" stroke="#b1b4b6"/>\n'
        f'<g transform="translate({MARGIN} {MARGIN})" font-family="Arial, Helvetica, sans-serif" '
        f'font-size="13" fill="{INK}">\n' + "\n".join(parts) + "\n</g>\n</svg>\n"
    )


def _in_sight(places: Iterable[tuple[int, int]], rows: range) -> list[tuple[int, int]]:
    return [place for place in places if place[0] in rows and place[1] < COLUMNS]


def _width(cells: Mapping[tuple[int, int], Shown], column: int) -> int:
    texts = (cells[row, column].text for row in ROWS[1:] if (row, column) in cells)
    return min(max([len(text) + 2 for text in texts] + [NARROWEST]), WIDEST)


def _grid(
    cells: Mapping[tuple[int, int], Shown], rows: range, widths: list[int], lefts: list[int]
) -> Iterator[str]:
    for column, width in enumerate(widths):
        across = round(width * LETTER_WIDTH)
        yield _box(lefts[column], 0, across, HEAD)
        yield _words(lefts[column] + across / 2, 0, chr(ord("A") + column), 'text-anchor="middle"')
    for line, row in enumerate(rows, start=1):
        yield _box(0, line * ROW_HEIGHT, NUMBERS, HEAD)
        yield _words(NUMBERS / 2, line * ROW_HEIGHT, str(row + 1), 'text-anchor="middle"')
        for column, width in enumerate(widths):
            shown = cells.get((row, column), Shown("", None))
            across = round(width * LETTER_WIDTH)
            yield _box(lefts[column], line * ROW_HEIGHT, across, shown.fill or GROUND)
            if shown.fill:
                corner = lefts[column] + across
                top = line * ROW_HEIGHT
                yield f'<path d="M{corner - 7} {top}h7v7z" fill="#c1121f"/>'
            text = shown.text if len(shown.text) <= width - 1 else shown.text[: width - 2] + "…"
            if text:
                yield _words(lefts[column] + 5, line * ROW_HEIGHT, text)


def _note(text: str, left: float, top: float, most: float) -> Iterator[str]:
    lines = [
        line for paragraph in text.split("\n") for line in _wrapped(paragraph, NOTE_WIDTH)
    ]  # fmt: skip
    across = NOTE_WIDTH * LETTER_WIDTH
    left = min(left + 24, most - across - 4)
    tall = len(lines) * NOTE_LINE + 14
    yield (
        f'<rect x="{left:.0f}" y="{top + 4:.0f}" width="{across:.0f}" height="{tall}" '
        'fill="#ffffe1" stroke="#6b6b4a"/>'
    )
    for number, line in enumerate(lines):
        below = top + 24 + number * NOTE_LINE
        yield f'<text x="{left + 8:.0f}" y="{below:.0f}">{escape(line)}</text>'


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _tabs(tabs: list[str], shown: str, top: float, most: float) -> Iterator[str]:
    left = 0.0
    for tab in tabs:
        across = len(tab) * LETTER_WIDTH + 20
        if left + across > most:
            break
        weight = ' font-weight="bold"' if tab == shown else ""
        yield _box(left, top + 4, across, GROUND if tab == shown else HEAD)
        yield _words(left + across / 2, top + 4, tab, f'text-anchor="middle"{weight}')
        left += across


def _box(left: float, top: float, width: float, fill: str) -> str:
    return (
        f'<rect x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" height="{ROW_HEIGHT}" '
        f'fill="{fill}" stroke="{LINE}"/>'
    )


def _words(left: float, top: float, text: str, more: str = "") -> str:
    return f'<text x="{left:.0f}" y="{top + 16:.0f}" {more}>{escape(text)}</text>'.replace(
        " >", ">"
    )
