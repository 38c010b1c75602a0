"""The published reports beside what two independent extractions and a reading say of them.

The table of outcomes calls all reports since 2018 `ilacs` and all of the single inspection
framework `sif`; it gives the date that the inspectorate's site shows, not the printed one.
"""

import csv
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from coverage_of_text import coverage
from needs import published, shared_folder

from ilacs.framework import FrameworkVersion, Grade, Judgement, Kind
from ilacs.reports import InspectionReport, UnreadableDocument, as_json, read

pytestmark = pytest.mark.needs("shared")

FAMILIES = {
    Kind.ILACS_STANDARD: "ilacs",
    Kind.ILACS_SHORT: "ilacs",
    Kind.SIF: "sif",
    Kind.SIF_REINSPECTION: "sif",
    Kind.LOOKED_AFTER_CHILDREN_2013: "lac-2013",
    Kind.LSCB_REVIEW: "lscb-review",
}
JUDGED = [judgement for judgement in Judgement if judgement is not Judgement.LSCB]
FEWEST_FINDINGS = 3
SITE_DIFFERS = {"80521-manchester-2014-09-03.pdf"}
"""Prints 1 September as its date of publication; the site shows 3 September."""


def table(name: str) -> list[dict[str, str]]:
    folder = shared_folder()
    if folder is None:
        return []
    with (folder / "data" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def record_of(path: Path) -> InspectionReport:
    return read(path)


OUTCOMES = {row["file"]: row for row in table("outcomes_verified.csv")}
REPORTS = [
    case
    for case in published("data/reports/*.pdf")
    if case.values[0] is None or OUTCOMES[case.values[0].name]["kind"] != "not a pdf"
]


@pytest.mark.parametrize("path", REPORTS)
def test_verified_fields(path: Path) -> None:
    report, row = record_of(path), OUTCOMES[path.name]
    assert report.kind is not None
    found: dict[str, Any] = {
        "kind": FAMILIES[report.kind],
        "urn": str(report.authority.urn),
        **{judgement.value: report.grade(judgement) or "" for judgement in JUDGED},
    }
    expected = {
        "kind": row["kind"],
        "urn": row["urn"],
        **{judgement.value: row[judgement.value].replace(" ", "_") for judgement in JUDGED},
    }
    if row["on_site_from"]:
        found["days"] = (str(report.on_site[0].first), str(report.on_site[-1].last))
        expected["days"] = (row["on_site_from"], row["on_site_to"])
    if row["kind"] == "ilacs":
        found["inspectors"] = "; ".join(report.lead_inspectors).replace("’", "'")
        expected["inspectors"] = row["lead_inspector"].replace("’", "'")
    if report.published and path.name not in SITE_DIFFERS:
        found["published"] = str(report.published)
        expected["published"] = row["published_on_site"]
    assert found == expected


@pytest.mark.parametrize("path", REPORTS)
def test_sections_are_those_of_the_framework_and_their_grades_those_of_the_first_page(
    path: Path,
) -> None:
    report = record_of(path)
    if report.framework in (None, FrameworkVersion.PRE_SIF):
        return
    of_sections = {s.judgement: s.grade for s in report.sections if s.judgement and s.grade}
    of_front = {g.judgement: g.grade for g in report.judgements}
    without_section = {Judgement.OVERALL, Judgement.LSCB}
    for judgement, grade in of_front.items():
        if judgement not in without_section and grade is not Grade.NOT_JUDGED:
            assert of_sections.get(judgement) == grade
    for section in report.sections:
        if section.grade and section.judgement in of_front.keys() - without_section:
            assert len(section.findings) >= FEWEST_FINDINGS
    assert not [p for p in report.problems if "is followed by paragraph" in str(p)]


def letters(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


@cache
def labelled() -> dict[str, list[dict[str, str]]]:
    by_file: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in table("areas_labelled.csv"):
        by_file[row["file"]].append(row)
    return by_file


def ends_in_page_furniture(row: dict[str, str], text: str) -> bool:
    """Whether a labelled text is `text` and then a page number or running line.

    The labelled texts were cut out by a simpler program, which left some of these in.
    """
    rest = row["text"][len(text) :].strip()
    return bool(re.fullmatch(r"\d|Inspection of .*", rest))


@pytest.mark.parametrize("path", REPORTS)
def test_labelled_areas_for_improvement(path: Path) -> None:
    areas = {area.number: area.text for area in record_of(path).areas_for_improvement}
    for row in labelled().get(path.name, []):
        text = areas[int(row["number"])]
        same = letters(text) == letters(row["text"])
        assert same or ends_in_page_furniture(row, text), row["number"]


def test_99_in_100_characters_of_the_body_are_in_exactly_one_place(record_property) -> None:
    lost: dict[str, float] = {}
    twice: dict[str, float] = {}
    for case in [*REPORTS, *published("data/reports_jtai/*.pdf")]:
        path = case.values[0]
        try:
            lost[path.name], twice[path.name] = coverage(path, record_of(path))
        except UnreadableDocument:
            assert path.name == "80498-haringey-jtai-2009-07-03.pdf"
    mean_lost, mean_twice = (sum(x.values()) / len(x) for x in (lost, twice))
    record_property("body text in the record", f"{1 - mean_lost:.4%}")
    assert mean_lost < 0.01
    assert mean_twice < 0.01
    assert max(lost.values()) < 0.03
    assert max(twice.values()) < 0.02


@pytest.mark.parametrize(
    "name", ["80429-birmingham-2012-10-19.pdf", "80543-rotherham-2012-08-10.pdf"]
)
def test_a_web_page_saved_as_pdf_is_refused_in_words(shared: Path, name: str) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read(shared / "data" / "reports" / name)
    assert refused.value.rule == "web-page"


def without_pages(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_pages(each) for key, each in value.items() if key != "page"}
    return [without_pages(each) for each in value] if isinstance(value, list) else value


def test_the_same_report_as_text_gives_the_same_record(shared: Path) -> None:
    pdf = as_json(read(shared / "data" / "reports" / "80489-brent-2018-07-02.pdf"))
    text = as_json(read(shared / "seeds" / "002_7aaa6d198d727611.txt"))
    differing = {"source", "front_matter", "back_matter"}
    for key in pdf.keys() - differing:
        assert without_pages(text[key]) == without_pages(pdf[key]), key


LETTERS = [
    case
    for case in published("data/reports_jtai/*.pdf")
    if case.values[0] is None or "2009" not in case.values[0].name
]


@pytest.mark.parametrize("path", LETTERS)
def test_letters_of_joint_inspections_have_all_their_parts(path: Path) -> None:
    report = record_of(path)
    urn, published_on = path.name.split("-")[0], path.stem[-10:]
    assert report.kind is Kind.JTAI
    assert str(report.authority.urn) == urn
    assert report.published is not None
    # The site showed one letter a day after the date that it bears.
    assert abs((report.published - type(report.published).fromisoformat(published_on)).days) <= 1
    assert len(report.on_site) == 1
    assert 4 <= (report.on_site[0].last - report.on_site[0].first).days <= 5
    assert len(report.addressees) >= 4
    assert report.theme
    assert {"Ofsted", "CQC", "HMICFRS"} <= set(report.inspectorates)
    assert report.summary
    assert report.areas_for_improvement
    assert report.next_steps
    assert report.strengths or any(s.heading == "Main findings" for s in report.sections)
