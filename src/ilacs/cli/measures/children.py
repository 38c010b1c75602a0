"""The command that shows the children behind a figure: `ilacs children`."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ilacs.cli.answering import answered_in_private
from ilacs.cli.lists.options import MappingFile, ReferenceDate, Whose, spare
from ilacs.cli.measures.options import (
    EARLIER,
    Lists,
    Measuring,
    exit_code,
    measure_lists,
    measure_named,
    tell,
)
from ilacs.cli.options import (
    AsJson,
    CannotAnswer,
    SettingsFile,
    SheetFile,
    check_sheet,
)

if TYPE_CHECKING:
    from ilacs.documents.measures.answers import Noticed
    from ilacs.measures.measure import Measure
    from ilacs.measures.rows import State


class StateNamed(StrEnum):
    """Where a row stands, as typed on a command line."""

    MET = "met"
    NOT_MET = "not-met"
    NOT_KNOWN = "not-known"
    EXCLUDED = "excluded"


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(children)


@answered_in_private
def children(
    measure: Annotated[
        str,
        typer.Argument(
            metavar="MEASURE", help="A measure, by its name or its id.", show_default=False
        ),
    ],
    paths: Lists,
    state: Annotated[
        StateNamed | None,
        typer.Option(help="Only rows that stand so.  [default: all]", show_default=False),
    ] = None,
    moved_since: Annotated[
        str | None,
        typer.Option(
            metavar=EARLIER,
            help="An earlier submission, or the day of one that is kept: show who moved in and "
            "out since then.",
            show_default=False,
        ),
    ] = None,
    reference_date: ReferenceDate = None,
    authority: Whose = None,
    settings: SettingsFile = None,
    mapping: MappingFile = None,
    out: SheetFile = None,
    as_json: AsJson = False,
) -> int:
    """Show the rows behind a figure: the children, and where each stands.

    The rows are those that the figure counts, so the two cannot disagree. Those come first that
    somebody should look at. Children are named by their numbers: mind who sees the screen and
    the file.

    \b
    Examples:
      ilacs children protection-visits-in-time annex-a.xlsx --state not-met
      ilacs children "Children in care" annex-a.xlsx --out children.xlsx
      ilacs children "Children in care" annex-a.xlsx --moved-since 2026-02-28

    \b
    Exit codes are those of `ilacs measures`.
    """
    from ilacs.documents.answers.sheets import write_sheet  # noqa: PLC0415
    from ilacs.documents.measures import behind  # noqa: PLC0415
    from ilacs.documents.measures.answers import noticed_in  # noqa: PLC0415

    check_sheet(out)
    spare(paths, out)
    asked = measure_named(measure)
    earlier = [moved_since] if moved_since else []
    spare([*map(Path, earlier)], out)
    if earlier and state:
        raise CannotAnswer("Give --state for where rows stand, or --moved-since for who moved.")
    measuring = measure_lists(
        paths, reference_date, authority, mapping, settings, (asked,), earlier
    )
    noticed = noticed_in(measuring.snapshot)
    if earlier:
        _tell_moved(asked, measuring, noticed, out, as_json=as_json)
        return exit_code(noticed)
    rows = measuring.measured.rows(asked.id, by=True)
    found = behind.behind(asked, rows, measuring.snapshot, noticed, _state(state))
    wrote = str(write_sheet(behind.behind_sheet(found), out)) if out else None
    tell(found, lines=behind.behind_lines, json=behind.behind_json, as_json=as_json, wrote=wrote)
    return exit_code(noticed)


def _tell_moved(
    asked: "Measure",
    measuring: Measuring,
    noticed: "tuple[Noticed, ...]",
    out: Path | None,
    *,
    as_json: bool,
) -> None:
    """Show who moved between the two submissions."""
    from ilacs.documents.answers.sheets import write_sheet  # noqa: PLC0415
    from ilacs.documents.measures import moved  # noqa: PLC0415

    earlier, day = measuring.days
    rows = measuring.measured.moved(earlier, day)
    whose = measuring.snapshot.authority or ""
    found = moved.movements_of(asked, whose, (earlier, day), rows, noticed)
    wrote = str(write_sheet(moved.movements_sheet(found), out)) if out else None
    lines, json = moved.movement_lines, moved.movements_json
    tell(found, lines=lines, json=json, as_json=as_json, wrote=wrote)


def _state(named: StateNamed | None) -> "State | None":
    from ilacs.measures.rows import State  # noqa: PLC0415

    return None if named is None else State[named.name]
