"""Invent one document: words, page and truth together."""

from dataclasses import dataclass, field, replace

from ilacs.documents.invented.choices import Layout, Oddity, check
from ilacs.documents.invented.ilacs_reports import ilacs_report
from ilacs.documents.invented.jtai_letters import jtai_letter
from ilacs.documents.invented.model import Model
from ilacs.documents.invented.plain_forms import html, markdown, plain_text
from ilacs.documents.invented.prose import Writer
from ilacs.documents.invented.sif_early_reports import sif_early_report
from ilacs.documents.invented.sif_reports import sif_report
from ilacs.documents.invented.truth import truth_of
from ilacs.documents.invented.typesetting import typeset
from ilacs.documents.invented.visit_letters import focused_visit_letter, monitoring_visit_letter
from ilacs.reports.record import InspectionReport

_NAMED_ODDITIES = 3
"""A file name lists at most this many oddities; beyond that it counts them."""


@dataclass(frozen=True, slots=True)
class InventedReport:
    """An invented document: its PDF, its file name, and the record that it should be read as.

    `truth.problems` is empty; see `truth.py` for what a comparison should leave out.
    """

    pdf: bytes
    truth: InspectionReport
    layout: Layout
    oddities: frozenset[Oddity]
    file: str
    model: Model = field(repr=False)


def invent(
    layout: Layout, *, seed: int = 0, oddities: frozenset[Oddity] = frozenset()
) -> InventedReport:
    """Invent a document of `layout`. The same arguments always give the same bytes.

    Raises ValueError if the layout cannot have one of `oddities`, or two of them together.
    """
    check(layout, oddities)
    model = _model(layout, seed, oddities)
    made = typeset(model)
    truth = truth_of(model, made.data, made.count, made.pages)
    return InventedReport(made.data, truth, layout, oddities, model.file, model)


def _model(layout: Layout, seed: int, oddities: frozenset[Oddity]) -> Model:
    writer = Writer(seed, layout)
    file = _file_name(writer.authority, layout, seed, oddities)
    match layout:
        case Layout.SIF_EARLY:
            return sif_early_report(writer, oddities, file)
        case Layout.SIF | Layout.SIF_REINSPECTION:
            return sif_report(layout, writer, oddities, file)
        case Layout.FOCUSED_VISIT:
            return focused_visit_letter(writer, oddities, file)
        case Layout.MONITORING_VISIT:
            return monitoring_visit_letter(writer, oddities, file)
        case Layout.JTAI:
            return jtai_letter(writer, oddities, file)
        case Layout.ILACS_2018 | Layout.ILACS_2023 | Layout.ILACS_2026:
            return ilacs_report(layout, writer, oddities, file)


def _file_name(authority: str, layout: Layout, seed: int, oddities: frozenset[Oddity]) -> str:
    named: list[str] = [*sorted(oddities)]
    if len(named) > _NAMED_ODDITIES:
        named = [f"{len(named)} oddities"]
    words = " ".join(["invented", authority, layout, str(seed), *named])
    return words.lower().replace("_", "-").replace(" ", "-") + ".pdf"


def as_plain_text(report: InventedReport) -> str:
    """`report` as plain text."""
    return plain_text(report.model)


def as_markdown(report: InventedReport) -> str:
    """`report` as Markdown."""
    return markdown(report.model)


def as_html(report: InventedReport) -> str:
    """`report` as a page of HTML."""
    return html(report.model)


def truth_of_text(report: InventedReport, text: str, file: str) -> InspectionReport:
    """The record that `text`, a form of `report` without pages in `file`, should be read as.

    The bytes are taken to be UTF-8.
    """
    truth = truth_of(report.model, text.encode(), 0, {})
    return replace(truth, source=replace(truth.source, file=file))
