"""Text tables: their letters, their delimiter, their cells."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from typing import Literal

import polars as pl

from ilacs.lists.formula_guard import all_unguarded, unguarded
from ilacs.lists.reading.cells import Cells, of_objects, of_texts
from ilacs.lists.reading.errors import CannotRead, NotATable
from ilacs.lists.reading.grids import Grid, Sheet
from ilacs.lists.reading.headers import every_header, short
from ilacs.lists.reading.panics import is_panic

LOOKED_AT = 40
"""Rows that the delimiter is judged by."""

LARGE = 4_000_000
"""Characters above which the faster parser is worth its start."""

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
_LONGEST_FIELD = 1_000_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True)
class Decoded:
    """Text, the encoding it was read by, and whether some letters were lost."""

    text: str
    encoding: str
    damaged: bool = False


def read_delimited(content: bytes) -> list[Sheet]:
    """The table in a text file. Raises `CannotRead` in words."""
    read = decoded(content)
    text, delimiter = _told(read.text)
    delimiter = delimiter or _delimiter(text)
    columns, whole = _columns(text, delimiter)
    remarks: list[tuple[str, str | None]] = [
        ("read-file-how", f"{read.encoding} with {_DELIMITERS[delimiter]} between the columns")
    ]
    if read.damaged:
        remarks.append(("read-file-letters", None))
    if not whole:
        remarks.append(("read-file-quotes", None))
    return [Sheet(Grid(columns), None, tuple(remarks))]


def decoded(content: bytes) -> Decoded:
    """Bytes as text. Raises `NotATable` where they are none."""
    read = in_letters(content)
    if len(_CONTROL.findall(read.text[:20_000])) > len(read.text[:20_000]) / 100:
        raise NotATable("It is no workbook and no text: its kind is not known.")
    return read


def in_letters(content: bytes) -> Decoded:
    """Bytes as letters: by their mark, else UTF-8 if they can be, else as Windows writes."""
    for mark, encoding, name in (
        (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
        (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
        (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
    ):
        if content.startswith(mark):
            text = content.decode(encoding, "replace")
            return Decoded(text, name, "\ufffd" in text)
    beginning = content[:2000]
    if beginning.count(0) * 3 > len(beginning):
        encoding = "utf-16-be" if beginning[0] == 0 else "utf-16-le"
        text = content.decode(encoding, "replace")
        return Decoded(text, "UTF-16", "\ufffd" in text)
    try:
        return Decoded(content.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
        return Decoded(text, "Windows-1252", "\ufffd" in text)


def _told(text: str) -> tuple[str, str | None]:
    """The text without Excel's own first line about the delimiter, and what that line says."""
    found = re.match(r'"?sep=([,;\t|])"?\r?\n', text, re.IGNORECASE)
    return (text[found.end() :], found[1]) if found else (text, None)


