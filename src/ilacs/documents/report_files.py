"""Reports into files: the ending of the file's name says which type is written.

Every file is written beside its final name and renamed when all are complete, so that an
interrupted run leaves what was there before.
"""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Protocol

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


class CannotWrite(Exception):
    """The place asked for is one that nothing can be written to. Says so in words."""


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


class NewFiles:
    """Files that get their names together, when all of them are complete."""

    def __init__(self, out: Path) -> None:
        self.out = Path(os.path.realpath(out))
        self.waiting: dict[Path, Path] = {}
        self.written: tuple[Path, ...] = ()

    def new(self, addition: str = "", ending: str = "") -> Path:
        """A temporary file for the name asked for, or for one beside it.

        `addition` comes after the stem of the name, `ending` in place of its suffix.
        """
        final = self.out.with_name(f"{self.out.stem}{addition}{ending or self.out.suffix}")
        temporary = final.with_name(f".{final.name[:200]}.{secrets.token_hex(4)}.part")
        temporary.open("xb").close()
        self.waiting[final] = temporary
        return temporary

    def drop(self, temporary: Path) -> None:
        """Give up a file that turned out not to be needed, unless it replaces one."""
        for final, waiting in list(self.waiting.items()):
            if waiting == temporary and not final.exists():
                del self.waiting[final]
                temporary.unlink()

    def commit(self) -> None:
        """Give every file its name; what was there before is replaced."""
        for final, temporary in self.waiting.items():
            temporary.replace(final)
        self.written = tuple(self.waiting)
        self.waiting = {}

    def discard(self) -> None:
        """Remove the files that have not got their names."""
        for temporary in self.waiting.values():
            with suppress(OSError):
                temporary.unlink()


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
    check_output(out)
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


def check_output(out: Path) -> None:
    """Raise CannotWrite if `out` is no place for a file of a type that can be written."""
    if out.suffix.lower() not in FILE_TYPES:
        *most, last = FILE_TYPES
        raise CannotWrite(f"The name of the file must end in {', '.join(most)} or {last}.")
    if not out.parent.is_dir():
        raise CannotWrite(f"There is no folder {out.parent}. Make it first.")
    if out.exists() and not out.is_file():
        raise CannotWrite(f"{out} is there already and is not a file.")


def _writer_for(files: NewFiles) -> FileWriter:
    module, _, name = FILE_TYPES[files.out.suffix.lower()].partition(":")
    writer: FileWriter = getattr(import_module(module), name)(files)
    return writer


def close_all(files: list[IO[Any]]) -> None:
    """Close files that may already be closed, or that can no longer be written to."""
    for file in files:
        with suppress(OSError):
            file.close()
