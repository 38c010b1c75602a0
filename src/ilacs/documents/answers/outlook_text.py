"""What comes next for an authority, as lines of text."""

from collections.abc import Iterator
from datetime import date

from ilacs.documents.answers.common import closing, heading, inspection_in_words
from ilacs.documents.text_lines import day_in_words, table_lines, wrapped
from ilacs.framework.contacts import CONTACT_NAMES
from ilacs.framework.rules import CHECKED
from ilacs.sector.next_inspection import NextWindow
from ilacs.sector.outlook import Outlook, Outlooks
from ilacs.sector.pathway_record import PathwayOn

INDENT = "    "

LEAST_SHOWN = 0.01
MORE_LIKELY_THAN_NOT = 0.5


def outlook_lines(answer: Outlook, width: int) -> Iterator[str]:
    """The pathway and why; the window of the next full inspection; every contact and its window."""
    yield from heading(f"{answer.authority.name}: what comes next", width)
    yield f"As at {day_in_words(answer.as_at)}"
    for note in answer.notes:
        yield from wrapped(note, width)
    yield ""
    if answer.pathway is None:
        yield "The record holds no full inspection of it, so nothing can be told."
        yield from closing(answer.limits, width)
        return
    yield from pathway_lines(answer.pathway, width)
    if answer.window:
        yield ""
        yield from window_lines(answer.window, width)
        said = 0 if answer.window.median else 1
        for limit in answer.window.limits[said:]:
            yield from wrapped(limit, width, INDENT)
    yield ""
    yield f"What may come, by the rules as they were known on {day_in_words(CHECKED)}"
    for due in answer.due:
        name = CONTACT_NAMES[due.kind]
        latest = day_in_words(due.latest) if due.latest else "no end"
        likely = f", likely about {day_in_words(due.likely)}" if due.likely else ""
        late = " (that has passed)" if due.is_overdue(answer.as_at) else ""
        yield from wrapped(
            f"{name[0].upper()}{name[1:]}: {day_in_words(due.earliest)} to {latest}{late}{likely}",
            width,
            "  ",
            INDENT,
        )
        yield from wrapped(f"{due.reason} [{due.rule.basis}]", width, INDENT)
    yield from closing(answer.limits, width)


def outlooks_lines(answer: Outlooks, width: int) -> Iterator[str]:
    """A line for each authority: pathway, last and next full inspection, and how sure that is."""
    yield from heading(f"The next full inspections: {answer.region or 'England'}", width)
    yield f"As at {day_in_words(answer.as_at)}"
    yield from wrapped(
        "Likely: as likely before this month as after it. Half: the months that hold half of the "
        "chance. The last columns are the chance that it begins within 6 and 12 months, and that "
        "one has begun whose report is not in the record.",
        width,
    )
    yield ""
    headings = ("Authority", "Path way", "Last", "Likely", "Half", "6 m.", "12 m.", "Begun")
    rows = (_outlook_row(one) for one in answer.outlooks)
    yield from table_lines(headings, rows, width, right=(1, 5, 6, 7))
    yield from closing(answer.limits, width)


def _outlook_row(one: Outlook) -> tuple[str, ...]:
    pathway = one.pathway.answer.pathway if one.pathway else None
    window = one.window
    last = window.last.on_site_to if window and window.last else None
    known = (one.authority.name, str(int(pathway)) if pathway else "?", _month(last))
    if window is None or window.median is None or window.likely is None:
        return (*known, "not known", "", "", "", "")
    first, final = window.likely
    chances = (window.chance_within[6], window.chance_within[12], window.chance_begun_unseen)
    return (
        *known,
        _month(window.median),
        f"{_month(first)}-{_month(final)}",
        *(_short_chance(chance) for chance in chances),
    )


def _short_chance(chance: float | None) -> str:
    return "" if chance is None else _chance(chance).replace("under ", "<").replace("over ", ">")


def _month(day: date | None) -> str:
    return f"{day:%m/%Y}" if day else "not known"


def pathway_lines(found: PathwayOn, width: int) -> Iterator[str]:
    """The pathway and what it rests on."""
    answer = found.answer
    if answer.pathway:
        yield f"Pathway {answer.pathway}"
    else:
        possible = " or ".join(str(int(pathway)) for pathway in answer.possible)
        yield f"Pathway cannot be told: {possible}"
    yield from wrapped(f"After the {_small(inspection_in_words(found.inspection))}.", width, INDENT)
    yield from wrapped(" ".join(answer.reasons), width, INDENT)
    if answer.rule.statement not in answer.reasons:
        yield from wrapped(answer.rule.statement, width, INDENT)
    yield from wrapped(f"[{answer.rule.basis}: {answer.rule.source}]", width, INDENT)


def window_lines(window: NextWindow, width: int) -> Iterator[str]:
    """When the next full inspection is likely to begin."""
    if window.median is None or window.likely is None or window.wide is None:
        yield "Next full inspection: cannot be told"
        yield from wrapped(" ".join(window.limits[:1]), width, INDENT)
        return
    if has_probably_begun(window):
        yield from wrapped(
            f"Next full inspection: has probably begun already ({_chance(_unseen(window))}), with "
            f"its report not in the record; if not, likely about {day_in_words(window.median)}",
            width,
            hanging=INDENT,
        )
    else:
        yield f"Next full inspection: likely about {day_in_words(window.median)}"
    yield from wrapped(
        f"Half of the chance: {_days(window.likely)}. Eight tenths: {_days(window.wide)}.",
        width,
        INDENT,
    )
    chances = ", ".join(
        f"{_chance(chance)} within {months} months"
        for months, chance in window.chance_within.items()
    )
    since = f"{window.months_since:.0f} months since the last. " if window.months_since else ""
    yield from wrapped(f"{since}Chance that it begins: {chances}.", width, INDENT)
    if window.chance_begun_unseen and not has_probably_begun(window):
        yield from wrapped(
            f"Chance that one has begun whose report is not in the record: "
            f"{_chance(window.chance_begun_unseen)}.",
            width,
            INDENT,
        )
    yield from wrapped(window.model_note, width, INDENT)


def has_probably_begun(window: NextWindow) -> bool:
    """Whether it is likelier than not that an inspection has begun unseen."""
    return _unseen(window) > MORE_LIKELY_THAN_NOT


def _unseen(window: NextWindow) -> float:
    return window.chance_begun_unseen or 0


def _chance(chance: float) -> str:
    """Per cent without decimals, but never 0 or 100, which would be certain."""
    if chance < LEAST_SHOWN:
        return "under 1 %"
    return "over 99 %" if chance > 1 - LEAST_SHOWN else f"{100 * chance:.0f} %"


def _days(pair: tuple[date, date]) -> str:
    first, last = pair
    return f"{day_in_words(first)} to {day_in_words(last)}"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
