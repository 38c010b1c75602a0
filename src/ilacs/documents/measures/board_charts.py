"""Charts of the key measures in a workbook: native ones, which a board can copy and change."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ilacs.documents.charts.look import FAINT_INK, INK, RULE
from ilacs.documents.measures.answers import Figure, MeasuresAnswer
from ilacs.documents.measures.book_tables import BookTables, Cell, set_for_print
from ilacs.documents.measures.definitions import AREAS
from ilacs.documents.measures.drawings import trend_words
from ilacs.documents.measures.key_measures import KEY_MEASURES
from ilacs.measures.measure import Unit
from ilacs.measures.trends import Trend

CHARTS, DATA = "Charts", "Chart data"
"""The sheets: the charts, and the numbers that they are drawn from."""

ACROSS, DOWN, WIDE, HIGH = 2, 3, 520, 240
"""Charts beside and below each other on a printed page, and their size in pixels."""
ROW_HIGH, COLUMN_WIDE = 20, 64
ROWS, COLUMNS = HIGH // ROW_HIGH + 1, WIDE // COLUMN_WIDE + 1
"""Rows and columns of the sheet that a chart covers, and one more."""
HEADING_ROWS = 2

FIRST = 2
"""The column of the chart data that the first reference date stands in."""

LINES = ("Result", "Middle", "Lower limit", "Upper limit")


def add_charts(book: Any, tables: BookTables, answer: MeasuresAnswer, title: str) -> None:
    """Add a sheet of charts and one of their numbers; none where there is no trend."""
    areas = [(judgement, _with_trend(answer, ids)) for judgement, ids in KEY_MEASURES.items()]
    if not any(figures for _, figures in areas):
        return
    sheet = book.add_worksheet(CHARTS)
    set_for_print(sheet, title)
    sheet.hide_gridlines(2)
    heading = book.add_format({"bold": True, "font_size": 14})
    pages = [
        (AREAS[judgement], page)
        for judgement, figures in areas
        for page in _pages(figures, ACROSS * DOWN)
    ]
    line, high = 1, HEADING_ROWS + DOWN * ROWS
    for number, (area, page) in enumerate(pages):
        sheet.write_string(number * high, 0, area, heading)
        for place, figure in enumerate(page):
            chart = _chart(book, figure, line, len(answer.snapshots))
            row = number * high + HEADING_ROWS + ROWS * (place // ACROSS)
            words = figure.trend and trend_words(figure, figure.trend)
            sheet.insert_chart(row, COLUMNS * (place % ACROSS), chart, {"description": words})
            line += len(LINES)
    sheet.set_h_pagebreaks([high * number for number in range(1, len(pages))])
    sheet.print_area(0, 0, high * len(pages) - 1, COLUMNS * ACROSS - 1)
    days = [(day, 12) for _, day in answer.snapshots]
    rows = [row for _, figures in areas for figure in figures for row in _rows(figure)]
    tables.add(DATA, (("Measure", 52), ("Line", 14), *days), rows, still=FIRST)


def _with_trend(answer: MeasuresAnswer, ids: Sequence[str]) -> list[Figure]:
    known = {figure.measure.id: figure for figure in answer.now if figure.trend}
    return [known[name] for name in ids if name in known]


def _pages(figures: Sequence[Figure], most: int) -> Iterator[Sequence[Figure]]:
    for first in range(0, len(figures), most):
        yield figures[first : first + most]


def _rows(figure: Figure) -> list[Sequence[Cell]]:
    trend = figure.trend
    assert trend is not None, "only figures with a trend are drawn"
    values = [point.value for point in trend.points]
    lines = (values, [trend.centre] * len(values), trend.lower, trend.upper)
    return [
        (figure.measure.name, name, *numbers) for name, numbers in zip(LINES, lines, strict=True)
    ]


def _chart(book: Any, figure: Figure, row: int, count: int) -> Any:
    chart = book.add_chart({"type": "line"})
    looks = (
        {"color": "#12375E", "width": 2.25},
        {"color": FAINT_INK, "width": 1, "dash_type": "dash"},
        {"color": RULE, "width": 1, "dash_type": "square_dot"},
        {"color": RULE, "width": 1, "dash_type": "square_dot"},
    )
    trend = figure.trend
    for place, (name, look) in enumerate(zip(LINES, looks, strict=True)):
        if trend and not _drawn(trend, place):
            continue
        last = FIRST + count - 1
        chart.add_series(
            {
                "name": name,
                "categories": [DATA, 0, FIRST, 0, last],
                "values": [DATA, row + place, FIRST, row + place, last],
                "line": look,
                "marker": {"type": "circle", "size": 4, "fill": {"color": "#12375E"}}
                if not place
                else {"type": "none"},
            }
        )
    font = {"color": INK, "size": 9}
    chart.set_title(
        {"name": figure.measure.name, "name_font": {"size": 11, "color": INK}, "overlay": False}
    )
    chart.set_x_axis(
        {"num_format": "mmm yy", "num_font": font, "text_axis": True, "label_position": "low"}
    )
    chart.set_y_axis({"num_font": font, "major_gridlines": {"visible": False}, **_up(figure)})
    chart.set_legend({"none": True})
    chart.set_size({"width": WIDE, "height": HIGH})
    return chart


def _up(figure: Figure) -> Mapping[str, Any]:
    """How values are written beside a chart; there is nothing above 100 per cent."""
    if figure.measure.unit is not Unit.SHARE:
        return {"num_format": "#,##0"}
    values = [point.value or 0 for point in figure.trend.points] if figure.trend else []
    return {"num_format": '0"%"'} | ({"max": 100} if max(values, default=0) > 90 else {})


def _drawn(trend: Trend, place: int) -> bool:
    """Whether a line has any value."""
    values = [point.value for point in trend.points]
    return any(
        value is not None for value in (values, [trend.centre], trend.lower, trend.upper)[place]
    )
