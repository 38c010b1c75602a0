"""What a check answers, and what it rests on."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from ilacs.framework import Grade, Judgement, Kind
from ilacs.sector.claims.claim import Claim
from ilacs.sector.claims.wording import capital
from ilacs.sector.passages import PassageList


class Answer(StrEnum):
    """What can be said of a claim."""

    TRUE = "true"
    FALSE = "false"
    ONLY_IN_THIS_SENSE = "true_only_in_this_sense"
    CANNOT_BE_TOLD = "cannot_be_told"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the record that an answer rests on: an inspection, or a passage of its report.

    `list`, `number`, `page` and `text` are those of a passage; `note` says what it shows.
    """

    inspection: str
    authority: str
    kind: Kind | None
    on_site_from: date | None
    published: date | None
    grades: tuple[tuple[Judgement, Grade], ...]
    areas: int | None
    address: str
    list: PassageList | None = None
    number: int | None = None
    page: int | None = None
    text: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sense:
    """One way to understand a claim, and whether it holds so understood.

    `answer` is true, false or cannot be told; `why` is a sentence.
    """

    description: str
    answer: Answer
    why: str
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one claim, with everything that it rests on.

    `understood` repeats in words what was checked. `unknown` says what was missing and how it
    can be had, `limits` what the record cannot know.
    """

    kind: str
    claim: Claim
    understood: str
    as_at: date
    answer: Answer
    in_words: str
    senses: tuple[Sense, ...]
    rests_on: tuple[Row, ...]
    unknown: tuple[str, ...]
    limits: tuple[str, ...]


def answer_of(senses: tuple[Sense, ...]) -> Answer:
    """True or false where every sense is; true only in some sense; or cannot be told."""
    answers = {sense.answer for sense in senses}
    if answers == {Answer.TRUE}:
        return Answer.TRUE
    if Answer.TRUE in answers:
        return Answer.ONLY_IN_THIS_SENSE
    return Answer.CANNOT_BE_TOLD if Answer.CANNOT_BE_TOLD in answers else Answer.FALSE


def in_words(senses: tuple[Sense, ...]) -> str:
    """The answer as a short text: what holds, what does not, and what cannot be told."""
    if len({sense.why for sense in senses}) == 1:
        return senses[0].why
    if len({sense.answer for sense in senses}) == 1:
        return " ".join(f"{capital(sense.description)}: {sense.why}" for sense in senses)
    in_order = sorted(senses, key=lambda sense: list(_LEADS).index(sense.answer))
    return " ".join(f"{_LEADS[one.answer]} {one.description}: {one.why}" for one in in_order)


_LEADS = {
    Answer.TRUE: "True",
    Answer.CANNOT_BE_TOLD: "It cannot be told",
    Answer.FALSE: "Not",
}


def rows_of(senses: tuple[Sense, ...]) -> tuple[Row, ...]:
    """The rows of all senses, each once, in the order that they are first used."""
    found: dict[tuple[object, ...], Row] = {}
    for sense in senses:
        for row in sense.rows:
            found.setdefault(tuple(getattr(row, field.name) for field in fields(row)), row)
    return tuple(found.values())
