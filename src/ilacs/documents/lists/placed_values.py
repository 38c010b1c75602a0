"""Typed values in, their codes out: a table for programs, which repeats each value exactly.

No apostrophe is put before what a spreadsheet could run: the rows must match those that came in.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from ilacs.documents.new_files import check_output, write_whole
from ilacs.lists.placing.table import COLUMNS, place_table
from ilacs.lists.reading.delimited import decoded, small_table
from ilacs.lists.reading.errors import CannotRead, NotATable

ENDINGS = (".csv",)
ASKED = ("column", "value")


def typed_values(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file with the columns ASKED. Raises CannotRead in words."""
    try:
        text = decoded(path.read_bytes()).text
    except OSError:
        raise CannotRead(f"{path}: this file could not be opened. Check its name.") from None
    except NotATable:
        raise CannotRead(f"{path}: this is no text. Save it as .csv, and give that.") from None
    rows = _rows(text, str(path))
    header = [cell.strip().lower() for cell in next(rows, [])]
    missing = [name for name in ASKED if name not in header]
    if missing:
        raise CannotRead(
            f"{path}: the first row has no column “{missing[0]}”. It must name the columns "
            f"“{ASKED[0]}” and “{ASKED[1]}”."
        )
    at = [header.index(name) for name in ASKED]
    return [
        dict(zip(ASKED, (row[place] if place < len(row) else "" for place in at), strict=True))
        for row in rows
        if row
    ]


def _rows(text: str, name: str) -> Iterator[list[str]]:
    rows = small_table(text)
    if rows is None:
        raise CannotRead(
            f"{name}: a quotation mark is never closed. Look for an odd quotation mark."
        )
    return iter(rows)


def write_placed(rows: list[dict[str, str]], stream: IO[str]) -> None:
    """Write the answer (placing.table.COLUMNS) as CSV."""
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(place_table(rows))


def write_placed_file(rows: list[dict[str, str]], out: Path) -> Path:
    """The same as a file; where it is. Raises CannotWrite if nothing can be written there."""
    check_output(out, ENDINGS)
    text = io.StringIO(newline="")
    write_placed(rows, text)
    return write_whole(out, text.getvalue().encode("utf-8"))
