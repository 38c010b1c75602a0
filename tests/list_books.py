"""Workbooks of lists for tests, as a system might export them."""

from datetime import date, datetime, time
from pathlib import Path

import xlsxwriter

from ilacs.lists.declared import by_id


def write_book(path: Path, lists, *, headers=None) -> Path:
    """An .xlsx file with the lists given as `{"contacts": [{column: cell, …}, …]}`.

    It has the official layout: a title in row 1, all official headers in row 2, then the rows.
    `headers` has headers that are typed otherwise, by the name of the column.
    """
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for list_id, rows in lists.items():
            spec = by_id()[list_id]
            sheet = book.add_worksheet(spec.sheet)
            sheet.write_string(0, 0, spec.heading)
            for place, column in enumerate(spec.columns):
                sheet.write_string(1, place, (headers or {}).get(column.name, column.header))
            places = {column.name: place for place, column in enumerate(spec.columns)}
            for number, row in enumerate(rows, start=2):
                for name, cell in row.items():
                    if isinstance(cell, date):
                        moment = datetime.combine(cell, time())
                        sheet.write_datetime(number, places[name], moment, day)
                    elif isinstance(cell, str):
                        sheet.write_string(number, places[name], cell)
                    elif cell is not None:
                        sheet.write(number, places[name], cell)
    return path


def contact(child="7", **more):
    """A contact with which nothing is wrong at the reference date of `small_lists`."""
    return {
        "child_id": child,
        "gender": "a) Male",
        "ethnicity": "a) WBRI",
        "date_of_birth": date(2016, 1, 20),
        "age": 10,
        "contact_date": date(2026, 2, 3),
        "contact_source": "a) 1A: Individual",
    } | more
