"""Tables of text as CSV files for people and programs."""

import csv
import io
from pathlib import Path

import polars as pl

from ilacs.documents.new_files import write_whole
from ilacs.lists.formula_guard import guarded


def write_table(table: pl.DataFrame, out: Path) -> Path:
    """Write a table as CSV, and give back where it is.

    UTF-8 with a mark that Excel knows it by; no text is taken for a formula. Raises CannotWrite
    if nothing may be written there, OSError if writing fails.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.columns)
    for row in table.iter_rows():
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return write_whole(out, text.getvalue().encode("utf-8-sig"))
