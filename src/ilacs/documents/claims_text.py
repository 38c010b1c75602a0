"""Verdicts on claims as lines of text for a terminal, and the kinds of claim as a table.

Every line is safe to print: what does not print in a text is spelt out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from ilacs.documents.text_lines import NARROWEST, day_in_words, wrapped
from ilacs.documents.words import in_words
from ilacs.reports.folder import printable
from ilacs.sector.claims import KINDS, Answer, ClaimKind, NotUnderstood, Row, Verdict, kind_called

MOST_ROWS = 15
MOST_OF_ONE = 4
"""Rows that one verdict shows, and those of one inspection; JSON holds all."""

ANSWER = 24
"""Columns that the answer takes in a table of many."""

ANSWERS = {
    Answer.TRUE: "True",
    Answer.FALSE: "False",
    Answer.ONLY_IN_THIS_SENSE: "True only in this sense",
    Answer.CANNOT_BE_TOLD: "Cannot be told",
}


def verdict_lines(verdict: Verdict, width: int) -> Iterator[str]:
    """One verdict in full: how the claim was understood, each sense, the rows, the limits."""
    width = max(width, NARROWEST)
    yield from wrapped(f"Understood as: {verdict.understood}", width)
    yield f"As at {day_in_words(verdict.as_at)}: {ANSWERS[verdict.answer]}"
    yield ""
    for sense in verdict.senses:
        text = f"{ANSWERS[sense.answer]} {sense.description}: {sense.why}"
        yield from wrapped(text, width, "  ", "    ")
    if verdict.rests_on:
        yield ""
        yield "Rests on"
    shown = tuple(_shown(verdict.rests_on))[:MOST_ROWS]
    for row, before in zip(shown, (None, *shown), strict=False):
        if before is None or before.inspection != row.inspection:
            yield from _inspection(row, width)
        yield from _row(row, width)
    if left := len(verdict.rests_on) - len(shown):
        yield f"  and {left:,} more; --json gives all."
    yield ""
    yield "Limits"
    for limit in verdict.limits:
        yield from wrapped(limit, width, "  ", "  ")


def many_lines(verdicts: Iterable[Verdict], width: int) -> Iterator[str]:
    """A table: the answer to each claim, how it was understood, and below it the day and why."""
    width = max(width, NARROWEST)
    yield f"{'Answer':<{ANSWER}} Claim"
    counts = dict.fromkeys(Answer, 0)
    for verdict in verdicts:
        counts[verdict.answer] += 1
        label = ANSWERS[verdict.answer]
        claim = wrapped(verdict.understood, width - ANSWER - 1)
        for place, line in enumerate(claim):
            yield f"{label if not place else '':<{ANSWER}} {line}"
        why = f"As at {day_in_words(verdict.as_at)}: {verdict.in_words}"
        for line in wrapped(why, width - ANSWER - 3):
            yield f"{'':<{ANSWER}}   {line}"
    yield ""
    yield f"{', '.join(f'{ANSWERS[one]}: {count:,}' for one, count in counts.items())}."


def not_understood_lines(what: NotUnderstood, width: int) -> Iterator[str]:
    """Why a statement could not be checked, and what could be asked instead."""
    width = max(width, NARROWEST)
    yield "This could not be understood as a claim that can be checked."
    for reason in what.missing:
        yield from wrapped(reason, width, "  ", "  ")
    yield "For example:"
    for id_ in what.near:
        yield from wrapped(kind_called(id_).example, width, "  ", "    ")


def kinds_lines(width: int) -> Iterator[str]:
    """Every kind of claim: the question, what it takes, an example."""
    width = max(width, NARROWEST)
    for kind in KINDS:
        texts = (kind.question, _takes(kind), kind.example)
        lines = [line for text in texts for line in wrapped(text, width - ANSWER - 1)]
        for place, line in enumerate(lines):
            yield f"{kind.id if not place else '':<{ANSWER}} {line}"


def kinds_in_markdown() -> str:
    """The table of kinds for the documents."""
    lines = ["| Kind | Question | How it is decided | Takes | Example |", "|---|---|---|---|---|"]
    lines += [
        f"| `{kind.id}` | {kind.question} | {kind.decided} | {_takes(kind)} | {kind.example} |"
        for kind in KINDS
    ]
    return "\n".join(lines) + "\n"


def _takes(kind: ClaimKind) -> str:
    """The parameters, with those that may be left out in brackets."""
    names = (one.name if one.needed else f"[{one.name}]" for one in kind.parameters())
    return ", ".join(names)


def _shown(rows: tuple[Row, ...]) -> Iterator[Row]:
    """The first rows of each inspection."""
    seen = Counter[str]()
    for row in rows:
        seen[row.inspection] += 1
        if seen[row.inspection] <= MOST_OF_ONE:
            yield row


def _inspection(row: Row, width: int) -> Iterator[str]:
    kind = in_words(row.kind) or "Kind not known"
    site = f", on site {day_in_words(row.on_site_from)}" if row.on_site_from else ""
    published = f", published {day_in_words(row.published)}" if row.published else ""
    yield from wrapped(f"{row.authority}: {kind}{site}{published}", width, "  ", "    ")
    if row.address:
        yield f"    {printable(row.address)}"


def _row(row: Row, width: int) -> Iterator[str]:
    if row.list is not None:
        number = f" {row.number}" if row.number else ""
        page = f", page {row.page}" if row.page else ""
        place = f"{in_words(row.list)}{number}{page}"
        text = f": {row.text}" if row.text else ""
        note = f" ({row.note})" if row.note else ""
        yield from wrapped(f"{place}{note}{text}", width, "    ", "    ")
        return
    grades = "; ".join(f"{in_words(made)} {in_words(grade).lower()}" for made, grade in row.grades)
    if grades:
        yield from wrapped(grades, width, "    ", "    ")
