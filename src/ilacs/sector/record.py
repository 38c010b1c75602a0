"""The door of this room: every inspection that could be known on a day.

What ships with the program and what the user has added are one record here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ilacs.framework import Grade, Judgement
from ilacs.framework.day_words import in_full
from ilacs.sector.faults import BeforeTheRecord
from ilacs.sector.inspections import (
    Inspection,
    Origin,
    RecordedArea,
    ThemesBy,
    completed,
    is_full,
    is_graded,
)
from ilacs.sector.shipped import (
    readers_themes,
    shipped_areas_by_inspection,
    shipped_inspections,
)

if TYPE_CHECKING:
    from ilacs.sector.stored_values import StoredRecord


@dataclass(frozen=True, slots=True)
class Limits:
    """What the record can know: said with every answer that rests on its being complete.

    `unread` counts inspections whose document could not be read; `with_areas` those whose areas
    for improvement are known; `since` and `until` are the first and last day of publication.
    """

    inspections: int
    authorities: int
    unread: int
    with_areas: int
    since: date
    until: date

    def in_words(self) -> str:
        """One sentence for people."""
        return (
            f"The record holds {_number(self.inspections, 'inspection or visit')} of "
            f"{_number(self.authorities, 'authority')}, published {in_full(self.since)} to "
            f"{in_full(self.until)}; areas for improvement are known for {self.with_areas:,} of "
            f"them, and {self.unread:,} could not be read."
        )


@dataclass(frozen=True)
class Record:
    """Inspections known on the day `as_at`, oldest first, and the areas of those that were read.

    `areas` maps an inspection's id to its areas; an id that is not in it has not been read,
    which is not the same as having none.
    """

    as_at: date
    inspections: tuple[Inspection, ...]
    areas: Mapping[str, tuple[RecordedArea, ...]] = field(repr=False)

    @cached_property
    def _by_urn(self) -> dict[int, tuple[Inspection, ...]]:
        found: dict[int, list[Inspection]] = {}
        for inspection in self.inspections:
            found.setdefault(inspection.urn, []).append(inspection)
        return {urn: tuple(several) for urn, several in found.items()}

    @cached_property
    def _by_id(self) -> dict[str, Inspection]:
        return {inspection.id: inspection for inspection in self.inspections}

    def of(self, urn: int) -> tuple[Inspection, ...]:
        """Every inspection and visit of the authority with the number `urn`, oldest first."""
        return self._by_urn.get(urn, ())

    def graded(self, urn: int) -> tuple[Inspection, ...]:
        """The inspections of `urn` that gave grades, oldest first."""
        return tuple(inspection for inspection in self.of(urn) if is_graded(inspection))

    def full(self, urn: int) -> tuple[Inspection, ...]:
        """The graded inspections of the whole service of `urn`, oldest first."""
        return tuple(inspection for inspection in self.of(urn) if is_full(inspection))

    def urns(self) -> tuple[int, ...]:
        """The numbers of the authorities that have an inspection in the record, in order."""
        return tuple(sorted(self._by_urn))

    def latest_graded(self) -> dict[int, Inspection]:
        """The last graded inspection of each authority that has one."""
        found = {}
        for inspection in self.inspections:
            if is_graded(inspection):
                found[inspection.urn] = inspection
        return found

    def inspection(self, id: str) -> Inspection:
        """The inspection called `id`. Raises KeyError."""
        return self._by_id[id]

    def limits(self) -> Limits:
        """What this record can know."""
        days = [one.published for one in self.inspections if one.published]
        return Limits(
            inspections=len(self.inspections),
            authorities=len(self._by_urn),
            unread=sum(inspection.kind is None for inspection in self.inspections),
            with_areas=sum(inspection.id in self.areas for inspection in self.inspections),
            since=min(days, default=self.as_at),
            until=max(days, default=self.as_at),
        )

    def known_on(self, day: date) -> "Record":
        """What of this record could be known on `day`. Raises BeforeTheRecord if nothing."""
        kept = tuple(one for one in self.inspections if one.known_from <= day)
        if not kept:
            first = min((one.known_from for one in self.inspections), default=None)
            raise BeforeTheRecord(
                f"Nothing was known on {in_full(day)}: the record begins on {in_full(first)}. "
                "Give a later date."
                if first
                else "The record is empty. Add reports to it: ilacs sector add PATH."
            )
        ids = {one.id for one in kept}
        areas = {id: areas for id, areas in self.areas.items() if id in ids}
        return Record(day, kept, areas)


def load_record(as_at: date, folder: Path | None = None) -> Record:
    """What could be known on `as_at`: the shipped record and the reports added in `folder`.

    Raises RecordFault if a file is damaged, from a newer version or may not be read, and
    BeforeTheRecord if nothing was known yet.
    """
    shipped = Record(as_at, shipped_inspections(), shipped_areas_by_inspection())
    if folder is None:
        return with_added(shipped, None)
    from ilacs.sector.store import read_store  # noqa: PLC0415 - not needed without a folder

    return with_added(shipped, read_store(folder))


def with_added(record: Record, added: "StoredRecord | None") -> Record:
    """`record` with reports that were added to it, as at the same day.

    Raises BeforeTheRecord if nothing was known yet.
    """
    inspections = {one.id: one for one in record.inspections}
    areas = dict(record.areas)
    for one in added.inspections if added else ():
        known = inspections.get(one.id)
        inspections[one.id] = _together(known, one) if known else one
    for id_, several in added.areas.items() if added else ():
        areas[id_] = _with_readers_themes(several)
    in_order = sorted(inspections.values(), key=lambda one: (one.day, one.urn))
    return Record(record.as_at, tuple(in_order), areas).known_on(record.as_at)


def _together(shipped: Inspection, added: Inspection) -> Inspection:
    """What the report says; what only the shipped record knows is taken from there."""
    return replace(completed(added, shipped), origin=Origin.SHIPPED_AND_ADDED)


def _with_readers_themes(added: tuple[RecordedArea, ...]) -> tuple[RecordedArea, ...]:
    """The areas of an inspection as added, with the themes that readers gave to the same list."""
    if not added:
        return added
    themes = readers_themes(added[0].inspection, tuple(area.page for area in added))
    return tuple(
        replace(area, themes=themes[area.number], themes_by=ThemesBy.READING)
        if area.number in themes
        else area
        for area in added
    )


def grades_of(inspection: Inspection) -> dict[Judgement, Grade]:
    """The grades as a mapping, for the rules of `framework`."""
    return dict(inspection.grades)


_SEVERAL = {"inspection or visit": "inspections and visits", "authority": "authorities"}


def _number(count: int, what: str) -> str:
    return f"{count:,} {what if count == 1 else _SEVERAL[what]}"
