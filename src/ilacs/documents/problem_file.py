"""The CSV of problems beside a file that holds reports only."""

from ilacs.documents.new_files import NewFiles
from ilacs.documents.report_csv import CsvTable
from ilacs.documents.report_tables import PROBLEMS, problem_row
from ilacs.reports.errors import UnreadableDocument


class ProblemFile(CsvTable):
    """`X-problems.csv`. Kept if a file could not be read, or if it replaces an earlier one."""

    def __init__(self, files: NewFiles) -> None:
        super().__init__(PROBLEMS, files, "-problems")
        self._files = files
        self._needed = False

    def add_unread(self, unread: UnreadableDocument) -> None:
        """Write the row of a file that could not be read."""
        self.add_row(problem_row(unread))
        self._needed = True

    def finish(self) -> None:
        """Close the file, and drop it if every file was read."""
        self.file.close()
        if not self._needed:
            self._files.drop(self.path)
