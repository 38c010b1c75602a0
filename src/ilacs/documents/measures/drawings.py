"""Small drawings beside figures, as SVG that takes its colours from the page.

Each says in words what it shows, for those who do not see it. Widths are in the units of the
drawing: it is as wide as there is room, and never wider than drawn.
"""

from collections.abc import Iterator, Sequence
from html import escape

from ilacs.documents.measures.answers import Band, Figure
from ilacs.documents.measures.value_words import NOT_SAID, number_in_words, value_in_words
from ilacs.documents.text_lines import day_in_words
from ilacs.measures.measure import Unit
from ilacs.measures.trends import SignalKind, Trend

WIDTH = 280
"""What there is room for at 320 pixels."""

BAR_HEIGHT = 14

LEFT, RIGHT, TOP, BOTTOM = 46, 8, 10, 86
"""The edges of the ground of a trend; the words stand outside of it."""
TREND_HEIGHT = 106

SMALL_WIDTH, SMALL_HEIGHT = 120, 36
"""A trend in a row of a list."""

GROUND = 78
"""The line that the bars of bands stand on."""
BANDS_HEIGHT = 96
TALLEST = 60

STYLE = """
.d text { font: 12px Arial, Helvetica, sans-serif; fill: #0b0c0c; }
.d .frame { fill: #fff; stroke: #0b0c0c; }
.d .met, .d .column { fill: #12375e; }
.d .unknown { fill: #e8a03e; }
.d .back { fill: #f3f2f1; stroke: #505a5f; stroke-dasharray: 3 2; }
.d .axis { stroke: #b1b4b6; }
.d .limits { fill: #e7ebf0; stroke: #6b7d92; stroke-dasharray: 2 2; }
.d .middle { fill: none; stroke: #505a5f; stroke-dasharray: 6 3; }
.d .line { fill: none; stroke: #12375e; stroke-width: 2; }
.d .point { fill: #12375e; }
.d .signal { fill: #fff; stroke: #942514; stroke-width: 2.5; }
"""

Spot = tuple[float, float]


def bar(met: int, not_known: int, of: int) -> str:
    """Met and not known, of all. The words beside it say the same: it is not read out."""
    first, second = (round(WIDTH * part / of, 1) for part in (met, not_known))
    unknown = f'<rect class="unknown" x="{first}" y="1" width="{second}" height="12"/>'
    return (
        f'<svg class="d bar" viewBox="0 0 {WIDTH} {BAR_HEIGHT}" width="{WIDTH}" '
        f'height="{BAR_HEIGHT}" aria-hidden="true" focusable="false">'
        f'<rect class="frame" x=".5" y=".5" width="{WIDTH - 1}" height="13"/>'
        f'<rect class="met" width="{first}" height="14"/>{unknown if second else ""}</svg>'
    )


def trend_drawing(figure: Figure, trend: Trend) -> str:
    """The line of a trend, its middle line and limits; points that stand out are squares.

    Empty where no point has a value.
    """
    values = [point.value for point in trend.points]
    known = [value for value in values if value is not None]
    if not known:
        return ""
    told = [*known, *_known(trend.lower), *_known(trend.upper), *_known([trend.centre])]
    scale = _Scale(trend, *_ends(min(told), max(told), figure.measure.unit))
    return (
        f'<svg class="d" viewBox="0 0 {WIDTH} {TREND_HEIGHT}" width="{WIDTH}" '
        f'height="{TREND_HEIGHT}" role="img" aria-label="{escape(trend_words(figure, trend))}">'
        + "".join(_trend_parts(figure, trend, scale))
        + "</svg>"
    )


