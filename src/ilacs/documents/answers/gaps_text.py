"""Time between inspections, and how good the forecasts of it were, as lines of text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ilacs.documents.answers.common import closing, heading
from ilacs.documents.text_lines import day_in_words, table_lines, wrapped
from ilacs.documents.words import in_words
from ilacs.sector.next_inspection import Calibration, TimeBetween
from ilacs.sector.next_inspection.back_test import Period
from ilacs.sector.next_inspection.between import Began
from ilacs.sector.record import Limits

BEGAN = {
    Began.SIF: "After a single inspection",
    Began.ILACS_BEFORE_SUSPENSION: "After ILACS, before June 2021",
    Began.ILACS_SINCE_RESUMPTION: "After ILACS, since June 2021",
}


@dataclass(frozen=True, slots=True)
class GapsAnswer:
    """The time between full inspections, as could be known on the day."""

    as_at: date
    gaps: tuple[TimeBetween, ...]
    limits: Limits


def gaps_lines(answer: GapsAnswer, width: int) -> Iterator[str]:
    """Months from one full inspection to the next, by the overall grade of the first."""
    yield from heading("Months from one full inspection to the next", width)
    yield f"As at {day_in_words(answer.as_at)}"
    yield from wrapped(
        "From the last day on site to the first of the next. Open: no next one is known yet, so "
        "where many are open the figures are those of the shorter gaps.",
        width,
    )
    yield ""
    headings = ("Began", "Overall", "Ended", "Open", "Median", "Middle half", "Range")
    rows = (
        (
            BEGAN[row.began],
            in_words(row.grade) or "none given",
            str(row.ended),
            str(row.open),
            _months(row.median),
            _pair(row.quartiles),
            _pair(row.range),
        )
        for row in answer.gaps
    )
    yield from table_lines(headings, rows, width, right=(2, 3, 4, 5, 6))
    yield from closing(answer.limits, width)


def calibration_lines(answer: Calibration, width: int) -> Iterator[str]:
    """For each period of cut-off days: what the windows should hold, and what they held."""
    yield from heading("How the windows of the next inspection did on past days", width)
    yield from wrapped(
        "On each cut-off day the model was fitted on what was published by then. Windows are "
        f"counted that could be followed to their end ({day_in_words(answer.followed_until)}).",
        width,
    )
    for period in answer.periods:
        yield ""
        yield from _period(period, width)


def _period(period: Period, width: int) -> Iterator[str]:
    days = f"{day_in_words(period.first)} to {day_in_words(period.last)}"
    yield from wrapped(
        f"{period.name[0].upper()}{period.name[1:]}: {period.cut_offs} cut-off days, {days}; "
        f"{period.forecasts:,} forecasts for {period.authorities} authorities",
        width,
    )
    headings = ("Window", "Counted", "Held", "Came before", "Came after", "Months wide")
    rows = (
        (
            f"{100 * one.nominal:.0f} %",
            f"{one.windows:,}",
            f"{100 * one.within / one.windows:.0f} %" if one.windows else "",
            f"{100 * one.before / one.windows:.0f} %" if one.windows else "",
            f"{100 * one.after / one.windows:.0f} %" if one.windows else "",
            _months(one.months),
        )
        for one in period.coverage
    )
    yield from table_lines(headings, rows, width, right=range(6))
    yield from wrapped(
        f"Median error {_months(period.error)} months; the rule of 40 months after the last: "
        f"{_months(period.error_of_40)}.",
        width,
    )


def _months(months: float | None) -> str:
    return "" if months is None else f"{months:.1f}"


def _pair(pair: tuple[float, float] | None) -> str:
    return f"{pair[0]:.0f} to {pair[1]:.0f}" if pair else ""
