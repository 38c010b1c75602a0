"""League tables, spread over time, themes and lead inspectors, as lines of text."""

from collections.abc import Iterator

from ilacs.documents.answers.common import (
    authority_name,
    closing,
    grades_in_words,
    heading,
    inspection_in_words,
)
from ilacs.documents.text_lines import (
    GAP,
    day_in_words,
    heading_width,
    table_lines,
    wrapped,
)
from ilacs.documents.words import in_words
from ilacs.framework import Grade
from ilacs.framework.themes import theme
from ilacs.sector.lead_inspectors import LeadInspectors
from ilacs.sector.league import League
from ilacs.sector.spread import Spread
from ilacs.sector.theme_counts import NO_OVERALL, ThemeCounts

BESIDE_GROUPS = 36
"""Columns that the themes and their totals take beside the groups."""

LEAST_NUMBER = 3


def league_lines(answer: League, width: int) -> Iterator[str]:
    """Every authority by its grade, and in words what is counted."""
    where = answer.region or "England"
    yield from heading(f"{in_words(answer.judgement)}: {where}", width)
    yield f"As at {day_in_words(answer.as_at)}"
    yield from wrapped(f"What is counted: {answer.counts}", width)
    yield from wrapped(f"In all: {grades_in_words(answer.spread)}.", width)
    yield ""
    rows = (
        (
            str(row.place),
            row.standing.authority.name,
            in_words(row.standing.grade),
            day_in_words(row.standing.inspected_on),
        )
        for row in answer.rows
    )
    headings = ("Place", "Authority", "Grade", "Inspected")
    yield from table_lines(headings, rows, width, wide=1, right=(0, 3))
    if answer.without:
        yield ""
        yield from wrapped(f"No grade in the record: {'; '.join(answer.without)}.", width)
    if answer.not_comparable:
        yield from wrapped(f"Not judged: {'; '.join(answer.not_comparable)}.", width)
    yield from closing(answer.limits, width)


def spread_lines(answer: Spread, width: int) -> Iterator[str]:
    """How many authorities had each grade at the end of each year."""
    where = answer.region or "England"
    yield from heading(f"{in_words(answer.judgement)} over time: {where}", width)
    yield f"As at {day_in_words(answer.as_at)}"
    yield from wrapped(
        f"What is counted: {answer.counts} Reports: how many of these grades were published in "
        "that year.",
        width,
    )
    yield ""
    headings = ("Known on", "Outst.", "Good", "Req. imp.", "Inad.", "No grade", "Reports")
    rows = (
        (
            day_in_words(row.on),
            *(f"{count:,}" for _, count in row.counts),
            f"{row.without:,}",
            f"{row.published:,}",
        )
        for row in answer.rows
    )
    yield from table_lines(headings, rows, width, right=range(7))
    yield from closing(answer.limits, width)


def theme_counts_lines(answer: ThemeCounts, width: int) -> Iterator[str]:
    """The themes that inspectors most often ask to improve, divided by group if asked."""
    yield from heading("What inspectors ask to improve", width)
    yield f"As at {day_in_words(answer.as_at)}"
    by_model = (
        f" Careful readers gave the themes, but the model those of {answer.themes_by_model:,}."
        if answer.themes_by_model
        else " Careful readers gave the themes."
    )
    yield from wrapped(
        f"{answer.counts} {answer.inspections:,} inspections, {answer.areas:,} areas.{by_model}",
        width,
    )
    for number, places in enumerate(_blocks(answer, width) if answer.inspections else []):
        yield ""
        yield from _block(answer, places, width, totals=not number)
    never = [theme(one.theme).name for one in answer.themes if not one.inspections]
    if never and answer.inspections:
        yield ""
        yield from wrapped(f"Asked of nobody: {'; '.join(never)}.", width)
    yield from closing(answer.limits, width)


def _blocks(answer: ThemeCounts, width: int) -> list[list[int]]:
    """The places of the groups, in as many tables below each other as the width asks for."""
    blocks: list[list[int]] = [[]]
    room = width - BESIDE_GROUPS
    for place, group in enumerate(answer.groups):
        needed = max(heading_width(group_label(group.label)), LEAST_NUMBER) + GAP
        if blocks[-1] and needed > room:
            blocks.append([])
            room = width - BESIDE_GROUPS
        blocks[-1].append(place)
        room -= needed
    return blocks


def _block(answer: ThemeCounts, places: list[int], width: int, *, totals: bool) -> Iterator[str]:
    """One table: the themes, all inspections with `totals`, and some of the groups."""
    shown = [answer.groups[place] for place in places]
    headings = [
        "Theme",
        *(["All", ""] if totals else []),
        *(group_label(one.label) for one in shown),
    ]
    rows = [
        [
            theme(one.theme).name,
            *(
                [f"{one.inspections:,}", _share(one.inspections, answer.inspections)]
                if totals
                else []
            ),
            *(str(one.in_groups[place]) for place in places),
        ]
        for one in answer.themes
        if one.inspections
    ]
    last = [
        "Inspections",
        *([f"{answer.inspections:,}", ""] if totals else []),
        *(str(one.inspections) for one in shown),
    ]
    yield from table_lines(headings, [*rows, last], width, right=range(1, len(headings)))


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else ""


def group_label(label: str) -> str:
    """The words for a group of themes."""
    if label == NO_OVERALL:
        return "No overall"
    return in_words(Grade(label)) if label in list(Grade) else label


def lead_inspectors_lines(answer: LeadInspectors, width: int) -> Iterator[str]:
    """Each lead inspector with the number of reports; one alone with every report."""
    if len(answer.inspectors) == 1:
        one = answer.inspectors[0]
        yield from heading(f"Inspections led by {one.name}", width)
        yield f"As at {day_in_words(answer.as_at)}"
        if one.similar:
            yield from wrapped(
                f"Names like it, perhaps of the same person: {'; '.join(one.similar)}.", width
            )
        yield ""
        for report in reversed(one.inspections):
            name = authority_name(report.urn)
            yield from wrapped(f"{name}: {inspection_in_words(report)}", width)
            yield f"    {report.address}"
    else:
        yield from heading("Lead inspectors", width)
        yield f"As at {day_in_words(answer.as_at)}"
        table = (
            (
                one.name,
                str(len(one.inspections)),
                day_in_words(one.inspections[0].day),
                day_in_words(one.inspections[-1].day),
            )
            for one in answer.inspectors
        )
        yield from table_lines(
            ("Name", "Reports", "First", "Latest"), table, width, right=(1, 2, 3)
        )
    yield ""
    yield f"{answer.unnamed:,} reports in the record name nobody, or have not been read for it."
    yield from closing(answer.limits, width)
