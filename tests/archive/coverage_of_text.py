"""How much of a document's body text is in its record, measured apart from the reader."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2

from ilacs.reports import InspectionReport, as_json


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[a-z0-9]+", text.lower()))


def length(counted: Counter[str]) -> int:
    return sum(len(word) * count for word, count in counted.items())


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        # A heading is counted where it stands, not again with each of its items.
        skipped = {"part", "kind", "value", "subheading"}
        return [text for key, each in value.items() if key not in skipped for text in strings(each)]
    if isinstance(value, list):
        return [text for each in value for text in strings(each)]
    return []


def record_words(report: InspectionReport) -> Counter[str]:
    """Every word of the record's text, each place once."""
    record = as_json(report)
    headings: set[tuple[str, str]] = set()
    for area in record["areas_for_improvement"] + record["areas_for_priority_action"]:
        headings.add((area["part"], area.pop("heading")))
    found = Counter[str]()
    for key in (
        "summary",
        "areas_for_improvement",
        "sections",
        "footnotes",
        "strengths",
        "areas_for_priority_action",
        "next_steps",
        "front_matter",
        "back_matter",
    ):
        for text in strings(record[key]):
            found += words(text)
    subheadings = {
        (index, finding["subheading"])
        for index, section in enumerate([*record["sections"], {"findings": record["strengths"]}])
        for finding in section["findings"]
    } | {
        (area["heading"] if "heading" in area else area["part"], area["subheading"])
        for area in record["areas_for_improvement"]
    }
    for _, text in headings | subheadings:
        found += words(text)
    return found


def body_words(path: Path) -> Counter[str]:
    """The words that PDFium finds, without lines that head or foot more than one page.

    This is measured from the plain text alone, so that it does not share the reader's mistakes.
    """
    pages = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            pages.append(page.get_textpage().get_text_range().splitlines())
    edges = Counter(
        re.sub(r"\d+", "#", line.strip()) for page in pages for line in {*page[:3], *page[-3:]}
    )
    found = Counter[str]()
    for page in pages:
        for index, line in enumerate(page):
            edge = index < 3 or index >= len(page) - 3
            if edge and edges[re.sub(r"\d+", "#", line.strip())] > 1:
                continue
            found += words(line.replace("\ufffe", "-"))
    return found


def coverage(path: Path, report: InspectionReport) -> tuple[float, float]:
    """Shares of the body's characters that the record lacks, and that it holds twice.

    The labels in a table of grades are in the record as `judgement`, not as words, so a report
    always lacks a few of them.
    """
    printed, recorded = body_words(path), record_words(report)
    for graded in report.judgements:
        recorded += words(graded.as_printed)
    total = length(printed)
    return length(printed - recorded) / total, length(recorded - printed) / total
