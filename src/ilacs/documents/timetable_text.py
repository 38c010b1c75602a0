"""A timetable as lines for a terminal or a printer, 80 columns wide unless told."""

import textwrap
from collections.abc import Iterator
from itertools import zip_longest

from ilacs.documents.timetable_words import (
    TimetableRow,
    heading,
    rows_of,
    rule_in_words,
    rules_of,
)
from ilacs.framework.milestones import Timetable

WIDTH = 80
_NARROWEST = 40
_BESIDE = 60
"""Columns from which what is to be done stands beside the dates, not under them."""

_DATES = 29
"""Columns that the dates take."""


def timetable_lines(table: Timetable, title: str = "", width: int = WIDTH) -> Iterator[str]:
    """The milestones with their dates, and then the rules behind them by number.

    `title` is whom the timetable is for. Lines are at most `width` columns, which is at least 40.
    """
    width = max(width, _NARROWEST)
    yield from textwrap.wrap(heading(table, title), width)
    yield "=" * width
    for row in rows_of(table):
        yield from _row_lines(row, width)
    yield ""
    yield "Why these dates"
    for number, rule in enumerate(rules_of(table), start=1):
        yield from textwrap.wrap(
            rule_in_words(rule), width, initial_indent=f"{number:>3}. ", subsequent_indent=" " * 5
        )


def _row_lines(row: TimetableRow, width: int) -> Iterator[str]:
    says = [f"{row.what} [{row.id}; {row.basis}, {row.rule}]", row.to_do]
    says += [f"Note: {remark}" for remark in row.remarks]
    if width < _BESIDE:
        yield from textwrap.wrap(" ".join(row.when), width)
        for each in says:
            yield from textwrap.wrap(each, width, initial_indent="  ", subsequent_indent="  ")
        return
    lines = [line for each in says for line in textwrap.wrap(each, width - _DATES)]
    for date, line in zip_longest(row.when, lines, fillvalue=""):
        yield f"{date:<{_DATES}}{line}".rstrip()
