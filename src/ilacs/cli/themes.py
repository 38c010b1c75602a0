"""The commands about themes: themes, themes classify, learn."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ilacs.cli.answering import DONE, INPUT_AT_FAULT, answered, complain
from ilacs.cli.options import (
    AsAt,
    AsJson,
    CannotAnswer,
    RecordFolder,
    Region,
    SheetFile,
    answer,
    check_sheet,
    open_record,
    region_named,
    write_sheet,
)
from ilacs.framework import Grade

ThemeArgument = Annotated[
    str, typer.Argument(metavar="THEME", help="A theme, as `ilacs themes --list` names it.")
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(_themes)
    app.command()(learn)


_themes = typer.Typer(name="themes", invoke_without_command=True)


@_themes.callback()
def themes(
    context: typer.Context,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="year|region|grade", help="Divide the inspections."),
    ] = None,
    year: Annotated[int | None, typer.Option(help="Only reports published in this year.")] = None,
    region: Region = None,
    grade: Annotated[
        Grade | None, typer.Option(help="Only inspections with this overall grade.")
    ] = None,
    sif: Annotated[
        bool, typer.Option("--sif", help="Count single inspections, of 2013 to 2018, too.")
    ] = False,
    names: Annotated[
        bool, typer.Option("--list", help="List the themes and what is in each.")
    ] = False,
    out: SheetFile = None,
    as_at: AsAt = None,
    record: RecordFolder = None,
    as_json: AsJson = False,
) -> None:
    """Count what inspectors ask to improve, by theme.

    \b
    Examples:
      ilacs themes                        every theme, the most frequent first
      ilacs themes --by year              year by year
      ilacs themes --region London
      ilacs themes classify areas.jsonl   give themes to sentences of your own
    """
    if context.invoked_subcommand is None:
        chosen = _Chosen(by, year, region, grade, sif, names)
        _count_themes(chosen, out, as_at, record, as_json)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What was asked for, as typed."""

    by: str | None
    year: int | None
    region: str | None
    grade: Grade | None
    sif: bool
    names: bool


@answered
def _count_themes(
    asked: _Chosen, out: Path | None, as_at: date | None, record: Path | None, as_json: bool
) -> int:
    from ilacs.sector.theme_counts import By, Chosen, theme_counts  # noqa: PLC0415

    if asked.names:
        if out:
            raise CannotAnswer("--out is for the counts: leave --list out.")
        return _list_themes(as_json=as_json)
    if asked.by is not None and asked.by not in list(By):
        raise CannotAnswer(f"Inspections can be divided by {', '.join(By)}.")
    from ilacs.documents.answers.tables_text import theme_counts_lines  # noqa: PLC0415

    chosen = Chosen(
        asked.year, region_named(asked.region), asked.grade, single_inspections=asked.sif
    )
    by = By(asked.by) if asked.by else None
    check_sheet(out)
    found = theme_counts(open_record(as_at, record), chosen, by)
    answer(found, theme_counts_lines, as_json=as_json)
    write_sheet(found, "theme_counts_sheet", out, quiet=as_json)
    return DONE


@_themes.command()
@answered
def classify(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help='Lines like {"id": 1, "text": "..."}; - to pipe.')
    ],
) -> int:
    """Give themes to sentences, with the words that decided.

    Reads a line of JSON for each, {"id", "text"}, and writes one, {"id", "themes", "why"}, with
    the main theme first. A bad line is named on standard error; the others are answered.

    \b
    Example:
      ilacs themes classify areas.jsonl > themes.jsonl
    """
    from ilacs.sector.themes import BadLine, classify_file, classify_lines  # noqa: PLC0415

    piped = str(file) == "-"
    code = DONE
    for line in classify_lines(sys.stdin.buffer) if piped else classify_file(file):
        if isinstance(line, BadLine):
            complain(f"{'standard input' if piped else file}: {line}")
            code = INPUT_AT_FAULT
        else:
            typer.echo(line.as_json())
    return code


def _list_themes(*, as_json: bool) -> int:
    from ilacs.documents.answers.theme_list import theme_list_lines  # noqa: PLC0415
    from ilacs.framework.themes import THEMES  # noqa: PLC0415

    answer(THEMES, theme_list_lines, as_json=as_json)
    return DONE


@answered
def learn(
    theme: ThemeArgument,
    authority: Annotated[
        str | None,
        typer.Option(
            "--for", metavar="NAME", help="Who asks: left out, its neighbours and region marked."
        ),
    ] = None,
    everybody: Annotated[bool, typer.Option("--all", help="Show all of them.")] = False,
    out: SheetFile = None,
    as_at: AsAt = None,
    record: RecordFolder = None,
    as_json: AsJson = False,
) -> int:
    """Find who was asked the same and did well since.

    \b
    Example:
      ilacs learn missing --for Brent
    """
    from functools import partial  # noqa: PLC0415

    from ilacs.documents.answers.lessons_text import MOST, lessons_lines  # noqa: PLC0415
    from ilacs.framework.themes import theme as theme_called  # noqa: PLC0415
    from ilacs.register import look_up  # noqa: PLC0415
    from ilacs.sector.learning import whom_to_learn_from  # noqa: PLC0415

    check_sheet(out)
    asking = look_up(authority) if authority else None
    found = whom_to_learn_from(open_record(as_at, record), theme_called(theme), asking)
    most = len(found.lessons) if everybody else MOST
    answer(found, partial(lessons_lines, most=most), as_json=as_json)
    write_sheet(found, "lessons_sheet", out, quiet=as_json)
    return DONE
