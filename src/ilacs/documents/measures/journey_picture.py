"""The stages of one child as bars along the years: an SVG that reads in black and white."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from html import escape

from ilacs.documents.charts.look import FAINT_INK, FONT, INK, PAPER, RULE
from ilacs.documents.measures.journey import end_in_words
from ilacs.documents.text_lines import day_in_words
from ilacs.framework.calendar_steps import add_months
from ilacs.measures.journeys import Journey
from ilacs.measures.spans import Span, Standing

WIDTH, NAMES, LANE, BAR, TOP = 1000, 330, 26, 14, 30
"""In pixels: the picture, the names of the stages at its left, a lane, a bar, the years above."""

YEAR = 110
"""The room that a day at either end needs beside the year next to it."""

LEAST = 4
"""The shortest bar that can be seen."""

MOST_YEARS = 6
"""What is longer ago begins at the edge of the picture."""

LATE = (Standing.LATE, Standing.OVERDUE)


def journey_picture(journey: Journey) -> str:
    """The picture. Late stages are dark, others light; those that go on end in an arrow."""
    last = journey.reference_dates[-1]
    begun = min(span.start for span in journey.spans)
    first = max(begun, add_months(last, -12 * MOST_YEARS))
    first = min(first, last - timedelta(days=30))
    names = list(dict.fromkeys(span.stage.name for span in journey.spans))
    height = TOP + LANE * len(names) + 24
    words = "; ".join(map(_in_words, journey.spans))
    title = f"Stages from {day_in_words(first)} to {day_in_words(last)}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="journey-title journey-words" font-family="{FONT}" font-size="13">',
        f'<title id="journey-title">{escape(title)}</title>',
        f'<desc id="journey-words">{escape(words)}</desc>',
        *_years(first, last, height),
    ]
    for lane, name in enumerate(names):
        y = TOP + LANE * lane
        parts.append(
            f'<text x="{NAMES - 10}" y="{y + 17}" text-anchor="end" fill="{INK}">'
            f"{escape(name)}</text>"
        )
        for span in journey.spans:
            if span.stage.name == name and (span.end or last) >= first:
                parts += _bar(span, y, first, last)
    parts.append(
        f'<text x="{NAMES}" y="{height - 6}" fill="{INK}">Dark: late by its clock. Light: in '
        "time, or without a time limit. Arrow: goes on. Dashed: not known.</text></svg>"
    )
    return "".join(parts)


def _years(first: date, last: date, height: int) -> Iterator[str]:
    days = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
    ends = [
        day
        for day in (first, last)
        if all(abs(_x(day, first, last) - _x(one, first, last)) > YEAR for one in days)
    ]
    for day in (*days, *ends):
        x = _x(day, first, last)
        label = f"{day.year}" if day in days else day_in_words(day)
        anchor = "end" if day == last else "start"
        yield (
            f'<line x1="{x}" x2="{x}" y1="{TOP - 6}" y2="{height - 24}" stroke="{RULE}"/>'
            f'<text x="{x}" y="{TOP - 12}" text-anchor="{anchor}" fill="{FAINT_INK}">{label}</text>'
        )


def _bar(span: Span, y: int, first: date, last: date) -> Sequence[str]:
    goes_on = span.end is None and span.standing is not Standing.NOT_KNOWN
    start = _x(max(span.start, first), first, last)
    end = _x(min(span.end or (last if goes_on else span.start), last), first, last)
    wide = max(end - start, LEAST)
    fill = INK if span.standing in LATE else PAPER
    dash = ' stroke-dasharray="3 2"' if span.standing is Standing.NOT_KNOWN else ""
    top = y + (LANE - BAR) // 2
    bar = (
        f'<rect x="{start}" y="{top}" width="{wide:.1f}" height="{BAR}" fill="{fill}" '
        f'stroke="{INK}"{dash}/>'
    )
    if not goes_on:
        return (bar,)
    tip = start + wide
    arrow = f"{tip:.1f},{top - 3} {tip + 9:.1f},{top + BAR / 2} {tip:.1f},{top + BAR + 3}"
    return bar, f'<polygon points="{arrow}" fill="{INK}"/>'


def _x(day: date, first: date, last: date) -> float:
    room = WIDTH - NAMES - 20
    return round(NAMES + room * (day - first).days / max((last - first).days, 1), 1)


def _in_words(span: Span) -> str:
    end = end_in_words(span) or "not known"
    return f"{span.stage.name}: {day_in_words(span.start)} to {end}, {span.standing.value}"
