"""What becomes of each column in a copy that leaves the authority.

The classes stand in a reviewed table, `classes.csv`, by the name of the column. Coded columns
need no line: they hold nothing but keys of a closed list, and sharing lets nothing else through.
A column without a class, or with one that does not fit what its cells hold, is not shared.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ilacs.lists.declared import Column, Kind
from ilacs.lists.protected.pseudonyms import Subject
from ilacs.lists.reviewed import rows_of


class Privacy(StrEnum):
    """What becomes of a column."""

    PSEUDONYM = "pseudonym"
    BIRTH = "birth"
    AGE = "age"
    DATE = "date"
    TIME = "time"
    COUNT = "count"
    CODE = "code"
    POSTCODE = "postcode"
    AUTHORITY = "authority"
    STAFF = "staff"
    REMOVED = "removed"


TREATED: Mapping[Privacy, str] = {
    Privacy.PSEUDONYM: "A keyed pseudonym stands in its place.",
    Privacy.BIRTH: "The first of the month of birth, or of the month when it is expected.",
    Privacy.AGE: "Kept: whole years.",
    Privacy.DATE: "Kept; the first of the month where the month is that of the birth, or of a "
    "birthday at which cases end.",
    Privacy.TIME: "Kept.",
    Privacy.COUNT: "Kept.",
    Privacy.CODE: "Kept where it is a code of the list.",
    Privacy.POSTCODE: "The district: the part before the space.",
    Privacy.AUTHORITY: "Kept where it is an authority or a code of the list.",
    Privacy.STAFF: "Removed.",
    Privacy.REMOVED: "Removed.",
}
"""What is done, in words."""


@dataclass(frozen=True)
class PrivacyClass:
    """The class of one column; `subject` says whom an identifier or a name stands for."""

    privacy: Privacy
    subject: Subject | None = None
    why: str = ""


_CODE = PrivacyClass(Privacy.CODE, why="One of a closed list of answers.")
_UNKNOWN = PrivacyClass(Privacy.REMOVED, why="No class has been given to it.")


@cache
def classes() -> Mapping[str, PrivacyClass]:
    """The reviewed table, by the name of the column."""
    return {
        row["column"]: PrivacyClass(
            Privacy(row["privacy"]),
            Subject(row["subject"]) if row["subject"] else None,
            row["why"],
        )
        for row in rows_of(__package__, "classes.csv")
    }


_FITTING: Mapping[Privacy, frozenset[Kind]] = {
    Privacy.PSEUDONYM: frozenset({Kind.IDENTIFIER}),
    Privacy.BIRTH: frozenset({Kind.DATE}),
    Privacy.AGE: frozenset({Kind.INTEGER}),
    Privacy.DATE: frozenset({Kind.DATE}),
    Privacy.TIME: frozenset({Kind.TIME}),
    Privacy.COUNT: frozenset({Kind.INTEGER}),
    Privacy.CODE: frozenset({Kind.CODE}),
    Privacy.POSTCODE: frozenset({Kind.POSTCODE}),
    Privacy.AUTHORITY: frozenset({Kind.AUTHORITY}),
    Privacy.STAFF: frozenset({Kind.IDENTIFIER, Kind.PERSON, Kind.TEXT}),
    Privacy.REMOVED: frozenset(Kind),
}


def class_of(column: Column) -> PrivacyClass:
    """The class of a column; the removed ones include every column that has none."""
    given = classes().get(column.name)
    if given is not None and column.kind in _FITTING[given.privacy]:
        return given
    return _CODE if column.kind is Kind.CODE else _UNKNOWN


def subjects(columns: tuple[Column, ...]) -> Mapping[str, Subject]:
    """The columns that hold identifiers of people, and whom they stand for."""
    found = {column.name: class_of(column) for column in columns}
    return {
        name: each.subject
        for name, each in found.items()
        if each.privacy is Privacy.PSEUDONYM and each.subject is not None
    }
