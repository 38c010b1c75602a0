"""The day that the lists describe, and how it was come by."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from ilacs.lists.reading.findings_of import finding
from ilacs.lists.reading.stored_dates import Stored
from ilacs.lists.snapshot import ListRows, ReferenceDate, Settled

FOLLOWED_BY = 31
"""A newest event counts only if other events lie within so many days before it: a slip in a year
stands alone."""

LEAST = 3


def settle(
    lists: Mapping[str, ListRows], given: date | None, stored: Stored | None
) -> ReferenceDate:
    """The reference date: given, else stored in the files, else guessed, else unknown."""
    if given:
        return ReferenceDate(given, Settled.GIVEN, "It was given.")
    if stored and stored.day:
        reason = f"It is {stored.day:%d/%m/%Y}: {stored.words}."
        return ReferenceDate(stored.day, Settled.STORED, reason)
    why = f"The files name {_shown(stored)}." if stored else "Nothing was given."
    days = event_days(lists)
    guess = newest(days)
    if guess is None:
        return ReferenceDate(
            None,
            Settled.UNKNOWN,
            f"{why} The lists hold no dates of events to guess it from.",
        )
    before = f"{why} " if stored else ""
    later = int((days > guess).sum())
    passed_over = f", passing over {later} later ones that stand alone" if later else ""
    return ReferenceDate(
        guess,
        Settled.GUESSED,
        f"{before}It was guessed: the newest event in the lists is on {guess:%d/%m/%Y}"
        f"{passed_over}. The true day is that day or a little later.",
    )


def differs(given: date | None, stored: Stored | None) -> list[pl.DataFrame]:
    """A finding if the files name another day than the one given."""
    if given is None or stored is None or stored.days == {given}:
        return []
    return [finding("read-reference-date-differs", detail=_shown(stored))]


def _shown(stored: Stored) -> str:
    days = f"{stored.day:%d/%m/%Y}" if stored.day else f"{len(stored.days)} different days"
    return f"{days}: {stored.words}"


def event_days(lists: Mapping[str, ListRows]) -> pl.Series:
    """The days of all events that can only lie on or before the reference date."""
    days = [
        read.rows[name].drop_nulls()
        for read in lists.values()
        for name in read.spec.events
        if name in read.rows.columns
    ]
    return pl.concat(days) if days else pl.Series([], dtype=pl.Date)


def newest(days: pl.Series) -> date | None:
    """The newest day that is not alone: others lie in the month before it, or on it.

    Where there are too few days to tell, the newest.
    """
    if days.is_empty():
        return None
    ordered = days.sort(descending=True)
    if len(ordered) > LEAST:
        company = (ordered.head(-LEAST + 1) - ordered.slice(LEAST - 1)).dt.total_days()
        near = (company <= FOLLOWED_BY).arg_true()
        if len(near):
            day: date = ordered[int(near[0])]
            return day
    first: date = ordered[0]
    return first
