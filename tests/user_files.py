"""Files that a user gives beside the lists, for tests."""

import xlsxwriter


def csv_file(folder, text, name="given.csv", encoding="utf-8"):
    """A CSV file of this text."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def book(folder, *sheets, name="given.xlsx"):
    """A workbook of sheets, each a list of rows of cells."""
    path = folder / name
    with xlsxwriter.Workbook(path) as workbook:
        for rows in sheets:
            sheet = workbook.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path
