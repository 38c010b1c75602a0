"""Figures on a terminal: a table for each section."""

from collections.abc import Iterator

from ilacs.documents.answers.common import heading
from ilacs.documents.measures.answers import (
    Counts,
    Figure,
    Group,
    MeasuresAnswer,
    Noticed,
    Share,
    in_sections,
)
from ilacs.documents.measures.standing_out import (
    by_reason,
    by_weight,
    signals_now,
    since_in_words,
)
from ilacs.documents.measures.value_words import NOT_SAID, number_in_words, value_in_words
from ilacs.documents.text_lines import day_in_words, first_words, table_lines, wrapped
from ilacs.lists.findings import Severity
from ilacs.measures.changes import Became
from ilacs.measures.measure import Unit

HEADINGS = ("Measure", "Met", "Of", "Result", "Not known", "Excluded")
HEADINGS_SINCE = ("Measure", "Met", "Of", "Not known", "Result", "Before", "In", "Out")

MARKS = {Became.WORSE: "worse: ", Became.BETTER: "better: "}
"""What stands before the earlier value."""

MOST_SHARES = 6
"""Categories of a mix that are told, the largest."""

LONGEST_CATEGORY = 40
"""Characters of a category that are told."""

MOST_NOTICED = 8
"""Rules that are told of what could not be read, those with the most findings first."""


def measures_lines(answer: MeasuresAnswer, width: int) -> Iterator[str]:
    """The whole answer: the figures that were asked about, and what is told of earlier ones."""
    whose = f" of {answer.authority}" if answer.authority else ""
    yield from heading(f"Measures{whose}, as at {day_in_words(answer.day)}", width)
    yield from reading_lines(answer.noticed, width)
    yield from _since(answer, width)
    headings = HEADINGS if answer.earlier is None else HEADINGS_SINCE
    for section, those in in_sections(answer.now):
        yield ""
        yield section
        rows = [row for figure in those for row in _rows(figure, answer)]
        yield from table_lines(headings, rows, width, right=range(1, len(headings)))
    yield from _beside(answer, width)
    yield from _not_measured(answer, width)
    yield ""
    if any(_beside_others(group) for figure in answer.now for group in figure.groups):
        yield from wrapped(
            "2.0x: met twice as often as in all other groups together, or for a rate twice as "
            "many for each child; said only where chance alone would hardly explain it.",
            width,
        )
    yield from wrapped(
        "Met and of count rows of lists; of includes those not known, which never count as met. "
        "`ilacs children MEASURE` lists the rows behind a figure, `--json` has every number.",
        width,
    )


def _since(answer: MeasuresAnswer, width: int) -> Iterator[str]:
    """What stands out beside earlier submissions."""
    if answer.earlier is None:
        return
    said = since_in_words(answer)
    yield ""
    yield from wrapped(
        f"{said} In and out count the children who began and ceased to meet a "
        "measure; `ilacs children MEASURE --moved-since` names them.",
        width,
    )
    for figure in by_weight(answer.now):
        for signal in signals_now(figure):
            words = f"{figure.measure.name}: {signal.words} {signal.caution}"
            yield from wrapped(words, width, indent="- ", hanging="  ")


def _beside(answer: MeasuresAnswer, width: int) -> Iterator[str]:
    """What figures were set beside: rates, published figures."""
    lines = [
        f"{figure.measure.name}: {words}"
        for figure in answer.now
        for words in (
            *([figure.rate.words] if figure.rate else ()),
            *(one.words for one in figure.compared),
        )
    ]
    if not lines:
        return
    yield ""
    yield "Beside other figures"
    for line in lines:
        yield from wrapped(line, width, indent="- ", hanging="  ")
    for source in answer.sources:
        yield from wrapped(source, width)


def reading_lines(noticed: tuple[Noticed, ...], width: int) -> Iterator[str]:
    """What reading the lists found that cannot be right."""
    errors = [one for one in noticed if one.severity is Severity.ERROR]
    errors.sort(key=lambda one: -one.count)
    if not errors:
        return
    yield from wrapped(
        "Some of the lists could not be read as they stand, and the figures are without it. "
        "`ilacs lists check` names the cells.",
        width,
    )
    for one in errors[:MOST_NOTICED]:
        yield from wrapped(one.words, width, indent=f"{one.count:>6,}  ", hanging=" " * 8)
    if rest := errors[MOST_NOTICED:]:
        yield f"{sum(one.count for one in rest):>6,}  by {len(rest):,} more rules"


def _rows(figure: Figure, answer: MeasuresAnswer) -> Iterator[tuple[str, ...]]:
    measure = figure.measure
    yield _row(measure.name, figure.counts, measure.unit, _last(figure, answer))
    yield from _share_rows(figure.shares, "- ", answer)
    for group in figure.groups:
        blank = None if answer.earlier is None else ("", "", "")
        yield _row(f"- {group.name}{_beside_others(group)}", group.counts, measure.unit, blank)
        yield from _share_rows(group.shares, "- - ", answer)


def _beside_others(group: Group) -> str:
    """How a group stands to all others, where that stands out."""
    told = group.relative
    return f" {told.relative:.1f}x" if told and told.stands_out and told.relative else ""


def _last(figure: Figure, answer: MeasuresAnswer) -> tuple[str, str, str] | None:
    """The cells that stand in place of excluded where there is an earlier submission."""
    if answer.earlier is None:
        return None
    change = figure.change
    if change is None:
        nothing = "" if figure.measure.unit is Unit.MIX else NOT_SAID
        return nothing, nothing, nothing
    mark = MARKS.get(change.became, "")
    return (
        mark + value_in_words(change.before, figure.measure.unit).split(" ")[0],
        number_in_words(change.moved_in),
        number_in_words(change.moved_out),
    )


def _row(
    name: str, counts: Counts, unit: Unit, last: tuple[str, str, str] | None
) -> tuple[str, ...]:
    result = "" if unit is Unit.MIX else value_in_words(counts.value, unit)
    numbers = (counts.met, counts.of, counts.not_known, counts.excluded)
    met, of, not_known, excluded = map(number_in_words, numbers)
    if last is None:
        return name, met, of, result, not_known, excluded
    return name, met, of, not_known, result, *last


def _share_rows(
    shares: tuple[Share, ...], mark: str, answer: MeasuresAnswer
) -> Iterator[tuple[str, ...]]:
    since = answer.earlier is not None
    for share in shares[:MOST_SHARES]:
        met, of = number_in_words(share.met), number_in_words(share.of)
        name = mark + first_words(share.category, LONGEST_CATEGORY)
        value = value_in_words(share.value, Unit.MIX)
        if since:
            yield name, met, of, "", value, value_in_words(share.before, Unit.MIX), "", ""
        else:
            yield name, met, of, value, "", ""
    if rest := shares[MOST_SHARES:]:
        met = number_in_words(sum(share.met or 0 for share in rest))
        blank = [""] * (6 if since else 4)
        yield (f"{mark}{len(rest)} more", met, *blank)


def _not_measured(answer: MeasuresAnswer, width: int) -> Iterator[str]:
    missing = answer.not_measured_now
    if not missing:
        return
    yield ""
    yield f"Not measured: {len(missing):,}"
    for reason, those in by_reason(answer):
        yield from wrapped(f"{reason} {'; '.join(those)}.", width, indent="  ", hanging="    ")
