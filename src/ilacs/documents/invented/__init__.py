"""The door of this room: invented inspection documents, and what a reader should obtain.

Real reports may not be copied here, so tests and examples use these. Authorities, people and
sentences are made up; headings, labels and layouts are those that real documents have.
"""

from ilacs.documents.invented.choices import ODDITIES_OF, Layout, Oddity
from ilacs.documents.invented.examples import examples, write_examples
from ilacs.documents.invented.making import (
    InventedReport,
    as_html,
    as_markdown,
    as_plain_text,
    invent,
    truth_of_text,
)

__all__ = [
    "ODDITIES_OF",
    "InventedReport",
    "Layout",
    "Oddity",
    "as_html",
    "as_markdown",
    "as_plain_text",
    "examples",
    "invent",
    "truth_of_text",
    "write_examples",
]
