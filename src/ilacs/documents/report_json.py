"""Reports as JSON: one object a line, or one array. Files not read go to a CSV beside it."""

import json

from ilacs.documents.new_files import NewFiles
from ilacs.documents.problem_file import ProblemFile
from ilacs.documents.report_files import close_all
from ilacs.reports.errors import UnreadableDocument
from ilacs.reports.record import InspectionReport, as_json


class JsonLines:
    """One report a line."""

    before = ""
    between = "\n"
    after = "\n"
    nothing = ""

    def __init__(self, files: NewFiles) -> None:
        self.notes: list[str] = []
        # A half character, which UTF-8 cannot hold, comes out as its JSON escape.
        self._file = files.new().open(
            "w", encoding="utf-8", errors="backslashreplace", newline="\n"
        )
        self._problems = ProblemFile(files)
        self._count = 0

    def add(self, report: InspectionReport) -> None:
        """Write one object."""
        self._file.write(self.between if self._count else self.before)
        json.dump(as_json(report), self._file, ensure_ascii=False)
        self._count += 1
        self._problems.add(report)

    def add_unread(self, unread: UnreadableDocument) -> None:
        """Write the file's row in the CSV of problems."""
        self._problems.add_unread(unread)

    def finish(self) -> None:
        """Write the end, and close the files."""
        self._file.write(self.after if self._count else self.nothing)
        self._file.close()
        self._problems.finish()

    def close(self) -> None:
        """Close the files, complete or not."""
        close_all([self._file, self._problems.file])


class JsonArray(JsonLines):
    """One array, with one report a line."""

    before = "[\n"
    between = ",\n"
    after = "\n]\n"
    nothing = "[]\n"
