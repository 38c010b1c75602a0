"""The findings as a file: a workbook, a table as CSV, or JSON."""

from collections.abc import Callable
from pathlib import Path

from ilacs.documents.lists.check_json import check_json
from ilacs.documents.lists.checked import SHOWN, Checked
from ilacs.documents.lists.finding_sheets import findings_workbook
from ilacs.documents.lists.small_files import write_table
from ilacs.documents.new_files import check_output, write_whole

ENDINGS = (".xlsx", ".csv", ".json")


def write_findings(checked: Checked, out: Path) -> Path:
    """Write all findings, and give back where they are.

    Raises CannotWrite if nothing can be written there, OSError if writing fails.
    """
    check_output(out, ENDINGS)
    if out.suffix.lower() == ".csv":
        return write_table(checked.findings.select(SHOWN), out)
    made: dict[str, Callable[[Checked], bytes]] = {
        ".xlsx": findings_workbook,
        ".json": lambda found: "".join(check_json(found)).encode(),
    }
    return write_whole(out, made[out.suffix.lower()](checked))
