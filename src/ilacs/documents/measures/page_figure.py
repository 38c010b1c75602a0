"""One figure of the page: its value, trend, spread, what it is set beside, its definition."""

from collections.abc import Iterator, Sequence
from html import escape

from ilacs.documents.measures.answers import Figure, Group, MeasuresAnswer, Share
from ilacs.documents.measures.category_words import BY_WORDS
from ilacs.documents.measures.definitions import definition
from ilacs.documents.measures.drawings import bands_drawing, bar, trend_drawing
from ilacs.documents.measures.page_parts import (
    TABLE_END,
    anchor,
    paragraph,
    table_head,
    table_row,
)
from ilacs.documents.measures.standing_out import has_got_worse, signals_of
from ilacs.documents.measures.value_words import NOT_SAID, number_in_words, value_in_words
from ilacs.documents.text_lines import day_in_words
from ilacs.measures.changes import Became
from ilacs.measures.described import By
from ilacs.measures.measure import Fit, Unit
from ilacs.measures.trends import Signal

MOST_SHARES = 6
"""Categories that are shown at once."""


def figure_article(figure: Figure, answer: MeasuresAnswer) -> Iterator[str]:
    """The whole of a figure, as HTML."""
    measure = figure.measure
    name = anchor(figure)
    yield (
        f'<article aria-labelledby="{name}" data-area="{measure.judgement.value}" '
        f'data-marks="{" ".join(_marks(figure))}">'
    )
    yield f'<h4 id="{name}" tabindex="-1">{escape(measure.name)}</h4>'
    yield from figure_body(figure, answer)
    yield from _groups(figure, answer)
    rows = "".join(
        f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>"
        for label, text in definition(measure, answer.clocks)
    )
    yield f"<details><summary>Definition</summary><dl>{rows}</dl></details>"
    yield "</article>"


def figure_body(figure: Figure, answer: MeasuresAnswer) -> Iterator[str]:
    """Its numbers, its trend, what it is set beside and its shares, without name or definition."""
    yield '<div class="pair"><div>'
    yield from _numbers(figure)
    yield "</div>"
    yield from _trend(figure)
    yield "</div>"
    if figure.measure.fit is not Fit.EXACT:
        yield paragraph(dict(definition(figure.measure, answer.clocks))["Fit"])
    yield from _beside(figure)
    yield from _points(figure)
    yield from _shares(figure, answer)


def _marks(figure: Figure) -> Iterator[str]:
    """What the filter can ask for."""
    if figure.counts.not_known != 0:
        yield "unknown"
    if signals_of(figure):
        yield "signal"
    if has_got_worse(figure):
        yield "worse"


def _numbers(figure: Figure) -> Iterator[str]:
    measure, counts = figure.measure, figure.counts
    if measure.unit is not Unit.MIX:
        yield paragraph(value_in_words(counts.value, measure.unit), "value")
    yield from _change(figure)
    yield paragraph(_counts(figure))
    if measure.unit is Unit.SHARE and counts.of and counts.met is not None:
        yield bar(counts.met, counts.not_known or 0, counts.of)
    if figure.overdue and (figure.overdue.overdue != 0 or figure.overdue.no_date != 0):
        late, no_date = figure.overdue.overdue, figure.overdue.no_date
        yield paragraph(
            f"Overdue: {number_in_words(late)}. No due day known: {number_in_words(no_date)}."
        )
    if figure.reasons:
        why = "; ".join(f"{number_in_words(count)} {reason}" for reason, count in figure.reasons)
        yield paragraph(f"Excluded: {why}.")
    if drawing := bands_drawing(measure.name, figure.bands):
        kind = "working days" if measure.unit is Unit.WORKING_DAYS else "days"
        yield paragraph(f"Rows by {kind}, from the number below each column:")
        yield drawing


def _change(figure: Figure) -> Iterator[str]:
    change = figure.change
    if change is None:
        return
    unit = figure.measure.unit
    day = day_in_words(change.earlier)
    before = escape(value_in_words(change.before, unit))
    match change.became:
        case Became.WORSE | Became.BETTER:
            mark = f'<span class="{change.became}">{change.became.capitalize()}</span>'
            yield f"<p>{mark} than {before} on {day}.</p>"
        case Became.NOT_KNOWN:
            yield (
                f"<p>{before} on {day}.</p>"
                if change.before is not None
                else (f"<p>There is no value shown of {day}.</p>")
            )
        case _:
            yield f"<p>It was {before} on {day}.</p>"
    if change.moved_in is not None or change.moved_out is not None:
        into, out, stayed = map(number_in_words, (change.moved_in, change.moved_out, change.stayed))
        yield f"<p>Children who moved in: {into}, out: {out}, stayed: {stayed}.</p>"


