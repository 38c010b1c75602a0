"""The command that says what is to be done soon: `ilacs due`."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from ilacs.cli.answering import answered_in_private
from ilacs.cli.lists.options import MappingFile, ReferenceDate, Whose, spare
from ilacs.cli.measures.options import (
    AreaOption,
    Lists,
    exit_code,
    measure_lists,
    measures_in,
    tell,
)
from ilacs.cli.options import (
    AsJson,
    CannotAnswer,
    SettingsFile,
    SheetFile,
    check_sheet,
    parse_day,
)

if TYPE_CHECKING:
    import polars as pl


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(due)


@answered_in_private
def due(
    paths: Lists,
    within: Annotated[
        int, typer.Option(min=0, max=730, metavar="N", help="Days from the day that is asked.")
    ] = 14,
    as_at: Annotated[
        date | None,
        typer.Option(
            parser=parse_day,
            metavar="DATE",
            help="The day to count from.  [default: that of the lists]",
            show_default=False,
        ),
    ] = None,
    team: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this team.", show_default=False)
    ] = None,
    area: AreaOption = None,
    reference_date: ReferenceDate = None,
    authority: Whose = None,
    settings: SettingsFile = None,
    mapping: MappingFile = None,
    out: SheetFile = None,
    as_json: AsJson = False,
) -> int:
    """Say what is due soon, due today and overdue, for whom, by team.

    Visits, reviews, assessments and everything else that has a clock. What has no day, because a
    date is missing that it counts from, comes first: it may be long overdue. Children are named
    by their numbers: mind who sees the screen and the file.

    \b
    Examples:
      ilacs due annex-a.xlsx --within 14
      ilacs due annex-a.xlsx --team "Disabled Children" --out monday.xlsx

    \b
    Exit codes are those of `ilacs measures`.
    """
    from ilacs.documents.answers.sheets import write_sheet  # noqa: PLC0415
    from ilacs.documents.measures import due as documents  # noqa: PLC0415
    from ilacs.documents.measures.answers import noticed_in  # noqa: PLC0415
    from ilacs.documents.measures.behind import row_places  # noqa: PLC0415

    check_sheet(out)
    spare(paths, out)
    asked = tuple(measure for measure in measures_in(area) if measure.worklist)
    if not asked:
        raise CannotAnswer("This area has no worklists.")
    measuring = measure_lists(paths, reference_date, authority, mapping, settings, asked)
    answered = measuring.measured.due(within, as_at)
    rows = documents.worklist(answered, row_places(measuring.snapshot), asked)
    if team is not None:
        rows = _of_team(rows, team)
    found = documents.Due(
        authority=measuring.snapshot.authority or "",
        as_at=as_at or measuring.day,
        within=within,
        rows=rows,
        measures=asked,
        not_measured=measuring.measured.not_measured,
        noticed=noticed_in(measuring.snapshot),
    )
    wrote = str(write_sheet(documents.due_sheet(found), out)) if out else None
    tell(found, lines=documents.due_lines, json=documents.due_json, as_json=as_json, wrote=wrote)
    return exit_code(found.noticed)


def _of_team(rows: "pl.DataFrame", team: str) -> "pl.DataFrame":
    """The rows of a team, whatever its capitals. Raises CannotAnswer where it has none."""
    those = rows.filter(rows["team"].str.strip_chars().str.to_lowercase() == team.strip().lower())
    if those.is_empty():
        names = rows["team"].drop_nulls().unique().sort().to_list()
        raise CannotAnswer(f"Nothing is due for a team of this name. Teams: {'; '.join(names)}.")
    return those
