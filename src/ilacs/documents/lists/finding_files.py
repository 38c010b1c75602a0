"""The findings as a file: a workbook, a table as CSV, or JSON."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

from ilacs.documents.lists.check_json import check_json
from ilacs.documents.lists.checked import SHOWN, Checked
from ilacs.documents.lists.finding_sheets import findings_workbook
from ilacs.documents.new_files import check_output, write_whole
from ilacs.documents.report_csv import guarded

ENDINGS = (".xlsx", ".csv", ".json")


def write_findings(checked: Checked, out: Path) -> Path:
    """Write all findings, and give back where they are.

    Raises CannotWrite if nothing can be written there, OSError if writing fails.
    """
    check_output(out, ENDINGS)
    made: dict[str, Callable[[Checked], bytes]] = {
        ".xlsx": findings_workbook,
        ".csv": _csv,
        ".json": lambda found: "".join(check_json(found)).encode(),
    }
    return write_whole(out, made[out.suffix.lower()](checked))


def _csv(checked: Checked) -> bytes:
    """A mark at its beginning tells Excel that it is UTF-8; no text is taken for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(SHOWN)
    writer.writerows(_rows(checked))
    return text.getvalue().encode("utf-8-sig")


def _rows(checked: Checked) -> Iterator[list[object]]:
    for row in checked.findings.select(SHOWN).iter_rows():
        yield [guarded(cell) for cell in row]
