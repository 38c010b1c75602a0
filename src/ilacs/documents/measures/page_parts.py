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


def table_head(caption: str, headings: Sequence[str]) -> Iterator[str]:
    """A table as far as its first row; it can be moved sideways where there is little room."""
    heads = "".join(
        f'<th scope="col">{escape(heading)}</th>' if heading else "<td></td>"
        for heading in headings
    )
    yield f'<div class="wide" role="region" aria-label="{escape(caption)}" tabindex="0">'
    yield f"<table><caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>"


TABLE_END = "</tbody></table></div>"


def table_row(name: str, numbers: Sequence[str], *last: str) -> str:
    """A row: its name, numbers, and cells that are HTML."""
    cells = "".join(f'<td class="number">{escape(number)}</td>' for number in numbers)
    ends = "".join(f"<td>{cell}</td>" for cell in last)
    return f'<tr><th scope="row">{escape(name)}</th>{cells}{ends}</tr>'
