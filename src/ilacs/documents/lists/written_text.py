"""What an official workbook holds and what had no place in it, on a terminal."""

from collections.abc import Iterator

from ilacs.documents.text_lines import table_lines, wrapped
from ilacs.lists.declared import ALL, Layout, by_id
from ilacs.lists.snapshot import Settled, Snapshot
from ilacs.lists.typed import Beyond, beyond


def written_lines(snapshot: Snapshot, layout: Layout, width: int) -> Iterator[str]:
    """The rows of each list; then what the layout has no place for, and what stays as typed."""
    here = snapshot.lists
    rows = [
        (
            str(spec.number or ""),
            spec.title,
            f"{here[spec.id].rows.height:,}",
            f"{here[spec.id].unplaced.height:,}",
        )
        for spec in ALL
        if spec.id in here
    ]
    headings = ("", "List", "Rows written", "Cells as typed")
    yield from table_lines(headings, rows, width, wide=1, right=(0, 2, 3))
    reported = sum(read.rows_reported for read in here.values())
    if reported:
        yield from wrapped(
            f"{reported:,} rows that hold no record, such as totals, are left out.", width
        )
    if any(read.unplaced.height for read in here.values()):
        yield from wrapped(
            "Cells as typed stand for no code, date or number: correct them before you hand the "
            "workbook over.",
            width,
        )
    for each in beyond(snapshot, layout):
        yield from wrapped(_in_words(each), width, hanging="  ")
    if snapshot.reference_date.settled in (Settled.GUESSED, Settled.UNKNOWN):
        yield from wrapped(
            "The front sheet has no reference date, since it was not given: give it with "
            "--reference-date YYYY-MM-DD.",
            width,
        )
    yield ""


def _in_words(each: Beyond) -> str:
    spec = by_id()[each.list_id]
    declared = spec.by_name.get(each.column)
    header = declared.header.strip() if declared else each.column
    what = "Written" if each.written else "Left out"
    return f"{what}: {spec.title}, {header}: {each.cells:,} cells. {each.why}"
