"""How the field words its answers: the reviewed tables of `vocabulary/`, and how they match.

A table is named after a code set, or after a column that reads the same words in its own way. Its
rows are tried from the top; the first that matches answers.

- `answer`: a key; several keys where the words may mean any of them; `@` and a group, for all its
  codes; nothing, where the words are known but name no code of the set (`note` says why).
- `needs`: terms parted by ` + `, each of which must be there; a term's alternatives are parted by
  ` | `. An alternative may end in `*` (`school*`: schools, schooling); `^` in front of it has it
  come first, and `=` in front of a term has its alternatives be the whole text. A `!` in front of
  all has the row tried before codes are looked for.
- `without`: alternatives of which none may be there.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ilacs.lists.declared import CodeSet
from ilacs.lists.placing.answers import Answer
from ilacs.lists.placing.words import words

Part = str | re.Pattern[str]
"""A piece of a line: ` gp ` finds a word, ` school` the beginning of one, `^ self ` a word that
comes first, `^ self $` the whole; a pattern, where a word in its midst is shortened."""


_LETTERS = (1, 2, 3)
"""By so many first letters of its words a line finds the wordings that may match."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One row of a vocabulary: a part of each term of `needs`, and none of `without`.

    `starts` are the first letters of the parts of its first term, for finding it by.
    """

    answer: Answer
    needs: tuple[tuple[Part, ...], ...]
    without: tuple[Part, ...]
    starts: frozenset[str]

    def matches(self, line: str) -> bool:
        """Whether the wording is in plain words that stand between `^ ` and ` $`."""
        return all(_any(term, line) for term in self.needs) and not _any(self.without, line)


class Wordings:
    """Wordings in the order in which they are tried, found by the first letters of their words."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._wordings = wordings
        self._by_start: dict[str, list[int]] = {}
        for index, wording in enumerate(wordings):
            for start in wording.starts:
                self._by_start.setdefault(start, []).append(index)

    def answer(self, plain: str) -> Answer | None:
        """What the first wording that matches plain words answers; None if none does."""
        starts = {word[:letters] for word in plain.split() for letters in _LETTERS}
        likely = {index for start in starts for index in self._by_start.get(start, ())}
        line = f"^ {plain} $"
        for index in sorted(likely):
            if self._wordings[index].matches(line):
                return self._wordings[index].answer
        return None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The wordings of a code set, or of one column of it: those that outweigh codes, and others."""

    before_codes: Wordings
    after_codes: Wordings


def vocabulary(name: str, codes: CodeSet) -> Vocabulary:
    """The vocabulary called `name`, read for a code set; an empty one where there is none."""
    rows = table(f"vocabulary/{name}.csv")
    first = [row for row in rows if row["needs"].startswith("!")]
    then = [row for row in rows if not row["needs"].startswith("!")]
    return Vocabulary(
        before_codes=Wordings([_wording(row, codes) for row in first]),
        after_codes=Wordings([_wording(row, codes) for row in then]),
    )


@cache
def table(name: str) -> Sequence[Mapping[str, str]]:
    """The rows of a reviewed table of this room; none where there is no such table."""
    found = files(__package__).joinpath(name)
    if not found.is_file():
        return ()
    return tuple(csv.DictReader(found.read_text(encoding="utf-8").splitlines()))


def keys_named(answer: str, codes: CodeSet) -> tuple[str, ...]:
    """The keys that the `answer` of a row names; those that the set does not have stay out."""
    if answer.startswith("@"):
        return tuple(code.key for code in codes.codes if code.group == answer[1:])
    return tuple(key for key in answer.split() if key in codes.by_key)


def _wording(row: Mapping[str, str], codes: CodeSet) -> Wording:
    terms = row["needs"].removeprefix("!").strip().split(" + ")
    keys = keys_named(row["answer"], codes)
    missing = bool(row["answer"]) and not keys
    return Wording(
        answer=Answer(keys, "this column has no such code" if missing else row["note"]),
        needs=tuple(_parts(term) for term in terms),
        without=_parts(row["without"]) if row["without"] else (),
        starts=frozenset(_start(part) for part in terms[0].split(" | ")),
    )


def _start(part: str) -> str:
    return words(part).split()[0][: max(_LETTERS)]


def _parts(term: str) -> tuple[Part, ...]:
    """The alternatives of a term, as pieces of a line."""
    whole = term.startswith("=")
    return tuple(_part(part.strip(), whole) for part in term.removeprefix("=").split(" | "))


def _part(part: str, whole: bool) -> Part:
    before = "^ " if whole or part.startswith("^") else " "
    after = "" if part.endswith("*") else " $" if whole else " "
    beginnings = [words(piece) for piece in part.removesuffix("*").split("* ")]
    if len(beginnings) == 1:
        return f"{before}{beginnings[0]}{after}"
    inside = r"\w* ".join(re.escape(piece) for piece in beginnings)
    return re.compile(f"{re.escape(before)}{inside}{re.escape(after)}")


def _any(parts: Sequence[Part], line: str) -> bool:
    for part in parts:  # noqa: SIM110 - a loop is twice as fast as any(), and this is the hot one
        if part in line if isinstance(part, str) else part.search(line):
            return True
    return False
