"""Pathways beside what came next, as lines of text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ilacs.documents.answers.common import authority_name, closing, heading, inspection_in_words
from ilacs.documents.text_lines import day_in_words, table_lines, wrapped
from ilacs.framework import Assumptions
from ilacs.sector.pathway_record import (
    PathwayOnADay,
    PathwaysAndWhatCame,
    PathwayTotal,
    pathways_and_what_came,
    pathways_by_day,
    rule_beside_overall,
)
from ilacs.sector.record import Limits, Record

FIRST_DAY = date(2018, 1, 1)
"""ILACS began in January 2018."""


@dataclass(frozen=True, slots=True)
class PathwaysAnswer:
    """What came after each pathway, how authorities stood year by year, and the test of 2026.

    `tested` counts reports with both an overall grade and the judgements of the test; `agree`
    those where both say the same.
    """

    as_at: date
    came: PathwaysAndWhatCame
    by_day: tuple[PathwayOnADay, ...]
    tested: int
    agree: int
    limits: Limits


def pathways_answer(record: Record, assumptions: Assumptions) -> PathwaysAnswer:
    """The answer for what could be known on the record's day, in which each year is asked about."""
    years = range(FIRST_DAY.year, record.as_at.year + 1)
    days = [day for year in years if (day := date(year, 1, 1)) <= record.as_at]
    tests = rule_beside_overall(record, assumptions)
    return PathwaysAnswer(
        record.as_at,
        pathways_and_what_came(record, assumptions),
        pathways_by_day(record, days, assumptions),
        len(tests),
        sum(test.by_overall == test.by_test for test in tests),
        record.limits(),
    )


def pathways_lines(answer: PathwaysAnswer, width: int) -> Iterator[str]:
    """Totals, the exceptions by name, and the pathways of all on each first of January."""
    yield from heading("Pathways, and what came next", width)
    yield f"As at {day_in_words(answer.as_at)}"
    yield from wrapped(
        "A pathway agrees with what came if that was the kind of inspection that it leads to: "
        "short after pathway 1, standard after 2 and 3. A standard inspection is always possible.",
        width,
    )
    yield ""
    headings = ("After", "Pathway", "Next was short", "Next was standard", "Agree")
    yield from table_lines(headings, map(_total, answer.came.totals), width, right=(1, 2, 3, 4))
    yield ""
    ilacs = [one for one in answer.came.exceptions if one.inspection.framework != "sif"]
    yield from wrapped(f"Standard though pathway 1, since 2018 ({len(ilacs)}):", width)
    for one in ilacs:
        yield from wrapped(
            f"{authority_name(one.urn)}: {inspection_in_words(one.inspection)}, then "
            f"{inspection_in_words(one.next)}",
            width,
            "  ",
            "    ",
        )
    yield ""
    yield from wrapped(
        "Authorities as they stood, and the ILACS inspection that has come for them since. The "
        "others had another single inspection first, or none in the record yet.",
        width,
    )
    headings = ("On", "Pathway", "Authorities", "Then short", "Then standard")
    rows = (
        (
            day_in_words(row.day),
            str(int(row.pathway)) if row.pathway else "not known",
            str(row.authorities),
            str(row.short),
            str(row.standard),
        )
        for row in answer.by_day
    )
    yield from table_lines(headings, rows, width, right=(0, 1, 2, 3, 4))
    yield ""
    yield from wrapped(
        f"The test of April 2026 on reports of 2023 to 2026 that also have an overall grade: "
        f"{answer.agree} of {answer.tested} agree.",
        width,
    )
    yield from closing(answer.limits, width)


def _total(total: PathwayTotal) -> tuple[str, ...]:
    return (
        "Single inspection" if total.single_inspection else "ILACS inspection",
        str(int(total.pathway)) if total.pathway else "not known",
        str(total.short),
        str(total.standard),
        f"{total.agree} of {total.short + total.standard}" if total.pathway else "",
    )
