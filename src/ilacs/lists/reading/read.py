"""From files to a snapshot."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import polars as pl

from ilacs.lists.findings import together
from ilacs.lists.reading.answers import Answers
from ilacs.lists.reading.errors import CannotRead, NotATable
from ilacs.lists.reading.files import gather, sheets_of
from ilacs.lists.reading.findings_of import finding
from ilacs.lists.reading.grids import Sheet
from ilacs.lists.reading.joining import joined, said_of_empty, said_of_parts, without_copies
from ilacs.lists.reading.layouts import guess_layout, later_codes
from ilacs.lists.reading.one_file import read_file
from ilacs.lists.reading.parts import Part
from ilacs.lists.reading.reference_dates import differs, settle
from ilacs.lists.reading.stated import stated_authority, stated_layout, stated_shared
from ilacs.lists.reading.stored_dates import stored
from ilacs.lists.snapshot import Place, Snapshot


def read(
    paths: Sequence[Path],
    *,
    reference_date: date | None = None,
    authority: str | None = None,
    answers: Answers | None = None,
) -> Snapshot:
    """The lists in files and folders of files.

    Workbooks (.xlsx, .xlsm, .xls, .ods), text tables (comma, semicolon, tab) and Parquet; what a
    file is, its content tells. Every sheet and file has its place in `Snapshot.places`, and every
    one that gave no rows a finding. `reference_date` is the day that the lists describe, guessed
    with a reason if not given. `answers` is the authority's mapping file.

    Raises `CannotRead`, in words, if no list was found at all.
    """
    try:
        return _read(paths, reference_date, authority, answers or Answers())
    except pl.exceptions.PolarsError:
        # Its message may quote a cell.
        raise CannotRead(
            "A fault of this program kept the lists from being read. Please report it, with the "
            "kinds of files but none of their content."
        ) from None


def _read(
    paths: Sequence[Path], reference_date: date | None, authority: str | None, answers: Answers
) -> Snapshot:
    places: list[Place] = []
    findings: list[pl.DataFrame] = []
    parts: list[Part] = []
    seen: list[tuple[Place, Sheet]] = []
    refused: list[str] = []
    for file in gather(paths):
        first = len(places)
        try:
            sheets = sheets_of(file)
        except CannotRead as error:
            places.append(Place(file.name))
            if file.in_folder and isinstance(error, NotATable):
                findings.append(finding("read-file-not-a-table", place=first))
            else:
                refused.append(f"{file.name}: {error}")
                findings.append(finding("read-file-refused", place=first, detail=str(error)))
            continue
        places += [Place(file.name, sheet.sheet) for sheet in sheets]
        seen += zip(places[first:], (sheet.beginning() for sheet in sheets), strict=True)
        newest_year = reference_date.year if reference_date else None
        one = read_file(sheets, places[first:], first, newest_year, answers)
        parts += one.parts
        findings += one.findings
    if not parts:
        raise CannotRead(_nothing(places, refused))
    parts, said = without_copies(parts, places)
    findings += said
    lists = joined(parts)
    findings += [part.findings for part in parts]
    findings += said_of_parts(parts, places)
    findings += said_of_empty(lists)
    layout = guess_layout(lists) or stated_layout(seen)
    findings += later_codes(lists, layout)
    named = stored(lists, places, seen)
    findings += differs(reference_date, named)
    return Snapshot(
        lists=lists,
        reference_date=settle(lists, reference_date, named),
        places=tuple(places),
        authority=authority or stated_authority(lists, seen),
        layout=layout,
        shared_copy=stated_shared(seen),
        findings=together(findings),
    )


def _nothing(places: Sequence[Place], refused: Sequence[str]) -> str:
    if refused:
        return "No list could be read.\n" + "\n".join(refused)
    if not places:
        return "No list could be read: there are no files here."
    files = list(dict.fromkeys(place.file for place in places))
    more = f" and {len(files) - 3:,} more" if len(files) > 3 else ""
    return (
        f"No list could be read from {', '.join(files[:3])}{more}: no sheet has the headers "
        "of a list among its first 20 rows. The template's headers are needed, in any order."
    )
