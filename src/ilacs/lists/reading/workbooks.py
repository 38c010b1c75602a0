"""Workbooks of every kind: their sheets as grids."""

import io
from collections.abc import Sequence

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from ilacs.lists.reading.archives import Archive
from ilacs.lists.reading.cells import Cell, Cells, of_objects
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


def _sheets(content: bytes, archive: Archive | None) -> list[Sheet]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = []
    for index, about in enumerate(book.sheets_metadata):
        remarks: list[Remark] = []
        if archive is None:
            remarks.append(("read-file-xls-errors", None))
        elif archive.macros:
            remarks.append(("read-file-macros", None))
        remarks = remarks if index == 0 else []
        if about.visible is not SheetVisibleEnum.Visible:
            remarks.append(("read-sheet-hidden", None))
        sheet = book.get_sheet_by_index(index)
        errors = archive.errors.get(index, {}) if archive else {}
        merged = tuple(sheet.merged_cell_ranges or ())
        sheets.append(Sheet(_grid(sheet, errors), about.name, tuple(remarks), merged))
    return sheets


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
