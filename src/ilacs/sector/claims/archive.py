"""What the checks ask of the record."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from ilacs.framework import Grade, Judgement
from ilacs.framework.judgements import successors_of
from ilacs.framework.versions import ERAS, FrameworkVersion
from ilacs.register import by_la_code, by_urn, predecessors
from ilacs.sector.claims.answers import Row
from ilacs.sector.claims.claim import When
from ilacs.sector.claims.wording import day_words, name_of
from ilacs.sector.inspections import Inspection, Origin, RecordedArea
from ilacs.sector.passages import Passage, PassageList
from ilacs.sector.record import Record

Passages = Callable[[str], tuple[Passage, ...] | None]
"""The passages of the report of an inspection by its id; None where it has not been added."""

HOW_TO_ADD = "Add the report: ilacs sector add PATH."

_NEWEST = ERAS[-1].version


@dataclass(frozen=True)
class Archive:
    """The record as at a day, with the texts of the reports that were added to it."""

    record: Record
    passages: Passages

    def graded(self, urn: int) -> tuple[Inspection, ...]:
        """The graded inspections of `urn`, oldest first."""
        return self.record.graded(urn)

    def named(self, urn: int, when: When | None) -> Inspection | None:
        """The graded inspection that `when` names, or the latest; None if there is none."""
        found = [one for one in self.graded(urn) if when is None or falls_in(one, when)]
        return found[-1] if found else None

    def before(self, one: Inspection) -> tuple[Inspection, ...]:
        """The graded inspections of the same authority before `one`, oldest first."""
        graded = self.graded(one.urn)
        return graded[: graded.index(one)]

    def predecessors(self, urn: int) -> tuple[tuple[str, int | None], ...]:
        """Name and number of each authority that `urn` took over from; most have none."""
        authority = by_urn(urn)
        if authority is None:
            return ()
        links = (by_la_code(link.predecessor) for link in predecessors(authority.la_code))
        return tuple((before.name, before.urn) for before in links if before)

    def row(self, one: Inspection, passage: Passage | None = None, note: str = "") -> Row:
        """`one`, or a passage of its report, as a row that an answer rests on."""
        row = (
            one.id,
            name_of(one.urn),
            one.kind,
            one.on_site_from,
            one.published,
            one.grades,
            one.areas,
            one.address,
        )
        if passage is None:
            return Row(*row, note=note)
        place = (passage.list, passage.number, passage.page, passage.text)
        return Row(*row, *place, note=note)

    def area_row(self, one: Inspection, area: RecordedArea, note: str = "") -> Row:
        """One area for improvement of `one` as a row; its words where they are known."""
        return replace(
            self.row(one, note=note),
            list=PassageList.AREA,
            number=area.number,
            page=area.page,
            text=area.text,
        )

    def rows(self, *several: Inspection | None) -> tuple[Row, ...]:
        """Each inspection as a row; None is left out."""
        return tuple(self.row(one) for one in several if one)

    @cached_property
    def complete_until(self) -> date:
        """The day up to which every full inspection that was published is in the record."""
        shipped = (Origin.SHIPPED, Origin.SHIPPED_AND_ADDED)
        days = (one.known_from for one in self.record.inspections if one.origin in shipped)
        return max(days, default=date.min)

    @cached_property
    def longest_wait(self) -> timedelta:
        """The longest time from the last day on site to publication in the record."""
        ended = ((one.published, one.on_site_to) for one in self.record.inspections)
        waits = (published - last for published, last in ended if published and last)
        return max(waits, default=timedelta())

    def why_not_complete(self, urn: int, when: When) -> str | None:
        """Why a graded inspection in `when` could be missing from the record; None if none can.

        The shipped record is complete for an authority from its first inspection in it until
        `complete_until`, except for inspections whose report was still to come.
        """
        graded, name = self.graded(urn), name_of(urn)
        if not graded:
            return f"The record has no graded inspection of {name}."
        if when.first < graded[0].day:
            return (
                f"The record of {name} begins with the inspection of {day_words(graded[0].day)}; "
                "older ones are not in it."
            )
        if when.last + self.longest_wait > self.complete_until:
            return (
                f"The record is complete for reports published until "
                f"{day_words(self.complete_until)}; a later one could be missing."
            )
        return None


def falls_in(one: Inspection, when: When) -> bool:
    """Whether `one` was on site or published in `when`."""
    first = one.on_site_from or one.known_from
    last = one.on_site_to or first
    on_site = first <= when.last and last >= when.first
    return on_site or bool(one.published and when.first <= one.published <= when.last)


def graded_as(one: Inspection, judgement: Judgement) -> tuple[tuple[Judgement, Grade], ...]:
    """The grades of `one` that cover the ground of `judgement`; most often one of that name.

    The combined care judgement covers both of its halves, and they both cover it.
    """
    own = [(made, grade) for made, grade in one.grades if made == judgement]
    if own:
        return tuple(own)
    whole = [
        (made, grade)
        for made, grade in one.grades
        if judgement in successors_of(made, one.framework, _NEWEST)
    ]
    if whole or judgement is not Judgement.CARE_AND_CARE_LEAVERS:
        return tuple(whole)
    if one.framework is FrameworkVersion.SIF:
        return tuple((m, g) for m, g in one.grades if m is Judgement.CHILDREN_IN_CARE)
    halves = (Judgement.CHILDREN_IN_CARE, Judgement.CARE_LEAVERS)
    return tuple((made, grade) for made, grade in one.grades if made in halves)
