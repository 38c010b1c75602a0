"""Letters: focused visits, monitoring visits and joint targeted area inspections."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ilacs.framework import Kind
from ilacs.reports.blocks import Block, Form
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
    r"multi-agency (?:response|arrangements)(?: (?:to|for))? (?P<theme>.+?) in (?:the )?[A-Z]"
)
_DEEP_DIVE = re.compile(r"‘?'?deep[- ]dive'?’? focus on (?P<theme>[^.]+)", re.IGNORECASE)
_TOPIC = re.compile(
    r"looked at the local authority's arrangements for (?P<theme>[^.]+)"
    r"|(?:inspectors |visit )?(?:evaluated|focused on|reviewed) (?P<other>[^.]+)",
    re.IGNORECASE,
)
_VISIT_DATES = re.compile(
    r"\b(?:between|from|on|took place (?:from|on|between)|dates?:?)\s+(\d{1,2}\b.{0,60})",
    re.IGNORECASE,
)

LETTER_KINDS = {
    "joint": Kind.JTAI,
    "focused": Kind.FOCUSED_VISIT,
    "monitoring": Kind.MONITORING_VISIT,
}


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
    for line in lines[: dear + 1][:-1]:
        text = plain(line.text).strip(" *")
        day = first_date(text)
        if day and published is None and len(text) < 40:
            published = day
        elif addressees and _goes_on(addressees[-1], text):
            addressees[-1] = f"{addressees[-1]} {text}"
        elif text:
            addressees.append(text)
    if published is None:
        problems.append(Problem("no date of the letter is printed above the addressees.", 1))
    front = tuple(line.text for line in lines[: dear + 1])
    return Opening(published, tuple(addressees), front, tuple(lines[dear + 1 :]))


def _goes_on(before: str, text: str) -> bool:
    """Whether `text` is the rest of an addressee whose line was too long for the page."""
    if text[:1].islower() or before.endswith((",", "&", " and", " of", " for", "(")):
        return True
    return "," not in text and len(before) > 60


def read_subject(
    title: str, paragraphs: Sequence[Block], kind: Kind, published: date | None
) -> Subject:
    """The authority, theme, dates on site and inspectorates of a letter."""
    opening = plain(" ".join(block.text for block in paragraphs[:6]))
    heading = plain(title)
    match = _SUBJECT.match(heading)
    rest = match.group("rest") if match else ""
    theme: str | None = None
    in_title = _THEME_IN_TITLE.search(heading)
    if in_title and in_title.group("place"):
        name, theme = in_title.group("place"), in_title.group("theme")
    else:
        name = rest
    name = _SERVICES.sub("", re.sub(r"^the ", "", name, flags=re.IGNORECASE)).strip(" .:")
    if kind is Kind.JTAI:
        theme = _jtai_theme(opening, name) or theme
    else:
        topic = _TOPIC.search(opening)
        theme = (topic.group("theme") or topic.group("other")).strip() if topic else None
    year = published.year if published else None
    return Subject(
        name,
        theme,
        _dates_in(opening, year) or (),
        inspectorates_in(opening) if kind is Kind.JTAI else (),
    )


def _jtai_theme(opening: str, name: str) -> str | None:
    """The theme, from the sentence that says what the inspection was of."""
    found = re.search(
        rf"multi-agency (?:response|arrangements) (?:to|for) (.+?) in (?:the )?{re.escape(name)}",
        opening,
    )
    if found:
        return found.group(1)
    found = _THEME_IN_TEXT.search(opening)
    return found.group("theme") if found else None


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
