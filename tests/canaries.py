"""Lists in which every cell is a canary: a value that stands nowhere else, and may never be said.

A canary of text, number or date is easy to find again in whatever a program says, writes or
raises, in any of the forms that it may have been given on the way.
"""

import itertools
import logging
import re
import traceback
import warnings
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta

import polars as pl

from ilacs.lists.declared import ALL, Kind, code_sets

FIRST_DAY = date(2041, 7, 3)
FIRST_NUMBER = 918_273_001


@dataclass
class Canaries:
    """Makes canaries, each only once, and knows them again."""

    count: itertools.count = field(default_factory=itertools.count)
    children: set[str] = field(default_factory=set)
    """Those that stand where a child's number belongs: findings may name these, nothing else."""

    def text(self):
        return f"Qx{next(self.count):05d}zK"

    def child(self):
        made = f"Ch{next(self.count):05d}zK"
        self.children.add(made)
        return made

    def number(self):
        return FIRST_NUMBER + next(self.count) * 7

    def day(self):
        """Never the first of a month: what a copy makes of a day of birth."""
        day = FIRST_DAY + timedelta(next(self.count) % 300)
        return day if day.day > 1 else day + timedelta(1)

    def postcode(self):
        return f"ZQ{1 + next(self.count) % 9} {next(self.count) % 9}ZZ"


_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
SUNG = re.compile(
    # Texts, numbers, postcodes, and the days from July 2041 to April 2042 in any order of parts.
    rf"Qx\d+zK|\b9182\d\d\.?\d{{2,3}}\b|\bZQ\d ?\dZZ"
    rf"|204[12]\D{{1,2}}\d\d?\D{{1,2}}\d\d?\b|\b\d\d?\D{{1,2}}\d\d?\D{{1,2}}204[12]"
    rf"|(?:{_MONTHS})[a-z]*\D204[12]|(?:{_MONTHS})[a-z]* \d\d?,? 204[12]",
    re.IGNORECASE,
)
CHILD = re.compile(r"Ch\d+zK", re.IGNORECASE)


def sung(said, *, children=False):
    """The canaries in a text; `children` looks for those of the children's numbers too."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return SUNG.findall(text) + (CHILD.findall(text) if children else [])


def rows_of(spec, canaries):
    """Rows for one list: nothing but text, numbers, days, half-right values, and right ones."""

    def row(cell):
        return [
            canaries.child() if column.name == "child_id" else cell(column)
            for column in spec.columns
        ]

    twice = row(lambda column: right(column, canaries))
    return [
        row(lambda _: canaries.text()),
        row(lambda _: canaries.number()),
        row(lambda _: canaries.number() / 1000),
        row(lambda _: canaries.day()),
        row(lambda column: half_right(column, canaries)),
        row(lambda column: right(column, canaries)),
        twice,
        twice,
        [canaries.child(), *[None] * (len(spec.columns) - 1)],
        [None, *row(lambda _: canaries.text())[1:]],
    ]


def half_right(column, canaries):
    """What begins as if it could be read."""
    match column.kind:
        case Kind.DATE:
            return f"31/02/{canaries.day():%Y} {canaries.text()}"
        case Kind.INTEGER:
            return f"3 {canaries.text()}"
        case Kind.CODE:
            return f"{code_sets()[column.codes].codes[0].text} {canaries.text()}"
    return canaries.text()


def right(column, canaries):
    """What can be read: a canary where any value can be one."""
    match column.kind:
        case Kind.DATE:
            return canaries.day()
        case Kind.CODE:
            return code_sets()[column.codes].codes[-1].text
        case Kind.POSTCODE:
            return canaries.postcode()
    return {Kind.INTEGER: 1, Kind.AUTHORITY: "Brent", Kind.TIME: "21:40"}.get(
        column.kind, canaries.text()
    )


def sheets(canaries, specs=ALL):
    """Every list with an undeclared column at the end: (name, headers, rows)."""
    for spec in specs:
        headers = [column.header for column in spec.columns]
        rows = [
            [*row, *[None] * (len(headers) - len(row)), canaries.text()]
            for row in rows_of(spec, canaries)
        ]
        yield spec.sheet, [*headers, "Local note"], rows


def chain(error):
    """An exception and every one that it was raised from or while handling."""
    seen = []
    waiting = [error]
    while waiting:
        one = waiting.pop()
        if one is not None and one not in seen:
            seen.append(one)
            waiting += [one.__cause__, one.__context__, *getattr(one, "exceptions", ())]
    return seen


def told(error):
    """All that an exception tells, with those behind it and what hangs on them."""
    parts = []
    for one in chain(error):
        parts += [
            str(one),
            repr(one),
            repr(one.args),
            repr(vars(one)),
            *getattr(one, "__notes__", ()),
        ]
    return "\n".join([*parts, *traceback.format_exception(error)])


@contextmanager
def overheard():
    """Everything that is logged or warned, as a list of texts that grows."""
    heard = []

    class Ear(logging.Handler):
        def emit(self, record):
            heard.extend([record.getMessage(), repr(record.args), repr(record.exc_info)])

    ear, root = Ear(level=0), logging.getLogger()
    level = root.level
    root.addHandler(ear)
    root.setLevel(0)
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            yield heard
        heard.extend(str(each.message) for each in warned)
    finally:
        root.removeHandler(ear)
        root.setLevel(level)


def silent(findings):
    """No finding says a canary; the child's number stands in its own column only."""
    for name in findings.columns:
        said = findings[name].drop_nulls().cast(pl.String).str.join("\n").item()
        assert sung(said, children=name != "child_id") == [], name


def attempt(do, *arguments, **options):
    """What a call returns, or None if it raises; whatever it raises says no canary."""
    try:
        return do(*arguments, **options)
    except BaseException as error:  # What is written in Rust panics with one of these.
        if isinstance(error, (KeyboardInterrupt, AssertionError)):
            raise
        said = told(error)
    assert sung(said, children=True) == []
    return None
