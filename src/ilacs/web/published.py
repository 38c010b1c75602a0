"""The published record as pages see it: loaded once, and again when a day or a report is added."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

from django.conf import settings

from ilacs.sector.faults import RecordFault
from ilacs.sector.index_file import index_path
from ilacs.sector.record import Record, load_record
from ilacs.web.shown.words import KEY, GradeShown
from ilacs.web.today import today

Answer = TypeVar("Answer")

RECORD_FOLDER = "record"
"""Where added reports are kept, within the folder of the installation."""

_Stamp = tuple[int, int] | None


@dataclass(frozen=True, eq=False)
class Published:
    """The record as at today. `version` is another one whenever anything in it may be.

    `fault` says in words why reports that were added are not in it; it is empty where they are.
    """

    record: Record
    folder: Path
    version: str
    fault: str = ""
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

    def once(self, key: tuple[object, ...], make: Callable[[], Answer]) -> Answer:
        """What `make` gives, made the first time and kept as long as this record is.

        `key` names the question. There must be few of them: they are never from free text.
        """
        if key not in self._answers:
            self._answers[key] = make()
        return cast(Answer, self._answers[key])


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
        words = f"Reports that were added cannot be read: {fault.what} {fault.remedy}"
        return Published(load_record(day), folder, version, words)


def _stamp(folder: Path) -> _Stamp:
    """What changes when a report is added: None where none was."""
    try:
        found = index_path(folder).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
