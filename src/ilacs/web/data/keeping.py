"""How long lists are kept, and on which day they go."""

from datetime import date, timedelta

from ilacs.framework.calendar_steps import add_months

DEFAULT_MONTHS = 36
"""From one standard inspection to the next: their usual interval is three years."""
FEWEST_MONTHS, MOST_MONTHS = 3, 120
"""What a period can be: with fewer there is nothing to compare, and more is no period."""

NOTICE = timedelta(days=7)
"""For so long at least pages say that lists go, before they do: whatever the period is, became or
was by mistake, and however long nothing ran.
"""
UNDECIDED = timedelta(days=30)
"""For so long an upload is kept that nobody accepts."""


def due_on(reference_date: date, months: int) -> date:
    """The day on which lists have been kept for so many months."""
    return add_months(reference_date, months)


def about_to_go(reference_date: date, months: int, today: date) -> bool:
    """Whether it must be announced by now that they go."""
    return due_on(reference_date, months) <= today + NOTICE


def goes_on(reference_date: date, announced_on: date | None, months: int, today: date) -> date:
    """The day on which lists go, as it stands today.

    `announced_on`: since when it has been said. A day to come is that of a clock that went wrong.
    """
    said = today if announced_on is None or announced_on > today else announced_on
    return max(due_on(reference_date, months), said + NOTICE)


def upload_goes_on(put_in: date) -> date:
    """The day on which an upload goes that nobody accepts."""
    return put_in + UNDECIDED
