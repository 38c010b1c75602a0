"""The command that says how long stages take: `ilacs drift`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ilacs.cli.answering import answered_in_private
from ilacs.cli.lists.options import MappingFile, ReferenceDate, Whose, busy, spare
from ilacs.cli.measures.options import Earlier, Lists, exit_code, plain_name, submissions, tell
from ilacs.cli.options import AsJson, CannotAnswer, SettingsFile, assumptions_from

if TYPE_CHECKING:
    from ilacs.measures.stages import Stage


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(drift)


@answered_in_private
def drift(
    paths: Lists,
    stage: Annotated[
        str | None,
        typer.Option(metavar="STAGE", help="All of one stage, by its name.", show_default=False),
    ] = None,
    earlier: Earlier = None,
    reference_date: ReferenceDate = None,
    authority: Whose = None,
    settings: SettingsFile = None,
    mapping: MappingFile = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Also write it: .xlsx.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Say how long cases stay in each stage, and which wait longer than others did.

    Half are done within how many days, how many take longer than the limit, and for every case
    that still waits how many cases wait longer: against the authority's own history. Earlier
    submissions make the history longer. Children are named by their numbers: mind who sees the
    screen and the file.

    \b
    Examples:
      ilacs drift annex-a.xlsx
      ilacs drift annex-a.xlsx --earlier march.xlsx --stage assessment --out drift.xlsx

    \b
    Exit codes are those of `ilacs measures`.
    """
    from ilacs.documents.measures import drift as documents  # noqa: PLC0415
    from ilacs.documents.measures.answers import noticed_in  # noqa: PLC0415
    from ilacs.documents.measures.drift_workbook import ENDINGS, write_drift  # noqa: PLC0415
    from ilacs.documents.new_files import check_output  # noqa: PLC0415
    from ilacs.measures.data import CannotMeasure, data_of  # noqa: PLC0415
    from ilacs.measures.drift import drift_of  # noqa: PLC0415

    if out:
        check_output(out, ENDINGS)
    spare([*paths, *map(Path, earlier or ())], out)
    asked = _stages(stage)
    clocks = assumptions_from(settings).clocks_by_id()
    snapshots = submissions(paths, reference_date, authority, mapping, earlier or ())
    with busy("Measuring"):
        data = data_of(snapshots, clocks.values())
        drifts, not_timed = drift_of(data, clocks, asked)
    if not drifts:
        reasons = " ".join(dict.fromkeys(one.reason for one in not_timed))
        raise CannotMeasure(f"Nothing can be timed. {reasons}")
    found = documents.DriftAnswer(
        authority=snapshots[-1].authority or "",
        reference_dates=tuple(day for _, day in data.columns),
        drifts=drifts,
        not_timed=not_timed,
        noticed=noticed_in(snapshots[-1]),
        one=stage is not None,
    )
    wrote = str(write_drift(found, out)) if out else None
    tell(
        found,
        lines=documents.drift_lines,
        json=documents.drift_json,
        as_json=as_json,
        wrote=wrote,
    )
    return exit_code(found.noticed)


def _stages(name: str | None) -> "tuple[Stage, ...]":
    """The stage of this name or id, or all. Raises CannotAnswer, and names them."""
    from ilacs.measures.stages import STAGES  # noqa: PLC0415

    if name is None:
        return STAGES
    wanted = plain_name(name)
    for stage in STAGES:
        if wanted in (stage.id, plain_name(stage.name)):
            return (stage,)
    names = ", ".join(stage.id for stage in STAGES)
    raise CannotAnswer(f"There is no stage of this name. Stages: {names}.")
