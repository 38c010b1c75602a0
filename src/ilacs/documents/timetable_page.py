"""A timetable as a web page of its own, to be read or printed."""

from html import escape

from ilacs.documents.own_page import own_page
from ilacs.documents.timetable_words import (
    TimetableRow,
    heading,
    rows_of,
    rule_in_words,
    rules_of,
)
from ilacs.framework.milestones import Timetable


def timetable_page(table: Timetable, title: str = "") -> str:
    """The page. `title` is whom the timetable is for."""
    rows = "\n".join(_row(row) for row in rows_of(table))
    rules = "\n".join(
        f'<li id="rule-{number}">{escape(rule_in_words(rule))}</li>'
        for number, rule in enumerate(rules_of(table), start=1)
    )
    return own_page(
        heading(table, title),
        f"""<div class="wide" role="region" aria-labelledby="milestones" tabindex="0">
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
</ol>""",
    )


def _row(row: TimetableRow) -> str:
    days = "<br>".join(map(escape, row.when))
    remarks = "".join(f"<p>Note: {escape(remark)}</p>" for remark in row.remarks)
    basis = f'<a href="#rule-{row.rule}">{escape(row.basis)}, rule {row.rule}</a>'
    return (
        f'<tr><td class="when">{days}</td><th scope="row">{escape(row.what)}'
        f"<br><code>{escape(row.id)}</code></th>"
        f"<td><p>{escape(row.to_do)}</p>{remarks}</td><td>{basis}</td></tr>"
    )
