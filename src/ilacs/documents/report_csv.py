"""The tables as CSV files: one file for each table, made for spreadsheets.

The encoding is UTF-8 with a byte order mark, without which Excel garbles accents. A cell
whose text begins with a character that makes a spreadsheet run it as a formula gets an
apostrophe before it: a line of text that begins with `-` would otherwise show as an error,
and one that begins with `=` could do worse. The other file types hold the text unchanged.
"""

import csv
from typing import IO, Any

from ilacs.documents.new_files import NewFiles
from ilacs.documents.report_files import close_all
from ilacs.documents.report_tables import PROBLEMS, REPORTS, TABLES, problem_row
from ilacs.documents.tables import Cell, Table, whole_characters
from ilacs.lists import formula_guard
from ilacs.reports.errors import UnreadableDocument
from ilacs.reports.record import InspectionReport


class CsvTable:
    """One table in one CSV file, headed by the columns' names."""

    def __init__(self, table: Table, files: NewFiles, addition: str) -> None:
        self.table = table
        self.path = files.new(addition, ".csv" if addition else "")
        self.file: IO[Any] = self.path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self.file)
        self._writer.writerow([column.name for column in table.columns])

    def add(self, report: InspectionReport) -> None:
        """Write the rows that `report` has in this table."""
        for row in self.table.rows(report):
            self.add_row(row)

    def add_row(self, row: tuple[Cell, ...]) -> None:
        """Write one row."""
        self._writer.writerow([guarded(cell) for cell in row])


class CsvFiles:
    """`X.csv` holds the reports; `X-judgements.csv` and so on the other tables."""

    def __init__(self, files: NewFiles) -> None:
        self.notes: list[str] = []
        self._tables = {
            table.name: CsvTable(table, files, "" if table is REPORTS else f"-{table.name}")
            for table in TABLES
        }

    def add(self, report: InspectionReport) -> None:
        """Write the report's rows in every table."""
        for table in self._tables.values():
            table.add(report)

    def add_unread(self, unread: UnreadableDocument) -> None:
        """Write the file's row in the problems table."""
        self._tables[PROBLEMS.name].add_row(problem_row(unread))

    def finish(self) -> None:
        """Close the files; a full disk shows here."""
        for table in self._tables.values():
            table.file.close()

    def close(self) -> None:
        """Close the files, complete or not."""
        close_all([table.file for table in self._tables.values()])


def guarded(cell: Cell) -> Cell:
    """The cell as it may stand in a CSV file: text is never taken for a formula."""
    return formula_guard.guarded(whole_characters(cell)) if isinstance(cell, str) else cell
