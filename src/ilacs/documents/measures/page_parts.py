"""Tables of the page of figures, and the small pieces of HTML that several parts have."""

from collections.abc import Iterator, Sequence
from html import escape

from ilacs.documents.measures.answers import Figure


def anchor(figure: Figure) -> str:
    """What links to a figure name."""
    return figure.measure.id


def link_to(figure: Figure) -> str:
    """Its name, which leads to it."""
    return f'<a href="#{anchor(figure)}">{escape(figure.measure.name)}</a>'


def paragraph(text: str, look: str = "") -> str:
    """A paragraph of plain text."""
    looks = f' class="{look}"' if look else ""
    return f"<p{looks}>{escape(text)}</p>"


def table_head(caption: str, headings: Sequence[str], words: str = "") -> Iterator[str]:
    """A table as far as its first row; it can be moved sideways where there is little room.

    `headings` are those of the names and of the numbers, an empty one of drawings; `words` that of
    a last column of sentences. Cells and rows have no end tags: HTML needs none, and there are
    thousands.
    """
    heads = "".join(
        f"<th scope=col>{escape(heading)}" if heading else "<td>" for heading in headings
    )
    last = f"<th scope=col class=text>{escape(words)}" if words else ""
    yield f'<div class="wide" role="region" aria-label="{escape(caption)}" tabindex="0">'
    yield f"<table><caption>{escape(caption)}</caption><thead><tr>{heads}{last}</thead><tbody>"


TABLE_END = "</tbody></table></div>"


def table_row(name: str, numbers: Sequence[str], *last: str) -> str:
    """A row: its name, numbers, and cells that are HTML."""
    cells = "".join(f"<td>{escape(number)}" for number in numbers)
    ends = "".join(f"<td class=text>{cell}" for cell in last)
    return f"<tr><th scope=row>{escape(name)}{cells}{ends}"
