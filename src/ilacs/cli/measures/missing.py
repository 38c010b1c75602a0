"""The command that shows who is missing together: `ilacs missing`."""

from typing import Annotated

import typer

from ilacs.cli.answering import answered_in_private
from ilacs.cli.lists.options import MappingFile, ReferenceDate, Whose, spare
from ilacs.cli.measures.options import Earlier, Lists, exit_code, submissions, tell
from ilacs.cli.options import AsJson, SheetFile, check_sheet


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(missing)


@answered_in_private
def missing(
    paths: Lists,
    earlier: Earlier = None,
    times: Annotated[
        int, typer.Option(min=1, metavar="N", help="Only those together so often, or oftener.")
    ] = 2,
    hours: Annotated[
        int, typer.Option(min=0, max=168, metavar="N", help="How far apart is going together.")
    ] = 24,
    reference_date: ReferenceDate = None,
    authority: Whose = None,
    mapping: MappingFile = None,
    out: SheetFile = None,
    as_json: AsJson = False,
) -> int:
    """Show children who are missing at the same time, again and again.

    Pairs, how often, on which days, and the groups that they make: from the supplementary list of
    missing episodes. Children are named by their numbers: mind who sees the screen and the file.

    \b
    Examples:
      ilacs missing annex-a.xlsx
      ilacs missing annex-a.xlsx --times 1 --hours 6 --out together.xlsx

    \b
    Exit codes are those of `ilacs measures`.
    """
    from ilacs.documents.answers.sheets import write_sheet  # noqa: PLC0415
    from ilacs.documents.measures import missing as documents  # noqa: PLC0415
    from ilacs.documents.measures.answers import noticed_in  # noqa: PLC0415
    from ilacs.measures.data import data_of  # noqa: PLC0415
    from ilacs.measures.missing_together import missing_together  # noqa: PLC0415

    check_sheet(out)
    spare([*paths, *(earlier or ())], out)
    snapshots = submissions(paths, earlier, reference_date, authority, mapping)
    together = missing_together(data_of(snapshots, ()), times, hours)
    noticed = noticed_in(snapshots[-1])
    found = documents.MissingAnswer(together, times, hours, noticed)
    wrote = str(write_sheet(documents.missing_sheet(found), out)) if out else None
    tell(
        found,
        lines=documents.missing_lines,
        json=documents.missing_json,
        as_json=as_json,
        wrote=wrote,
    )
    return exit_code(noticed)
