"""The door of this room: one published document as one frozen, complete record.

Every field that could not be read is empty and explained in `problems`; nothing is guessed.
`as_json` gives the form that is written to files; its keys are the field names.
"""

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from ilacs.framework import FrameworkVersion, Grade, Judgement, Kind


@dataclass(frozen=True, slots=True)
class Source:
    """Where the record came from: file name, SHA-256 of its bytes, number of pages read."""

    file: str
    sha256: str
    pages: int


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read, in words: the page (from 1), what was wrong, what to do."""

    what: str
    page: int | None = None
    remedy: str = ""

    def __str__(self) -> str:
        place = f"page {self.page}: " if self.page else ""
        return f"{place}{self.what}" + (f" {self.remedy}" if self.remedy else "")


@dataclass(frozen=True, slots=True)
class AuthorityAsPrinted:
    """The authority's name as printed, and its number in the register if the name is known."""

    name: str
    urn: int | None


@dataclass(frozen=True, slots=True)
class Period:
    """Days on site, both included. Written as `{from, to}`."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class GradedJudgement:
    """One grade that the report prints, and the words it prints it in."""

    judgement: Judgement
    grade: Grade
    as_printed: str


@dataclass(frozen=True, slots=True)
class FrameworkTag:
    """A reference to the children's social care national framework.

    `kind` is `outcome`, `enabler` or `principle`; `value` is its number as a digit, or the
    words that stand in place of a number.
    """

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Area:
    """One area for improvement, recommendation or priority action.

    `number` counts the areas of the report from 1, or is the printed number where there is
    one. `under` is the number of the area that this one is a sub-point of. `heading` is the
    heading that it stands under, `subheading` the smaller one below it if there is one, and
    `part` the part of the report that the heading belongs to.
    """

    number: int
    text: str
    page: int | None
    national_framework: tuple[FrameworkTag, ...] = ()
    heading: str = ""
    subheading: str = ""
    part: str = ""
    under: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One paragraph, whole. `number` is as printed; `subheading` is what it stands under."""

    number: int | None
    text: str
    page: int | None
    subheading: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The paragraphs under one heading; judgement and grade where the heading gives them."""

    heading: str
    judgement: Judgement | None
    grade: Grade | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note that was printed at the foot of a page."""

    mark: str
    text: str
    page: int | None


@dataclass(frozen=True, slots=True)
class InspectionReport:
    """One report or letter. Page numbers count from 1; plain text has none (null)."""

    source: Source
    problems: tuple[Problem, ...]
    kind: Kind | None
    framework: FrameworkVersion | None
    authority: AuthorityAsPrinted
    on_site: tuple[Period, ...]
    published: date | None
    lead_inspectors: tuple[str, ...]
    judgements: tuple[GradedJudgement, ...]
    summary: tuple[str, ...]
    areas_for_improvement: tuple[Area, ...]
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...] = ()
    addressees: tuple[str, ...] = ()
    theme: str | None = None
    inspectorates: tuple[str, ...] = ()
    strengths: tuple[Finding, ...] = ()
    areas_for_priority_action: tuple[Area, ...] = ()
    next_steps: tuple[str, ...] = ()
    front_matter: tuple[str, ...] = ()
    back_matter: tuple[str, ...] = ()

    def grade(self, judgement: Judgement) -> Grade | None:
        """The grade of `judgement`, or None where the report holds none."""
        return next((g.grade for g in self.judgements if g.judgement == judgement), None)


_JSON_NAMES: dict[tuple[type, str], str] = {(Period, "first"): "from", (Period, "last"): "to"}


def as_json(value: Any) -> Any:
    """Turn a record, or any part of one, into plain dicts, lists and strings for JSON."""
    if isinstance(value, Problem):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        kind = type(value)
        return {
            _JSON_NAMES.get((kind, field.name), field.name): as_json(getattr(value, field.name))
            for field in fields(value)
        }
    if isinstance(value, tuple):
        return [as_json(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value
