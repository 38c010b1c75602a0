"""Write docs/measures/definitions.md from the declaration of the measures.

Run with `python docs/write_measures.py`; a test fails if the page is not what it says.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tables import table

from ilacs.documents.measures.definitions import AREAS, definition
from ilacs.framework import DEFAULTS
from ilacs.measures.declared import ALL
from ilacs.measures.declared.unanswered import UNANSWERED
from ilacs.measures.measure import Measure

PAGE = Path(__file__).parent / "measures" / "definitions.md"


def page() -> str:
    """The whole page."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield from (
        "# What each measure is",
        "",
        f"All {len(ALL)} measures, by the area that inspectors judge and in the order of a child's "
        "journey. *About* says which rows of the lists a measure is about, *met* which of them "
        "count. Rows of which that is not known never count as met, and are always shown. Time "
        "limits are those of the [clocks](../framework.md#clocks-of-practice); a local one "
        "reaches the measure.",
        "",
        "This page is written by `python docs/write_measures.py` from the declaration in "
        "`src/ilacs/measures/declared`.",
        "",
    )
    for judgement, name in AREAS.items():
        those = [measure for measure in ALL if measure.judgement is judgement]
        if those:
            yield from (f"## {name}", "")
        for section, measures in groupby(those, key=lambda measure: measure.section):
            yield from (f"### {section}", "")
            for measure in measures:
                yield from _measure(measure)
    yield from _unanswered()


def _measure(measure: Measure) -> Iterator[str]:
    worklist = "; a worklist too" if measure.worklist else ""
    yield from (f"#### {measure.name}", "", f"`{measure.id}`{worklist}", "")
    for label, words in definition(measure, CLOCKS):
        yield f"- {label}: {words}"
    yield ""


def _unanswered() -> Iterator[str]:
    yield from ("## What these lists cannot answer", "")
    names = {measure.id: measure.name for measure in ALL}
    rows = (
        [one.question, one.why, "; ".join(names[name] for name in one.instead)]
        for one in UNANSWERED
    )
    yield from table(("Question", "Why not", "What comes near"), rows)


CLOCKS = DEFAULTS.clocks_by_id()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
