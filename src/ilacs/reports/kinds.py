"""Which layout a document has, told from its first lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ilacs.framework import Judgement, Kind
from ilacs.reports.lines import CLOSE, Line
from ilacs.reports.wording import is_heading_of, plain

ON_SITE_FIELD = r"(?:inspection|review) dates?|dates? of (?:the )?(?:inspection|review)"
INSPECTOR_FIELD = r"(?:lead|reporting) inspectors?"
PUBLISHED_FIELD = r"(?:report )?publi(?:shed|cation date)|date (?:of publication|published)"
"""What the fields below a title begin with, as parts of patterns."""


@dataclass(frozen=True, slots=True)
class Family:
    """A layout. `kind` is None where short and standard inspections share it.

    `pattern` is looked for in the title, for letters in all of the first lines.
    """

    kind: Kind | None
    pattern: re.Pattern[str]
    is_letter: bool = False
    single_inspection: bool = False
    front_is_a_page: bool = False
    is_graded: bool = False
    may_be_missing: frozenset[Judgement] = frozenset()


def _family(kind: Kind | None, pattern: str, **options: bool | frozenset[Judgement]) -> Family:
    return Family(kind, re.compile(pattern, re.IGNORECASE), **options)  # type: ignore[arg-type]


_OF_SERVICES = r"of services for children in need of help and protection"

FAMILIES: tuple[Family, ...] = (
    _family(
        Kind.SIF_REINSPECTION,
        rf"re-?inspection {_OF_SERVICES}|post-monitoring single inspection",
        single_inspection=True,
        front_is_a_page=True,
        is_graded=True,
        may_be_missing=frozenset({Judgement.LSCB}),
    ),
    _family(
        Kind.SIF,
        rf"inspection {_OF_SERVICES}",
        single_inspection=True,
        front_is_a_page=True,
        is_graded=True,
        may_be_missing=frozenset({Judgement.LSCB}),
    ),
    _family(Kind.LOOKED_AFTER_CHILDREN_2013, r"inspection of looked after children services"),
    _family(
        Kind.LSCB_REVIEW,
        r"review of the effectiveness of the local safeguarding children('?s)? board",
        single_inspection=True,
        front_is_a_page=True,
        is_graded=True,
        may_be_missing=frozenset(set(Judgement) - {Judgement.LSCB}),
    ),
    _family(
        None,
        r"inspection of (.{2,80} )?(local authority )?children'?s (social care )?services",
        is_graded=True,
    ),
    _family(Kind.JTAI, r"joint targeted area inspection", is_letter=True),
    _family(Kind.MONITORING_VISIT, r"monitoring visit", is_letter=True),
    _family(Kind.FOCUSED_VISIT, r"focused visit", is_letter=True),
)

LINES_THAT_TELL = 45
"""The layout is told from this many lines at the beginning."""


_FIELD = re.compile(rf"\W*(?:{ON_SITE_FIELD}|{INSPECTOR_FIELD}|{PUBLISHED_FIELD})\b", re.IGNORECASE)


def family_of(lines: Sequence[Line]) -> Family | None:
    """The layout of the document, or None if it is none that is known.

    A report has fields below its title (dates, inspectors); a letter has none.
    """
    head = [line.text for line in lines[:LINES_THAT_TELL]]
    fields = [index for index, text in enumerate(head) if _FIELD.match(text)]
    title = plain(" ".join(head[: fields[0]])) if fields else ""
    whole = plain(" ".join(head))
    for family in FAMILIES:
        if family.pattern.search(whole if family.is_letter else title):
            return family
    return None


def contents_split(lines: list[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """Take the pages of contents out: the other lines, and the text of the contents."""
    start = _start_of_contents(lines)
    if start is None:
        return lines, ()
    if not lines[start].page:
        end = _end_of_contents(lines, start)
        return lines[:start] + lines[end:], tuple(line.text for line in lines[start:end])
    pages = {lines[start].page}
    following = [line.text for line in lines if line.page == lines[start].page + 1]
    if following and sum(text[-1].isdigit() for text in following) > len(following) / 2:
        pages.add(lines[start].page + 1)
    return (
        [line for line in lines if line.page not in pages],
        tuple(line.text for line in lines if line.page in pages),
    )


def _start_of_contents(lines: Sequence[Line]) -> int | None:
    for index, line in enumerate(lines):
        if line.page > LAST_PAGE_OF_CONTENTS:
            return None
        if line.text[0] in "Cc" and is_heading_of("contents", line.text):
            return index
    return None


LAST_PAGE_OF_CONTENTS = 12
"""The contents begin no later than on this page."""

LONGEST_ENTRY = 140
"""A line of the contents has fewer characters than this."""


def _end_of_contents(lines: Sequence[Line], start: int) -> int:
    """Where the contents end in a form without pages.

    Their lines stand close together, or each ends with the number of its page.
    """
    for index in range(start + 2, len(lines)):
        line = lines[index]
        apart = lines[index - 1].y - line.y > CLOSE
        if len(line.text) >= LONGEST_ENTRY or (apart and not line.text[-1].isdigit()):
            return index
    return min(start + 1, len(lines))
