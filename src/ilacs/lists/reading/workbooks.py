"""Workbooks of every kind: their sheets as grids."""

import io
import pickle
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from ilacs.lists.reading.archives import Archive
from ilacs.lists.reading.cells import Cell, Cells, of_objects
from ilacs.lists.reading.day_nought import of_old_workbook
from ilacs.lists.reading.errors import CannotRead
from ilacs.lists.reading.grids import Grid, Sheet
from ilacs.lists.reading.panics import is_panic
from ilacs.lists.reading.sheet_parts import Errors

Remark = tuple[str, str | None]


def read_workbook(content: bytes, archive: Archive | None = None) -> list[Sheet]:
    """The sheets of a workbook, in its order; `archive` is None for the old .xls form.

    Raises `CannotRead` in words.
    """
    try:
        return _sheets(content, archive)
    except PasswordError:
        raise CannotRead(
            "It is protected by a password. Open it, save a copy without the password, and read "
            "that."
        ) from None
    except (CalamineError, ValueError, OSError, OverflowError):
        raise _damaged() from None
    except BaseException as error:
        if is_panic(error):
            raise _damaged() from None
        raise


def parse(content: bytes, errors: Mapping[int, Errors]) -> list[Sheet]:
    """The sheets as the parser gives them, with their errors put back."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = []
    for index, about in enumerate(book.sheets_metadata):
        hidden: tuple[Remark, ...] = ()
        if about.visible is not SheetVisibleEnum.Visible:
            hidden = (("read-sheet-hidden", None),)
        sheet = book.get_sheet_by_index(index)
        merged = tuple(sheet.merged_cell_ranges or ())
        sheets.append(Sheet(_grid(sheet, errors.get(index, {})), about.name, hidden, merged))
    return sheets


def _sheets(content: bytes, archive: Archive | None) -> list[Sheet]:
    if archive is None or archive.open_document:
        sheets = parse_alone(content, archive.errors if archive else {})
    else:
        sheets = parse(content, archive.errors)
    day_nought = archive.day_nought if archive else of_old_workbook(content)
    sheets = [replace(sheet, day_nought=day_nought) for sheet in sheets]
    if archive is None:
        return _with_remark(sheets, "read-file-xls-errors")
    return _with_remark(sheets, "read-file-macros") if archive.macros else sheets


def _with_remark(sheets: Sequence[Sheet], rule: str) -> list[Sheet]:
    """The sheets of a file, with something said of the file at its first."""
    first = [replace(sheet, remarks=((rule, None), *sheet.remarks)) for sheet in sheets[:1]]
    return [*first, *sheets[1:]]


def parse_alone(content: bytes, errors: Mapping[int, Errors]) -> list[Sheet]:
    """The same in a process of its own, with limits of time and memory.

    Damaged workbooks of the old form and OpenDocument ones can make the parser ask for all
    memory, which ends its process, or go on for ever.
    """
    seconds = LEAST_SECONDS + len(content) / BYTES_A_SECOND
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "ilacs.lists.reading.alone"],
            input=pickle.dumps((content, errors)),
            capture_output=True,
            timeout=seconds,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise CannotRead(
            "Reading it took too long: it may be damaged. Open it in a spreadsheet program, save "
            "it as .xlsx, and read that."
        ) from None
    except subprocess.CalledProcessError:
        raise _damaged() from None
    sheets: list[Sheet] | None = pickle.loads(done.stdout)
    if sheets is None:
        raise PasswordError
    return sheets


LEAST_SECONDS, BYTES_A_SECOND = 60, 50_000
MOST_MEMORY = 8 * 1024**3


def _grid(sheet: CalamineSheet, errors: Errors) -> Grid:
    row, column = sheet.start or (0, 0)
    rows: list[list[Cell]] = sheet.to_python()  # type: ignore[assignment]
    for at, text in errors.items():
        _put(rows, at[0] - row, at[1] - column, text)
    return Grid(_columns(rows), row + 1, column)


def _columns(rows: Sequence[Sequence[Cell]]) -> list[Cells]:
    return [of_objects(values) for values in zip(*rows, strict=True)]


def _put(rows: list[list[Cell]], row: int, column: int, text: str) -> None:
    """The parser leaves cells that show an error empty: the error is put back."""
    if 0 <= row < len(rows) and 0 <= column < len(rows[row]) and rows[row][column] == "":
        rows[row][column] = text


def _damaged() -> CannotRead:
    return CannotRead(
        "It is damaged, or no workbook that can be read. Open it in a spreadsheet program, save "
        "it as .xlsx, and read that."
    )
