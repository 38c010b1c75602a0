"""Figures as a workbook: the figures, their groups and shares, what is not there, definitions."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from ilacs.documents.lists.book import new_book
from ilacs.documents.measures.answers import EXACT, Counts, MeasuresAnswer
from ilacs.documents.measures.category_words import BY_WORDS
from ilacs.documents.measures.definitions import AREAS, UNIT_WORDS, definition
from ilacs.documents.tables import whole_characters
from ilacs.documents.text_lines import day_in_words

Cell = str | int | float | date | None
Headings = Sequence[tuple[str, int]]

_KEY: Headings = (("Area", 22), ("Section", 26), ("Measure", 52), ("As at", 12), ("Authority", 20))
_NUMBERS: Headings = (
    ("Result", 10), ("Unit", 24), ("Met", 9), ("Of", 9), ("Not met", 9), ("Not known", 9),
    ("Excluded", 9), ("Children", 9), ("Median", 9),
)  # fmt: skip
_LABELS = (
    "Question", "About", "Met", "Result", "Time limit", "Source", "Traps", "Fit", "Themes", "Needs",
)  # fmt: skip


def measures_workbook(answer: MeasuresAnswer) -> bytes:
    """The workbook. Text is never taken for a formula."""
    content = io.BytesIO()
    with new_book(content, "Measures", answer.snapshots[0][1]) as book:
        tables = SheetTables(book)
        tables.add("Figures", (*_KEY, *_NUMBERS), _figures(answer))
        if answer.by:
            heads = (*_KEY, (BY_WORDS[answer.by], 30), *_NUMBERS)
            tables.add(f"By {BY_WORDS[answer.by].lower()}", heads, _groups(answer))
        heads = (*_KEY, ("Category", 52), ("Per cent", 10), ("Rows", 9), ("Of", 9))
        tables.add("Shares", heads, _shares(answer))
        tables.add("Excluded", (*_KEY, ("Why", 70), ("Rows", 9)), _reasons(answer))
        tables.add("Not measured", (("Measure", 52), ("As at", 12), ("Why", 90)), _missing(answer))
        heads = (("Measure", 40), ("Id", 30), *((label, 40) for label in _LABELS))
        tables.add("Definitions", heads, _definitions(answer))
        tables.add("About", (("About these figures", 110),), ((line,) for line in about(answer)))
    return content.getvalue()


def about(answer: MeasuresAnswer) -> Iterable[str]:
    """What a reader must know."""
    for authority, day in answer.snapshots:
        whose = f" of {authority}" if authority else ""
        yield f"Child-level lists{whose}, as at {day_in_words(day)}."
    yield (
        "Met and of count rows of the lists. Of includes rows that are not known, which never "
        "count as met. Excluded rows are in neither."
    )
    yield answer.protection or EXACT
    for one in answer.noticed:
        yield f"{one.severity.value.capitalize()} in the lists, {one.count:,} times: {one.words}"


class SheetTables:
    """Sheets of one table each."""

    def __init__(self, book: Any) -> None:
        self._book = book
        top = {"valign": "top"}
        self._bold = book.add_format(
            {"bold": True, "bg_color": "#DDE5EE", "bottom": 1, "text_wrap": True, **top}
        )
        self._text = book.add_format({"text_wrap": True, **top})
        self._day = book.add_format({"num_format": "d mmm yyyy", "align": "left", **top})
        self._whole = book.add_format({"num_format": "#,##0", **top})
        self._part = book.add_format({"num_format": "#,##0.0", **top})

    def add(self, name: str, headings: Headings, rows: Iterable[Sequence[Cell]]) -> None:
        """Add a sheet with a table: headings and their widths, and the rows below them."""
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for place, (heading, width) in enumerate(headings):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, heading, self._bold)
        last = 0
        for last, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                self._write(sheet, last, place, cell)
        if last:
            sheet.autofilter(0, 0, last, len(headings) - 1)

    def _write(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        match cell:
            case None:
                pass
            case date():
                moment = datetime.combine(cell, time())
                sheet.write_datetime(row, column, moment, self._day)
            case str():
                sheet.write_string(row, column, whole_characters(cell), self._text)
            case int():
                sheet.write_number(row, column, cell, self._whole)
            case _:
                sheet.write_number(row, column, cell, self._part)


def _figures(answer: MeasuresAnswer) -> Iterable[Sequence[Cell]]:
    for figure, key in _keyed(answer):
        yield (*key, *_numbers(figure.counts, UNIT_WORDS[figure.measure.unit]))


def _groups(answer: MeasuresAnswer) -> Iterable[Sequence[Cell]]:
    for figure, key in _keyed(answer):
        for group in figure.groups:
            numbers = _numbers(group.counts, UNIT_WORDS[figure.measure.unit])
            yield (*key, group.name, *numbers)


def _shares(answer: MeasuresAnswer) -> Iterable[Sequence[Cell]]:
    for figure, key in _keyed(answer):
        for share in figure.shares:
            yield (*key, share.category, share.value, share.met, share.of)


def _reasons(answer: MeasuresAnswer) -> Iterable[Sequence[Cell]]:
    for figure, key in _keyed(answer):
        for reason, count in figure.reasons:
            yield (*key, reason, count)


def _missing(answer: MeasuresAnswer) -> Iterable[Sequence[Cell]]:
    names = {measure.id: measure.name for measure in answer.measures}
    for one in answer.not_measured:
        yield (names[one.measure], one.reference_date, one.reason)


def _definitions(answer: MeasuresAnswer) -> Iterable[Sequence[Cell]]:
    for measure in answer.measures:
        said = dict(definition(measure, answer.clocks))
        yield (measure.name, measure.id, *(said.get(label) for label in _LABELS))


def _keyed(answer: MeasuresAnswer) -> Iterable[tuple[Any, Sequence[Cell]]]:
    for figure in answer.figures:
        measure = figure.measure
        yield (
            figure,
            (
                AREAS[measure.judgement],
                measure.section,
                measure.name,
                figure.reference_date,
                figure.authority,
            ),
        )


def _numbers(counts: Counts, unit: str) -> Sequence[Cell]:
    return (
        counts.value,
        unit,
        counts.met,
        counts.of,
        counts.not_met,
        counts.not_known,
        counts.excluded,
        counts.children,
        counts.median,
    )
