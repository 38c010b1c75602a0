"""The reports that a user has added, in one index file beside their documents."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ilacs.sector.faults import RecordFault
from ilacs.sector.index_file import index_path, reading, transaction, writing
from ilacs.sector.inspections import Inspection, RecordedArea, ThemesBy
from ilacs.sector.passages import PassageList
from ilacs.sector.stored_values import (
    PASSAGE_COLUMNS,
    StoredRecord,
    StoredReport,
    inspection_of_values,
    report_of_values,
    stored_record,
    text_of_day,
    values_of_passage,
    values_of_report,
)
from ilacs.sector.tags import tags_of


@dataclass(frozen=True, slots=True)
class Correction:
    """One value that a later file replaced. Values are as text; None is none."""

    report: str
    field: str
    old: str | None
    new: str | None
    replaced_on: date
    old_source: str
    new_source: str


def read_store(folder: Path) -> StoredRecord:
    """What has been added in `folder`; nothing where no index is. Raises RecordFault."""
    with reading(folder) as connection, damage_in_words(folder):
        if connection is None:
            return StoredRecord((), {})
        areas: dict[str, list[RecordedArea]] = {
            row["id"]: [] for row in connection.execute("SELECT id FROM reports")
        }
        for row in connection.execute(
            "SELECT report, number, page, themes, text FROM passages WHERE list = ?"
            " ORDER BY report, place",
            (PassageList.AREA,),
        ):
            areas[row["report"]].append(
                RecordedArea(
                    row["report"],
                    row["number"],
                    row["page"],
                    tuple(row["themes"].split()),
                    ThemesBy.MODEL,
                    row["text"],
                )
            )
        inspections = tuple(
            inspection_of_values(row)
            for row in connection.execute("SELECT * FROM reports ORDER BY known_from, id")
        )
        return stored_record(inspections, areas)


def files_in(folder: Path) -> frozenset[str]:
    """The names of the files that the reports in `folder` were read from. Raises RecordFault."""
    with reading(folder) as connection:
        if connection is None:
            return frozenset()
        return frozenset(row["file"] for row in connection.execute("SELECT file FROM files"))


def corrections(folder: Path) -> tuple[Correction, ...]:
    """Every value that was replaced in `folder`, oldest first. Raises RecordFault."""
    with reading(folder) as connection, damage_in_words(folder):
        if connection is None:
            return ()
        return tuple(
            Correction(
                row["report"],
                row["field"],
                row["old"],
                row["new"],
                date.fromisoformat(row["replaced_on"]),
                row["old_source"],
                row["new_source"],
            )
            for row in connection.execute("SELECT * FROM corrections ORDER BY rowid")
        )


class Store:
    """The index of a folder, open to write. Each call is written whole or not at all."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self._folder = folder

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Read and write as one: no other program writes meanwhile."""
        with transaction(self._connection):
            yield

    def has(self, id_: str) -> bool:
        """Whether the report called `id_` has been added."""
        query = "SELECT 1 FROM reports WHERE id = ?"
        return self._connection.execute(query, (id_,)).fetchone() is not None

    def get(self, id_: str) -> StoredReport | None:
        """The report called `id_`, if it has been added."""
        with damage_in_words(self._folder):
            return _report(self._connection, id_)

    def inspections_of(self, urn: int) -> tuple[Inspection, ...]:
        """What has been added of the authority `urn`."""
        rows = self._connection.execute("SELECT * FROM reports WHERE urn = ?", (urn,))
        with damage_in_words(self._folder):
            return tuple(inspection_of_values(row) for row in rows)

    def report_of_file(self, sha256: str) -> str | None:
        """The id of the report that a file of these contents was taken for, if it was."""
        query = "SELECT report FROM files WHERE sha256 = ?"
        row = self._connection.execute(query, (sha256,)).fetchone()
        return row["report"] if row else None

    def take_file(self, report: StoredReport) -> None:
        """Remember the file that a report was read from."""
        self._connection.execute(
            "INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?)",
            (report.sha256, report.file, report.inspection.id, text_of_day(report.added_on)),
        )

    def put(self, report: StoredReport, replaced: tuple[Correction, ...] = ()) -> None:
        """Write `report` in place of what has its id, and the values that this replaces."""
        one = report.inspection
        self._connection.execute("DELETE FROM reports WHERE id = ?", (one.id,))
        values = values_of_report(report)
        self._connection.execute(
            f"INSERT INTO reports VALUES ({', '.join(f':{name}' for name in values)})", values
        )
        columns = ("report", *PASSAGE_COLUMNS, "tags")
        self._connection.executemany(
            f"INSERT INTO passages ({', '.join(columns)})"
            f" VALUES ({', '.join(f':{name}' for name in columns)})",
            (
                {"report": one.id, **values_of_passage(each), "tags": tags_of(one, each)}
                for each in report.passages
            ),
        )
        self._connection.executemany(
            f"INSERT INTO corrections VALUES ({', '.join('?' * 7)})",
            (
                (
                    c.report,
                    c.field,
                    c.old,
                    c.new,
                    text_of_day(c.replaced_on),
                    c.old_source,
                    c.new_source,
                )
                for c in replaced
            ),
        )


@contextmanager
def open_store(folder: Path) -> Iterator[Store]:
    """The index of `folder`, made if it is not there. Raises RecordFault."""
    with writing(folder) as connection:
        yield Store(connection, folder)


def _report(connection: sqlite3.Connection, id_: str) -> StoredReport | None:
    row = connection.execute("SELECT * FROM reports WHERE id = ?", (id_,)).fetchone()
    if row is None:
        return None
    rows = connection.execute("SELECT * FROM passages WHERE report = ? ORDER BY place", (id_,))
    return report_of_values(row, rows)


@contextmanager
def damage_in_words(folder: Path) -> Iterator[None]:
    """A value that no version of the program writes means that the file is damaged."""
    try:
        yield
    except (ValueError, TypeError, AttributeError, KeyError):
        raise RecordFault(
            str(index_path(folder)),
            "damaged",
            "it holds a value that cannot be read.",
            "Put a copy of it back, or move it away and add the reports again.",
        ) from None
