"""Placing typed values in the codes of one column."""

import re
from collections.abc import Mapping
from functools import cache, cached_property

from ilacs.lists.declared import CodeSet
from ilacs.lists.placing.answers import Answer, agree, placed_as
from ilacs.lists.placing.blanks import stands_for_nothing
from ilacs.lists.placing.codes_in import CodesIn, Found
from ilacs.lists.placing.placed import How, Placed, nowhere
from ilacs.lists.placing.spellings import Spellings
from ilacs.lists.placing.vocabulary import Vocabulary, vocabulary
from ilacs.lists.placing.wordings import official_wordings, own_words, without_letter
from ilacs.lists.placing.words import folded, words_of

WORDS_DEFINE = frozenset(
    {
        "activity",
        "care_end_reason",
        "closure_reason",
        "legal_status",
        "placement_provider",
        "placement_type",
    }
)
"""Sets where words that say another code than the code beside them are a contradiction. In the
others words often divide a code further (N1 - domestic violence), and the code decides."""

GROUPS_DEFINE = frozenset({"source"})
"""Sets where words divide a code further, and those that say another group contradict it."""

SEVERAL_PARTED = frozenset({"source"})
"""Sets where a slash parts answers (Police / Health): if they are in different groups, which one
is meant is asked. In other sets the parts belong together (White / Asian)."""

LONGEST = 1_000
"""Letters of the longest text that is looked into; official answers have fewer than half."""

LEAST_CUT = 12
"""Official words are taken for cut off only where at least so many letters are left."""

PLAINLY_CUT = 20
"""So many letters with which official words begin outweigh the words of the vocabulary."""

VOCABULARY_OF = {
    "yes_no_unknown": "yes_no",
    "plain_yes_no": "yes_no",
    "category_of_need": "primary_need",
}
"""Code sets that share another's vocabulary."""


_UNMAPPED = re.compile(r"^code '(.*)' is not mapped$")
"""What a program wrote that did not know a code, around the code."""

_PARTED = re.compile(r"^[a-z0-9 '&.]+(?:/[a-z0-9 '&.]+)+$")
"""Words with slashes between them, and no heading or examples."""

_EDUCATION = frozenset({"b) Schools", "c) Education services"})
"""Groups that a slash does not part: education often stands before the kind of it."""

_WHAT_IS_LEFT = "i) Other"
"""A group that holds whatever fits no other, and contradicts none."""

_BRACKET = re.compile(r"\([^)]*\)?")

_NUMBER = re.compile(r"^\W*\d{1,2}\W+(?=.*[a-z])")
"""A number of a system's own in front of an answer in words: `1 - Yes`, `02: No`."""


class _WordsOfSet:
    """What is known of the words of a code set. Each part is made when it is first needed: most
    cells hold the official words, and need no more."""

    def __init__(self, codes: CodeSet) -> None:
        self._codes = codes

    @cached_property
    def official(self) -> Mapping[str, Answer]:
        return official_wordings(self._codes)

    @cached_property
    def own(self) -> Mapping[str, frozenset[str]]:
        return {code.key: own_words(code) for code in self._codes.codes}

    @cached_property
    def codes_in(self) -> CodesIn:
        return CodesIn(self._codes)

    @cached_property
    def spellings(self) -> Spellings:
        return Spellings(self._codes.id)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return vocabulary(VOCABULARY_OF.get(self._codes.id, self._codes.id), self._codes)


@cache
def _words_of_set(codes: CodeSet) -> _WordsOfSet:
    return _WordsOfSet(codes)


