"""Figures as a workbook for a performance board: what stands out, figures, trends, definitions."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ilacs.documents.lists.book import new_book
from ilacs.documents.measures.answers import EXACT, Counts, Figure, MeasuresAnswer
from ilacs.documents.measures.board_charts import add_charts
from ilacs.documents.measures.book_tables import BookTables, Cell, Headings, Ratio
from ilacs.documents.measures.category_words import BY_WORDS
from ilacs.documents.measures.definitions import AREAS, definition
from ilacs.documents.measures.drawings import band_in_words
from ilacs.documents.measures.standing_out import (
    not_known,
    overdue,
    signals_now,
    signals_of,
    since_in_words,
    worse,
)
from ilacs.documents.text_lines import day_in_words
from ilacs.measures.disproportionality import RelativeRate, RelativeRateIndex
from ilacs.measures.measure import Unit

_KEY: Headings = (("Area", 20), ("Section", 26), ("Measure", 48))
_STILL = len(_KEY)
_RESULT: Headings = (("Result", 10), ("Unit", 24))
_COUNTS: Headings = (("Met", 9), ("Of", 9), ("Not known", 9), ("Overdue", 10))
_BEFORE: Headings = (("Before", 10), ("It became", 12), ("What the trend tells", 44))
_MORE: Headings = (
    ("Not met", 9), ("Excluded", 10), ("Children", 10), ("Median", 9), ("No due day", 9),
)  # fmt: skip
_SINCE: Headings = (
    ("Moved in", 9), ("Moved out", 9), ("Stayed", 9), ("Middle", 9), ("Lower limit", 9),
    ("Upper limit", 9),
)  # fmt: skip
_RELATIVE: Headings = (
    ("Beside all others", 12), ("From", 8), ("To", 8), ("Which means", 60),
)  # fmt: skip
_UNITS: Mapping[Unit, str] = {
    Unit.COUNT: "number",
    Unit.SHARE: "per cent",
    Unit.MIX: "see the shares",
    Unit.DAYS: "days, median",
    Unit.WORKING_DAYS: "working days, median",
}
_LABELS = (
    "Question", "About", "Met", "Result", "Time limit", "Source", "Traps", "Fit", "Themes", "Needs",
)  # fmt: skip


def measures_workbook(answer: MeasuresAnswer) -> bytes:
    """The workbook. What there is nothing of has no sheet, but for what was not measured."""
    content = io.BytesIO()
    whose = f" of {answer.authority}" if answer.authority else ""
    title = f"Measures{whose}, as at {day_in_words(answer.day)}"
    with new_book(content, title, answer.day) as book:
        tables = BookTables(book, title)
        tables.add("About", ((title, 110),), ((line,) for line in about(answer)))
        heads = (("Why", 14), *_KEY, *_RESULT, ("In words", 80))
        tables.add("Look at these first", heads, _standing_out(answer), still=_STILL + 1)
        since = answer.earlier is not None
        seen = (*_KEY, *_RESULT, *_COUNTS, *(_BEFORE if since else ()))
        heads = (*seen, *_MORE, *(_SINCE if since else ()))
        tables.add("Figures", heads, _figures(answer), still=_STILL, printed=len(seen))
        if since:
            days = [(day, 12) for _, day in answer.snapshots]
            tables.add("Trend", (*_KEY, _RESULT[1], *days), _trend(answer), still=_STILL)
            add_charts(book, tables, answer, title)
        _add_parts(tables, answer)
        tables.add("Not measured", (("Measure", 52), ("As at", 12), ("Why", 90)), _missing(answer))
        heads = (("Measure", 40), ("Id", 30), *((label, 40) for label in _LABELS))
        tables.add("Definitions", heads, _definitions(answer), still=1)
    return content.getvalue()


def _add_parts(tables: BookTables, answer: MeasuresAnswer) -> None:
    """Add the sheets of what figures are made of, and what they are set beside."""
    if answer.by:
        kind = BY_WORDS[answer.by]
        told = any(group.relative for figure in answer.now for group in figure.groups)
        heads = (*_KEY, (kind, 24), *_RESULT, *_COUNTS[:3], *(_RELATIVE if told else ()))
        tables.add(f"By {kind.lower()}", heads, _groups(answer), still=_STILL + 1)
    heads = (*_KEY, ("Category", 52), ("Per cent", 10), ("Rows", 9), ("Of", 9), ("Before", 10))
    tables.add("Shares", heads, _shares(answer), still=_STILL)
    if any(figure.bands for figure in answer.now):
        heads = (*_KEY, ("Days", 24), ("Rows", 9))
        tables.add("Lengths", heads, _lengths(answer), still=_STILL)
    tables.add("Excluded", (*_KEY, ("Why", 70), ("Rows", 9)), _reasons(answer), still=_STILL)
    if any(figure.rate for figure in answer.now):
        heads = (*_KEY, ("Per 10,000", 10), ("From", 9), ("To", 9), ("How it was made", 80))
        tables.add("Rates", heads, _rates(answer), still=_STILL)
    if any(figure.compared for figure in answer.now):
        heads = (
            *_KEY, ("Here", 10), ("Other area", 24), ("Period", 12), ("There", 10), ("Unit", 16),
            ("Difference", 10), ("In words", 60), ("Source", 40),
        )  # fmt: skip
        tables.add("Benchmarks", heads, _benchmarks(answer), still=_STILL)


def about(answer: MeasuresAnswer) -> Iterator[str]:
    """What a reader must know."""
    for authority, day in answer.snapshots:
        whose = f" of {authority}" if authority else ""
        yield f"Child-level lists{whose}, as at {day_in_words(day)}."
    if answer.earlier is not None:
        yield since_in_words(answer)
    yield (
        "Met and of count rows of the lists. Of includes rows that are not known, which never "
        "count as met. Excluded rows are in neither."
    )
    yield answer.protection or EXACT
    yield from answer.sources
    for one in answer.noticed:
        yield f"{one.severity.value.capitalize()} in the lists, {one.count:,} times: {one.words}"


def _standing_out(answer: MeasuresAnswer) -> Iterator[Sequence[Cell]]:
    for why, figures in (
        ("Got worse", worse(answer)),
        ("Overdue", overdue(answer)),
        ("Not known", not_known(answer)),
    ):
        for figure in figures:
            yield (why, *_key(figure), *_result(figure.counts, figure), _why(why, figure))


def _why(why: str, figure: Figure) -> str:
    counts = figure.counts
    match why:
        case "Overdue":
            return f"{figure.overdue.overdue if figure.overdue else 0:,} overdue."
        case "Not known":
            return f"{counts.not_known or 0:,} of {counts.of or 0:,} are not known."
    change = figure.change
    was = (
        f"It was {change.before:,.1f} on {day_in_words(change.earlier)}."
        if (change and change.before is not None)
        else ""
    )
    return " ".join([was, *(signal.words for signal in signals_now(figure))]).strip()


def _figures(answer: MeasuresAnswer) -> Iterator[Sequence[Cell]]:
    for figure in answer.now:
        counts, late = figure.counts, figure.overdue
        yield (
            *_key(figure),
            *_result(counts, figure),
            *_counts(counts),
            late.overdue if late else None,
            *(_before(figure) if answer.earlier else ()),
            counts.not_met,
            counts.excluded,
            counts.children,
            counts.median,
            late.no_date if late else None,
            *(_since(figure) if answer.earlier else ()),
        )


def _before(figure: Figure) -> Sequence[Cell]:
    change = figure.change
    before = (_value(change.before, figure), change.became.value) if change else (None, None)
    return (*before, " ".join(signal.words for signal in signals_of(figure)))


def _since(figure: Figure) -> Sequence[Cell]:
    change, trend = figure.change, figure.trend
    moved = (change.moved_in, change.moved_out, change.stayed) if change else [None] * 3
    lines = (trend.centre, trend.lower[-1], trend.upper[-1]) if trend else [None] * 3
    return (*moved, *lines)


def _trend(answer: MeasuresAnswer) -> Iterator[Sequence[Cell]]:
    """A row for each figure, and its value at every reference date."""
    values = {(one.measure.id, one.reference_date): one.counts.value for one in answer.figures}
    for figure in answer.now:
        if figure.trend:
            days = [
                _value(values.get((figure.measure.id, day)), figure) for _, day in answer.snapshots
            ]
            yield (*_key(figure), _UNITS[figure.measure.unit], *days)


def _groups(answer: MeasuresAnswer) -> Iterator[Sequence[Cell]]:
    for figure in answer.now:
        for group in figure.groups:
            counts = group.counts
            yield (
                *_key(figure),
                group.name,
                *_result(counts, figure),
                *_counts(counts),
                *(_relative(group.relative) if group.relative else ()),
            )


def _relative(told: RelativeRate | RelativeRateIndex) -> Sequence[Cell]:
    numbers = (told.relative, told.lower, told.upper)
    return (*(None if number is None else Ratio(number) for number in numbers), told.words)


def _shares(answer: MeasuresAnswer) -> Iterator[Sequence[Cell]]:
    for figure in answer.now:
        for share in figure.shares:
            yield (
                *_key(figure), share.category, share.value, share.met, share.of, share.before,
            )  # fmt: skip


def _lengths(answer: MeasuresAnswer) -> Iterator[Sequence[Cell]]:
    for figure in answer.now:
        for band in figure.bands:
            yield (*_key(figure), band_in_words(band), band.rows)


def _reasons(answer: MeasuresAnswer) -> Iterator[Sequence[Cell]]:
    for figure in answer.now:
        for reason, count in figure.reasons:
            yield (*_key(figure), reason, count)


def _rates(answer: MeasuresAnswer) -> Iterator[Sequence[Cell]]:
    for figure in answer.now:
        if rate := figure.rate:
            yield (*_key(figure), rate.rate, rate.lower, rate.upper, rate.words)


def _benchmarks(answer: MeasuresAnswer) -> Iterator[Sequence[Cell]]:
    for figure in answer.now:
        for one in figure.compared:
            other = one.benchmark
            yield (
                *_key(figure), one.value, other.area, other.period, other.value, other.unit,
                one.difference, one.words, other.source,
            )  # fmt: skip


def _missing(answer: MeasuresAnswer) -> Iterable[Sequence[Cell]]:
    names = {measure.id: measure.name for measure in answer.measures}
    for one in answer.not_measured_now:
        yield (names[one.measure], one.reference_date, one.reason)


def _definitions(answer: MeasuresAnswer) -> Iterable[Sequence[Cell]]:
    for measure in answer.measures:
        said = dict(definition(measure, answer.clocks))
        yield (measure.name, measure.id, *(said.get(label) for label in _LABELS))


def _key(figure: Figure) -> Sequence[str]:
    measure = figure.measure
    return AREAS[measure.judgement], measure.section, measure.name


def _result(counts: Counts, figure: Figure) -> Sequence[Cell]:
    return _value(counts.value, figure), _UNITS[figure.measure.unit]


def _value(value: float | None, figure: Figure) -> Cell:
    """A value; that of a count is a whole number."""
    return value if value is None or figure.measure.unit is not Unit.COUNT else round(value)


def _counts(counts: Counts) -> Sequence[Cell]:
    return counts.met, counts.of, counts.not_known
