"""How the field words its answers: the reviewed tables of `vocabulary/`, and how they match.

A table is named after a code set, or after a column that reads the same words in its own way. Its
rows are tried from the top; the first that matches answers.

- `answer`: a key; several keys where the words may mean any of them; `@` and a group, for all its
  codes; nothing, where the words are known but name no code of the set (`note` says why).
- `needs`: terms parted by ` + `, each of which must be there; a term's alternatives are parted by
  ` | `. A word may end in `*` (`school*`: schools, schooling). `=` in front: the alternatives must
  be the whole text. Where it is first, `!` has the row tried before codes are looked for.
- `without`: alternatives of which none may be there.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ilacs.lists.declared import CodeSet
from ilacs.lists.placing.answers import Answer
from ilacs.lists.placing.words import words


@dataclass(frozen=True, slots=True)
class Wording:
    """One row of a vocabulary.

    The parts are pieces of text that stand between spaces, so that ` gp ` finds a word and
    ` school` the beginning of one.
    """

    answer: Answer
    whole: frozenset[str]
    needs: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    before_codes: bool

    def matches(self, text: str) -> bool:
        """Whether the wording is in `text`: plain words with a space at either end."""
        if self.whole:
            return text in self.whole
        return all(any(part in text for part in term) for term in self.needs) and not any(
            part in text for part in self.without
        )


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The wordings of a code set, or of one column of it."""

    first: tuple[Wording, ...]
    then: tuple[Wording, ...]

    def before_codes(self, text: str) -> Answer | None:
        """What the wordings that outweigh codes make of plain words."""
        return _first(self.first, f" {text} ")

    def after_codes(self, text: str) -> Answer | None:
        """What the other wordings make of plain words."""
        return _first(self.then, f" {text} ")


def vocabulary(name: str, codes: CodeSet) -> Vocabulary:
    """The vocabulary called `name`, read for a code set; an empty one where there is none."""
    wordings = [_wording(row, codes) for row in table(f"vocabulary/{name}.csv")]
    return Vocabulary(
        first=tuple(wording for wording in wordings if wording.before_codes),
        then=tuple(wording for wording in wordings if not wording.before_codes),
    )


@cache
def table(name: str) -> Sequence[Mapping[str, str]]:
    """The rows of a reviewed table of this room; none where there is no such table."""
    found = files(__package__).joinpath(name)
    if not found.is_file():
        return ()
    return tuple(csv.DictReader(found.read_text(encoding="utf-8").splitlines()))


def keys_named(answer: str, codes: CodeSet) -> tuple[str, ...]:
    """The keys that the `answer` of a row names. Raises ValueError if one is not of the set."""
    if answer.startswith("@"):
        keys = tuple(code.key for code in codes.codes if code.group == answer[1:])
        if not keys:
            raise ValueError(f"{codes.id} has no group {answer[1:]}")
        return keys
    keys = tuple(answer.split())
    for key in keys:
        if key not in codes.by_key:
            raise ValueError(f"{codes.id} has no code {key}")
    return keys


def _wording(row: Mapping[str, str], codes: CodeSet) -> Wording:
    needs = row["needs"]
    before_codes = needs.startswith("!")
    needs = needs.removeprefix("!").strip()
    whole = needs.startswith("=")
    terms = () if whole else tuple(_parts(term) for term in needs.split(" + "))
    return Wording(
        answer=Answer(keys_named(row["answer"], codes), row.get("note") or ""),
        whole=frozenset(_parts(needs.removeprefix("="))) if whole else frozenset(),
        needs=terms,
        without=_parts(row["without"]) if row["without"] else (),
        before_codes=before_codes,
    )


def _parts(alternatives: str) -> tuple[str, ...]:
    return tuple(
        f" {words(part)}" if part.rstrip().endswith("*") else f" {words(part)} "
        for part in alternatives.split(" | ")
    )


def _first(wordings: Sequence[Wording], text: str) -> Answer | None:
    return next((wording.answer for wording in wordings if wording.matches(text)), None)
