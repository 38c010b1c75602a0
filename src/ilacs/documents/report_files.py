"""Reports into files: the ending of the file's name says which type is written.

Every file is written beside its final name and renamed when all are complete, so that an
interrupted run leaves what was there before.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Protocol

from ilacs.documents.new_files import CannotWrite, NewFiles, check_output
from ilacs.reports.errors import UnreadableDocument
from ilacs.reports.record import InspectionReport

FILE_TYPES = {
    ".xlsx": "ilacs.documents.report_workbook:Workbook",
    ".csv": "ilacs.documents.report_csv:CsvFiles",
    ".json": "ilacs.documents.report_json:JsonArray",
    ".jsonl": "ilacs.documents.report_json:JsonLines",
    ".parquet": "ilacs.documents.report_parquet:ParquetFile",
}
"""Each type's writer, imported only when it is asked for."""


class FileWriter(Protocol):
    """What each file type provides. `notes` is what the files could not hold, in words."""

    notes: list[str]

    def add(self, report: InspectionReport) -> None:
        """Write one report."""

    def add_unread(self, unread: UnreadableDocument) -> None:
        """Write down that a file could not be read."""

    def finish(self) -> None:
        """Write what comes last, and close the files."""

    def close(self) -> None:
        """Close the files, complete or not; harmless after `finish`."""


class ReportFiles:
    """Where results go, one after the other. `written` is filled when all is complete."""

    def __init__(self, files: NewFiles, writer: FileWriter) -> None:
        self._files = files
        self._writer = writer

    def add(self, result: InspectionReport | UnreadableDocument) -> None:
        """Write what became of one file."""
        if isinstance(result, UnreadableDocument):
            self._writer.add_unread(result)
        else:
            self._writer.add(result)

    @property
    def written(self) -> tuple[Path, ...]:
        """The files, once they are complete."""
        return self._files.written

    @property
    def notes(self) -> tuple[str, ...]:
        """What the files could not hold, in words for people."""
        return tuple(self._writer.notes)


@contextmanager
def writing(out: Path) -> Iterator[ReportFiles]:
    """Open `out` for results; on leaving without an exception the files are complete.

    Raises CannotWrite if nothing can be written there, OSError if writing fails later.
    """
    check_output(out, FILE_TYPES)
    files = NewFiles(out)
    try:
        try:
            writer = _writer_for(files)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
                raise CannotWrite(f"You may not write in the folder {out.parent}.") from None
            raise
        try:
            yield ReportFiles(files, writer)
            writer.finish()
        finally:
            writer.close()
        files.commit()
    except OSError as error:
        if not error.filename:
            error.filename = str(out)
        raise
    finally:
        files.discard()


def _writer_for(files: NewFiles) -> FileWriter:
    module, _, name = FILE_TYPES[files.out.suffix.lower()].partition(":")
    writer: FileWriter = getattr(import_module(module), name)(files)
    return writer


def close_all(files: list[IO[Any]]) -> None:
    """Close files that may already be closed, or that can no longer be written to."""
    for file in files:
        with suppress(OSError):
            file.close()
