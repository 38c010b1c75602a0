"""The commands about all authorities: league, spread, leads, search."""

from typing import TYPE_CHECKING, Annotated

import typer

from ilacs.cli.answering import DONE, answered
from ilacs.cli.options import (
    AsAt,
    AsJson,
    CannotAnswer,
    ChartFile,
    RecordFolder,
    Region,
    SheetFile,
    answer,
    check_chart,
    check_sheet,
    draw,
    folder_to_read,
    open_record,
    region_named,
    today,
    write_sheet,
)
from ilacs.framework import Grade, Judgement

if TYPE_CHECKING:
    from ilacs.register import Authority


def parse_standing(text: str) -> Judgement:
    """A judgement that authorities can be placed by."""
    from ilacs.sector.standing import STANDING_JUDGEMENTS  # noqa: PLC0415

    for judgement in STANDING_JUDGEMENTS:
        if judgement == text.strip().lower().replace(" ", "_"):
            return judgement
    raise typer.BadParameter(f"give one of {', '.join(STANDING_JUDGEMENTS)}")


JudgementOption = Annotated[
    Judgement,
    typer.Option(
        "--judgement",
        parser=parse_standing,
        metavar="JUDGEMENT",
        help="overall, leaders, help_and_protection, children_in_care or care_leavers.",
        show_default=True,
    ),
]
OptionalJudgement = Annotated[
    Judgement | None, typer.Option("--judgement", help="Only sections of this judgement.")
]
OptionalName = Annotated[
    str | None, typer.Option("--authority", metavar="NAME", help="Only this authority.")
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(league)
    app.command()(spread)
    app.command()(leads)
    app.command()(search)


@answered
def league(
    judgement: JudgementOption = Judgement.LEADERS,
    region: Region = None,
    out: SheetFile = None,
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
    check_sheet(out)
    from ilacs.documents.answers.tables_text import league_lines  # noqa: PLC0415
    from ilacs.sector.league import league as league_of  # noqa: PLC0415

    found = league_of(open_record(as_at, record), judgement, region_named(region))
    answer(found, league_lines, as_json=as_json)
    write_sheet(found, "league_sheet", out, quiet=as_json)
    return DONE


@answered
def spread(
    judgement: JudgementOption = Judgement.LEADERS,
    region: Region = None,
    chart: ChartFile = None,
    out: SheetFile = None,
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
    check_sheet(out)
    from ilacs.documents.answers.tables_text import spread_lines  # noqa: PLC0415
    from ilacs.sector.spread import spread as spread_of  # noqa: PLC0415

    check_chart(chart)
    found = spread_of(open_record(as_at, record), judgement, region_named(region))
    answer(found, spread_lines, as_json=as_json)
    write_sheet(found, "spread_sheet", out, quiet=as_json)
    if chart:
        from ilacs.documents.answers.charts import spread_chart  # noqa: PLC0415

        draw(spread_chart(found), chart, quiet=as_json)
    return DONE


@answered
def leads(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="One lead inspector.", show_default=False)
    ] = None,
    out: SheetFile = None,
    as_at: AsAt = None,
    record: RecordFolder = None,
    as_json: AsJson = False,
) -> int:
    """List lead inspectors, or what one of them led."""
    from ilacs.documents.answers.tables_text import lead_inspectors_lines  # noqa: PLC0415
    from ilacs.sector.lead_inspectors import lead_inspectors  # noqa: PLC0415

    check_sheet(out)
    found = lead_inspectors(open_record(as_at, record), name)
    answer(found, lead_inspectors_lines, as_json=as_json)
    write_sheet(found, "lead_inspectors_sheet", out, quiet=as_json)
    return DONE


def _number_of(authority: "Authority") -> int:
    """The number that reports are filed under. Raises CannotAnswer where it is not known."""
    if authority.urn is None:
        raise CannotAnswer(
            f"The number of {authority.name} with the inspectorate is not known, so no report on "
            "it can have been added."
        )
    return authority.urn


@answered
def search(
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT",
            help='Words; "a phrase" in quotes; -word to leave out; begin* with three letters.',
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
      ilacs search 'missing children' --authority Brent
      ilacs search '"return home interviews"'      as a phrase
      ilacs search 'supervision -reflective' --judgement leaders --grade inadequate
    """
    from ilacs.documents.answers.search_text import found_lines  # noqa: PLC0415
    from ilacs.framework.themes import theme as theme_called  # noqa: PLC0415
    from ilacs.register import look_up  # noqa: PLC0415
    from ilacs.sector.search import search as search_for  # noqa: PLC0415
    from ilacs.sector.tags import Filters  # noqa: PLC0415

    if theme and (judgement or grade):
        raise CannotAnswer(
            "Areas for improvement have themes but stand in no section, findings the other way "
            "round: give --theme, or --judgement and --grade."
        )
    filters = Filters(
        urn=_number_of(look_up(authority)) if authority else None,
        year=year,
        judgement=judgement,
        grade=grade,
        theme=theme_called(theme).slug if theme else None,
    )
    found = search_for(folder_to_read(record), text, filters, as_at or today(), most)
    answer(found, found_lines, as_json=as_json)
    return DONE