class CodedColumn:
    """Places the values of the columns that have one name and one code set."""

    def __init__(self, name: str, codes: CodeSet) -> None:
        self._name = name
        self._codes = codes
        self._set = _words_of_set(codes)

    @cached_property
    def _vocabularies(self) -> tuple[Vocabulary, ...]:
        return (vocabulary(self._name, self._codes), self._set.vocabulary)

    def place(self, typed: str) -> Placed:
        """The code that a typed value stands for, or why there is none."""
        text = _UNMAPPED.sub(r"\1", folded(typed))
        if len(text) > LONGEST:
            return nowhere("longer than any answer to this column")
        words = words_of(text)
        if answer := self._set.official.get(words):
            return self._as(answer, How.TEXT, "these are the official words")
        plain = self._right(words)
        if answer := self._before_codes(plain):
            return self._as(answer, How.RULE, "placed by its words")
        if reason := stands_for_nothing(text):
            return nowhere(reason)
        if found := self._set.codes_in.find(text):
            placed = self._by_code(found)
            if placed:
                return placed
        if answer := self._in_official_words(text, plain):
            return self._as(answer, How.SPELLING, "these are official words, spelt otherwise")
        if answer := self._several(text) or self._after_codes(plain):
            return self._as(answer, How.RULE, "placed by its words")
        if answer := self._cut_off(plain, LEAST_CUT):
            return self._as(answer, How.SPELLING, "official words that were cut off")
        return nowhere("no code and no words that name one of this column's codes")

    def _right(self, plain: str) -> str:
        return self._set.spellings.right(plain)

    def _by_code(self, found: Found) -> Placed | None:
        """The place that a code gives; None if the words beside it have to decide."""
        rest = self._right(words_of(without_letter(found.rest.strip())))
        said = self._in_official_words(found.rest, rest)
        if said is None and not (found.sure and self._codes.id not in WORDS_DEFINE):
            said = self._after_codes(rest)
        if said is None and self._codes.id in GROUPS_DEFINE:
            said = self._of_another_group(found)
        if not found.sure and rest and (not (said and said.keys) or not found.signed):
            return None
        if said and not self._agree(found.answer, said, rest):
            if not found.own or not (found.sure or found.signed):
                return None
            keys = dict.fromkeys((*found.answer.keys, *said.keys))
            both = Answer(tuple(keys), "its code and its words say different things")
            return self._as(both, How.CODE, "by its code")
        why = "a local part of a code" if found.divided else "by its code"
        return self._as(found.answer, How.CODE, why)

    def _of_another_group(self, found: Found) -> Answer | None:
        """What words beside a code say, without examples in brackets, if it is another group."""
        said = self._after_codes(self._right(words_of(_BRACKET.sub("", found.rest))))
        if said is None or not said.keys:
            return None
        of_code, of_words = (
            {self._codes.by_key[key].group for key in each.keys} for each in (found.answer, said)
        )
        same = of_code & of_words or of_code | of_words <= _EDUCATION or _WHAT_IS_LEFT in of_words
        return None if same else said

    def _agree(self, code: Answer, said: Answer, words: str) -> bool:
        """Whether a code and the words beside it can mean the same: `3F - Other` can.

        Words of a code that say what is not the case do not agree without their “not”.
        """
        *whole, last = words.split() or [""]
        own = (self._set.own[key] for key in code.keys)
        return agree(code, said) or any(
            set(whole) <= each
            and any(word.startswith(last) for word in each)
            and ("not" not in each or "not" in whole)
            for each in own
        )

    def _in_official_words(self, text: str, plain: str) -> Answer | None:
        without = (without_letter(text.strip()), _NUMBER.sub("", text.strip()))
        candidates = (plain, *(self._right(words_of(each)) for each in without))
        whole = (self._set.official.get(candidate) for candidate in candidates)
        cut = (self._cut_off(candidate, PLAINLY_CUT) for candidate in candidates)
        return next((answer for answer in (*whole, *cut) if answer), None)

    def _before_codes(self, plain: str) -> Answer | None:
        for each in self._vocabularies:
            if (answer := each.before_codes.answer(plain)) is not None:
                return answer
        return None

    def _after_codes(self, plain: str) -> Answer | None:
        unnumbered = _NUMBER.sub("", plain)
        for line in (plain, unnumbered) if unnumbered not in ("", plain) else (plain,):
            for each in self._vocabularies:
                if (answer := each.after_codes.answer(line)) is not None:
                    return answer
        return None

    def _cut_off(self, plain: str, least: int) -> Answer | None:
        """All that the official words answer that begin with these, if there are enough."""
        if len(plain) < least:
            return None
        found = (at for text, at in self._set.official.items() if text.startswith(plain))
        keys = dict.fromkeys(key for answer in found for key in answer.keys)
        return Answer(tuple(keys)) if keys else None

    def _several(self, text: str) -> Answer | None:
        """All that the parts between slashes answer, where they have no group in common."""
        if self._codes.id not in SEVERAL_PARTED or not _PARTED.match(text):
            return None
        parts = [self._right(words_of(part)) for part in text.split("/")]
        answers = [self._set.official.get(part) or self._after_codes(part) for part in parts]
        keys = [answer.keys for answer in answers if answer and answer.keys]
        groups = [{self._codes.by_key[key].group for key in each} for each in keys]
        if len(keys) < len(parts) or set.intersection(*groups) or set.union(*groups) <= _EDUCATION:
            return None
        return Answer(tuple(dict.fromkeys(key for each in keys for key in each)))

    def _as(self, answer: Answer, how: How, why: str) -> Placed:
        return placed_as(self._codes, answer, how, why)
