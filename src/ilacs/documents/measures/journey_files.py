"""One child's journey as a file: a page, a workbook or JSON."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

from ilacs.documents.lists.book import new_book
from ilacs.documents.measures.book_tables import BookTables, Cell, Headings
from ilacs.documents.measures.journey import (
    INSIDE,
    JourneyAnswer,
    days_in_words,
    detail_label,
    details_in_words,
    end_in_words,
    journey_json,
    journey_title,
    number,
    opening,
)
from ilacs.documents.measures.journey_picture import journey_picture
from ilacs.documents.new_files import check_output, write_whole
from ilacs.documents.own_page import own_page
from ilacs.documents.text_lines import day_in_words
from ilacs.measures.journeys import Event

_STYLE = """
body { max-width: 75rem; }
th[scope="row"] { font-weight: normal; white-space: nowrap; }
table.stages td { white-space: nowrap; }
table.stages td:last-child { white-space: normal; }
tr.marked td:nth-child(3) { border-left: 4px solid #0b0c0c; padding-left: 0.5rem; }
.mark { font-weight: bold; }
h2 { margin-top: 2rem; }
"""


def journey_page(answer: JourneyAnswer) -> str:
    """The page: the stages as a picture, every event, how long each stage took."""
    return own_page(journey_title(answer), "\n".join(_content(answer)), style=_STYLE)


def _content(answer: JourneyAnswer) -> Iterator[str]:
    journey = answer.journey
    for sentence in (*opening(answer), INSIDE):
        yield f"<p>{escape(sentence)}</p>"
    if journey.spans:
        yield f"<h2>The stages</h2>\n<figure>{journey_picture(journey)}</figure>"
        heads: Sequence[str] = (
            "From",
            "Stage",
            "To",
            "Days",
            "Working days",
            "Limit",
            "Due",
            "In time?",
            "Why",
        )
        rows = [
            (
                day_in_words(span.start),
                span.stage.name,
                end_in_words(span),
                number(span.days),
                number(span.working_days),
                span.clock.limit_in_words if span.clock else "",
                day_in_words(span.due),
                span.standing.value,
                span.reason,
            )
            for span in journey.spans
        ]
        yield from _table("How long each stage took", heads, map(_plain_row, rows), "stages")
    yield "<h2>What happened</h2>"
    heads = ("Day", "At", "What happened", "Told with it", "List", "Row", "Submissions")
    yield from _table("Every event, in order", heads, _event_rows(answer, journey.events))
    if journey.undated:
        heads = ("Day", *heads[1:])
        yield "<h2>Days that are not known</h2>"
        yield from _table(
            "What must have a day and has none", heads, _event_rows(answer, journey.undated)
        )
    if journey.together:
        yield "<h2>Missing at the same time</h2>"
        heads = ("Child", "Times", "Went together", "When")
        pairs = [
            (one.other, number(one.occasions), number(one.began_together), days_in_words(one.days))
            for one in journey.together
        ]
        yield from _table(
            "Children who were missing at the same time", heads, map(_plain_row, pairs)
        )


def _event_rows(answer: JourneyAnswer, events: Sequence[Event]) -> Iterator[str]:
    for event in events:
        where = answer.where(event)
        words = escape(event.words)
        if event.marks:
            words += f' <span class="mark">({escape("; ".join(event.marks))})</span>'
        cells = (
            event.time or "",
            words,
            details_in_words(event.details),
            where.title,
            where.words,
            days_in_words(event.reference_dates),
        )
        data = "".join(
            f"<td>{cell if place == 1 else escape(cell)}</td>" for place, cell in enumerate(cells)
        )
        marked = ' class="marked"' if event.marks else ""
        day = day_in_words(event.day) or "not known"
        yield f'<tr{marked}><th scope="row">{day}</th>{data}</tr>'


def _table(
    caption: str, heads: Sequence[str], rows: Iterable[str], kind: str = "events"
) -> Iterator[str]:
    cells = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    yield f'<div class="wide" role="region" aria-label="{escape(caption)}" tabindex="0">'
    yield f'<table class="{kind}"><caption>{escape(caption)}</caption>'
    yield f"<thead><tr>{cells}</tr></thead><tbody>"
    yield from rows
    yield "</tbody></table></div>"


def _plain_row(cells: Sequence[str]) -> str:
    first, *rest = map(escape, cells)
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'


def journey_workbook(answer: JourneyAnswer) -> bytes:
    """The workbook: events, stages, who was missing at the same time."""
    content = io.BytesIO()
    journey = answer.journey
    with new_book(content, "Journey of a child", answer.as_at) as book:
        tables = BookTables(book, "Journey of a child")
        heads: Headings = (
            ("Day", 12), ("At", 8), ("What happened", 40), ("To be known", 36),
            ("Told with it", 60), ("List", 30), ("Sheet", 18), ("Row", 8), ("Submissions", 26),
        )  # fmt: skip
        tables.add("Events", heads, _event_cells(answer))
        heads = (
            ("Stage", 46), ("From", 12), ("To", 12), ("Days", 9), ("Working days", 9),
            ("Limit", 18), ("Due", 12), ("In time?", 22), ("Why not known", 40),
        )  # fmt: skip
        tables.add("Stages", heads, _span_cells(answer))
        heads = (("Child", 20), ("Times", 9), ("Went together", 9), ("When", 60))
        tables.add(
            "Missing together",
            heads,
            (
                (one.other, one.occasions, one.began_together, days_in_words(one.days))
                for one in journey.together
            ),
        )
        about = (journey_title(answer), *opening(answer), INSIDE)
        tables.add("About", (("About this journey", 110),), ((line,) for line in about))
    return content.getvalue()


def _event_cells(answer: JourneyAnswer) -> Iterator[Sequence[Cell]]:
    for event in (*answer.journey.events, *answer.journey.undated):
        where = answer.where(event)
        told = "; ".join(f"{detail_label(one)}: {one.words}" for one in event.details)
        yield (
            event.day,
            event.time,
            event.words,
            "; ".join(event.marks),
            told,
            where.title,
            where.place,
            where.row,
            days_in_words(event.reference_dates),
        )


def _span_cells(answer: JourneyAnswer) -> Iterator[Sequence[Cell]]:
    for span in answer.journey.spans:
        yield (
            span.stage.name,
            span.start,
            span.end,
            span.days,
            span.working_days,
            span.clock.limit_in_words if span.clock else None,
            span.due,
            span.standing.value,
            span.reason or None,
        )


_WRITERS: Mapping[str, Callable[[JourneyAnswer], bytes]] = {
    ".html": lambda answer: journey_page(answer).encode(),
    ".xlsx": journey_workbook,
    ".json": lambda answer: journey_json(answer).encode(),
}
ENDINGS = tuple(_WRITERS)


def write_journey(answer: JourneyAnswer, out: Path) -> Path:
    """Write a journey, and give back where it is.

    Raises CannotWrite if nothing can be written there, OSError if writing fails.
    """
    check_output(out, ENDINGS)
    return write_whole(out, _WRITERS[out.suffix.lower()](answer))
