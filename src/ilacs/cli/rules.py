"""The commands about the inspection system itself: rules, clocks, pathways, gaps."""

from typing import Annotated

import typer

from ilacs.cli.answering import DONE, answered
from ilacs.cli.options import (
    AsAt,
    AsJson,
    CannotAnswer,
    RecordFolder,
    SettingsFile,
    answer,
    assumptions_from,
    open_record,
    today,
)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(rules)
    app.command()(clocks)
    app.command()(pathways)
    app.command()(gaps)


@answered
def rules(
    example: Annotated[
        bool, typer.Option("--settings", help="Print a settings file with every assumption in it.")
    ] = False,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> int:
    """List the rules of the inspection system, with sources.

    \b
    Examples:
      ilacs rules
      ilacs rules --settings > settings.toml     then: ilacs next Brent --settings settings.toml
    """
    if example:
        from ilacs.framework.assumptions import example_settings  # noqa: PLC0415

        typer.echo(example_settings(), nl=False)
        return DONE
    from ilacs.documents.answers.rules_text import rules_lines  # noqa: PLC0415
    from ilacs.framework.rulebook import RULES  # noqa: PLC0415

    day = as_at
    in_force = tuple(rule for rule in RULES if day is None or rule.in_force(day))
    answer(in_force, rules_lines, as_json=as_json)
    return DONE


@answered
def clocks(
    settings: SettingsFile = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> int:
    """List the clocks of practice, with sources."""
    from ilacs.documents.answers.rules_text import clocks_lines  # noqa: PLC0415

    day = as_at or today()
    found = tuple(one for one in assumptions_from(settings).clocks() if one.in_force(day))
    answer(found, clocks_lines, as_json=as_json)
    return DONE


@answered
def pathways(
    settings: SettingsFile = None,
    as_at: AsAt = None,
    record: RecordFolder = None,
    as_json: AsJson = False,
) -> int:
    """Show which inspections came after each pathway."""
    from ilacs.documents.answers.pathways_text import (  # noqa: PLC0415
        pathways_answer,
        pathways_lines,
    )

    found = pathways_answer(open_record(as_at, record), assumptions_from(settings))
    answer(found, pathways_lines, as_json=as_json)
    return DONE


@answered
def gaps(
    calibration: Annotated[
        bool, typer.Option("--calibration", help="How the windows did on past days.")
    ] = False,
    as_at: AsAt = None,
    record: RecordFolder = None,
    as_json: AsJson = False,
) -> int:
    """Show the time between inspections, or forecasts' success."""
    from ilacs.documents.answers.gaps_text import (  # noqa: PLC0415
        GapsAnswer,
        calibration_lines,
        gaps_lines,
    )

    if calibration:
        if as_at:
            raise CannotAnswer("The back-test is about all past days: leave --as-at out.")
        from ilacs.sector.next_inspection import calibration as shipped_calibration  # noqa: PLC0415

        answer(shipped_calibration(), calibration_lines, as_json=as_json)
        return DONE
    from ilacs.sector.next_inspection import time_between  # noqa: PLC0415

    known = open_record(as_at, record)
    found = GapsAnswer(known.as_at, time_between(known), known.limits())
    answer(found, gaps_lines, as_json=as_json)
    return DONE
