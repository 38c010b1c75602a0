"""The numbers of figures in words."""

from ilacs.measures.measure import Unit

NOT_SAID = "–"
"""Stands for a number that there is none of, or that is not shown."""

_ENDINGS = {Unit.SHARE: "%", Unit.MIX: "%", Unit.DAYS: " days", Unit.WORKING_DAYS: " working days"}


def value_in_words(value: float | None, unit: Unit) -> str:
    """Such as `944`, `32.1%` or `57.5 days`."""
    if value is None:
        return NOT_SAID
    if unit is Unit.COUNT:
        return f"{value:,.0f}"
    if unit in (Unit.SHARE, Unit.MIX):
        return f"{value:.1f}%"
    words = f"{value:,.1f}".removesuffix(".0")
    ending = _ENDINGS[unit]
    return words + (ending.removesuffix("s") if words == "1" else ending)


def number_in_words(number: int | None) -> str:
    """A count."""
    return NOT_SAID if number is None else f"{number:,}"
