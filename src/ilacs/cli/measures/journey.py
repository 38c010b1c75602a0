"""The command that follows one child: `ilacs journey`."""

from pathlib import Path
from typing import Annotated

import typer

from ilacs.cli.answering import answered_in_private
from ilacs.cli.lists.options import MappingFile, ReferenceDate, Whose, spare
from ilacs.cli.measures.options import Earlier, Lists, exit_code, submissions, tell
from ilacs.cli.options import AsJson, SettingsFile, assumptions_from


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(journey)


@answered_in_private
def journey(
    child: Annotated[
        str,
        typer.Argument(
            metavar="CHILD", help="The child's number, as in the lists.", show_default=False
        ),
    ],
    paths: Lists,
    earlier: Earlier = None,
    reference_date: ReferenceDate = None,
    authority: Whose = None,
    settings: SettingsFile = None,
    mapping: MappingFile = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Also write it: .html, .xlsx or .json."),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Follow one child: everything in the lists that has a day, in order.

    How long each stage took, and whether in time by its clock. What contradicts itself, ends
    before it begins or has no end is marked. Children who were missing at the same time are named
    by their numbers: mind who sees the screen and the file.

    \b
    Examples:
      ilacs journey 0012345 annex-a.xlsx
      ilacs journey 0012345 annex-a.xlsx --earlier march.xlsx --out journey.html

    \b
    Exit codes are those of `ilacs measures`.
    """
    from ilacs.documents.measures import journey as documents  # noqa: PLC0415
    from ilacs.documents.measures.journey_files import ENDINGS, write_journey  # noqa: PLC0415
    from ilacs.documents.new_files import check_output  # noqa: PLC0415
    from ilacs.measures.journeys import journey_of  # noqa: PLC0415

    if out:
        check_output(out, ENDINGS)
    spare([*paths, *map(Path, earlier or ())], out)
    clocks = assumptions_from(settings).clocks_by_id()
    snapshots = submissions(paths, reference_date, authority, mapping, earlier or ())
    found = documents.journey_answer(journey_of(child, snapshots, clocks), snapshots)
    wrote = str(write_journey(found, out)) if out else None
    tell(
        found,
        lines=documents.journey_lines,
        json=documents.journey_json,
        as_json=as_json,
        wrote=wrote,
    )
    return exit_code(found.noticed)
