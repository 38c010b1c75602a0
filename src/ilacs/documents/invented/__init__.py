"""The door of this room: invented inspection documents, and what a reader should obtain.

Real reports may not be copied here, so tests and examples use these. Authorities, people and
sentences are made up; headings, labels and layouts are those that real documents have.
"""

from dataclasses import dataclass

from ilacs.documents.invented.choices import ODDITIES_OF, Layout, Oddity, check
from ilacs.documents.invented.ilacs_reports import ilacs_report
from ilacs.documents.invented.model import Model
from ilacs.documents.invented.prose import Writer
from ilacs.documents.invented.sif_early_reports import sif_early_report
from ilacs.documents.invented.sif_reports import sif_report
from ilacs.documents.invented.truth import truth_of
from ilacs.documents.invented.typesetting import typeset
from ilacs.reports.record import InspectionReport

__all__ = ["ODDITIES_OF", "InventedReport", "Layout", "Oddity", "invent"]


@dataclass(frozen=True, slots=True)
class InventedReport:
    """An invented document: its PDF, its file name, and the record that it should be read as."""

    pdf: bytes
    truth: InspectionReport
    layout: Layout
    oddities: frozenset[Oddity]
    file: str


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
    return InventedReport(made.data, truth, layout, oddities, model.file)


def _model(layout: Layout, seed: int, oddities: frozenset[Oddity]) -> Model:
    writer = Writer(seed, layout)
    file = "-".join(["invented", layout.replace("_", "-"), str(seed), *sorted(oddities)]) + ".pdf"
    match layout:
        case Layout.SIF_EARLY:
            return sif_early_report(writer, oddities, file)
        case Layout.SIF | Layout.SIF_REINSPECTION:
            return sif_report(layout, writer, oddities, file)
        case _:
            return ilacs_report(layout, writer, oddities, file)
