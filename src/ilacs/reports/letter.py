"""Letters: focused visits, monitoring visits and joint targeted area inspections."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ilacs.framework import Kind
from ilacs.reports.blocks import INDENT, Block, Form
from ilacs.reports.characters import with_curly_quotes
from ilacs.reports.dates import first_date, periods_in
from ilacs.reports.lines import Line
from ilacs.reports.record import Period, Problem
from ilacs.reports.wording import inspectorates_in, plain

_DEAR = re.compile(r"dear\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\W*(?P<kind>joint targeted area inspection|focused visit|(?:\w+ )?monitoring visit)s?\b"
    r"(?:[^.]*?\b(?:to|of|in))?\s+(?P<rest>.+)",
    re.IGNORECASE,
)
_SERVICES = re.compile(
    r"(?:'s)?,? (?:local authority )?children's (?:social care )?services.*|\.$", re.IGNORECASE
)
_THEME_IN_TITLE = re.compile(
    r"multi-agency response to (?P<theme>.+?)(?: in (?P<place>(?:the )?[A-Z].+?))?\.?$"
)
_THEME_IN_TEXT = re.compile(
    r"multi-agency (?P<both>identification and )?(?:response|arrangements) (?:to|for) "
    r"(?:the )?(?P<theme>.+?),? in (?:the )?[A-Z]"
)
_PLACE_IN_TEXT = re.compile(
    r"individual agencies(?: in)? (?:the )?(?P<place>[A-Z].+?)(?: local authority)?"
    r"(?: \([A-Z]+\))?\. "
)
_DEEP_DIVE = re.compile(
    r"'?deep[- ]dive'? focus on (?:the response to )?(?P<theme>(?:children|child|sexual|domestic)"
    r"[^.]+)",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"looked at the (?:local authority|council)'s arrangements for (?P<theme>[^.]+)"
    r"|(?:focus of (?:the|this) (?:monitoring |focused )?visit was"
    r"|(?:inspectors|visit) (?:evaluated|focused on|reviewed)"
    r"|reviewed the progress made in(?: the areas? of)?) (?P<other>[^.:]+)",
    re.IGNORECASE,
)
_VISIT_DATES = re.compile(
    r"\b(?:between|from|on|took place (?:from|on|between)|dates?:?)\s+(\d{1,2}\b.{0,60})",
    re.IGNORECASE,
)

_TWO_PEOPLE = re.compile(r"(?<=\w) (?=(?:Mr|Mrs|Ms|Dr|Dame) [A-Z]\w+ [A-Z]\w+,)")
_BODIES = frozenset(
    {"Service", "Services", "Board", "Team", "Group", "Trust", "Unit", "Company", "Partnership"}
)

FULL_LINE = 60
"""An addressee's line can go on in the next one if it has at least this many characters."""

LONGEST_DATE_LINE = 40
"""The date of a letter stands on a line of fewer characters than this."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A letter before its text: date, addressees, subject; `rest` are the lines after them."""

    published: date | None
    addressees: tuple[str, ...]
    front_matter: tuple[str, ...]
    rest: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a letter is about, by its subject line and first paragraphs."""

    name: str
    theme: str | None
    on_site: tuple[Period, ...]
    inspectorates: tuple[str, ...]


def read_opening(lines: Sequence[Line], problems: list[Problem]) -> Opening:
    """Split a letter at `Dear …`. An addressee that is printed on two lines is joined."""
    dear = next((i for i, line in enumerate(lines[:80]) if _DEAR.match(line.text)), None)
    if dear is None:
        problems.append(Problem("the letter is addressed to nobody: no line begins 'Dear'.", 1))
        dear = -1
    published = None
    addressees: list[str] = []
    left = min((line.x for line in lines[:dear]), default=0.0)
    for line in lines[: max(dear, 0)]:
        text = line.text.strip(" *")
        day = first_date(text)
        if day and published is None and len(text) < LONGEST_DATE_LINE:
            published = day
        elif not text or text.isdigit() or text in addressees:
            continue
        elif addressees and (line.x > left + INDENT or _goes_on(addressees[-1], text)):
            addressees[-1] = f"{addressees[-1]} {text}"
        else:
            addressees.extend(_TWO_PEOPLE.split(text))
    if published is None:
        problems.append(Problem("no date of the letter is printed above the addressees.", 1))
    front = tuple(line.text for line in lines[: dear + 1])
    return Opening(published, tuple(addressees), front, tuple(lines[dear + 1 :]))


def _goes_on(before: str, text: str) -> bool:
    """Whether `text` is the rest of an addressee whose line was too long for the page."""
    if text[:1].islower() or text.startswith("("):
        return True
    if before.endswith((",", "&", " and", " of", " for", "(")):
        return True
    if len(before) < FULL_LINE:
        return False
    first = text.split(",", maxsplit=1)[0].split()
    return "," not in text or len(first) == 1 or first[-1] in _BODIES


def read_subject(
    title: str, paragraphs: Sequence[Block], kind: Kind, published: date | None
) -> Subject:
    """The authority, theme, dates on site and inspectorates of a letter."""
    opening = plain(" ".join(block.text for block in paragraphs[:6]))
    if kind is Kind.JTAI:
        name, theme = _jtai_subject(plain(title), opening)
    else:
        match = _SUBJECT.match(plain(title))
        name = match.group("rest") if match else ""
        topic = _TOPIC.search(opening)
        theme = topic.group("theme") or topic.group("other") if topic else None
    name = re.sub(r"^the ", "", _SERVICES.sub("", name), flags=re.IGNORECASE).strip(" .:")
    return Subject(
        name,
        with_curly_quotes(theme.strip()) if theme else None,
        _dates_in(opening, published.year if published else None) or (),
        inspectorates_in(opening) if kind is Kind.JTAI else (),
    )


def _jtai_subject(title: str, opening: str) -> tuple[str, str | None]:
    """The authority and the theme of a joint inspection, with its deep dive if it had one.

    Letters to 2020 name the theme in their subject line, later ones in their first sentence.
    """
    in_title = _THEME_IN_TITLE.search(title)
    theme: str | None = None
    if in_title:
        theme, name = in_title.group("theme"), in_title.group("place") or ""
        if not name:
            place = _PLACE_IN_TEXT.search(opening)
            name = place.group("place") if place else ""
    else:
        match = _SUBJECT.match(title)
        name = match.group("rest").strip(" .") if match else ""
        in_text = _THEME_IN_TEXT.search(opening)
        theme = in_text.group("theme") if in_text else None
        if in_text and in_text.group("both"):
            theme = f"identification and response to {theme}"
    dive = _DEEP_DIVE.search(opening)
    if theme and dive and theme not in dive.group("theme"):
        theme = f"{theme} (deep dive: {dive.group('theme').strip()})"
    return name, theme


def _dates_in(opening: str, year: int | None) -> tuple[Period, ...] | None:
    for match in _VISIT_DATES.finditer(opening):
        found = periods_in(match.group(1), year=year)
        if found:
            return found
    return None


def split_title(blocks: Sequence[Block]) -> tuple[str, list[Block]]:
    """The subject line of a letter and the blocks after it."""
    for index, block in enumerate(blocks[:3]):
        if block.form is Form.HEADING or _SUBJECT.match(plain(block.text)):
            return block.text, [*blocks[:index], *blocks[index + 1 :]]
    return "", list(blocks)