def small_trend(figure: Figure, trend: Trend) -> str:
    """The line of a trend alone, to stand in a row of a list; the last point is marked.

    It says in words what it shows. Empty where no point has a value.
    """
    known = [point.value for point in trend.points if point.value is not None]
    if not known:
        return ""
    low, high = _ends(min(known), max(known), figure.measure.unit)
    days = [point.reference_date.toordinal() for point in trend.points]
    span = days[-1] - days[0] or 1
    wide, tall = SMALL_WIDTH - 12, SMALL_HEIGHT - 12
    runs: list[list[Spot]] = [[]]
    for day, point in zip(days, trend.points, strict=True):
        if point.value is None:
            runs.append([])
        else:
            up = 6 + tall * (high - point.value) / (high - low)
            runs[-1].append((round(6 + wide * (day - days[0]) / span, 1), round(up, 1)))
    lines = "".join(
        f'<polyline class="line" points="{_points(run)}"/>' for run in runs if len(run) > 1
    )
    across, up = next(run for run in reversed(runs) if run)[-1]
    return (
        f'<svg class="d" viewBox="0 0 {SMALL_WIDTH} {SMALL_HEIGHT}" width="{SMALL_WIDTH}" '
        f'height="{SMALL_HEIGHT}" role="img" aria-label="{escape(trend_words(figure, trend))}">'
        f'{lines}<circle class="point" cx="{across:g}" cy="{up:g}" r="4"/></svg>'
    )


class _Scale:
    """Where a point of a trend stands: days along, values up."""

    def __init__(self, trend: Trend, low: float, high: float) -> None:
        days = [point.reference_date.toordinal() for point in trend.points]
        self.low, self.high = low, high
        wide = WIDTH - RIGHT - LEFT - 8
        span = days[-1] - days[0] or 1
        self._across = [round(LEFT + 4 + wide * (day - days[0]) / span, 1) for day in days]

    def up(self, value: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * (value - self.low) / (self.high - self.low), 1)

    def spots(self, values: Sequence[float | None]) -> Iterator[list[Spot]]:
        """Where values stand: a part for each run of them that no gap parts."""
        run: list[Spot] = []
        for across, value in zip(self._across, values, strict=True):
            if value is not None:
                run.append((across, self.up(value)))
            elif run:
                yield run
                run = []
        if run:
            yield run

    def spot(self, place: int, value: float) -> Spot:
        return self._across[place], self.up(value)


def _trend_parts(figure: Figure, trend: Trend, scale: _Scale) -> Iterator[str]:
    values = [point.value for point in trend.points]
    limited = [
        (low, high) if low is not None and high is not None else None
        for low, high in zip(trend.lower, trend.upper, strict=True)
    ]
    tops = scale.spots([pair and pair[1] for pair in limited])
    feet = scale.spots([pair and pair[0] for pair in limited])
    for top, foot in zip(tops, feet, strict=True):
        yield f'<polygon class="limits" points="{_points([*top, *reversed(foot)])}"/>'
    yield f'<path class="axis" d="M{LEFT} {TOP}V{BOTTOM}H{WIDTH - RIGHT}" fill="none"/>'
    if trend.centre is not None:
        yield f'<path class="middle" d="M{LEFT} {scale.up(trend.centre)}H{WIDTH - RIGHT}"/>'
    for run in scale.spots(values):
        yield f'<polyline class="line" points="{_points(run)}"/>'
    marked = {
        day
        for signal in trend.signals
        if signal.kind is not SignalKind.FEW_CROSSINGS  # It is of the whole line.
        for day in signal.dates
    }
    for place, point in enumerate(trend.points):
        if point.value is not None:
            across, up = scale.spot(place, point.value)
            if point.reference_date in marked:
                corner = f'x="{across - 4:g}" y="{up - 4:g}"'
                yield f'<rect class="signal" {corner} width="8" height="8"/>'
            else:
                yield f'<circle class="point" cx="{across:g}" cy="{up:g}" r="2.5"/>'
    unit = figure.measure.unit
    for value, up in ((scale.high, TOP), (scale.low, BOTTOM)):
        yield f'<text x="{LEFT - 4}" y="{up + 4}" text-anchor="end">{_short(value, unit)}</text>'
    first, last = (day_in_words(one.reference_date) for one in (trend.points[0], trend.points[-1]))
    yield f'<text x="{LEFT}" y="{TREND_HEIGHT - 4}">{first}</text>'
    yield f'<text x="{WIDTH - RIGHT}" y="{TREND_HEIGHT - 4}" text-anchor="end">{last}</text>'


