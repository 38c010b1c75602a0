"""The first page: whose report it is, when inspectors were on site, and the grades."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ilacs.framework import Judgement
from ilacs.reports.dates import first_date, has_other_dates, periods_in
from ilacs.reports.kinds import INSPECTOR_FIELD, ON_SITE_FIELD, PUBLISHED_FIELD
from ilacs.reports.lines import Line
from ilacs.reports.record import GradedJudgement, Period, Problem
from ilacs.reports.wording import (
    graded_label,
    is_grade_before_2013,
    is_heading_of,
    label_start,
    plain,
    without_titles,
)

LONGEST_ROW = 6
"""A row of the table of grades is printed on at most this many lines."""

LONGEST_HEAD = 60
"""The table of grades begins within this many lines."""

HEAD_OTHERWISE = 20
"""Where neither grades nor running text are found, so many lines are taken for the head."""

_ON_SITE = re.compile(rf"(?:{ON_SITE_FIELD})\s*:?\s*(.+)", re.IGNORECASE)
_PUBLISHED = re.compile(rf"(?:{PUBLISHED_FIELD})\s*:?\s*(.+)", re.IGNORECASE)
_INSPECTOR = re.compile(rf"\W*(?:{INSPECTOR_FIELD})\b\s*:?\s*(.*)", re.IGNORECASE)
_TABLE = re.compile(r"\W*judge?ments?\W+grades?\W*", re.IGNORECASE)
_FIELD = re.compile(
    rf"\W*(?:{ON_SITE_FIELD}|{INSPECTOR_FIELD}|{PUBLISHED_FIELD}"
    r"|age group|judge?ments?\W+grades?)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"^[a-z]|[Ii]nspector|[Oo]fsted|[Ss]ocial [Cc]are")
_TITLES = (
    re.compile(
        r"inspection of (?:the )?(?P<name>(?!local authority|services|looked after).+?),? "
        r"(?:local authority )?children'?s (?:social care )?services",
        re.IGNORECASE,
    ),
    re.compile(
        r"inspection of looked after children services (?P<name>.+)", re.IGNORECASE | re.DOTALL
    ),
    re.compile(r"(?:the )?(?P<name>.+?) (?:re-?inspection|inspection|review) of .+", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What the first page says. `rest` are the lines after it, `extra` its other sentences."""

    title: str
    name: str
    on_site: tuple[Period, ...]
    published_line: str
    lead_inspectors: tuple[str, ...]
    judgements: tuple[GradedJudgement, ...]
    extra: tuple[Line, ...]
    rest: tuple[Line, ...]
    front_matter: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_front_page(lines: Sequence[Line], *, whole_page: bool) -> FrontPage:
    """Read the first page of an inspection report.

    With `whole_page` the table of grades can be mixed with other sentences and the page ends
    the front (single inspection framework); otherwise the front ends with the table.
    """
    problems: list[Problem] = []
    head, body_start = _head(lines, whole_page)
    title, fields = _fields(head)
    on_site_text = fields.get("on_site", "")
    on_site = periods_in(on_site_text) if on_site_text else None
    if on_site and has_other_dates(on_site_text, on_site):
        on_site = None
    if on_site is None:
        printed = f"'{on_site_text}'" if on_site_text else "nothing"
        problems.append(
            Problem(
                f"the dates on site could not be told: {printed} is printed for them.",
                head[0].page if head else None,
                "Look them up in the document.",
            )
        )
    last = _end_of_first_page(lines, body_start) if whole_page else len(lines)
    judgements, extra, end = _read_grades(lines, body_start, last, problems, whole_page)
    return FrontPage(
        title,
        _name(title),
        on_site or (),
        fields.get("published", ""),
        inspectors_in(fields.get("inspectors", "")),
        judgements,
        tuple(extra),
        tuple(lines[end:]),
        tuple(line.text for line in head),
        tuple(problems),
    )


def _end_of_first_page(lines: Sequence[Line], start: int) -> int:
    """Where the second page begins or, in a form without pages, the first known heading."""
    if lines and lines[0].page:
        first = lines[0].page
        return next((i for i, line in enumerate(lines) if line.page > first), len(lines))
    for index in range(start, len(lines)):
        line = lines[index]
        if line.bold and any(is_heading_of(group, line.text) for group in ("known", "parts")):
            return index
    return len(lines)


def _head(lines: Sequence[Line], whole_page: bool) -> tuple[list[Line], int]:
    """The lines before the grades, and where the grades or the text begin."""
    for index, line in enumerate(() if whole_page else lines[:LONGEST_HEAD]):
        if _TABLE.fullmatch(line.text):
            return list(lines[:index]), index + 1
    for index in range(min(len(lines), LONGEST_HEAD)):
        if _row_at(lines, index, len(lines)) or _starts_paragraph(lines, index):
            return list(lines[:index]), index
    return list(lines[:HEAD_OTHERWISE]), min(len(lines), HEAD_OTHERWISE)


