"""The mapping file of an authority: new questions are added to it, answers stay as they are."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import polars as pl

from ilacs.documents.new_files import check_output, write_whole
from ilacs.lists.reading.answers import folded
from ilacs.lists.reading.delimited import decoded, small_table
from ilacs.lists.reading.errors import CannotRead
from ilacs.lists.reading.questions import ASKED, MAY_BE, as_mapping_file

ENDINGS = (".csv",)


def write_questions(asked: pl.DataFrame, out: Path) -> tuple[Path, int]:
    """Write questions to be answered; gives back where they are, and how many are new.

    Where the file is there already, its rows and columns are kept, and only questions that it
    does not have are added; one that is still open says what it may be. Raises CannotRead if the
    file cannot be read as one, CannotWrite if nothing can be written there, OSError if writing
    fails.
    """
    check_output(out, ENDINGS)
    before = _rows(decoded(out.read_bytes()).text) if out.exists() else []
    questions: dict[tuple[str, str], dict[str, str]] = {}
    for row in _rows(as_mapping_file(asked)):
        questions.setdefault(_about(row), row)
    for row in before:
        if (question := questions.pop(_about(row), None)) and not row[MAY_BE]:
            row[MAY_BE] = question[MAY_BE]
    new = list(questions.values())
    text = io.StringIO(newline="")
    columns = dict.fromkeys((*ASKED, *(name for row in before for name in row)))
    writer = csv.DictWriter(text, list(columns))
    writer.writeheader()
    writer.writerows([*before, *new])
    # A mark at its beginning tells Excel that it is UTF-8.
    return write_whole(out, text.getvalue().encode("utf-8-sig")), len(new)


def _about(row: Mapping[str, str]) -> tuple[str, str]:
    return row["column"], folded(row["typed"])


def _rows(text: str) -> list[dict[str, str]]:
    return list(_read(text))


def _read(text: str) -> Iterator[dict[str, str]]:
    table = small_table(text)
    if table is None:
        raise CannotRead("The mapping file has a quotation mark that is never closed.")
    rows = iter(table)
    header = [_name(cell.strip()) for cell in next(rows, [])]
    for row in rows:
        if any(row):
            yield dict.fromkeys(ASKED, "") | dict(zip(header, row, strict=False))


def _name(header: str) -> str:
    """The name of a column; one that the authority added keeps its own."""
    return header.lower() if header.lower() in ASKED else header
