"""The sheets Findings and Summary, of the workbook of findings and of the marked copy."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from ilacs.documents.lists.book import link_to, new_book
from ilacs.documents.lists.check_text import MEANING, counted, summary_line
from ilacs.documents.lists.checked import SEVERITIES, Checked
from ilacs.documents.lists.places import place_names
from ilacs.documents.report_workbook import LINE_HEIGHT, MOST_ROWS
from ilacs.documents.tables import whole_characters
from ilacs.documents.text_lines import day_in_words
from ilacs.lists.declared import by_id

FILLS = {"error": "#F6C6BE", "query": "#FFE6A3", "note": "#D3E4F5"}
"""The colours of marked cells. Colour never speaks alone: the sheet Findings says it in words."""

MOST_LINKS = 65_000
"""A sheet of Excel allows no more than 65,530."""

HEADINGS = (
    ("Severity", 10), ("Rule", 16), ("List", 26), ("Sheet", 22), ("Cell", 9), ("Column", 28),
    ("Child", 16), ("What is wrong", 60), ("What to do", 60),
)  # fmt: skip


def findings_workbook(checked: Checked) -> bytes:
    """A workbook of the findings alone."""
    content = io.BytesIO()
    with new_book(content, "Findings", checked.snapshot.reference_date.day) as book:
        left_out = add_findings(book, "Findings", checked, {})
        fill_summary(book, book.add_worksheet("Summary"), checked, left_out)
    return content.getvalue()


def add_findings(book: Any, name: str, checked: Checked, tabs: Mapping[int, str]) -> Sequence[str]:
    """Add the sheet of findings; gives back what it could not hold, in words.

    `tabs` has the names of the tabs that the cells of each place are in, to link to.
    """
    sheet = book.add_worksheet(name)
    wrap = {"text_wrap": True, "valign": "top"}
    plain = book.add_format({"valign": "top"})
    wrapped = book.add_format(wrap)
    link = book.add_format({"valign": "top", "font_color": "#0B5CAD", "underline": 1})
    fills = {one: book.add_format({"valign": "top", "bg_color": FILLS[one]}) for one in FILLS}
    _headings(book, sheet)
    called = place_names(checked.snapshot.places)
    titles = {spec.id: spec.title for spec in by_id().values()}
    shown = checked.findings.select(
        "severity", "rule", "list", "place", "row", "cell", "header", "child_id", "words", "fix"
    )
    left_out = max(shown.height + 1 - MOST_ROWS, 0)
    for line, found in enumerate(shown.head(MOST_ROWS - 1).iter_rows(), start=1):
        severity, rule, list_id, place, row, cell, header, child, words, fix = found
        sheet.write_string(line, 0, severity, fills[severity])
        sheet.write_string(line, 1, rule, plain)
        sheet.write_string(line, 2, titles.get(list_id, ""), plain)
        sheet.write_string(line, 3, whole_characters(called.get(place, "")), plain)
        at = cell or (f"row {row}" if row else "")
        if place in tabs and line <= MOST_LINKS:
            target = link_to(tabs[place], cell or f"A{row or 1}")
            sheet.write_url(line, 4, target, link, at or "sheet")
        else:
            sheet.write_string(line, 4, at, plain)
        sheet.write_string(line, 5, whole_characters(header or ""), wrapped)
        sheet.write_string(line, 6, whole_characters(child or ""), plain)
        sheet.write_string(line, 7, whole_characters(words), wrapped)
        sheet.write_string(line, 8, whole_characters(fix), wrapped)
    sheet.autofilter(0, 0, min(shown.height, MOST_ROWS - 1), len(HEADINGS) - 1)
    return [f"{left_out:,} findings are left out: a sheet holds no more."] if left_out else []


def _headings(book: Any, sheet: Any) -> None:
    bold = book.add_format({"bold": True, "bg_color": "#DDE5EE", "bottom": 1, "valign": "top"})
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3.
    sheet.fit_to_pages(1, 0)
    sheet.set_row(0, LINE_HEIGHT * 1.4)
    for place, (heading, width) in enumerate(HEADINGS):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, bold)


def fill_summary(book: Any, sheet: Any, checked: Checked, remarks: Sequence[str]) -> None:
    """Write how many there are of what, what the colours mean, and `remarks`."""
    page = _Page(book, sheet)
    date = checked.snapshot.reference_date
    page.line(
        f"Child-level lists, reference date {day_in_words(date.day) or 'not known'}", bold=True
    )
    page.line(f"{date.reason[:1].upper()}{date.reason[1:]}")
    page.line(summary_line(checked))
    page.line()
    for severity in SEVERITIES:
        count = counted(checked.count(severity), severity)
        page.line(severity.value, f"{count}: {MEANING[severity]}", fill=FILLS[severity.value])
    page.line()
    page.line("", "List", "Rows in", "Kept", "Reported", bold=True)
    for read in checked.snapshot.lists.values():
        counts = (read.rows_in, read.rows.height, read.rows_reported)
        page.line(str(read.spec.number or ""), read.spec.title, *counts)
    page.line()
    page.line("Severity", "Rule", "Findings", "What is wrong, in the first of them", bold=True)
    by_rule = checked.findings.group_by("severity", "rule", maintain_order=True).agg(
        pl.len(), pl.col("words").first()
    )
    for row in by_rule.iter_rows():
        page.line(*row)
    page.line()
    for remark in remarks:
        page.line(remark)


class _Page:
    """Lines of cells, one below the other."""

    def __init__(self, book: Any, sheet: Any) -> None:
        self._book = book
        self._sheet = sheet
        self._next = 0
        self._bold = book.add_format({"bold": True})
        self._number = book.add_format({"num_format": "#,##0", "align": "left"})
        sheet.hide_gridlines(2)
        for place, width in enumerate((12, 40, 12, 12, 12)):
            sheet.set_column(place, place, width)

    def line(self, *cells: str | int, bold: bool = False, fill: str | None = None) -> None:
        """One more line; `fill` colours its first cell."""
        for place, cell in enumerate(cells):
            look = self._bold if bold else None
            if fill and not place:
                look = self._book.add_format({"bg_color": fill})
            if isinstance(cell, int):
                self._sheet.write_number(self._next, place, cell, self._number)
            else:
                self._sheet.write_string(self._next, place, whole_characters(cell), look)
        self._next += 1
