"""Grades, days and themes in the words of pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ilacs.documents.answers.outlook_text import LEAST_SHOWN
from ilacs.documents.charts.look import LOOKS
from ilacs.documents.words import in_words
from ilacs.framework.contacts import CONTACT_NAMES, ContactKind
from ilacs.framework.day_words import in_full
from ilacs.framework.grades import GRADES_IN_ORDER, Grade
from ilacs.framework.themes import theme
from ilacs.sector.inspections import Inspection


@dataclass(frozen=True, slots=True)
class GradeShown:
    """A grade: its words, the letters that stand for it, and what style sheets call it."""

    words: str
    code: str
    look: str


@dataclass(frozen=True, slots=True)
class ThemeShown:
    """A theme: what addresses call it, and its name."""

    slug: str
    name: str


def grade_shown(grade: Grade | None) -> GradeShown:
    """A grade as pages show it; None is one that is not known."""
    look = "none" if grade is None else grade.replace("_", "-")
    return GradeShown(in_words(grade) or "No grade", LOOKS[grade].code, look)


KEY = tuple(grade_shown(grade) for grade in (*reversed(GRADES_IN_ORDER), Grade.NOT_JUDGED, None))
"""What the letters of grades mean, best first."""


def themes_shown(slugs: Iterable[str]) -> tuple[ThemeShown, ...]:
    """Themes as pages show them, the main one first."""
    return tuple(ThemeShown(slug, theme(slug).name) for slug in slugs)


def with_weekday(day: date) -> str:
    """Such as `Monday 7 December 2026`."""
    return f"{day:%A} {in_full(day)}"


def month_of(day: date) -> str:
    """Such as `July 2029`."""
    return f"{day:%B %Y}"


def months_between_words(first: date, last: date) -> str:
    """Such as `between July and November 2029`."""
    if (first.year, first.month) == (last.year, last.month):
        return f"in {month_of(first)}"
    start = f"{first:%B}" if first.year == last.year else month_of(first)
    return f"between {start} and {month_of(last)}"


def period(first: date | None, last: date | None) -> str:
    """Such as `27 April to 1 May 2026`; nothing where the days are not known."""
    if first is None:
        return ""
    if last is None or last == first:
        return in_full(first)
    if first.year != last.year:
        return f"{in_full(first)} to {in_full(last)}"
    if first.month != last.month:
        return f"{first.day} {first:%B} to {in_full(last)}"
    return f"{first.day} to {in_full(last)}"


def kind_of(one: Inspection) -> str:
    """What kind of inspection or visit it was."""
    return in_words(one.kind) or "Document that could not be read"


def named(one: Inspection) -> str:
    """Such as `Short inspection, April 2026`."""
    return f"{kind_of(one)}, {month_of(one.day)}"


def contact(kind: ContactKind) -> str:
    """Such as `Short inspection`, without its article."""
    bare = CONTACT_NAMES[kind].partition(" ")[2]
    return capital(bare)


def capital(words: str) -> str:
    """The words with a capital letter first; the others as they are."""
    return words[:1].upper() + words[1:]


def chance(share: float) -> str:
    """Per cent without decimals, but never 0 or 100, which would be certain."""
    if share < LEAST_SHOWN:
        return "under 1%"
    return "over 99%" if share > 1 - LEAST_SHOWN else f"{100 * share:.0f}%"


def is_web_address(address: str) -> bool:
    """Whether an address can be a link that opens outside."""
    return address.startswith(("https://", "http://"))
