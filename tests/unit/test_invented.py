"""Invented documents: each layout, each oddity, and a truth that agrees with the page."""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import unescape
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from ilacs.documents.invented import (
    ODDITIES_OF,
    InventedReport,
    Layout,
    Oddity,
    as_html,
    as_markdown,
    as_plain_text,
    examples,
    invent,
    truth_of_text,
    write_examples,
)
from ilacs.documents.invented.body import visit
from ilacs.documents.invented.prose import as_day, stock
from ilacs.framework import judgements_of
from ilacs.register import resolve
from ilacs.reports.record import InspectionReport

# One layout of each family that has the oddity: the first and the last of those listed.
ODD = sorted(
    {
        (layouts[place], oddity)
        for oddity in Oddity
        for layouts in [[each for each in Layout if oddity in ODDITIES_OF[each]]]
        for place in (0, -1)
    }
)


@dataclass
class Page:
    """The text of a page as PDFium hands it over, and what stands near its upper edge."""

    raw: str
    top: str
    bottom: str

    @property
    def flat(self) -> str:
        return flat(self.raw)


def flat(text: str) -> str:
    """Text on one line, without the marks of divided words."""
    text = text.replace("\ufffe", "-").replace("\u00ad", "")
    text = text.replace("\ufb01", "fi").replace("\ufb02", "fl")
    return " ".join(text.split())


def pages_of(data: bytes) -> list[Page]:
    pages = []
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        pages.append(
            Page(
                text.get_text_range(),
                text.get_text_bounded(bottom=776),
                text.get_text_bounded(top=56),
            )
        )
        text.close()
        page.close()
    document.close()
    return pages


def strip_marks(text: str) -> str:
    """Text without digits, which footnote marks are in a text layer."""
    return re.sub(r"\d", "", text)


@pytest.mark.parametrize("layout", Layout)
def test_a_layout_is_typeset_with_its_truth(layout: Layout) -> None:
    report = invent(layout, seed=4)
    pages = pages_of(report.pdf)
    assert len(pages) == report.truth.source.pages
    assert_consistent(report, pages)


@pytest.mark.parametrize("layout", Layout)
def test_the_same_seed_gives_the_same_bytes_and_another_seed_does_not(layout: Layout) -> None:
    once, again, other = (invent(layout, seed=seed) for seed in (7, 7, 8))
    assert once.pdf == again.pdf
    assert once.truth == again.truth
    assert once.pdf != other.pdf


@pytest.mark.parametrize("layout", Layout)
def test_every_document_says_that_it_is_invented(layout: Layout) -> None:
    pages = pages_of(invent(layout).pdf)
    assert "Invented example: not a real report" in pages[-1].flat


def test_no_authority_of_the_stock_is_a_real_one() -> None:
    for name in stock()["names"]["authorities"]:
        assert resolve(name) is None, name


def test_an_oddity_that_a_layout_cannot_have_is_refused_with_its_name() -> None:
    with pytest.raises(ValueError, match=r"jtai.*tag_spellings"):
        invent(Layout.JTAI, oddities=frozenset({Oddity.TAG_SPELLINGS}))


def test_two_oddities_that_exclude_each_other_are_refused() -> None:
    both = frozenset({Oddity.NO_AREAS, Oddity.SUB_BULLETS})
    with pytest.raises(ValueError, match=r"ilacs_2023.*no_areas, sub_bullets"):
        invent(Layout.ILACS_2023, oddities=both)


@pytest.mark.parametrize(("layout", "oddity"), ODD)
def test_an_oddity_is_in_the_text_layer_and_the_truth_knows_it(
    layout: Layout, oddity: Oddity
) -> None:
    report = invent(layout, seed=5, oddities=frozenset({oddity}))
    pages = pages_of(report.pdf)
    assert PRESENT[oddity](report, pages)
    assert_consistent(report, pages)


def test_every_oddity_is_offered_by_a_layout_and_looked_for_here() -> None:
    assert set(Oddity) == set().union(*ODDITIES_OF.values()) == set(PRESENT)


def assert_consistent(report: InventedReport, pages: list[Page]) -> None:
    truth = report.truth
    last = len(pages)
    findings = [finding for section in truth.sections for finding in section.findings]
    areas = (*truth.areas_for_improvement, *truth.areas_for_priority_action)
    for item in (*findings, *areas, *truth.strengths):
        assert item.page is not None
        assert 1 <= item.page <= last
        begins = strip_marks(" ".join(item.text.split()[:6]))
        assert begins in strip_marks(pages[item.page - 1].flat)
    for note in truth.footnotes:
        assert note.page is not None
        assert " ".join(note.text.split()[:8]) in pages[note.page - 1].flat
    numbers = [(area.heading, area.part, area.number) for area in areas]
    assert len(set(numbers)) == len(numbers)
    assert all(area.under is None or area.under < area.number for area in areas)
    assert truth.framework is not None
    assert {graded.judgement for graded in truth.judgements} <= set(judgements_of(truth.framework))
    assert all(period.first <= period.last for period in truth.on_site)
    assert truth.published is None or truth.published > truth.on_site[-1].last
    assert truth.source.file == report.file
    assert truth.problems == ()


