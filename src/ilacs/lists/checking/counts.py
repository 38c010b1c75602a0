"""X25: counts of the twelve months before a child's latest referral or enquiry."""

from dataclasses import dataclass

import polars as pl

from ilacs.lists.checking.check import At, Check, error
from ilacs.lists.checking.expressions import other
from ilacs.lists.findings import About


@dataclass(frozen=True)
class Count:
    """A column that counts events: in which list, and the dates of the events it counts.

    It counts back from the latest `since` of the child, on every row alike.
    """

    list_id: str
    column: str
    counted: str
    since: str


COUNTS = (
    Count("referrals", "referrals_12_months", "referral_date", "referral_date"),
    Count("enquiries", "enquiries_12_months", "strategy_discussion", "strategy_discussion"),
    Count("enquiries", "conferences_12_months", "conference_date", "strategy_discussion"),
)


def _differs(count: Count) -> pl.Expr:
    number = pl.col(count.column)
    differs = number.min().over("child_id") != number.max().over("child_id")
    return differs & number.is_not_null()


def _too_low(count: Count) -> pl.Expr:
    """Fewer than the list itself shows: days with an event in the year before the latest.

    Two rows of one day are counted once, since they can be one event from two sources. The
    conference that the latest enquiry led to comes after it, and so is not counted. Of a number
    below nought another rule speaks.
    """
    latest, event = other(count.list_id, "latest_date"), pl.col(count.counted)
    before = (event < latest) & (event > latest.dt.offset_by("-12mo"))
    day = pl.struct("child_id", count.counted).is_first_distinct()
    number = pl.col(count.column)
    return (number >= 0) & (number < (before & day).sum().over("child_id"))


CHECKS: tuple[Check, ...] = (
    error(
        "x25-count-differs",
        "{column} is not the same on all rows of the child.",
        "Count back from the child's latest row, and put the same number on every row.",
        *(At(count.list_id, count.column, _differs(count)) for count in COUNTS),
        about=About.LISTS,
    ),
    error(
        "x25-count-too-low",
        "{column} is lower than the list itself shows for the twelve months before the child's "
        "latest row.",
        "Count all that began in the twelve months before the child's latest one, which is not "
        "counted itself.",
        *(At(count.list_id, count.column, _too_low(count)) for count in COUNTS),
    ),
)