def _starts_paragraph(lines: Sequence[Line], index: int) -> bool:
    """Whether running text begins here: a long line after the fields have been read."""
    if index < 3 or len(lines[index].text) < 60 or _FIELD.match(lines[index].text):
        return False
    return any(_FIELD.match(line.text) for line in lines[:index])


def _fields(head: Sequence[Line]) -> tuple[str, dict[str, str]]:
    """The title, and the lines that begin with the name of a field, put together."""
    title: list[str] = []
    fields: dict[str, str] = {}
    current = ""
    for line in head:
        text = line.text.replace("*", "").strip()
        for name, pattern in (
            ("on_site", _ON_SITE),
            ("published", _PUBLISHED),
            ("inspectors", _INSPECTOR),
        ):
            match = pattern.match(text)
            if match:
                fields[name] = match.group(1)
                current = name
                break
        else:
            if current and not _FIELD.match(text):
                fields[current] = f"{fields[current]} {text}"
            elif not current:
                title.append(text)
    return " ".join(title), fields


def _name(title: str) -> str:
    """The authority's name as the title prints it, or an empty text."""
    for pattern in _TITLES:
        match = pattern.match(plain(title))
        if match:
            return match.group("name").strip(" ,:")
    return ""


def inspectors_in(text: str) -> tuple[str, ...]:
    """The names in what is printed after `Lead inspector`, without the inspectors' titles."""
    parts = re.split(r"[,;/&()]|\band\b", without_titles(text))
    names = (" ".join(part.split()).strip(" .:-–*") for part in parts)
    return tuple(name for name in names if name and not _NO_NAME.search(name))


def published_on(front: FrontPage, problems: list[Problem]) -> date | None:
    """The printed date of publication, or None; a problem if what is printed is no date."""
    if not front.published_line:
        return None
    day = first_date(front.published_line)
    if day is None:
        problems.append(
            Problem(f"'{front.published_line}' is printed as the date of publication.", 1)
        )
    return day


def _row_at(lines: Sequence[Line], index: int, last: int) -> tuple[GradedJudgement, int] | None:
    """The row of the table of grades that begins at `index`, and where it ends."""
    found: tuple[GradedJudgement, int] | None = None
    text = ""
    for end in range(index + 1, min(index + LONGEST_ROW, last) + 1):
        text = f"{text} {lines[end - 1].text}".strip()
        if found and label_start(lines[end - 1].text):
            break
        row = graded_label(text)
        if row is None:
            if found:
                break
            continue
        found = (GradedJudgement(row.judgement, row.grade, row.as_printed), end)
    return found


def _read_grades(
    lines: Sequence[Line], start: int, last: int, problems: list[Problem], whole_page: bool
) -> tuple[tuple[GradedJudgement, ...], list[Line], int]:
    """The grades from `start` on, the lines that are none, and where the front ends."""
    grades: dict[Judgement, GradedJudgement] = {}
    extra: list[Line] = []
    index = start
    while index < len(lines):
        row = _row_at(lines, index, len(lines))
        if index >= last and not (row and grades):
            break
        if row and row[0].judgement not in grades:
            grades[row[0].judgement] = row[0]
            index = row[1]
            continue
        unknown = _unknown_grade(lines, index, last)
        if unknown:
            words, end = unknown
            problems.append(_no_such_grade(words, lines[index].page))
            index = end
            continue
        if not whole_page:
            break
        if _TABLE.fullmatch(lines[index].text):
            index += 1
            continue
        extra.append(lines[index])
        index += 1
    return tuple(grades.values()), extra, index


def _unknown_grade(lines: Sequence[Line], index: int, last: int) -> tuple[str, int] | None:
    """A row whose label is known but whose grade is not: its text, and where it ends."""
    text = ""
    for end in range(index + 1, min(index + 4, last) + 1):
        text = f"{text} {lines[end - 1].text}".strip()
        found = label_start(text)
        if found is None:
            continue
        rest = found[1].strip(" :.")
        if not rest:
            continue
        return (text, end) if len(rest.split()) <= 4 and not rest[:1].islower() else None
    return None


def _no_such_grade(words: str, page: int) -> Problem:
    if any(is_grade_before_2013(word) for word in words.split()):
        why = "is a grade of the scale before November 2013, which has no place on today's"
    else:
        why = "holds no grade that is known"
    return Problem(f"'{plain(words)}' {why}.", page, "The judgement is left out.")
