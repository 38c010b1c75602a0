"""What the workbooks about lists share: how they are opened, and names that Excel allows."""

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Rows are written as they come; text is text, whatever it looks like."""

LONGEST_NAME = 31
"""Characters that a tab's name may have."""

NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@contextmanager
def new_book(content: io.BytesIO, title: str, made: date | None) -> Iterator[Any]:
    """A workbook that is in `content` when this ends well.

    `made` is the day that it is about, so that the same lists give the same file.
    """
    with TemporaryDirectory(prefix="ilacs-") as scratch:
        book = xlsxwriter.Workbook(content, OPTIONS | {"tmpdir": scratch})
        moment = datetime.combine(made or date(2000, 1, 1), time(), UTC).replace(tzinfo=None)
        book.set_properties({"title": title, "created": moment})
        try:
            yield book
            book.close()
        finally:
            for sheet in book.worksheets():
                sheet.row_data_fh.close()


def tab_names(wanted: Iterable[str], taken: Iterable[str] = ()) -> Iterator[str]:
    """A name that Excel allows for each one that is wanted, all different."""
    used = {name.casefold() for name in taken} | {"history"}
    for name in wanted:
        plain = NOT_IN_NAMES.sub(" ", name).strip(" '") or "Sheet"
        tab, number = plain[:LONGEST_NAME].rstrip(), 1
        while tab.casefold() in used:
            number += 1
            end = f" {number}"
            tab = plain[: LONGEST_NAME - len(end)] + end
        used.add(tab.casefold())
        yield tab


def link_to(tab: str, cell: str) -> str:
    """The address of a cell of the same workbook."""
    quoted = tab.replace("'", "''")
    return f"internal:'{quoted}'!{cell}"