# What shows that an oddity is there ---------------------------------------------------

Shows = Callable[[InventedReport, list[Page]], bool]


def words(report: InventedReport, pages: list[Page]) -> str:
    return " ".join(page.flat for page in pages)


def holds(text: str) -> Shows:
    return lambda report, pages: text in words(report, pages)


def holds_raw(pattern: str) -> Shows:
    return lambda report, pages: any(re.search(pattern, page.raw) for page in pages)


def dates_look_like(pattern: str) -> Shows:
    return lambda report, pages: re.search(pattern, pages[0].flat) is not None


def a_two_part_visit(report: InventedReport, pages: list[Page]) -> bool:
    _, second = report.truth.on_site
    return re.search(rf" and {second.first.day} .*{as_day(second.last)}", pages[0].flat) is not None


def a_single_day(report: InventedReport, pages: list[Page]) -> bool:
    (period,) = report.truth.on_site
    return period.first == period.last and as_day(period.first) in pages[0].flat


def two_leads(report: InventedReport, pages: list[Page]) -> bool:
    leads = report.truth.lead_inspectors
    return len(leads) == 2 and all(lead in words(report, pages) for lead in leads)


def no_lead(report: InventedReport, pages: list[Page]) -> bool:
    return not report.truth.lead_inspectors and "Lead inspector" not in words(report, pages)


def short_grades(report: InventedReport, pages: list[Page]) -> bool:
    text = words(report, pages)
    return "Requires improvement" in text and "to be good" not in text


def grades_as(change: Callable[[str], str]) -> Shows:
    def shows(report: InventedReport, pages: list[Page]) -> bool:
        rows = [g for g in report.truth.judgements if g.judgement not in ("overall", "lscb")]
        return all(
            graded.as_printed == change(graded.as_printed) and graded.as_printed in pages[0].flat
            for graded in rows
        )

    return shows


def no_help_grade(report: InventedReport, pages: list[Page]) -> bool:
    graded = {entry.judgement for entry in report.truth.judgements}
    return "Satisfactory" in pages[0].flat and "help_and_protection" not in graded


def more_lines_on_page_one(report: InventedReport, pages: list[Page]) -> bool:
    usual = pages_of(invent(report.layout, seed=5).pdf)
    return pages[0].raw.count("\n") > usual[0].raw.count("\n")


def some_heading(pattern: str) -> Shows:
    def shows(report: InventedReport, pages: list[Page]) -> bool:
        headings = [s.heading for s in report.truth.sections if s.grade is not None]
        return all(re.search(pattern, each) for each in headings) and all(
            each in words(report, pages) for each in headings
        )

    return shows


def no_areas(report: InventedReport, pages: list[Page]) -> bool:
    asked = "What needs to improve" in words(report, pages)
    return not report.truth.areas_for_improvement and not asked


def sub_bullets(report: InventedReport, pages: list[Page]) -> bool:
    under = [area for area in report.truth.areas_for_improvement if area.under is not None]
    return [area.under for area in under] == [2, 2]


def many_tags(report: InventedReport, pages: list[Page]) -> bool:
    areas = report.truth.areas_for_improvement
    closed = [area.text for area in areas if area.text.endswith((")", "]"))]
    return len(areas) == 9 and len(closed) == 8 and all(a.national_framework for a in areas)


def priority_actions(report: InventedReport, pages: list[Page]) -> bool:
    truth = report.truth
    urgent = [a for a in truth.areas_for_improvement if a.heading.startswith("Priority")]
    return len(truth.areas_for_priority_action or urgent) == 2


def numbers_of(report: InventedReport) -> list[list[int]]:
    found = ([f.number for f in s.findings if f.number is not None] for s in report.truth.sections)
    return [numbers for numbers in found if numbers]


def numbers_restart(report: InventedReport, pages: list[Page]) -> bool:
    return sum(numbers[0] == 1 for numbers in numbers_of(report)) > 1


def a_gap(report: InventedReport, pages: list[Page]) -> bool:
    gaps = [after - before for numbers in numbers_of(report) for before, after in pairwise(numbers)]
    return gaps.count(2) == 1 and set(gaps) == {1, 2}


def over_two_pages(report: InventedReport, pages: list[Page]) -> bool:
    findings = [f for s in report.truth.sections for f in s.findings]
    longest = max(findings, key=lambda finding: len(finding.text))
    assert longest.page is not None
    ends = " ".join(longest.text.split()[-20:])
    later = any(ends in page.flat for page in pages[longest.page :])
    return later and ends not in pages[longest.page - 1].flat


def two_notes(report: InventedReport, pages: list[Page]) -> bool:
    notes = [note.text for note in report.truth.footnotes]
    return sum(note in stock()["told"]["footnotes"] for note in notes) == 2


def ligatures(report: InventedReport, pages: list[Page]) -> bool:
    # PDFium spells ligatures out, so they are looked for in the fonts' own tables.
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", report.pdf, re.DOTALL)
    tables = []
    for stream in streams:
        try:
            tables.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return any(b"<FB01>" in table.upper() for table in tables)