def trend_words(figure: Figure, trend: Trend) -> str:
    """What a trend with a value or more shows, in a sentence."""
    unit = figure.measure.unit
    known = [point for point in trend.points if point.value is not None]
    values = [point.value for point in known if point.value is not None]
    first, last = trend.points[0].reference_date, trend.points[-1].reference_date
    if not values:
        return (
            f"Trend of {figure.measure.name}: no value from {day_in_words(first)} to "
            f"{day_in_words(last)} is known or shown."
        )
    low, high, end = (value_in_words(one, unit) for one in (min(values), max(values), values[-1]))
    middle = "" if trend.centre is None else f", middle line {value_in_words(trend.centre, unit)}"
    return (
        f"Trend of {figure.measure.name}: {len(known)} values from {day_in_words(first)} to "
        f"{day_in_words(last)}, lowest {low}, highest {high}, last {end}{middle}."
    )


def _ends(low: float, high: float, unit: Unit) -> tuple[float, float]:
    """The least and the greatest value of a scale: there is room between them, and none below 0."""
    if unit is Unit.SHARE:
        low, high = max(low, 0), min(high, 100)
        least = 5.0
    else:
        least = 2.0
    if high - low < least:
        middle = (low + high) / 2
        low, high = middle - least / 2, middle + least / 2
        if unit is Unit.SHARE and high > 100:
            low, high = 100 - least, 100
    if low < 0:
        low, high = 0, max(high, least)
    return float(int(low)), float(-int(-high // 1))


def _short(value: float, unit: Unit) -> str:
    return f"{value:,.0f}%" if unit is Unit.SHARE else f"{value:,.0f}"


def _known(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None]


def _points(spots: Sequence[Spot]) -> str:
    return " ".join(f"{across:g},{up:g}" for across, up in spots)


def bands_drawing(name: str, bands: Sequence[Band]) -> str:
    """How many rows took how long, a column for each band; what is not shown is a dashed box."""
    most = max((band.rows or 0 for band in bands), default=0)
    if not most:
        return ""
    words = "; ".join(f"{band_in_words(band)}: {number_in_words(band.rows)}" for band in bands)
    return (
        f'<svg class="d" viewBox="0 0 {WIDTH} {BANDS_HEIGHT}" width="{WIDTH}" '
        f'height="{BANDS_HEIGHT}" role="img" '
        f'aria-label="{escape(f"{name}, rows by days: {words}.")}">'
        + "".join(_columns(bands, most))
        + f'<path class="axis" d="M0 {GROUND}.5H{WIDTH}"/></svg>'
    )


def _columns(bands: Sequence[Band], most: int) -> Iterator[str]:
    step = WIDTH / max(len(bands), 4)
    for place, band in enumerate(bands):
        left, middle = round(step * place + 1, 1), round(step * (place + 0.5), 1)
        high = TALLEST / 4 if band.rows is None else round(TALLEST * band.rows / most, 1)
        look = "back" if band.rows is None else "column"
        if high:
            yield (
                f'<rect class="{look}" x="{left:g}" y="{GROUND - high:g}" '
                f'width="{step - 2:g}" height="{high:g}"/>'
            )
        number = NOT_SAID if band.rows is None else f"{band.rows:,}" if band.rows else ""
        if number:
            above = f'x="{middle:g}" y="{GROUND - high - 4:g}"'
            yield f'<text {above} text-anchor="middle">{number}</text>'
        end = "+" if band.last is None else ""
        yield (
            f'<text x="{middle:g}" y="{BANDS_HEIGHT - 4}" text-anchor="middle">'
            f"{band.first}{end}</text>"
        )


def band_in_words(band: Band) -> str:
    """Such as `5 to 9 days`."""
    if band.last is None:
        return f"{band.first} days or more"
    days = f"{band.first}" if band.first == band.last else f"{band.first} to {band.last}"
    return f"{days} day" if days == "1" else f"{days} days"
