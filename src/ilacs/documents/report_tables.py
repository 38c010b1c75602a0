"""Inspection reports as flat tables: one declaration for every file type and the handbook.

Each row of every table carries `report`, the file name of its report, so that tables can be
joined.
"""

from collections.abc import Iterable
from operator import attrgetter as of

from ilacs.documents.report_rows import (
    ProblemOfFile,
    its_areas,
    its_findings,
    its_judgements,
    its_problems,
    the_report,
)
from ilacs.documents.tables import Column, Form, Row, Table
from ilacs.documents.words import ReadOrNot, in_words
from ilacs.framework import Judgement
from ilacs.reports.errors import UnreadableDocument

TERM, TEXT, LONG_TEXT, PARAGRAPHS, CODE, NUMBER, DATE = Form


def _several(values: Iterable[object]) -> str:
    return "; ".join(str(value) for value in values)


def _paragraphs(values: Iterable[str]) -> str:
    return "\n\n".join(values)


def _grade_column(judgement: Judgement) -> Column:
    words = in_words(judgement)
    return Column(
        f"grade_{judgement}",
        TERM,
        words,
        f"Grade of {words[0].lower() + words[1:]}; empty if the report has no such grade.",
        lambda row: row.report.grade(judgement),
    )


_KEY = Column(
    "report",
    TEXT,
    "Report",
    "File name of the report: joins the tables.",
    of("report.source.file"),
    44,
)
_AUTHORITY = Column(
    "authority", TEXT, "Authority", "Name of the authority as printed.", of("report.authority.name")
)
_PUBLISHED = Column(
    "published", DATE, "Published", "Date of publication, if printed.", of("report.published")
)
_PAGE = Column(
    "page", NUMBER, "Page", "Page that it begins on, from 1; empty for plain text.", of("item.page")
)
_NUMBER = Column(
    "number",
    NUMBER,
    "Number",
    "Number as printed, or counted from 1 for areas without one.",
    of("item.number"),
)
_TEXT = Column("text", LONG_TEXT, "Text", "Its words, whole.", of("item.text"))
_SUBHEADING = Column(
    "subheading", TEXT, "Subheading", "Smaller heading that it stands under.", of("item.subheading")
)
_LIST = Column("list", TERM, "List", "Which list it stands in.", of("part"))

REPORTS = Table(
    "reports",
    "Reports",
    "One row for each report that was read.",
    (
        _KEY,
        _AUTHORITY,
        Column(
            "urn",
            NUMBER,
            "URN",
            "Number in the register; empty if not known.",
            of("report.authority.urn"),
        ),
        Column("kind", TERM, "Kind", "Kind of visit.", of("report.kind")),
        Column(
            "framework",
            TERM,
            "Framework",
            "Version of the framework, by the days on site.",
            of("report.framework"),
        ),
        Column(
            "on_site_from",
            DATE,
            "On site from",
            "First day on site.",
            lambda row: min((period.first for period in row.report.on_site), default=None),
        ),
        Column(
            "on_site_to",
            DATE,
            "On site to",
            "Last day on site.",
            lambda row: max((period.last for period in row.report.on_site), default=None),
        ),
        Column(
            "on_site_parts",
            NUMBER,
            "Parts",
            "In how many parts the inspectors were on site.",
            lambda row: len(row.report.on_site),
        ),
        _PUBLISHED,
        Column(
            "lead_inspectors",
            TEXT,
            "Lead inspectors",
            "Names as printed, with ; between.",
            lambda row: _several(row.report.lead_inspectors),
        ),
        *(_grade_column(judgement) for judgement in Judgement),
        Column(
            "areas",
            NUMBER,
            "Areas for improvement",
            "Number of areas for improvement or recommendations.",
            lambda row: len(row.report.areas_for_improvement),
        ),
        Column(
            "priority_actions",
            NUMBER,
            "Priority actions",
            "Number of areas for priority action.",
            lambda row: len(row.report.areas_for_priority_action),
        ),
        Column(
            "findings",
            NUMBER,
            "Findings",
            "Number of paragraphs in sections and strengths.",
            lambda row: (
                len(row.report.strengths)
                + sum(len(section.findings) for section in row.report.sections)
            ),
        ),
        Column(
            "problems",
            NUMBER,
            "Problems",
            "Things that could not be read: see the table.",
            lambda row: len(row.report.problems),
        ),
        Column("theme", TEXT, "Theme", "Theme of a joint visit.", of("report.theme")),
        Column(
            "inspectorates",
            TEXT,
            "Inspectorates",
            "Who inspected, in a joint visit; with ; between.",
            lambda row: _several(row.report.inspectorates),
        ),
        Column(
            "summary",
            PARAGRAPHS,
            "Summary",
            "Paragraphs before the first heading.",
            lambda row: _paragraphs(row.report.summary),
        ),
        Column(
            "next_steps",
            PARAGRAPHS,
            "Next steps",
            "What is to follow a joint visit.",
            lambda row: _paragraphs(row.report.next_steps),
        ),
        Column("pages", NUMBER, "Pages", "Pages read.", of("report.source.pages")),
        Column(
            "sha256",
            CODE,
            "SHA-256",
            "Fingerprint of the file: two files with the same one are the same.",
            of("report.source.sha256"),
        ),
    ),
    the_report,
)

