"""The reports that a user has added, in one index file beside their documents."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ilacs.framework import FrameworkVersion, Grade, Judgement, Kind
from ilacs.sector.faults import RecordFault
from ilacs.sector.index_file import index_path, reading, transaction, writing
from ilacs.sector.inspections import Inspection, Origin, RecordedArea, ThemesBy
from ilacs.sector.passages import Passage, PassageList
from ilacs.sector.tags import tags_of


@dataclass(frozen=True, slots=True)
class StoredReport:
    """One report as the index keeps it: facts, every passage, and which file it was read from."""

    inspection: Inspection
    passages: tuple[Passage, ...]
    file: str
    sha256: str
    added_on: date


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


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """Everything that was added: inspections, and the areas of each by its id."""

    inspections: tuple[Inspection, ...]
    areas: dict[str, tuple[RecordedArea, ...]]


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
            _inspection(row)
            for row in connection.execute("SELECT * FROM reports ORDER BY known_from, id")
        )
        # The number may be known from elsewhere, while this report's own list was not found.
        found = {one.id: tuple(areas[one.id]) for one in inspections}
        return StoredRecord(
            inspections, {one.id: found[one.id] for one in inspections if _is_read(one, found)}
        )


def _is_read(one: Inspection, areas: dict[str, tuple[RecordedArea, ...]]) -> bool:
    return one.areas is not None and len(areas[one.id]) == one.areas


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
            return tuple(_inspection(row) for row in rows)

    def report_of_file(self, sha256: str) -> str | None:
        """The id of the report that a file of these contents was taken for, if it was."""
        query = "SELECT report FROM files WHERE sha256 = ?"
        row = self._connection.execute(query, (sha256,)).fetchone()
        return row["report"] if row else None

    def take_file(self, report: StoredReport) -> None:
        """Remember the file that a report was read from."""
        self._connection.execute(
            "INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?)",
            (report.sha256, report.file, report.inspection.id, _text(report.added_on)),
        )

    def put(self, report: StoredReport, replaced: tuple[Correction, ...] = ()) -> None:
        """Write `report` in place of what has its id, and the values that this replaces."""
        one = report.inspection
        self._connection.execute("DELETE FROM reports WHERE id = ?", (one.id,))
        self._connection.execute(
            f"INSERT INTO reports VALUES ({', '.join('?' * 15)})",
            (
                one.id,
                one.urn,
                one.kind,
                one.framework,
                _text(one.on_site_from),
                _text(one.on_site_to),
                _text(one.published),
                _text(one.known_from),
                json.dumps(one.lead_inspectors),
                json.dumps(dict(one.grades)),
                report.file,
                report.sha256,
                one.areas,
                one.address,
                _text(report.added_on),
            ),
        )
        self._connection.executemany(
            "INSERT INTO passages (report, list, place, number, page, heading, judgement, grade,"
            f" themes, text, tags) VALUES ({', '.join('?' * 11)})",
            (
                (
                    one.id,
                    passage.list,
                    passage.place,
                    passage.number,
                    passage.page,
                    passage.heading,
                    passage.judgement,
                    passage.grade,
                    " ".join(passage.themes),
                    passage.text,
                    tags_of(one, passage),
                )
                for passage in report.passages
            ),
        )
        self._connection.executemany(
            f"INSERT INTO corrections VALUES ({', '.join('?' * 7)})",
            (
                (c.report, c.field, c.old, c.new, _text(c.replaced_on), c.old_source, c.new_source)
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
    passages = tuple(_passage(passage) for passage in rows)
    added_on = date.fromisoformat(row["added_on"])
    return StoredReport(_inspection(row), passages, row["file"], row["sha256"], added_on)


def _inspection(row: sqlite3.Row) -> Inspection:
    grades = json.loads(row["grades"])
    return Inspection(
        id=row["id"],
        urn=row["urn"],
        kind=Kind(row["kind"]) if row["kind"] else None,
        framework=FrameworkVersion(row["framework"]),
        on_site_from=_date(row["on_site_from"]),
        on_site_to=_date(row["on_site_to"]),
        published=_date(row["published"]),
        known_from=date.fromisoformat(row["known_from"]),
        lead_inspectors=tuple(json.loads(row["lead_inspectors"])),
        grades=tuple((Judgement(judged), Grade(grade)) for judged, grade in grades.items()),
        areas=row["areas"],
        address=row["address"],
        origin=Origin.ADDED,
    )


def _passage(row: sqlite3.Row) -> Passage:
    return Passage(
        PassageList(row["list"]),
        row["text"],
        place=row["place"],
        number=row["number"],
        page=row["page"],
        heading=row["heading"],
        judgement=Judgement(row["judgement"]) if row["judgement"] else None,
        grade=Grade(row["grade"]) if row["grade"] else None,
        themes=tuple(row["themes"].split()),
    )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


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
