"""What a list is made of: the records that lists, columns and codes are declared with."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Layout(StrEnum):
    """An edition of the official template. Later ones have more columns and codes."""

    Y2019 = "2019"
    Y2024 = "2024"


BOTH = (Layout.Y2019, Layout.Y2024)
ONLY_2024 = (Layout.Y2024,)


class Kind(StrEnum):
    """What the cells of a column hold."""

    IDENTIFIER = "identifier"
    TEXT = "text"
    PERSON = "name of a member of staff"
    DATE = "date"
    TIME = "time of day"
    """Text such as "21:40", by the 24-hour clock."""
    INTEGER = "whole number"
    CODE = "code"
    POSTCODE = "postcode"
    AUTHORITY = "authority"


class Family(StrEnum):
    """Where a list comes from."""

    ANNEX_A = "Annex A"
    SUPPLEMENTARY = "supplementary"


@dataclass(frozen=True)
class Code:
    """One answer of a code set.

    `key` is what ilacs stores: short, the same in every layout ("WBRI", "1A", "yes").
    `text` is the official cell text; `texts` holds the layouts that spell it otherwise.
    `group` and `subgroup` are the inspectorate's groupings, where it has them.
    `layouts` is empty for a code of the national set that no layout of this column allows: it is
    understood, and reported as wrong here.
    """

    key: str
    text: str
    detail: str = ""
    group: str | None = None
    subgroup: str | None = None
    layouts: tuple[Layout, ...] = BOTH
    texts: tuple[tuple[Layout, str], ...] = ()

    def text_in(self, layout: Layout) -> str:
        """The official text of the code in a layout."""
        return dict(self.texts).get(layout, self.text)


@dataclass(frozen=True)
class CodeSet:
    """The answers that a coded column allows, in the official order."""

    id: str
    title: str
    codes: tuple[Code, ...]
    source: str

    @cached_property
    def by_key(self) -> Mapping[str, Code]:
        """Every code by its key."""
        return {code.key: code for code in self.codes}

    def in_layout(self, layout: Layout) -> tuple[Code, ...]:
        """The codes that a layout knows."""
        return tuple(code for code in self.codes if layout in code.layouts)


@dataclass(frozen=True)
class Column:
    """One column of a list.

    `blank` says when the cell may be empty; None where it may never be.
    `codes` names the code set of a coded column.
    `lowest` is the least whole number allowed.
    `also` are headers seen in the wild that stand for this one; case, spaces, kinds of quotes
    and final question marks need not be listed.
    `themes` are slugs of `ilacs.framework.themes`: what inspectors ask that it helps answer.
    """

    name: str
    header: str
    kind: Kind
    blank: str | None
    description: str
    codes: str | None = None
    lowest: int | None = None
    themes: tuple[str, ...] = ()
    source: str = ""
    layouts: tuple[Layout, ...] = BOTH
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListSpec:
    """One list: what its rows are, which belong in it, and its columns in the official order.

    `sheet` is the official name of its tab, `names` other names of tabs and files;
    `official_title` is the template's title where it is worded or capitalised otherwise.
    `key` names the columns that together tell its rows apart.
    `events` are the date columns that can only lie on or before the reference date: the newest
    of them hints at it.
    """

    id: str
    number: int | None
    title: str
    family: Family
    sheet: str
    holds: str
    grain: str
    window: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    events: tuple[str, ...]
    source: str
    names: tuple[str, ...] = ()
    official_title: str = ""

    @property
    def heading(self) -> str:
        """The title that stands above the list in its tab."""
        title = self.official_title or self.title
        return title if self.number is None else f"List {self.number}: {title}"

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """Every column by its name."""
        return {column.name: column for column in self.columns}

    def in_layout(self, layout: Layout) -> tuple[Column, ...]:
        """The columns that a layout has, in its order."""
        return tuple(column for column in self.columns if layout in column.layouts)
