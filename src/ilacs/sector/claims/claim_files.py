"""Claims in a file: TOML with a [[claim]] for each, or JSON with a list of them.

An entry names its `kind` and what it says (`authority`, `grade`, ...), or is a `statement` in
plain words; `said_on` is the day on which it was said.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ilacs.sector.claims.answers import Verdict
from ilacs.sector.claims.archive import Passages
from ilacs.sector.claims.building import BadClaim, build, kind_called
from ilacs.sector.claims.claim import Claim
from ilacs.sector.claims.registry import check, no_texts
from ilacs.sector.claims.statements import NotUnderstood, parse
from ilacs.sector.record import Record


@dataclass(frozen=True, slots=True)
class AskedClaim:
    """One claim of a file: where it stands there, and the day on which it was said."""

    claim: Claim
    place: str
    said_on: date | None = None


class BadClaimFile(Exception):
    """A file of claims cannot be used; `problems` name each entry, its line and what to do."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def claims_in(text: str, as_at: date) -> tuple[AskedClaim, ...]:
    """Every claim in the text of a file, TOML or JSON.

    Raises BadClaimFile with everything that is wrong in any entry; none is passed over.
    """
    found, problems = [], []
    for place, entry in _entries(text):
        try:
            found.append(_asked(place, entry, as_at))
        except BadClaim as error:
            problems += [f"{place}: {problem}" for problem in error.problems]
    if problems:
        raise BadClaimFile(tuple(problems))
    return tuple(found)


def check_all(
    asked: tuple[AskedClaim, ...], record: Record, passages: Passages = no_texts
) -> tuple[Verdict, ...]:
    """The verdict on each claim, in order, by what could be known on the day it was said."""
    return tuple(check(one.claim, record, passages, one.said_on) for one in asked)


def _asked(place: str, entry: object, as_at: date) -> AskedClaim:
    if not isinstance(entry, Mapping):
        raise BadClaim(("this is no claim: give a kind or a statement.",))
    values = dict(entry)
    said_on = _day(values.pop("said_on", None))
    if "statement" in values:
        statement = values.pop("statement")
        if values:
            others = ", ".join(map(str, values))
            raise BadClaim((f"a statement stands alone. Take away {others}, or the statement.",))
        if not isinstance(statement, str):
            raise BadClaim(("statement: it must be text in quotation marks.",))
        claim = parse(statement, said_on or as_at)
        if isinstance(claim, NotUnderstood):
            raise BadClaim(tuple(f"statement: {reason}" for reason in claim.missing))
        return AskedClaim(claim, place, said_on)
    if "kind" not in values:
        raise BadClaim(("kind: missing. Give a kind, or a statement in plain words.",))
    return AskedClaim(build(kind_called(values.pop("kind")), values), place, said_on)


def _day(value: object) -> date | None:
    if value is None:
        return None
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise BadClaim(("said_on: it must be a date, such as 2018-07-02.",)) from None


def _entries(text: str) -> Iterator[tuple[str, object]]:
    """Each entry and where it stands: `claim 2 (line 7)`."""
    is_json = text.lstrip()[:1] in ("[", "{") and not text.lstrip().startswith("[[")
    whole = _from_json(text) if is_json else _from_toml(text)
    several = whole.get("claim", whole) if isinstance(whole, Mapping) else whole
    if not isinstance(several, list) or not several:
        raise BadClaimFile(("There is no claim in it. Begin each with a line [[claim]].",))
    lines = [] if is_json else _lines(text)
    for number, entry in enumerate(several, start=1):
        line = f" (line {lines[number - 1]})" if len(lines) == len(several) else ""
        yield f"claim {number}{line}", entry


def _from_json(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise BadClaimFile((f"line {error.lineno}: this is not JSON ({error.msg}).",)) from None
    except RecursionError:
        raise BadClaimFile(("It holds lists within lists without end.",)) from None


def _from_toml(text: str) -> object:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadClaimFile((f"This is not TOML: {error}.",)) from None
    except RecursionError:
        raise BadClaimFile(("It holds lists within lists without end.",)) from None


def _lines(text: str) -> list[int]:
    header = re.compile(r"\s*\[\[\s*claim\s*\]\]")
    return [number for number, line in enumerate(text.splitlines(), 1) if header.match(line)]
