"""Workbooks of every kind: their sheets as grids."""

import io

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from ilacs.lists.reading.cells import of_objects
from ilacs.lists.reading.errors import CannotRead
from ilacs.lists.reading.grids import Grid, Sheet


def read_workbook(content: bytes) -> list[Sheet]:
    """The sheets of a workbook, in its order. Raises `CannotRead` in words."""
    try:
        return _sheets(content)
    except PasswordError:
        raise CannotRead(
            "It is protected by a password. Open it, save a copy without the password, and read "
            "that."
        ) from None
    except (CalamineError, ValueError, OSError):
        raise _damaged() from None
    except BaseException as error:
        # The parser's panics are no ordinary exceptions.
        if type(error).__name__ == "PanicException":
            raise _damaged() from None
        raise


def _sheets(content: bytes) -> list[Sheet]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = []
    for index, about in enumerate(book.sheets_metadata):
        sheet = book.get_sheet_by_index(index)
        start = sheet.start or (0, 0)
        rows = sheet.to_python()
        columns = [of_objects(values) for values in zip(*rows, strict=True)]
        remarks: list[tuple[str, str | None]] = []
        if about.visible is not SheetVisibleEnum.Visible:
            remarks.append(("read-sheet-hidden", None))
        sheets.append(Sheet(Grid(columns, start[0] + 1, start[1]), about.name, tuple(remarks)))
    return sheets


def _damaged() -> CannotRead:
    return CannotRead(
        "It is damaged, or no workbook that can be read. Open it in a spreadsheet program, save "
        "it as .xlsx, and read that."
    )
