"""One authority: where it stands and how it came there, as lines of text."""

from collections.abc import Iterator
from dataclasses import dataclass

from ilacs.documents.answers.common import closing, heading, theme_names
from ilacs.documents.answers.outlook_text import has_probably_begun
from ilacs.documents.text_lines import day_in_words, period_in_words, wrapped
from ilacs.documents.words import in_words
from ilacs.framework import Judgement
from ilacs.register import by_la_code
from ilacs.sector.directions import Step
from ilacs.sector.history import Entry, History
from ilacs.sector.inspections import RecordedArea
from ilacs.sector.notes import is_there
from ilacs.sector.outlook import Outlook

INDENT = "    "

BEFORE = {
    Judgement.CARE_AND_CARE_LEAVERS: "combined care",
    Judgement.CHILDREN_IN_CARE: "care as a whole",
}
"""Short names for judgements that later ones are compared with under another name."""


@dataclass(frozen=True, slots=True)
class AuthorityAnswer:
    """History and outlook of one authority, with the areas of each inspection that was read."""

    history: History
    outlook: Outlook
    areas: dict[str, tuple[RecordedArea, ...]]


def authority_lines(answer: AuthorityAnswer, width: int) -> Iterator[str]:
    """Who it is, where it stands in short, and every inspection, the latest first."""
    history, authority = answer.history, answer.history.authority
    number = f"URN {authority.urn}" if authority.urn else "URN not known"
    yield from heading(f"{authority.name} ({authority.region}, {number})", width)
    yield f"As at {day_in_words(history.as_at)}"
    for note in answer.outlook.notes:
        yield from wrapped(note, width)
    yield ""
    if history.entries:
        yield from _in_short(answer, width)
        yield ""
    else:
        yield "The record holds no inspection of it."
    for entry in reversed(history.entries):
        yield from _entry(entry, answer.areas, width)
    there = (by_la_code(code) for code in authority.neighbours)
    names = "; ".join(one.name for one in there if one and is_there(one, history.as_at))
    if names:
        yield from wrapped(f"Statistical neighbours, nearest first: {names}.", width)
    yield from closing(history.limits, width)


def _in_short(answer: AuthorityAnswer, width: int) -> Iterator[str]:
    """The latest grades, the pathway and the next window, in a few lines."""
    graded = [entry for entry in answer.history.entries if entry.steps]
    if graded:
        latest = graded[-1]
        grades = "; ".join(
            f"{in_words(step.judgement).lower()} {in_words(step.grade).lower()}"
            for step in latest.steps
        )
        yield from wrapped(
            f"Latest grades ({day_in_words(latest.inspection.day)}): {grades}.", width
        )
    pathway, window = answer.outlook.pathway, answer.outlook.window
    if pathway:
        known = pathway.answer.pathway
        words = f"Pathway {known}" if known else "Pathway cannot be told"
        yield f"{words}; the reasons: ilacs next."
    if window and window.median and window.likely:
        first, last = window.likely
        begun = "has probably begun already; if not, " if has_probably_begun(window) else ""
        yield from wrapped(
            f"Next full inspection: {begun}likely about {window.median:%B %Y}, as likely as not "
            f"between {day_in_words(first)} and {day_in_words(last)}.",
            width,
        )


def _entry(entry: Entry, areas: dict[str, tuple[RecordedArea, ...]], width: int) -> Iterator[str]:
    one = entry.inspection
    what = in_words(one.kind) or "Document that could not be read"
    days = period_in_words(one.on_site_from, one.on_site_to) or "days on site not known"
    yield from wrapped(f"{what}, {days}", width)
    published = day_in_words(one.published) or "day of publication not known"
    leads = "; ".join(one.lead_inspectors)
    yield from wrapped(
        f"Published {published}{f'; lead inspector {leads}' if leads else ''}", width, INDENT
    )
    for step in entry.steps:
        yield f"{INDENT}{in_words(step.judgement):<24}{in_words(step.grade):<22}{_direction(step)}"
    known = areas.get(one.id)
    if known is None:
        yield f"{INDENT}Areas for improvement: not known, the report has not been read"
    else:
        yield f"{INDENT}Areas for improvement: {len(known)}"
        for area in known:
            words = area.text or theme_names(area.themes) or "(no theme known)"
            yield from wrapped(
                f"{area.number}. {words}", width, indent=INDENT * 2, hanging=INDENT * 2 + "   "
            )
    if one.address:
        yield f"{INDENT}{one.address}"
    yield ""


def _direction(step: Step) -> str:
    words = in_words(step.direction)
    if step.before and step.before.judgement != step.judgement:
        before = step.before.judgement
        return f"{words} on {BEFORE.get(before, in_words(before).lower())}"
    return words
