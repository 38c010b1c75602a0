"""The published record as pages see it: loaded once, and again when a day or a report is added.

Several processes serve pages. Each asks at every request which reports count, and remembers only
what was made of exactly those: none shows what another process knows to be gone.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

from django.conf import settings

from ilacs.sector.faults import RecordFault
from ilacs.sector.index_file import index_path
from ilacs.sector.inspections import Inspection
from ilacs.sector.passages import Passage
from ilacs.sector.record import Record, load_record, with_added
from ilacs.sector.stored_passages import passages_of_inspection
from ilacs.sector.stored_values import StoredReport, record_of_reports
from ilacs.web.people.models import Authority
from ilacs.web.record.models import AddedReport, reports_of
from ilacs.web.record.understood import Unreadable, understood_of
from ilacs.web.shown.words import KEY, GradeShown
from ilacs.web.today import today

Answer = TypeVar("Answer")

RECORD_FOLDER = "record"
"""Where added reports are kept, within the folder of the installation."""

_Stamp = tuple[int, int] | None


@dataclass(frozen=True, eq=False)
class Published:
    """The record as at today. `version` is another one whenever anything in it may be.

    `added` are the reports that an authority added on a page, by the ids of their inspections.
    `fault` says in words why reports that were added are not in it; it is empty where they are.
    """

    record: Record
    folder: Path
    version: str
    fault: str = ""
    added: Mapping[str, StoredReport] = field(default_factory=dict, repr=False)
    _answers: dict[object, object] = field(default_factory=dict, repr=False)

    @property
    def as_at(self) -> date:
        """The day that it is the record of."""
        return self.record.as_at

    @cached_property
    def limits_in_words(self) -> str:
        """What the record can know, in one sentence."""
        return self.record.limits().in_words()

    @property
    def key(self) -> tuple[GradeShown, ...]:
        """What the letters of grades mean."""
        return KEY

    def passages(self, one: Inspection) -> tuple[Passage, ...] | None:
        """The sentences of a report; None where they were not added. Raises RecordFault."""
        if one.id in self.added:
            return self.added[one.id].passages
        return passages_of_inspection(self.folder, one.id)

    def once(self, key: tuple[object, ...], make: Callable[[], Answer]) -> Answer:
        """What `make` gives, made the first time and kept as long as this record is.

        `key` names the question. There must be few of them: they are never from free text.
        """
        if key not in self._answers:
            self._answers[key] = make()
        return cast(Answer, self._answers[key])


def published_of(authority: Authority) -> Published:
    """The record as people of an authority see it: with the reports that it added on a page."""
    known = published()
    numbers = tuple(reports_of(authority).values_list("pk", flat=True))
    if not numbers:
        return known
    # Those and no others, whatever is accepted or taken out meanwhile: they are remembered so.
    reports = reports_of(authority).filter(pk__in=numbers)
    key = ("with reports of", authority.pk, numbers)
    return known.once(key, lambda: _with_reports(known, reports, numbers))


def _with_reports(
    known: Published, reports: Iterable[AddedReport], numbers: tuple[int, ...]
) -> Published:
    fault, added = known.fault, {}
    for report in reports:
        try:
            added[report.inspection] = understood_of(report).report
        except Unreadable as unreadable:
            fault = str(unreadable)
    return Published(
        with_added(known.record, record_of_reports(added.values())),
        known.folder,
        f"{known.version}-{'-'.join(map(str, numbers))}",
        fault,
        added,
    )


def published() -> Published:
    """The record as at today, with the reports that were added to this installation."""
    folder: Path = settings.ILACS.folder / RECORD_FOLDER
    wanted = (folder, today(), _stamp(folder))
    with _LOCK:
        held = _HELD.get(wanted)
        if held is None:
            held = _loaded(*wanted)
            _HELD.clear()
            # After a fault it is tried again: what was at fault may be mended at any time.
            if not held.fault:
                _HELD[wanted] = held
    return held


_HELD: dict[tuple[Path, date, _Stamp], Published] = {}
_LOCK = Lock()


def _loaded(folder: Path, day: date, stamp: _Stamp) -> Published:
    version = f"{day:%Y%m%d}" + (f"-{stamp[0]:x}-{stamp[1]:x}" if stamp else "")
    try:
        return Published(load_record(day, folder), folder, version)
    except RecordFault as fault:
        # The path is for those who run the server, not for a page.
        words = (
            f"Reports that were added cannot be read: {fault.what} {fault.remedy} Only what comes "
            "with the program is shown."
        )
        return Published(load_record(day), folder, version, words)


def _stamp(folder: Path) -> _Stamp:
    """What changes when a report is added: None where none was."""
    try:
        found = index_path(folder).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
