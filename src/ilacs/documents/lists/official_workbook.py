"""The official workbook, filled or empty: .xlsx, .ods, or a folder of .csv files."""

import secrets
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from ilacs.documents.lists.official_csv import write_csv
from ilacs.documents.lists.official_ods import write_ods
from ilacs.documents.lists.official_tabs import About, front, official_tabs
from ilacs.documents.lists.official_xlsx import write_xlsx
from ilacs.documents.lists.tabs import LONGEST_CELL, MOST_ROWS
from ilacs.documents.new_files import CannotWrite, check_output, write_whole
from ilacs.lists.typed import TypedSheet

WRITERS = {".xlsx": write_xlsx, ".ods": write_ods}


def write_official(sheets: Sequence[TypedSheet], out: Path, about: About) -> tuple[Path, ...]:
    """Write the sheets in the official layout; the paths of what was written.

    `out` ends in .xlsx or .ods, or has no ending: then it is a new or empty folder, which gets a
    .csv file for each list and for the front sheet. The workbooks have a front sheet with the
    reference date, guidance, the codes, and lists whose cells offer the codes. For an empty
    workbook, give empty sheets. Nothing is in its place until all is complete.

    Raises CannotWrite if there is no such place, or a sheet does not fit a workbook.
    """
    if not out.suffix:
        return _write_folder(sheets, out, about)
    check_output(out, WRITERS)
    _check_that_it_fits(sheets)
    content = WRITERS[out.suffix.lower()](official_tabs(sheets, about), about.reference_date)
    return (write_whole(out, content),)


def _check_that_it_fits(sheets: Sequence[TypedSheet]) -> None:
    for sheet in sheets:
        above = 1 + bool(sheet.title)
        if len(sheet.rows) + above > MOST_ROWS:
            raise CannotWrite(
                f"{sheet.name} has {len(sheet.rows):,} rows; a sheet holds {MOST_ROWS - above:,}. "
                "Name a folder instead: it gets .csv files."
            )
        for line, row in enumerate(sheet.rows, start=above + 1):
            for header, cell in zip(sheet.headers, row, strict=False):
                # Half the room is enough to know that it fits, whatever the characters.
                if isinstance(cell, str) and len(cell) > LONGEST_CELL // 2 and _is_too_long(cell):
                    raise CannotWrite(
                        f"{sheet.name}, row {line}, {header}: the text is longer than the "
                        f"{LONGEST_CELL:,} characters that a cell holds. Shorten it, or name a "
                        "folder instead: it gets .csv files."
                    )


def _is_too_long(text: str) -> bool:
    return len(text.encode("utf-16-le")) // 2 > LONGEST_CELL


def _write_folder(sheets: Sequence[TypedSheet], out: Path, about: About) -> tuple[Path, ...]:
    if not out.parent.is_dir():
        raise CannotWrite(f"There is no folder {out.parent}. Make it first.")
    if out.is_dir() and any(out.iterdir()):
        raise CannotWrite(f"The folder {out} is not empty. Name a new one.")
    if out.exists() and not out.is_dir():
        raise CannotWrite(f"{out} is there already and is not a folder.")
    waiting = out.with_name(f".{out.name[:200]}.{secrets.token_hex(4)}.part")
    try:
        waiting.mkdir()
        names = list(_write_files(sheets, waiting, about))
        if out.is_dir():
            out.rmdir()
        waiting.rename(out)
    except PermissionError:
        raise CannotWrite(f"You may not write in the folder {out.parent}.") from None
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
    return tuple(out / name for name in names)


def _write_files(sheets: Sequence[TypedSheet], folder: Path, about: About) -> Iterator[str]:
    cover = front(sheets, about)
    tables = {cover.name: (*cover.above, cover.headers, *cover.rows)}
    tables |= {sheet.name: (sheet.headers, *sheet.rows) for sheet in sheets}
    for name, rows in tables.items():
        file = f"{name}.csv"
        write_csv(folder / file, rows)
        yield file
