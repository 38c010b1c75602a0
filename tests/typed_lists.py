"""Files of lists as people type them, for tests of reading."""

import csv
import io
from datetime import date, datetime

import xlsxwriter

from ilacs.lists.declared import by_id

HEADERS = tuple(column.header for column in by_id()["contacts"].columns)
"""The official headers of the list of contacts."""

CONTACT = ("A1", "a) Male", "a) WBRI", date(2015, 2, 1), 11, date(2026, 1, 13), "a) 1A: Individual")
"""A contact without a fault."""


def contact(**typed):
    """A contact, with some cells typed otherwise, by the names of columns."""
    names = [column.name for column in by_id()["contacts"].columns]
    assert set(typed) <= set(names)
    return tuple(typed.get(name, cell) for name, cell in zip(names, CONTACT, strict=True))


def official(*rows, headers=HEADERS, title="List 1: Contacts"):
    """The rows of a sheet in the official layout: a title, the headers, the data."""
    return [(title,), headers, *rows]


def workbook(path, sheets, *, hidden=(), **options):
    """Writes {name of sheet: rows} as a workbook; a cell may be a call of (sheet, row, column)."""
    with xlsxwriter.Workbook(str(path), options) as book:
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            for number, row in enumerate(rows):
                for index, cell in enumerate(row):
                    _write(sheet, number, index, cell, days)
    return path


def _write(sheet, row, column, cell, days):
    if callable(cell):
        cell(sheet, row, column)
    elif isinstance(cell, date | datetime):
        sheet.write_datetime(row, column, cell, days)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif cell is not None:
        sheet.write(row, column, cell)


def text_table(path, rows, *, encoding="utf-8", delimiter=",", **options):
    """Writes rows as a text table."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, **options).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def rules_of(snapshot):
    """The ids of the rules that speak, each once, in their order."""
    return list(dict.fromkeys(snapshot.findings["rule"]))


def found(snapshot, rule):
    """(list, row, column, child id, detail) of each finding of a rule."""
    said = snapshot.findings
    own = said.filter(said["rule"] == rule)
    return own.select("list", "row", "column", "child_id", "detail").rows()


def assert_counts_agree(snapshot):
    """Rows in = rows kept + rows reported, and every place that gave no rows has a finding."""
    for read in snapshot.lists.values():
        assert read.rows_in == read.rows.height + read.rows_reported
        assert read.extra.height == read.rows.height
    gave = {place for read in snapshot.lists.values() for place in read.headings}
    spoken = set(snapshot.findings["place"].drop_nulls())
    assert set(range(len(snapshot.places))) <= gave | spoken
