"""The tables and fields of the Standard Safeguarding Dataset that lists are made from.

Declared in three reviewed files: `tables.csv`, `fields.csv`, and `dates.csv`, which says what
each date tells about when a row was known. Names are those of the public data model
(github.com/data-to-insight/ssd-data-model, MIT licence), with what earlier and later versions
call them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property

from ilacs.lists.reviewed import rows_of

PERSON = "ssd_person"
"""The table of persons, without which nothing can be made."""


class FieldKind(StrEnum):
    """What a field holds. A moment is a date that may have a time of day."""

    IDENTIFIER = "identifier"
    TEXT = "text"
    DATE = "date"
    MOMENT = "moment"


class Need(StrEnum):
    """How much a field is needed."""

    MUST = "must"
    """Without it the table says nothing."""
    SHOULD = "should"
    """Without it a column of a list is empty."""
    MAY = "may"
    """Only some versions or systems have it."""


class DateRole(StrEnum):
    """What a date tells about its row."""

    EVENT = "event"
    """The row is known from this day on. Without it, it is not known when."""
    EVENT_OR_BLANK = "event or blank"
    """The same; but rows without the date are taken as always known."""
    HELD = "held"
    """The same; but rows without it are plans that nothing came of yet."""
    LATER = "later"
    """Known from this day on; the row was known before it."""


@dataclass(frozen=True)
class Field:
    """One field of a table. `also` are the names that other versions give it."""

    name: str
    kind: FieldKind
    need: Need
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class DateField:
    """What one date tells; `with_it` are the fields that are known only once it is."""

    field: str
    role: DateRole
    with_it: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One table. `person` is the field that names the child or worker, where it has one."""

    name: str
    also: tuple[str, ...]
    holds: str
    fields: tuple[Field, ...]
    dates: tuple[DateField, ...]

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """Every field by its name."""
        return {field.name: field for field in self.fields}

    @cached_property
    def person(self) -> str | None:
        """The field that says whom a row is about."""
        return next((name for name in self.by_name if name.endswith("_person_id")), None)

    @cached_property
    def event(self) -> DateField | None:
        """The date that says from when a row is known."""
        return next((date for date in self.dates if date.role is not DateRole.LATER), None)

    @cached_property
    def key(self) -> str:
        """The field that rows are put in order by: the first declared."""
        return self.fields[0].name


@cache
def tables() -> Mapping[str, Table]:
    """Every table that is used, by its name."""
    fields: dict[str, list[Field]] = {}
    for row in rows_of(__package__, "fields.csv"):
        fields.setdefault(row["table"], []).append(
            Field(
                row["field"],
                FieldKind(row["kind"]),
                Need(row["need"]),
                tuple(row["also"].split()),
            )
        )
    dates: dict[str, list[DateField]] = {}
    for row in rows_of(__package__, "dates.csv"):
        dates.setdefault(row["table"], []).append(
            DateField(row["field"], DateRole(row["role"]), tuple(row["with"].split()))
        )
    return {
        row["table"]: Table(
            name=row["table"],
            also=tuple(row["also"].split()),
            holds=row["holds"],
            fields=tuple(fields[row["table"]]),
            dates=tuple(dates.get(row["table"], [])),
        )
        for row in rows_of(__package__, "tables.csv")
    }


@cache
def table_names() -> Mapping[str, str]:
    """Every name of a table, in lower case, with the name that it is declared by."""
    return {
        name.lower(): table.name
        for table in tables().values()
        for name in (table.name, *table.also)
    }


@cache
def values() -> Mapping[str, Mapping[str, str]]:
    """What the data set's own codes and words stand for, by set and by the value in lower case."""
    found: dict[str, dict[str, str]] = {}
    for row in rows_of(__package__, "values.csv"):
        found.setdefault(row["set"], {})[row["value"].lower()] = row["key"]
    return found


@cache
def placeholders() -> tuple[str, ...]:
    """Texts that stand for nothing."""
    return tuple(row["value"] for row in rows_of(__package__, "placeholders.csv"))


@cache
def role_ranks() -> Mapping[str, int]:
    """How near a role is to the worker a case is allocated to, by words in its name."""
    return {row["words"]: int(row["rank"]) for row in rows_of(__package__, "roles.csv")}
