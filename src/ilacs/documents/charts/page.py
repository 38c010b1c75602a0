"""A chart as a web page of its own: the picture, its words, and its figures as a table."""

from html import escape

from ilacs.documents.charts.chart import Chart
from ilacs.documents.charts.drawing import as_part_of_page, clean
from ilacs.documents.own_page import own_page


def as_page(chart: Chart) -> str:
    """The page, in which the picture is described by its words."""
    header, *rows = chart.table()
    return own_page(
        clean(chart.title),
        f"""<figure>
{as_part_of_page(chart).strip()}
<figcaption id="chart-words">{escape(clean(chart.text_alternative()))}</figcaption>
</figure>
<div class="wide" role="region" aria-labelledby="chart-table" tabindex="0">
<table>
<caption id="chart-table">The figures in the picture</caption>
<thead>
<tr>{"".join(_heading("col", cell) for cell in header)}</tr>
</thead>
<tbody>
{chr(10).join(_row(row) for row in rows)}
</tbody>
</table>
</div>""",
    )


def _row(cells: tuple[str, ...]) -> str:
    about, *figures = cells
    values = "".join(f"<td>{escape(clean(figure))}</td>" for figure in figures)
    return f"<tr>{_heading('row', about)}{values}</tr>"


def _heading(scope: str, cell: str) -> str:
    return f'<th scope="{scope}">{escape(clean(cell))}</th>'