JUDGEMENTS = Table(
    "judgements",
    "Judgements",
    "One row for each grade that a report prints.",
    (
        _KEY,
        _AUTHORITY,
        _PUBLISHED,
        Column("judgement", TERM, "Judgement", "What is graded.", of("item.judgement")),
        Column("grade", TERM, "Grade", "The grade.", of("item.grade")),
        Column("as_printed", TEXT, "As printed", "The words of the report.", of("item.as_printed")),
    ),
    its_judgements,
)

AREAS = Table(
    "areas",
    "Areas",
    "One row for each area for improvement, recommendation or area for priority action.",
    (
        _KEY,
        _AUTHORITY,
        _PUBLISHED,
        _LIST,
        _NUMBER,
        Column("under", NUMBER, "Under", "The area that this is a point of.", of("item.under")),
        Column("part", TEXT, "Part", "Part of the report that it stands in.", of("item.part")),
        Column("heading", TEXT, "Heading", "Heading that it stands under.", of("item.heading")),
        _SUBHEADING,
        _TEXT,
        _PAGE,
        Column(
            "national_framework",
            TEXT,
            "National framework",
            "References to the national framework, with ; between.",
            lambda row: _several(f"{tag.kind} {tag.value}" for tag in row.item.national_framework),
        ),
    ),
    its_areas,
)

FINDINGS = Table(
    "findings",
    "Findings",
    "One row for each paragraph of the sections and strengths, whole.",
    (
        _KEY,
        _AUTHORITY,
        _PUBLISHED,
        _LIST,
        Column("place", NUMBER, "Place", "Place in the report, counted from 1.", of("place")),
        Column(
            "section",
            TEXT,
            "Section",
            "Heading of the section.",
            lambda row: row.section.heading if row.section else "",
        ),
        Column(
            "judgement",
            TERM,
            "Judgement",
            "The judgement that the section is about.",
            lambda row: row.section.judgement if row.section else None,
        ),
        Column(
            "grade",
            TERM,
            "Grade",
            "The grade in the heading of the section.",
            lambda row: row.section.grade if row.section else None,
        ),
        _SUBHEADING,
        _NUMBER,
        _TEXT,
        _PAGE,
    ),
    its_findings,
)

PROBLEMS = Table(
    "problems",
    "Problems",
    "One row for each thing that could not be read, and for each file that could not.",
    (
        Column("report", TEXT, "File", "File name.", of("file"), 44),
        Column(
            "read",
            TERM,
            "Read",
            "Was the file read at all?",
            lambda row: ReadOrNot.NOT_READ if row.rule else ReadOrNot.READ,
        ),
        Column("page", NUMBER, "Page", "Page, from 1, if known.", of("page")),
        Column("problem", LONG_TEXT, "Problem", "What was wrong.", of("what")),
        Column("remedy", LONG_TEXT, "What to do", "What to do.", of("remedy")),
        Column("rule", TEXT, "Rule", "Short name of what was wrong.", of("rule")),
    ),
    its_problems,
)

TABLES = (REPORTS, JUDGEMENTS, AREAS, FINDINGS, PROBLEMS)
"""All tables, in the order that people see them."""


def problem_row(unread: UnreadableDocument) -> Row:
    """The row of the problems table for a file that could not be read."""
    return PROBLEMS.row(ProblemOfFile(unread.file, unread.what, unread.remedy, rule=unread.rule))
