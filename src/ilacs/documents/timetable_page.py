"""A timetable as a web page of its own, to be read or printed.

The page needs nothing else: no script, no style sheet, no font, no network.
"""

from base64 import b64encode
from hashlib import sha256
from html import escape

from ilacs.documents.timetable_words import (
    TimetableRow,
    heading,
    rows_of,
    rule_in_words,
    rules_of,
)
from ilacs.framework.milestones import Timetable

STYLE = """
body { color: #0b0c0c; background: #fff; font: 1rem/1.4 Arial, Helvetica, sans-serif;
  max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.2rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 1rem 0.5rem 0;
  border-bottom: 1px solid #b1b4b6; overflow-wrap: anywhere; }
thead th { border-bottom: 2px solid #0b0c0c; }
td.when { white-space: nowrap; }
p { margin: 0 0 0.3rem; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; }
  .wide { overflow: visible; }
  tr, li { break-inside: avoid; }
  thead { display: table-header-group; }
}
@page { size: A4; margin: 15mm; }
"""


def timetable_page(table: Timetable, title: str = "") -> str:
    """The page. Its policy lets a browser load nothing, and apply no style but the page's own.

    `title` is whom the timetable is for.
    """
    headline = escape(heading(table, title))
    allowed = b64encode(sha256(STYLE.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    )
    rows = "\n".join(_row(row) for row in rows_of(table))
    rules = "\n".join(
        f'<li id="rule-{number}">{escape(rule_in_words(rule))}</li>'
        for number, rule in enumerate(rules_of(table), start=1)
    )
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{headline}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>{headline}</h1>
<div class="wide" role="region" aria-labelledby="milestones" tabindex="0">
<table>
<caption id="milestones">Milestones, with what each date rests on</caption>
<thead>
<tr><th scope="col">When</th><th scope="col">What</th><th scope="col">To do</th>\
<th scope="col">Rests on</th></tr>
</thead>
<tbody>
{rows}
</tbody>
</table>
</div>
<h2>Why these dates</h2>
<ol>
{rules}
</ol>
</main>
</body>
</html>
"""


def _row(row: TimetableRow) -> str:
    days = "<br>".join(map(escape, row.when))
    remarks = "".join(f"<p>Note: {escape(remark)}</p>" for remark in row.remarks)
    basis = f'<a href="#rule-{row.rule}">{escape(row.basis)}, rule {row.rule}</a>'
    return (
        f'<tr><td class="when">{days}</td><th scope="row">{escape(row.what)}</th>'
        f"<td><p>{escape(row.to_do)}</p>{remarks}</td><td>{basis}</td></tr>"
    )
