"""Figures on a terminal: a table for each section."""

from collections.abc import Iterator
from datetime import date

from ilacs.documents.answers.common import heading
from ilacs.documents.measures.answers import (
    Counts,
    Figure,
    MeasuresAnswer,
    Noticed,
    Share,
    in_sections,
    of_all,
)
from ilacs.documents.measures.value_words import number_in_words, value_in_words
from ilacs.documents.text_lines import day_in_words, first_words, table_lines, wrapped
from ilacs.lists.findings import Severity
from ilacs.measures.measure import Unit
from ilacs.measures.measuring import NotMeasured

HEADINGS = ("Measure", "Met", "Of", "Result", "Not known", "Excluded")
MOST_SHARES = 6
"""Categories of a mix that are told, the largest."""

LONGEST_CATEGORY = 40
"""Characters of a category that are told."""

MOST_NOTICED = 8
"""Rules that are told of what could not be read, those with the most findings first."""


def measures_lines(answer: MeasuresAnswer, width: int) -> Iterator[str]:
    """The whole answer."""
    for snapshot in answer.snapshots:
        authority, day = snapshot
        whose = f" of {authority}" if authority else ""
        yield from heading(f"Measures{whose}, as at {day_in_words(day)}", width)
        yield from reading_lines(answer.noticed, width)
        figures = [one for one in answer.figures if _snapshot(one) == snapshot]
        for section, those in in_sections(figures):
            yield ""
            yield section
            rows = [row for figure in those for row in _rows(figure, answer)]
            yield from table_lines(HEADINGS, rows, width, right=range(1, len(HEADINGS)))
        missing = [one for one in answer.not_measured if _snapshot(one) == snapshot]
        yield from _not_measured(missing, answer, width)
    yield ""
    yield from wrapped(
        "Met and of count rows of lists; of includes those not known, which never count as met. "
        "`ilacs children MEASURE` lists the rows behind a figure, `--json` has every number.",
        width,
    )


def _snapshot(one: Figure | NotMeasured) -> tuple[str, date]:
    return one.authority, one.reference_date


def reading_lines(noticed: tuple[Noticed, ...], width: int) -> Iterator[str]:
    """What reading the lists found that bears on every figure, or that cannot be right."""
    for one in of_all(noticed):
        yield from wrapped(one.words, width)
    errors = [one for one in noticed if one.severity is Severity.ERROR]
    errors.sort(key=lambda one: -one.count)
    if not errors:
        return
    yield from wrapped(
        "Some of the lists could not be read as they stand, and the figures are without it. "
        "`ilacs lists check` names the cells.",
        width,
    )
    for one in errors[:MOST_NOTICED]:
        yield from wrapped(one.words, width, indent=f"{one.count:>6,}  ", hanging=" " * 8)
    if rest := errors[MOST_NOTICED:]:
        yield f"{sum(one.count for one in rest):>6,}  by {len(rest):,} more rules"


def _rows(figure: Figure, answer: MeasuresAnswer) -> Iterator[tuple[str, ...]]:
    measure = figure.measure
    yield _row(measure.name, figure.counts, measure.unit)
    yield from _share_rows(figure.shares, "- ")
    for group in figure.groups:
        yield _row(f"- {group.name}", group.counts, measure.unit)
        yield from _share_rows(group.shares, "- - ")


def _row(name: str, counts: Counts, unit: Unit) -> tuple[str, ...]:
    result = "" if unit is Unit.MIX else value_in_words(counts.value, unit)
    numbers = (counts.met, counts.of, counts.not_known, counts.excluded)
    met, of, not_known, excluded = map(number_in_words, numbers)
    return name, met, of, result, not_known, excluded


def _share_rows(shares: tuple[Share, ...], mark: str) -> Iterator[tuple[str, ...]]:
    for share in shares[:MOST_SHARES]:
        numbers = number_in_words(share.met), number_in_words(share.of)
        category = first_words(share.category, LONGEST_CATEGORY)
        yield (mark + category, *numbers, value_in_words(share.value, Unit.MIX), "", "")
    if rest := shares[MOST_SHARES:]:
        met = sum(share.met or 0 for share in rest)
        yield (f"{mark}{len(rest)} more", number_in_words(met), "", "", "", "")


def _not_measured(missing: list[NotMeasured], answer: MeasuresAnswer, width: int) -> Iterator[str]:
    if not missing:
        return
    yield ""
    yield f"Not measured: {len(missing):,}"
    names = {measure.id: measure.name for measure in answer.measures}
    reasons: dict[str, list[str]] = {}
    for one in missing:
        reasons.setdefault(one.reason, []).append(names[one.measure])
    for reason, those in reasons.items():
        yield from wrapped(f"{reason} {'; '.join(those)}.", width, indent="  ", hanging="    ")
