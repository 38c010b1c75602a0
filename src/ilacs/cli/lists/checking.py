"""The commands that check lists: `ilacs lists check`, `ilacs lists rules`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ilacs.cli.answering import DONE, INPUT_AT_FAULT, answered_in_private
from ilacs.cli.lists.keeping import earlier_lists
from ilacs.cli.lists.options import (
    MappingFile,
    Paths,
    ReferenceDate,
    Whose,
    busy,
    read_lists,
    spare,
)
from ilacs.cli.options import AsJson, answer, as_printable_json, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilacs.documents.lists.checked import Checked
    from ilacs.lists.snapshot import Snapshot


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(check)
    app.command()(rules)


@answered_in_private
def check(
    paths: Paths,
    reference_date: ReferenceDate = None,
    authority: Whose = None,
    mapping: MappingFile = None,
    earlier: Annotated[
        str | None,
        typer.Option(
            metavar="PATH|DATE",
            help="An earlier submission, or the day of one that is kept: say what is different.",
        ),
    ] = None,
    mark: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a copy with the cells marked: .xlsx."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="FILE", help="Write all findings: .xlsx, .csv or .json."
        ),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Say what is in lists and what is wrong with them.

    Reads the lists that inspectors ask for (Annex A) as systems export them: any of them, in any
    order, with headers, dates and codes as people type them. Everything stays on this machine,
    and nothing of a child is printed here: --mark, --out and --json name children by number.

    \b
    Examples:
      ilacs lists check annex-a.xlsx --reference-date 2026-03-31
      ilacs lists check exports/ --mark marked.xlsx     the same cells, in colour
      ilacs lists check march.xlsx --earlier february.xlsx

    \b
    Exit codes:
      0  all was read, and there are no errors
      1  there are errors, or something could not be read
      2  the command was not understood, or nothing can be written there
    """
    _check_outputs(mark, out)
    spare(paths, mark, out)
    snapshot = read_lists(paths, reference_date, authority, mapping)
    before = earlier_lists(earlier, authority, mapping) if earlier else None
    found = checked(snapshot, before)
    # Files come first: whoever reads what is printed may stop reading.
    files = list(_written(found, paths, mark, out))
    print_checked(found, as_json=as_json)
    if not as_json:
        for file in files:
            typer.echo(f"Wrote {file}")
        _say_what_next(found, paths, marked=mark is not None)
    return exit_code(found)


def print_checked(found: "Checked", *, as_json: bool) -> None:
    """Print what was found: as JSON, or as lines for the width of this terminal."""
    from ilacs.documents.lists.check_json import check_json  # noqa: PLC0415
    from ilacs.documents.lists.check_text import check_lines  # noqa: PLC0415

    if not as_json:
        answer(found, check_lines, as_json=False)
        return
    for piece in check_json(found):
        sys.stdout.write(as_printable_json(piece))


def exit_code(found: "Checked") -> int:
    """At fault if there is an error in the lists."""
    from ilacs.lists.findings import Severity  # noqa: PLC0415

    return INPUT_AT_FAULT if found.count(Severity.ERROR) else DONE


def _written(
    found: "Checked", paths: list[Path], mark: Path | None, out: Path | None
) -> "Iterator[Path]":
    from ilacs.documents.lists.finding_files import write_findings  # noqa: PLC0415
    from ilacs.documents.lists.marked_workbook import write_marked  # noqa: PLC0415
    from ilacs.lists.reading.tables import tables  # noqa: PLC0415

    if out:
        yield write_findings(found, out)
    if mark:
        with busy("Writing the marked copy"):
            written = write_marked(found, tables(paths), mark)
        yield written


def _say_what_next(found: "Checked", paths: list[Path], *, marked: bool) -> None:
    from ilacs.documents.lists.check_text import next_lines  # noqa: PLC0415

    for line in next_lines(found, list(map(str, paths)), text_width(), marked=marked):
        typer.echo(line)


def _check_outputs(mark: Path | None, out: Path | None) -> None:
    """Say at once if something cannot be written. Raises CannotWrite."""
    from ilacs.documents.lists import finding_files, marked_workbook  # noqa: PLC0415
    from ilacs.documents.new_files import check_output  # noqa: PLC0415

    for file, endings in ((mark, marked_workbook.ENDINGS), (out, finding_files.ENDINGS)):
        if file:
            check_output(file, endings)


def checked(snapshot: "Snapshot", earlier: "Snapshot | None") -> "Checked":
    """What reading and checking found."""
    from ilacs.documents.lists.checked import check_lists  # noqa: PLC0415

    with busy("Checking"):
        return check_lists(snapshot, earlier)


@answered_in_private
def rules(as_json: AsJson = False) -> int:
    """List the rules that lists are checked by, with sources."""
    from ilacs.documents.lists.rules_text import rules_lines  # noqa: PLC0415
    from ilacs.lists.rulebook import rules as rulebook  # noqa: PLC0415

    answer(tuple(rulebook().values()), rules_lines, as_json=as_json)
    return DONE
