"""The commands about all authorities: league, spread, themes, learn, leads, search."""

from typing import Annotated

import typer

from ilacs.cli.answering import DONE, answered
from ilacs.cli.options import (
    AsAt,
    AsJson,
    CannotAnswer,
    ChartFile,
    RecordFolder,
    Region,
    answer,
    draw,
    open_record,
    record_folder,
    region_named,
    today,
)
from ilacs.framework import Grade, Judgement

JudgementOption = Annotated[
    Judgement, typer.Option("--judgement", help="Which judgement.", show_default=True)
]
OptionalJudgement = Annotated[
    Judgement | None, typer.Option("--judgement", help="Only sections of this judgement.")
]
ThemeArgument = Annotated[
    str, typer.Argument(metavar="THEME", help="A theme, as `ilacs themes --list` names it.")
]
OptionalName = Annotated[
    str | None, typer.Option("--authority", metavar="NAME", help="Only this authority.")
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(league)
    app.command()(spread)
    app.add_typer(_themes)
    app.command()(learn)
    app.command()(leads)
    app.command()(search)


@answered
def league(
    judgement: JudgementOption = Judgement.LEADERS,
    region: Region = None,
    as_at: AsAt = None,
    record: RecordFolder = None,
    as_json: AsJson = False,
) -> int:
    """List authorities by their latest grade.

    \b
    Examples:
      ilacs league                                     leaders, in all of England
      ilacs league --judgement overall --region London
    """
    from ilacs.documents.answers.tables_text import league_lines  # noqa: PLC0415
    from ilacs.sector.league import league as league_of  # noqa: PLC0415

    found = league_of(open_record(as_at, record), _placed_by(judgement), region_named(region))
    answer(found, league_lines, as_json=as_json)
    return DONE


@answered
def spread(
    judgement: JudgementOption = Judgement.LEADERS,
    region: Region = None,
    chart: ChartFile = None,
    as_at: AsAt = None,
    record: RecordFolder = None,
    as_json: AsJson = False,
) -> int:
    """Show the spread of grades, year by year.

    \b
    Examples:
      ilacs spread --judgement help_and_protection
      ilacs spread --judgement overall --chart overall.svg
    """
    from ilacs.documents.answers.tables_text import spread_lines  # noqa: PLC0415
    from ilacs.sector.spread import spread as spread_of  # noqa: PLC0415

    found = spread_of(open_record(as_at, record), _placed_by(judgement), region_named(region))
    answer(found, spread_lines, as_json=as_json)
    if chart:
        from ilacs.documents.answers.charts import spread_chart  # noqa: PLC0415

        draw(spread_chart(found), chart, quiet=as_json)
    return DONE


def _placed_by(judgement: Judgement) -> Judgement:
    """A judgement that authorities can be placed by. Raises CannotAnswer."""
    from ilacs.sector.standing import STANDING_JUDGEMENTS  # noqa: PLC0415

    if judgement not in STANDING_JUDGEMENTS:
        raise CannotAnswer(
            "Authorities are not placed by this judgement. Give one of: "
            f"{', '.join(STANDING_JUDGEMENTS)}."
        )
    return judgement


_themes = typer.Typer(name="themes", invoke_without_command=True)


@_themes.callback()
@answered
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
    as_at: AsAt = None,
    record: RecordFolder = None,
    as_json: AsJson = False,
) -> int:
    """Count what inspectors ask to improve, by theme.

    \b
    Examples:
      ilacs themes                        every theme, the most frequent first
      ilacs themes --by year              year by year
      ilacs themes --region London
      ilacs themes classify areas.jsonl   give themes to sentences of your own
    """
    if context.invoked_subcommand:
        return DONE
    from ilacs.sector.theme_counts import By, Chosen, theme_counts  # noqa: PLC0415

    if names:
        return _list_themes(as_json=as_json)
    if by is not None and by not in list(By):
        raise CannotAnswer(f"Inspections can be divided by {', '.join(By)}.")
    from ilacs.documents.answers.tables_text import theme_counts_lines  # noqa: PLC0415

    chosen = Chosen(year, region_named(region), grade, single_inspections=sif)
    found = theme_counts(open_record(as_at, record), chosen, By(by) if by else None)
    answer(found, theme_counts_lines, as_json=as_json)
    return DONE


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

    asking = look_up(authority) if authority else None
    found = whom_to_learn_from(open_record(as_at, record), theme_called(theme), asking)
    most = len(found.lessons) if everybody else MOST
    answer(found, partial(lessons_lines, most=most), as_json=as_json)
    return DONE


@answered
def leads(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="One lead inspector.", show_default=False)
    ] = None,
    as_at: AsAt = None,
    record: RecordFolder = None,
    as_json: AsJson = False,
) -> int:
    """List lead inspectors, or what one of them led."""
    from ilacs.documents.answers.tables_text import lead_inspectors_lines  # noqa: PLC0415
    from ilacs.sector.lead_inspectors import lead_inspectors  # noqa: PLC0415

    answer(
        lead_inspectors(open_record(as_at, record), name), lead_inspectors_lines, as_json=as_json
    )
    return DONE


@answered
def search(
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT",
            help='Words; "a phrase" in quotes; -word to leave out; word* for its beginnings.',
            show_default=False,
        ),
    ],
    authority: OptionalName = None,
    year: Annotated[int | None, typer.Option(help="Only inspections begun in this year.")] = None,
    judgement: OptionalJudgement = None,
    grade: Annotated[Grade | None, typer.Option(help="Only sections with this grade.")] = None,
    theme: Annotated[
        str | None, typer.Option(metavar="THEME", help="Only areas for improvement of this theme.")
    ] = None,
    most: Annotated[int, typer.Option(min=1, max=1000, help="Show so many.")] = 10,
    as_at: AsAt = None,
    record: RecordFolder = None,
    as_json: AsJson = False,
) -> int:
    """Search the reports that you have added.

    \b
    Examples:
      ilacs search "return home interviews" --authority Brent
      ilacs search 'supervision -reflective' --judgement leaders --grade inadequate
    """
    from ilacs.documents.answers.search_text import found_lines  # noqa: PLC0415
    from ilacs.framework.themes import theme as theme_called  # noqa: PLC0415
    from ilacs.register import look_up  # noqa: PLC0415
    from ilacs.sector.search import search as search_for  # noqa: PLC0415
    from ilacs.sector.tags import Filters  # noqa: PLC0415

    filters = Filters(
        urn=look_up(authority).urn if authority else None,
        year=year,
        judgement=judgement,
        grade=grade,
        theme=theme_called(theme).slug if theme else None,
    )
    found = search_for(record_folder(record), text, filters, as_at or today(), most)
    answer(found, found_lines, as_json=as_json)
    return DONE
