"""The sheets Findings and Summary, of the workbook of findings and of the marked copy."""

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

import polars as pl

from ilacs.documents.lists.book import link_to, new_book
from ilacs.documents.lists.check_text import MEANING, PLURAL, summary_line
from ilacs.documents.lists.checked import SEVERITIES, Checked
from ilacs.documents.lists.places import place_names
from ilacs.documents.report_workbook import LINE_HEIGHT, MOST_ROWS
from ilacs.documents.tables import whole_characters
from ilacs.documents.text_lines import day_in_words
from ilacs.framework.number_words import counted
from ilacs.lists.checking import Comparison
from ilacs.lists.declared import by_id, header_of

FILLS = {"error": "#F6C6BE", "query": "#FFE6A3", "note": "#D3E4F5"}
"""The colours of marked cells. Colour never speaks alone: the sheet Findings says it in words."""

MOST_LINKS = 65_000
"""A sheet of Excel allows no more than 65,530."""

HEADINGS = (
    ("Severity", 10), ("List", 26), ("Sheet", 22), ("Cell", 9), ("Child", 16), ("Column", 28),
    ("What is wrong", 60), ("What to do", 60), ("Rule", 34),
)  # fmt: skip
"""The columns and their widths, in characters."""

FILLED = (
    "list", "column", "rows", "filled", "blank_required", "blank_allowed", "kept_as_typed", "share",
)  # fmt: skip
COMPLETENESS = (
    ("List", 62), ("Column", 72), ("Rows", 10), ("Filled and understood", 12),
    ("Empty, and may not be", 12), ("Empty, as may be", 12), ("Kept as typed", 12), ("Filled", 10),
)  # fmt: skip
"""What the sheet of completeness shows: columns of `completeness`, and their headings."""

SHARES_SHOWN = WHOLE, NEARLY_ALL, HARDLY_ANY = "0%", '"over 99%"', '"under 1%"'
"""How shares are shown, as formats of numbers: the cell keeps the share itself."""

CHANGES = (("List", 40), ("Number", 16), ("Change", 12), ("Columns that changed", 90))
"""The headings and widths of the sheet of changes."""

CELL = 3
"""The column that leads to the cell."""


def findings_workbook(checked: Checked) -> bytes:
    """A workbook of the findings alone."""
    content = io.BytesIO()
    with new_book(content, "Findings", checked.snapshot.reference_date.day) as book:
        left_out = add_findings(book, "Findings", checked, {})
        fill_summary(book, book.add_worksheet("Summary"), checked, left_out)
        add_completeness(book, "Completeness", checked)
        if checked.comparison:
            add_changes(book, "Changes", checked.comparison)
    return content.getvalue()


def add_findings(book: Any, name: str, checked: Checked, tabs: Mapping[int, str]) -> Sequence[str]:
    """Add the sheet of findings; gives back what it could not hold, in words.

    `tabs` has the names of the tabs that the cells of each place are in, to link to.
    """
    sheet = book.add_worksheet(name)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    link = book.add_format({"valign": "top", "font_color": "#0B5CAD", "underline": 1})
    fills = {one: book.add_format({"valign": "top", "bg_color": FILLS[one]}) for one in FILLS}
    _headings(book, sheet)
    called = place_names(checked.snapshot.places)
    titles = {spec.id: spec.title for spec in by_id().values()}
    shown = checked.findings.select(
        "severity", "list", "place", "row", "cell", "child_id", "header", "words", "fix", "rule"
    )
    left_out = max(shown.height + 1 - MOST_ROWS, 0)
    for line, found in enumerate(shown.head(MOST_ROWS - 1).iter_rows(), start=1):
        severity, list_id, place, row, cell, *rest = found
        at = cell or (f"row {row}" if row else "")
        texts = (severity, titles.get(list_id, ""), called.get(place, ""), at, *rest)
        cells = [whole_characters(text or "") for text in texts]
        sheet.set_row(line, LINE_HEIGHT * _lines_needed(cells))
        sheet.write_string(line, 0, severity, fills[severity])
        for column, text in enumerate(cells[1:], start=1):
            sheet.write_string(line, column, text, wrapped)
        if place in tabs and line <= MOST_LINKS:
            target = link_to(tabs[place], cell or f"A{row or 1}")
            sheet.write_url(line, CELL, target, link, at or "sheet")
    sheet.autofilter(0, 0, min(shown.height, MOST_ROWS - 1), len(HEADINGS) - 1)
    return [f"{left_out:,} findings are left out: a sheet holds no more."] if left_out else []


def _lines_needed(cells: Sequence[str]) -> int:
    """Lines that the wrapped text of a row takes, about; not every program works it out."""
    widths = (width for _, width in HEADINGS)
    return max(math.ceil(len(text) / width) for text, width in zip(cells, widths, strict=True))


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


def add_completeness(book: Any, name: str, checked: Checked) -> None:
    """Add the sheet of how many cells of each column are filled."""
    specs = by_id()
    rows = [
        (specs[list_id].title, header_of(list_id, column), *counts)
        for list_id, column, *counts in checked.completeness.select(FILLED).iter_rows()
    ]
    _add_table(book, name, COMPLETENESS, rows)


def share_shown(share: float) -> str:
    """The format of a share from 0 to 1: nearly all is never rounded to all, nor some to none."""
    if 0 < share < 0.01:
        return HARDLY_ANY
    return NEARLY_ALL if 0.99 < share < 1 else WHOLE


def add_changes(book: Any, name: str, comparison: Comparison) -> None:
    """Add the sheet of who is new, gone or changed since an earlier submission."""
    specs = by_id()
    rows = [
        (
            specs[list_id].title,
            who,
            change,
            ", ".join(header_of(list_id, column) for column in columns),
        )
        for list_id, who, change, columns in comparison.people.iter_rows()
    ]
    _add_table(book, name, CHANGES, rows)


def _add_table(
    book: Any,
    name: str,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[str | int | float | None]],
) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bg_color": "#DDE5EE", "bottom": 1, "text_wrap": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    shares = {
        share: book.add_format({"num_format": share, "valign": "top"}) for share in SHARES_SHOWN
    }
    number = book.add_format({"num_format": "#,##0", "valign": "top"})
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for place, (heading, width) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, bold)
    line = 0
    for line, row in enumerate(islice(rows, MOST_ROWS - 1), start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(line, place, whole_characters(cell), wrapped)
            elif cell is not None:
                look = shares[share_shown(cell)] if isinstance(cell, float) else number
                sheet.write_number(line, place, cell, look)
    sheet.autofilter(0, 0, line, len(columns) - 1)


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
        count = counted(checked.count(severity), severity, PLURAL[severity])
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
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for place, width in enumerate((12, 58, 12, 12, 12)):
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
