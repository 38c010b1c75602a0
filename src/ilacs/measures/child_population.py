"""The children who live in an area, as a file of the authority says, and rates per 10,000 of them.

The file has the columns of COLUMNS. Nothing is guessed: without a row that fits there is no rate.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl

from ilacs.framework.number_words import counted, listed
from ilacs.lists.declared.code_sets import code_sets
from ilacs.lists.reading.headers import squeezed
from ilacs.measures.described import AGE_BANDS, NOT_SAID, By, ethnic_groups
from ilacs.measures.figures import MEASURE
from ilacs.measures.given import AUTHORITY, REFERENCE_DATE
from ilacs.measures.intervals import of_count
from ilacs.measures.measure import Measure
from ilacs.measures.user_tables import Columns, UserRow, read_user_table

COLUMNS = Columns(("authority", "year", "by", "group", "children"), optional=("authority",))
"""The columns of the file.

`authority` may be left out or blank where there is one. `year` is that of the mid-year estimate.
`by` is blank for all children, or gender, age band or ethnic group, and `group` names the group as
figures do. `children` are those aged 0 to 17.
"""

PER = 10_000
FIRST_YEAR, LAST_YEAR = 1990, 2100
MOST_CHILDREN = 20_000_000
MIDDLE_OF_YEAR = (6, 30)
"""Month and day that mid-year estimates are of."""


@dataclass(frozen=True)
class Children:
    """How many children aged 0 to 17 there are: all, or those of one group. `row` of the file."""

    authority: str | None
    year: int
    by: By | None
    group: str | None
    children: int
    row: int


@dataclass(frozen=True)
class ChildPopulation:
    """What the authority's own file says, and the file's name."""

    source: str
    rows: tuple[Children, ...]

    def beside(self, figures: pl.DataFrame) -> "ChildPopulation":
        """What can be used for figures: rows that name no authority cannot for several."""
        if figures[AUTHORITY].n_unique() <= 1:
            return self
        return replace(self, rows=tuple(row for row in self.rows if row.authority))

    def groups(self, authority: str, on: date, by: By | None = None) -> Mapping[str, Children]:
        """The groups of the year that fits a day, by name; of all children one, named "".

        Empty where the file says nothing of that authority. The year is the last with its middle
        on or before the day, else the first after it. Rows that name no authority fit any, unless
        others are named; figures that name none fit a file of one authority.
        """
        named = {squeezed(row.authority) for row in self.rows if row.authority}
        if authority and named:
            rows = [
                row for row in self.rows if squeezed(row.authority or "") == squeezed(authority)
            ]
        elif len(named) > 1:
            rows = []
        else:
            rows = list(self.rows)
        rows = [row for row in rows if row.by is by]
        if not rows:
            return {}
        years = sorted({row.year for row in rows})
        before = [year for year in years if date(year, *MIDDLE_OF_YEAR) <= on]
        year = before[-1] if before else years[0]
        return {row.group or "": row for row in rows if row.year == year}


@dataclass(frozen=True)
class RateOfFigure:
    """A count per 10,000 children, over a year where it counts events, with its 95% interval.

    The numbers are null where the count is kept back or no population fits; `words` say how it was
    made, or why it was not.
    """

    measure: str
    authority: str
    reference_date: date
    count: int | None
    children: int | None
    year: int | None
    rate: float | None
    lower: float | None
    upper: float | None
    words: str


def read_child_population(path: Path) -> ChildPopulation:
    """Read a CSV file or workbook with the columns of COLUMNS.

    Raises lists.reading.errors.CannotRead, with the row and column of what cannot be used.
    """
    rows = read_user_table(
        path,
        COLUMNS,
        _children,
        key=lambda row: (squeezed(row.authority or ""), row.year, row.by, row.group),
    )
    return ChildPopulation(path.name, rows)


@cache
def groups_of(by: By) -> tuple[str, ...]:
    """The names of the groups that a population can have, as figures name them."""
    match by:
        case By.GENDER:
            names = [code.key for code in code_sets()["gender"].codes]
        case By.AGE_BAND:
            names = [name for last, name in AGE_BANDS if last >= 0]
        case By.ETHNIC_GROUP:
            names = list(ethnic_groups())
        case _:
            names = []
    return tuple(name for name in names if name not in NOT_SAID.get(by, ()))


KINDS: tuple[By, ...] = (By.GENDER, By.AGE_BAND, By.ETHNIC_GROUP)
"""What a population can be broken down by."""


def _children(row: UserRow) -> Children:
    by = _by(row)
    children = row.whole("children", 0 if by else 1, MOST_CHILDREN)
    return Children(
        authority=row.text("authority") or None,
        year=row.whole("year", FIRST_YEAR, LAST_YEAR),
        by=by,
        group=_group(row, by),
        children=children,
        row=row.number,
    )


def _by(row: UserRow) -> By | None:
    text = squeezed(row.text("by"))
    if not text:
        return None
    for by in KINDS:
        if squeezed(by.value) == text:
            return by
    kinds = listed((by.value.replace("_", " ") for by in KINDS), last="or")
    raise row.refused(f"this must be blank, {kinds}.", "by")


def _group(row: UserRow, by: By | None) -> str | None:
    text = row.text("group")
    if by is None:
        if text:
            raise row.refused("there is a group, but “by” does not say of what kind.", "group")
        return None
    for name in groups_of(by):
        if squeezed(name) == squeezed(text):
            return name
    raise row.refused(f"this must be {listed(groups_of(by), last='or')}.", "group")


def rates_of(
    figures: pl.DataFrame, measures: Sequence[Measure], population: ChildPopulation
) -> tuple[RateOfFigure, ...]:
    """The rates of the figures (figures.FIGURES) of those measures that have one (Measure.rate).

    In the order of the figures. A count of events of a window is taken as many times as the window
    goes into a year, and so is its interval. Where figures are protected, rates are of the counts
    that are shown.
    """
    rated = {measure.id: measure for measure in measures if measure.rate}
    rows = figures.filter(pl.col(MEASURE).is_in(list(rated)))
    people = population.beside(figures)
    return tuple(
        _rate(rated[measure], authority, day, met, people)
        for measure, authority, day, met in rows.select(
            MEASURE, AUTHORITY, REFERENCE_DATE, "met"
        ).iter_rows()
    )


def _rate(
    measure: Measure, authority: str, day: date, count: int | None, population: ChildPopulation
) -> RateOfFigure:
    everyone = population.groups(authority, day).get("")
    if count is None or everyone is None:
        words = (
            "There is no rate: the count is kept back."
            if everyone
            else f"There is no rate: {population.source} has no row for all children here."
        )
        children, year = (everyone.children, everyone.year) if everyone else (None, None)
        return RateOfFigure(
            measure.id, authority, day, count, children, year, None, None, None, words
        )
    times = 12 / measure.window if measure.window else 1.0
    interval = of_count(count)
    rate, lower, upper = (
        number * times * PER / everyone.children
        for number in (interval.estimate, interval.lower, interval.upper)
    )
    return RateOfFigure(
        measure.id,
        authority,
        day,
        count,
        everyone.children,
        everyone.year,
        rate,
        lower,
        upper,
        _words(measure, everyone, rate, lower, upper),
    )


def _words(measure: Measure, everyone: Children, rate: float, lower: float, upper: float) -> str:
    over = (
        f"The events of {counted(measure.window, 'month')}, as of a year, for"
        if measure.window
        else "For"
    )
    return (
        f"{over} {everyone.children:,} children of {everyone.year}: {rate:,.1f} per {PER:,} (95% "
        f"interval {lower:,.1f} to {upper:,.1f})."
    )
