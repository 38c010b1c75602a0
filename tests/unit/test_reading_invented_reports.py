"""Every invented report must read back as the record that it was made from."""

from dataclasses import replace

import pytest

from ilacs.documents.invented import (
    ODDITIES_OF,
    InventedReport,
    Layout,
    Oddity,
    as_html,
    as_markdown,
    as_plain_text,
    invent,
    truth_of_text,
)
from ilacs.reports import InspectionReport, read

CASES = [
    pytest.param(layout, oddity, id=f"{layout}-{oddity or 'plain'}")
    for layout in Layout
    for oddity in (None, *sorted(ODDITIES_OF[layout]))
]


def comparable(report: InspectionReport) -> InspectionReport:
    """What a reader can be held to: the truth has no problems and no front matter."""
    return replace(report, problems=(), front_matter=(), back_matter=())


def invented(layout: Layout, oddity: Oddity | None) -> InventedReport:
    return invent(layout, seed=0, oddities=frozenset([oddity] if oddity else []))


@pytest.mark.parametrize(("layout", "oddity"), CASES)
def test_a_pdf_reads_back(layout: Layout, oddity: Oddity | None) -> None:
    report = invented(layout, oddity)
    assert comparable(read(report.pdf, name=report.file)) == comparable(report.truth)


@pytest.mark.parametrize("form", [as_plain_text, as_markdown, as_html])
@pytest.mark.parametrize(("layout", "oddity"), CASES)
def test_another_form_reads_back_as_the_same_record(layout, oddity, form) -> None:
    report = invented(layout, oddity)
    text = form(report)
    truth = truth_of_text(report, text, "report")
    assert comparable(read(text.encode(), name="report")) == comparable(truth)


@pytest.mark.parametrize("seed", range(1, 6))
@pytest.mark.parametrize("layout", list(Layout))
def test_other_seeds_read_back(layout: Layout, seed: int) -> None:
    report = invent(layout, seed=seed)
    assert comparable(read(report.pdf, name=report.file)) == comparable(report.truth)


def problems_of(layout: Layout, oddity: Oddity) -> str:
    return "\n".join(str(problem) for problem in read(invented(layout, oddity).pdf).problems)


def test_an_invented_authority_is_named_as_unknown() -> None:
    report = invent(Layout.ILACS_2023)
    problems = [str(problem) for problem in read(report.pdf).problems]
    name = report.truth.authority.name
    assert problems == [
        f"page 1: '{name}' is not a name in the register of authorities. Its number is left empty."
    ]


@pytest.mark.parametrize(
    ("layout", "oddity", "words"),
    [
        (Layout.ILACS_2023, Oddity.UNKNOWN_GRADE, "holds no grade that is known"),
        (Layout.ILACS_2023, Oddity.UNKNOWN_HEADING, "is not one that is known"),
        (Layout.ILACS_2023, Oddity.NUMBER_GAP, "is followed by paragraph"),
        (Layout.ILACS_2023, Oddity.NO_LEAD_INSPECTOR, "no lead inspector is named"),
        (Layout.SIF, Oddity.UNKNOWN_GRADE, "holds no grade that is known"),
    ],
)
def test_what_could_not_be_read_is_said(layout: Layout, oddity: Oddity, words: str) -> None:
    assert words in problems_of(layout, oddity)


def test_a_judgement_with_an_unknown_grade_is_absent() -> None:
    report = read(invented(Layout.ILACS_2023, Oddity.UNKNOWN_GRADE).pdf)
    whole = read(invented(Layout.ILACS_2023, None).pdf)
    assert len(report.judgements) == len(whole.judgements) - 1
