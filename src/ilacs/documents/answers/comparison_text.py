"""An authority beside its neighbours, region and England, as lines of text."""

from collections.abc import Iterator

from ilacs.documents.answers.common import closing, grades_in_words, heading
from ilacs.documents.text_lines import day_in_words, table_lines, wrapped
from ilacs.documents.words import in_words
from ilacs.framework import Judgement
from ilacs.sector.comparison import Beside, Comparison
from ilacs.sector.standing import STANDING_JUDGEMENTS, Standing

SHORT = {
    Judgement.OVERALL: "Overall",
    Judgement.LEADERS: "Leaders",
    Judgement.HELP_AND_PROTECTION: "Help",
    Judgement.CHILDREN_IN_CARE: "In care",
    Judgement.CARE_LEAVERS: "Leavers",
}
LETTERS = {"outstanding": "O", "good": "G", "requires_improvement": "RI", "inadequate": "I"}


def comparison_lines(answer: Comparison, width: int) -> Iterator[str]:
    """Each judgement beside each group, then every statistical neighbour with its grades."""
    name = answer.authority.name
    yield from heading(f"{name} beside others", width)
    yield f"As at {day_in_words(answer.as_at)}"
    for note in answer.notes:
        yield from wrapped(note, width)
    held = {one.judgement: one for one in answer.own}
    for judgement in STANDING_JUDGEMENTS:
        yield ""
        own = held.get(judgement)
        if own:
            since = f"{in_words(own.grade)} at the inspection of {day_in_words(own.inspected_on)}"
            yield from wrapped(f"{in_words(judgement)}: {since}{_as_graded(own)}", width)
        else:
            yield f"{in_words(judgement)}: no grade in the record"
        for beside in answer.beside:
            if beside.judgement == judgement:
                yield from wrapped(_beside(beside, answer), width, indent="  ", hanging="    ")
    yield ""
    yield "Statistical neighbours, nearest first"
    yield from table_lines(
        ["Authority", *SHORT.values()],
        [_row(name, answer.own), *(_row(one.name, found) for one, found in answer.neighbours)],
        width,
    )
    yield "O outstanding, G good, RI requires improvement, I inadequate, - no grade"
    yield from closing(answer.limits, width)


def _as_graded(own: Standing) -> str:
    if own.graded_as == own.judgement:
        return ""
    return f" (graded as {in_words(own.graded_as).lower()})"


def _beside(beside: Beside, answer: Comparison) -> str:
    group = in_words(beside.group)
    if beside.group == "region":
        group = f"Others in {answer.authority.region}"
    words = f"{group}: {grades_in_words(beside.counts)}"
    if beside.without:
        words += f", {beside.without} without a grade"
    if beside.own is None or beside.better is None:
        return words + "."
    return words + f"; {beside.better} better, {beside.same} the same, {beside.worse} worse."


def _row(name: str, found: tuple[Standing, ...]) -> list[str]:
    grades = {one.judgement: one.grade for one in found}
    return [name, *(LETTERS.get(grades.get(judgement, ""), "-") for judgement in SHORT)]
