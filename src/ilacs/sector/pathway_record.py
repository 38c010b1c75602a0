"""The pathway of every authority on a day, and what came after each pathway in the record."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ilacs.framework import (
    DEFAULTS,
    Assumptions,
    FrameworkVersion,
    Judgement,
    Kind,
    Pathway,
    PathwayAnswer,
    leaders_and_practice_test,
    pathway_after,
)
from ilacs.sector.inspections import Inspection
from ilacs.sector.record import Record, grades_of

COMES_NEXT: Mapping[Pathway, Kind] = {
    Pathway.ONE: Kind.ILACS_SHORT,
    Pathway.TWO: Kind.ILACS_STANDARD,
    Pathway.THREE: Kind.ILACS_STANDARD,
}
"""The full inspection that each pathway leads to; a reinspection is a standard one.

On pathway 1 a standard inspection is always possible instead.
"""


@dataclass(frozen=True, slots=True)
class PathwayOn:
    """The pathway of `urn` on the record's day: the rule's answer, and the inspection it is of."""

    urn: int
    inspection: Inspection
    answer: PathwayAnswer


@dataclass(frozen=True, slots=True)
class WhatCame:
    """A full inspection, the pathway that it led to, and the ILACS inspection that followed.

    `agrees` is whether that was of the kind that the pathway leads to; None where the pathway or
    the kind is not known.
    """

    urn: int
    inspection: Inspection
    answer: PathwayAnswer
    next: Inspection

    @property
    def agrees(self) -> bool | None:
        """Whether what came is what the pathway leads to."""
        pathway = self.answer.pathway
        return None if pathway is None else COMES_NEXT[pathway] is self.next.kind


@dataclass(frozen=True, slots=True)
class PathwayTotal:
    """How often inspections that led to `pathway` were followed by each kind, and agreed."""

    pathway: Pathway | None
    single_inspection: bool
    short: int
    standard: int
    agree: int


@dataclass(frozen=True, slots=True)
class PathwaysAndWhatCame:
    """Every full inspection that an ILACS inspection followed, oldest first, and the totals.

    The totals part those after the single inspection framework, where the pathway is an
    assumption. `exceptions` are the rows that do not agree.
    """

    rows: tuple[WhatCame, ...]
    totals: tuple[PathwayTotal, ...]

    @property
    def exceptions(self) -> tuple[WhatCame, ...]:
        """The rows where something else came than the pathway leads to."""
        return tuple(row for row in self.rows if row.agrees is False)


@dataclass(frozen=True, slots=True)
class PathwayOnADay:
    """The authorities on `pathway` as at `day`, and what has followed for them since.

    `short` and `standard` count the ILACS inspections that came next; for the other authorities
    the record holds none yet.
    """

    day: date
    pathway: Pathway | None
    authorities: int
    short: int
    standard: int


@dataclass(frozen=True, slots=True)
class RuleBesideOverall:
    """The test of April 2026 on a report that has both an overall grade and what it asks for.

    `by_overall` is whether overall was good or better; `by_test` the answer of the test.
    """

    inspection: Inspection
    by_overall: bool
    by_test: bool | None


def pathway_on(record: Record, urn: int, assumptions: Assumptions = DEFAULTS) -> PathwayOn | None:
    """The pathway of the authority `urn` as at the record's day, by its last full inspection.

    None where the record holds none. Before an authority's first ILACS inspection it rests on
    its single inspection, as an assumption: the answer's rule says so.
    """
    inspections = record.full(urn)
    if not inspections:
        return None
    last = inspections[-1]
    return PathwayOn(urn, last, pathway_after(grades_of(last), last.framework, assumptions))


def pathways_and_what_came(
    record: Record, assumptions: Assumptions = DEFAULTS
) -> PathwaysAndWhatCame:
    """The pathway after every full inspection beside the ILACS inspection that followed it."""
    found = (row for urn in record.urns() for row in _what_came(record, urn, assumptions))
    rows = tuple(sorted(found, key=lambda row: (row.inspection.day, row.urn)))
    return PathwaysAndWhatCame(rows, tuple(_totals(rows)))


def pathways_by_day(
    record: Record, days: Iterable[date], assumptions: Assumptions = DEFAULTS
) -> tuple[PathwayOnADay, ...]:
    """The pathways of all authorities as they stood on each of `days`, beside what came next.

    Each pathway rests on what could be known on its day; what came next is from all of `record`.
    Raises BeforeTheRecord for a day on which nothing was known yet.
    """
    return tuple(
        row for day in days for row in _on_a_day(record, record.known_on(day), assumptions)
    )


def rule_beside_overall(
    record: Record, assumptions: Assumptions = DEFAULTS
) -> tuple[RuleBesideOverall, ...]:
    """The test of April 2026 on every report of 2023 to 2026 with four judgements and overall."""
    return tuple(
        RuleBesideOverall(
            inspection,
            pathway_after(grades, inspection.framework, assumptions).pathway is Pathway.ONE,
            leaders_and_practice_test(grades, assumptions),
        )
        for inspection in record.inspections
        if inspection.framework is FrameworkVersion.ILACS_2023
        and Judgement.OVERALL in (grades := grades_of(inspection))
    )


def _what_came(record: Record, urn: int, assumptions: Assumptions) -> Iterator[WhatCame]:
    for before, after in pairwise(record.full(urn)):
        if after.framework is not FrameworkVersion.SIF:
            answer = pathway_after(grades_of(before), before.framework, assumptions)
            yield WhatCame(urn, before, answer, after)


def _on_a_day(record: Record, known: Record, assumptions: Assumptions) -> Iterator[PathwayOnADay]:
    authorities: Counter[Pathway | None] = Counter()
    came: Counter[tuple[Pathway | None, Kind | None]] = Counter()
    for urn in known.urns():
        found = pathway_on(known, urn, assumptions)
        if found is None:
            continue
        pathway = found.answer.pathway
        authorities[pathway] += 1
        later = record.full(urn)[len(known.full(urn)) :]
        if later:
            came[pathway, later[0].kind] += 1
    for pathway in (*Pathway, None):
        if authorities[pathway]:
            short, standard = came[pathway, Kind.ILACS_SHORT], came[pathway, Kind.ILACS_STANDARD]
            yield PathwayOnADay(known.as_at, pathway, authorities[pathway], short, standard)


def _totals(rows: tuple[WhatCame, ...]) -> Iterator[PathwayTotal]:
    counts = Counter(
        (row.inspection.framework is FrameworkVersion.SIF, row.answer.pathway, row.next.kind)
        for row in rows
    )
    for single in (False, True):
        for pathway in (*Pathway, None):
            short = counts[single, pathway, Kind.ILACS_SHORT]
            standard = counts[single, pathway, Kind.ILACS_STANDARD]
            agree = counts[single, pathway, COMES_NEXT[pathway]] if pathway else 0
            if short or standard:
                yield PathwayTotal(pathway, single, short, standard, agree)