def running_line_on_top(report: InventedReport, pages: list[Page]) -> bool:
    title = report.model.look.running[0]
    return all(title in flat(page.top) for page in pages) and not any(
        title in flat(page.bottom) for page in pages
    )


def number_in_line(report: InventedReport, pages: list[Page]) -> bool:
    title, dates = report.model.look.running
    return f"{title}, {dates} 2" in flat(pages[1].bottom)


PRESENT: dict[Oddity, Shows] = {
    Oddity.TWO_PART_VISIT: a_two_part_visit,
    Oddity.DATES_REPEATED: dates_look_like(r"\d+ [A-Z]\w+ \d{4} to \d+ [A-Z]\w+ \d{4}"),
    Oddity.DATES_EN_DASH: dates_look_like(r"\d+( [A-Z]\w+)? – \d+ [A-Z]\w+ \d{4}"),
    Oddity.SINGLE_DAY: a_single_day,
    Oddity.TWO_LEAD_INSPECTORS: two_leads,
    Oddity.NO_LEAD_INSPECTOR: no_lead,
    Oddity.CHILDREN_CARE_LEAVERS: holds("progress of children care leavers"),
    Oddity.LEADERS_ON_PRACTICE: holds("The impact of leaders on practice with"),
    Oddity.SHORT_GRADE: short_grades,
    Oddity.GRADE_CAPITALS: grades_as(str.upper),
    Oddity.GRADE_LOWER_CASE: grades_as(str.lower),
    Oddity.GRADE_FULL_STOP: grades_as(lambda words: f"{words.rstrip('.')}."),
    Oddity.UNKNOWN_GRADE: no_help_grade,
    Oddity.WRAPPED_GRADE: holds_raw(r"[Rr]equires\s*\n\s*improvement|improvement\s*\n\s*to be"),
    Oddity.WRAPPED_LABEL: more_lines_on_page_one,
    Oddity.HEADING_IS: some_heading(" is [a-z]"),
    Oddity.HEADING_ARE_COLON: some_heading(" are: [a-z]"),
    Oddity.HEADING_NO_COLON: some_heading(r"^[^:]+$"),
    Oddity.UNKNOWN_HEADING: holds("Practice in the island schools"),
    Oddity.NO_AREAS: no_areas,
    Oddity.SUB_BULLETS: sub_bullets,
    Oddity.TAG_SPELLINGS: many_tags,
    Oddity.PRIORITY_ACTIONS: priority_actions,
    Oddity.BULLET_SQUARE: holds_raw("■"),
    Oddity.BULLET_DOT: holds_raw("•"),
    Oddity.BULLET_DASH: holds_raw(r"(?m)^– "),
    Oddity.BULLET_PRIVATE_USE: holds_raw("\uf06e"),
    Oddity.BULLET_PRIVATE_USE_SMALL: holds_raw("\uf0a7"),
    Oddity.NUMBERS_RESTART: numbers_restart,
    Oddity.NUMBER_GAP: a_gap,
    Oddity.LONG_PARAGRAPH: over_two_pages,
    Oddity.FOOTNOTES: two_notes,
    Oddity.LIGATURES: ligatures,
    Oddity.SOFT_HYPHENS: holds_raw("\u00ad"),
    Oddity.LINE_END_HYPHENS: holds_raw("\ufffe"),
    Oddity.HEADER_AT_TOP: running_line_on_top,
    Oddity.PAGE_NUMBER_IN_LINE: number_in_line,
}


# Other forms and the examples ---------------------------------------------------------


def texts_of(truth: InspectionReport) -> list[str]:
    findings = [finding.text for section in truth.sections for finding in section.findings]
    return [*findings, *truth.summary, *(area.text for area in truth.areas_for_improvement)]


@pytest.mark.parametrize("layout", Layout)
def test_plain_forms_hold_the_same_words_and_have_no_pages(layout: Layout) -> None:
    report = invent(layout, seed=4)
    forms = {
        "report.txt": as_plain_text(report),
        "report.md": as_markdown(report),
        "report.html": as_html(report),
    }
    for file, form in forms.items():
        truth = truth_of_text(report, form, file)
        assert truth.source.file == file
        assert all(f.page is None for section in truth.sections for f in section.findings)
        assert texts_of(truth) == texts_of(report.truth)
        for text in texts_of(truth):
            assert text.split("\n• ")[0] in flat(unescape(form))


def test_examples_are_the_same_each_time_and_show_every_layout(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "examples"
    paths = write_examples(folder)
    first = [path.read_bytes() for path in paths]
    assert write_examples(folder) == paths
    assert [path.read_bytes() for path in paths] == first
    assert sorted(folder.iterdir()) == sorted(paths)
    assert {example.layout for example in examples()} == set(Layout)


def test_dates_over_two_months_name_both() -> None:
    assert visit(date(2025, 4, 28), 12, frozenset()).printed == "28 April to 9 May 2025"
