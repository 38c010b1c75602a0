"""Children who are missing at the same time: on a terminal, as JSON, as a table.

It names children: for inside only.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from ilacs.documents.answers.common import heading
from ilacs.documents.answers.sheets import Sheet
from ilacs.documents.measures.answers import Noticed
from ilacs.documents.measures.journey import INSIDE, days_in_words
from ilacs.documents.measures.measures_text import reading_lines
from ilacs.documents.text_lines import day_in_words, table_lines, wrapped
from ilacs.framework.number_words import counted, listed
from ilacs.measures.missing_together import MissingTogether

HEADINGS = ("Child", "And", "Times", "Went together", "Days on which the second of them went")

MOST_ROWS = 60
"""Pairs that are told on a terminal."""


@dataclass(frozen=True, repr=False)
class MissingAnswer:
    """Who was missing together at least `times`; `hours` apart at most is going together."""

    found: MissingTogether
    times: int
    hours: int
    noticed: tuple[Noticed, ...]


def meaning(answer: MissingAnswer) -> Iterator[str]:
    """What the numbers mean."""
    found = answer.found
    left_out = (
        f" {counted(found.left_out, 'row')} cannot be placed: without a child's number or a "
        "start, or with a return before it."
        if found.left_out
        else ""
    )
    yield (
        f"{counted(found.episodes, 'episode')} of {counted(found.children, 'child', 'children')}."
        f"{left_out} Away without authorisation is left out."
    )
    yield (
        "Times: occasions on which both were missing, or went together. Went together: at most "
        f"{counted(answer.hours, 'hour')} apart, or on one day where no time is known."
    )


def missing_title(answer: MissingAnswer) -> str:
    """Such as `Missing at the same time twice or more, as at 31 Mar 2026`."""
    found = answer.found
    whose = f" in {found.authority}" if found.authority else ""
    least = "" if answer.times == 1 else f", {counted(answer.times, 'time')} or more"
    return f"Missing at the same time{least}{whose}, as at {day_in_words(found.reference_date)}"


def missing_lines(answer: MissingAnswer, width: int) -> Iterator[str]:
    """Pairs and groups on a terminal."""
    found = answer.found
    yield from heading(missing_title(answer), width)
    for sentence in meaning(answer):
        yield from wrapped(sentence, width)
    yield from reading_lines(answer.noticed, width)
    yield ""
    if not found.pairs:
        yield "No two children."
        return
    rows = [
        (
            pair.child,
            pair.other,
            f"{pair.occasions:,}",
            f"{pair.began_together:,}",
            days_in_words(pair.days),
        )
        for pair in found.pairs[:MOST_ROWS]
    ]
    yield from table_lines(HEADINGS, rows, width, wide=4, right=(2, 3))
    if (rest := len(found.pairs) - MOST_ROWS) > 0:
        yield from wrapped(f"and {rest:,} more: --out FILE has them all, --times fewer.", width)
    if found.groups:
        yield ""
        yield from wrapped(
            "Groups that such pairs link; not every two of them need have been missing together:",
            width,
        )
        for group in found.groups:
            yield from wrapped(listed(group), width, indent="  ", hanging="    ")


def missing_json(answer: MissingAnswer) -> str:
    """One object: `pairs` and `groups`, and what was counted."""
    found = answer.found
    return json.dumps(
        {
            "authority": found.authority or None,
            "reference_date": found.reference_date.isoformat(),
            "times": answer.times,
            "hours": answer.hours,
            "episodes": found.episodes,
            "children": found.children,
            "left_out": found.left_out,
            "pairs": [
                {
                    "child_id": pair.child,
                    "other": pair.other,
                    "occasions": pair.occasions,
                    "began_together": pair.began_together,
                    "days": [day.isoformat() for day in pair.days],
                }
                for pair in found.pairs
            ],
            "groups": [list(group) for group in found.groups],
        },
        ensure_ascii=False,
        indent=2,
    )


def missing_sheet(answer: MissingAnswer) -> Sheet:
    """The pairs as a table of a spreadsheet."""
    return Sheet(
        title=missing_title(answer),
        headings=HEADINGS,
        rows=tuple(
            (
                pair.child,
                pair.other,
                pair.occasions,
                pair.began_together,
                days_in_words(pair.days),
            )
            for pair in answer.found.pairs
        ),
        about=(*meaning(answer), INSIDE),
        as_at=answer.found.reference_date,
    )