def _delimiter(text: str) -> str:
    """The delimiter by which most known headers show; else the one that makes most columns."""

    def worth(delimiter: str) -> tuple[int, int]:
        rows = list(islice(_rows(text[:200_000], delimiter), LOOKED_AT))
        known = max((sum(short(cell) in every_header() for cell in row) for row in rows), default=0)
        widths = sorted(len(row) for row in rows)
        return known, widths[len(widths) // 2] if widths else 0

    return max(_DELIMITERS, key=worth)


def _rows(text: str, delimiter: str, quotes: bool = True) -> Iterable[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quotes else csv.QUOTE_NONE
    # Cells end where csv finds line ends: newline="" keeps those inside quotation marks.
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, quoting=quoting)
    try:
        yield from reader
    except csv.Error:
        raise CannotRead(
            "Its cells could not be told apart: a quotation mark may be missing. Export it as "
            ".xlsx."
        ) from None


def _columns(text: str, delimiter: str) -> tuple[Sequence[Cells], bool]:
    """The columns, and whether every quotation mark was closed."""
    if "\0" in text:
        text = text.replace("\0", "")
    if len(text) > LARGE:
        columns = _fast(text, delimiter)
        if columns is not None:
            return columns, True
    try:
        rows = closed_rows(text, delimiter)
    except CannotRead:
        rows = None
    whole = rows is not None and not _swallowed(rows, delimiter)
    if rows is None or not whole:
        rows = list(_rows(text, delimiter, quotes=False))
    columns = [of_objects(values) for values in zip_longest(*rows, fillvalue=None)]
    return [_unguarded(each) for each in columns], whole


_END = "\x03"
"""A last line that no file has: a quotation mark that is never closed takes it into its cell."""


def small_table(text: str) -> list[list[str]] | None:
    """The rows of a small text table; None where a quotation mark is open until the end, or joins
    rows.

    Commas, semicolons or tabs part the cells: whichever the first row has most of.
    Raises `CannotRead` where a cell is longer than any can be.
    """
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    rows = closed_rows(text, delimiter)
    return None if rows is None or _swallowed(rows, delimiter) else rows


def closed_rows(text: str, delimiter: str) -> list[list[str]] | None:
    """The rows of a delimited text; None where a quotation mark is open until the end.

    Raises `CannotRead` where a cell is longer than any can be.
    """
    rows = list(_rows(_with_end(text), delimiter))
    return rows if rows.pop() == [_END] else None


def _with_end(text: str) -> str:
    return text + ("" if text.endswith(("\n", "\r")) else "\n") + _END


def _unguarded(column: Cells) -> Cells:
    """The column without the apostrophes that keep a spreadsheet from running its texts."""
    guarded = any(isinstance(cell, str) and cell.startswith("'") for cell in column.distinct)
    if not guarded:
        return column
    cells = [unguarded(cell) if isinstance(cell, str) else cell for cell in column.distinct]
    return replace(column, distinct=cells)


def _swallowed(rows: Sequence[Sequence[str]], delimiter: str) -> bool:
    """Whether a cell holds rows or parts of them, because a quotation mark stands where it should
    not."""
    width = _usual(map(len, rows))
    return any(
        ("\n" in cell or "\r" in cell) and holds_rows(row, index, delimiter, width)
        for row in rows
        for index, cell in enumerate(row)
    )


def _usual(widths: Iterable[int]) -> int:
    """The most frequent width of rows with more than one cell; 1 if there are none."""
    times = Counter(width for width in widths if width > 1)
    return times.most_common(1)[0][0] if times else 1


def holds_rows(row: Sequence[str], index: int, delimiter: str, width: int) -> bool:
    """Whether the lines inside a cell of a row look like rows of the table.

    So they do where a line within could be a row, and where the first line makes a whole row with
    the cells before it, and the last with those after it. In a text, a space follows a comma.
    """
    first, *inner, last = (
        len(re.findall(f"{re.escape(delimiter)}(?! )", line))
        for line in re.split(r"\r\n|\r|\n", row[index])
    )
    return any(cells >= max(width // 2, 1) for cells in inner) or (
        width > 1 and index + first + 1 >= width <= len(row) - index + last
    )


def _fast(text: str, delimiter: str) -> Sequence[Cells] | None:
    """The columns by the faster parser; None where it does not agree to read them all, or where
    quotation marks may have joined rows."""
    widths = [len(row) for row in islice(_rows(text[:2_000_000], delimiter), 5000)]
    width = _usual(widths)
    if max(widths) > width:
        return None
    first = delimiter.join(["x"] * width) + "\n"
    try:
        table = pl.read_csv(
            io.BytesIO((first + _with_end(text)).encode()),
            has_header=False,
            infer_schema=False,
            separator=delimiter,
        ).slice(1)
        if table.is_empty() or table.item(-1, 0) != _END:
            return None
        table = table.head(-1)
        for series in table:
            inside = series.filter(series.str.contains("[\r\n]"))
            if inside.str.contains(f"{re.escape(delimiter)}(?:[^ ]|$)").any():
                return None
        return [of_texts(all_unguarded(series)) for series in table]
    except pl.exceptions.PolarsError:
        return None
    except BaseException as error:
        if is_panic(error):
            return None
        raise
