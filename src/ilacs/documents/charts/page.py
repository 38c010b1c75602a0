"""A chart as a web page of its own: the picture, its words, and its figures as a table.

The page needs nothing else: no script, no style sheet, no font, no network.
"""

from base64 import b64encode
from hashlib import sha256
from html import escape

from ilacs.documents.charts.chart import Chart
from ilacs.documents.charts.drawing import as_part_of_page, clean

STYLE = """
body { color: #0b0c0c; background: #fff; font: 1rem/1.4 Arial, Helvetica, sans-serif;
  max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
figure { margin: 0 0 2rem; }
svg { display: block; max-width: 100%; height: auto; }
figcaption { max-width: 44rem; margin-top: 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9rem; }
caption { text-align: left; font-weight: bold; padding-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 1.2rem 0.35rem 0;
  border-bottom: 1px solid #b1b4b6; overflow-wrap: anywhere; }
thead th { border-bottom: 2px solid #0b0c0c; }
tbody th { font-weight: normal; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; }
  .wide { overflow: visible; }
  figure, tr { break-inside: avoid; }
  thead { display: table-header-group; }
}
@page { size: A4; margin: 15mm; }
"""


def as_page(chart: Chart) -> str:
    """The page. Its policy lets a browser load nothing, and apply no style but the page's own."""
    title = escape(clean(chart.title))
    header, *rows = chart.table()
    allowed = b64encode(sha256(STYLE.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    )
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<figure>
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
</div>
</main>
</body>
</html>
"""


def _row(cells: tuple[str, ...]) -> str:
    about, *figures = cells
    values = "".join(f"<td>{escape(clean(figure))}</td>" for figure in figures)
    return f"<tr>{_heading('row', about)}{values}</tr>"


def _heading(scope: str, cell: str) -> str:
    return f'<th scope="{scope}">{escape(clean(cell))}</th>'