def _counts(figure: Figure) -> str:
    counts = figure.counts
    met, of, not_known, excluded = map(
        number_in_words, (counts.met, counts.of, counts.not_known, counts.excluded)
    )
    # The rows of a mix are met by having a category: only how many have none is worth a word.
    about = f"Of {of}" if figure.measure.unit is Unit.MIX else f"{met} met of {of}"
    return f"{about}. Not known: {not_known}. Excluded: {excluded}."


def _trend(figure: Figure) -> Iterator[str]:
    trend = figure.trend
    if trend is None or not (drawing := trend_drawing(figure, trend)):
        return
    yield f"<figure>{drawing}"
    if trend.signals:
        yield f"<ul>{''.join(map(_signal, trend.signals))}</ul>"
    yield "</figure>"


def _signal(signal: Signal) -> str:
    return f"<li>{escape(' '.join(filter(None, (signal.words, signal.caution))))}</li>"


def _points(figure: Figure) -> Iterator[str]:
    """The numbers of the line, for those who do not see it and those who want them."""
    trend, unit = figure.trend, figure.measure.unit
    if trend is None:
        return
    yield "<details><summary>Numbers of the trend</summary>"
    yield from table_head(f"{figure.measure.name}: trend", ("As at", "Result", "Met", "Of"))
    for point in trend.points:
        numbers = number_in_words(point.met), number_in_words(point.of)
        row = value_in_words(point.value, unit), *numbers
        yield table_row(day_in_words(point.reference_date), row)
    yield TABLE_END
    yield from map(paragraph, trend.notes)
    yield "</details>"


def _beside(figure: Figure) -> Iterator[str]:
    words = [figure.rate.words] if figure.rate else []
    words += [one.words for one in figure.compared]
    if words:
        items = "".join(f"<li>{escape(each)}</li>" for each in words)
        yield f'<ul class="said">{items}</ul>'


def _shares(figure: Figure, answer: MeasuresAnswer) -> Iterator[str]:
    """The categories of a mix: the largest at once, the others on request."""
    shares = figure.shares
    if not shares:
        return
    shown = shares if len(shares) <= MOST_SHARES + 1 else shares[:MOST_SHARES]
    yield from _share_table(f"{figure.measure.name}: shares", shown, answer)
    if rest := shares[len(shown) :]:
        yield f"<details><summary>{len(rest)} more categories</summary>"
        yield from _share_table(f"{figure.measure.name}: smaller shares", rest, answer)
        yield "</details>"


def _share_table(caption: str, shares: Sequence[Share], answer: MeasuresAnswer) -> Iterator[str]:
    since = answer.earlier is not None
    headings = ("Category", "Rows", "Of", "Share", *(["Before"] if since else []), "")
    yield from table_head(caption, headings)
    for share in shares:
        drawn = bar(share.met, 0, share.of) if share.of and share.met is not None else ""
        numbers = [
            number_in_words(share.met),
            number_in_words(share.of),
            value_in_words(share.value, Unit.MIX),
        ]
        if since:
            numbers.append(value_in_words(share.before, Unit.MIX))
        yield table_row(share.category, numbers, drawn)
    yield TABLE_END


def _groups(figure: Figure, answer: MeasuresAnswer) -> Iterator[str]:
    if answer.by is None or not figure.groups:
        return
    yield f"<details><summary>By {escape(BY_WORDS[answer.by].lower())}</summary>"
    yield from groups_table(figure, answer.by)
    yield "</details>"


def groups_table(figure: Figure, by: By) -> Iterator[str]:
    """A figure for each group, as a table."""
    kind = BY_WORDS[by]
    told = any(group.relative for group in figure.groups)
    caption = f"{figure.measure.name}, by {kind.lower()}"
    headings = (kind, "Met", "Of", "Result", "Not known", "Excluded")
    yield from table_head(caption, headings, "Beside all others" if told else "")
    for group in figure.groups:
        last = [escape(_relative(group))] if told else []
        yield table_row(group.name, _group_numbers(group, figure.measure.unit), *last)
    yield TABLE_END


def _relative(group: Group) -> str:
    """Such as `1.4 times (1.1 to 1.8)`; in full what it means, or why it is not told."""
    return group.relative.words if group.relative else NOT_SAID


def _group_numbers(group: Group, unit: Unit) -> Sequence[str]:
    counts = group.counts
    return (
        number_in_words(counts.met),
        number_in_words(counts.of),
        "" if unit is Unit.MIX else value_in_words(counts.value, unit),
        number_in_words(counts.not_known),
        number_in_words(counts.excluded),
    )
