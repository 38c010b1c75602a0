"""The command that measures lists: `ilacs measures`."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ilacs.cli.answering import answered_in_private
from ilacs.cli.lists.options import MappingFile, ReferenceDate, Whose, busy, spare
from ilacs.cli.measures.options import (
    EARLIER,
    Area,
    AreaOption,
    Lists,
    Measuring,
    exit_code,
    measure_lists,
    measures_in,
    tell,
)
from ilacs.cli.options import AsJson, SettingsFile

if TYPE_CHECKING:
    from ilacs.documents.measures.answering import Beside
    from ilacs.documents.measures.answers import MeasuresAnswer
    from ilacs.documents.measures.counted_tables import Tables
    from ilacs.measures.described import By
    from ilacs.measures.disclosure import DisclosureRule
    from ilacs.measures.disclosure_flows import ShownFlows
    from ilacs.measures.measure import Measure


class Breakdown(StrEnum):
    """What figures can be broken down by."""

    TEAM = "team"
    AGE = "age"
    GENDER = "gender"
    ETHNICITY = "ethnicity"
    ETHNIC_GROUP = "ethnic-group"
    DISABILITY = "disability"
    NEED = "need"
    PLACEMENT = "placement"


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(measures)


@answered_in_private
def measures(
    paths: Lists,
    reference_date: ReferenceDate = None,
    authority: Whose = None,
    by: Annotated[
        Breakdown | None,
        typer.Option(help="Also say each figure for every group.", show_default=False),
    ] = None,
    area: AreaOption = None,
    earlier: Annotated[
        list[str] | None,
        typer.Option(
            metavar=EARLIER,
            help="An earlier submission, or the day of one that is kept. Say it for each: the "
            "latest is compared, all make the trend.",
            show_default=False,
        ),
    ] = None,
    benchmarks: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Published figures to set beside: .csv or a workbook.",
            show_default=False,
        ),
    ] = None,
    population: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The children of the area, for rates: .csv or a workbook.",
            show_default=False,
        ),
    ] = None,
    settings: SettingsFile = None,
    mapping: MappingFile = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="FILE", help="Also write them: .html, .xlsx, .json or .parquet."
        ),
    ] = None,
    smallest: Annotated[
        int, typer.Option(min=2, metavar="N", help="In files, smaller counts are not shown.")
    ] = 5,
    rounding: Annotated[
        int, typer.Option(min=1, metavar="N", help="In files, counts are rounded to this.")
    ] = 5,
    exact: Annotated[
        bool,
        typer.Option("--exact", help="Write numbers as they are: for inside the authority only."),
    ] = False,
    as_json: AsJson = False,
) -> int:
    """Measure lists: every figure, of how many, and what is not known.

    A figure is a count of rows of the lists: `ilacs children MEASURE` shows those rows. What the
    lists do not say is shown as not known, and never counts as met; what they cannot answer, for
    want of a list or column, has no figure, and the reason is said.

    The terminal and --json have exact numbers. Files are made to be passed on: small counts are
    kept back in them and the others rounded, unless you say --exact.

    \b
    Examples:
      ilacs measures annex-a.xlsx --reference-date 2026-03-31
      ilacs measures annex-a.xlsx --area care --by team
      ilacs measures annex-a.xlsx --earlier 2026-02-28 --earlier january.xlsx
      ilacs measures annex-a.xlsx --out board.html

    \b
    Exit codes:
      0  all was read
      1  something in the lists could not be read as it stands, or cannot be right
      2  the command was not understood, or nothing can be written there
    """
    from ilacs.documents.measures.answers import EXACT  # noqa: PLC0415
    from ilacs.documents.measures.counted_tables import tables_of  # noqa: PLC0415
    from ilacs.documents.measures.files import ENDINGS, write_measures  # noqa: PLC0415
    from ilacs.documents.measures.measures_json import measures_json  # noqa: PLC0415
    from ilacs.documents.measures.measures_text import measures_lines  # noqa: PLC0415
    from ilacs.documents.measures.protection import protected_tables  # noqa: PLC0415
    from ilacs.documents.new_files import check_output  # noqa: PLC0415
    from ilacs.measures.disclosure import DisclosureRule  # noqa: PLC0415

    if out:
        check_output(out, ENDINGS)
    spare([*paths, *map(Path, earlier or ()), *filter(None, (benchmarks, population))], out)
    asked = measures_in(area)
    beside = _beside(benchmarks, population)
    measuring = measure_lists(
        paths, reference_date, authority, mapping, settings, asked, earlier or ()
    )
    kind = _kind(by)
    tables = tables_of(measuring.measured, kind, *measuring.days[:-3:-1])
    found = _answer(measuring, asked, tables, kind, beside)
    wrote = None
    if out:
        rule = None if exact else DisclosureRule(smallest, rounding)
        leaving = found
        if rule:
            safe = protected_tables(tables, asked, rule)
            leaving = replace(_answer(measuring, asked, safe, kind, beside), protection=rule.words)
        if out.suffix.lower() == ".html" and area in (None, Area.HELP):
            leaving = replace(leaving, flows=_flows(measuring, rule))
        with busy("Writing"):
            wrote = f"{write_measures(leaving, out)}. {leaving.protection or EXACT}"
    tell(found, lines=measures_lines, json=measures_json, as_json=as_json, wrote=wrote)
    return exit_code(found.noticed)


def _beside(benchmarks: Path | None, population: Path | None) -> "Beside":
    """What is in the files that the user names to set figures beside. Raises CannotRead."""
    from ilacs.documents.measures.answering import Beside  # noqa: PLC0415
    from ilacs.measures.benchmarks import read_benchmarks  # noqa: PLC0415
    from ilacs.measures.child_population import read_child_population  # noqa: PLC0415

    return Beside(
        read_benchmarks(benchmarks) if benchmarks else (),
        read_child_population(population) if population else None,
    )


def _flows(measuring: Measuring, rule: "DisclosureRule | None") -> "ShownFlows | None":
    """The flow from contact to outcome; None where a list is not there that it needs."""
    from ilacs.measures.data import CannotMeasure  # noqa: PLC0415
    from ilacs.measures.disclosure_flows import exact_flows, protected_flows  # noqa: PLC0415
    from ilacs.measures.flows import flows_of  # noqa: PLC0415

    try:
        flows = flows_of(measuring.data, measuring.clocks)
    except CannotMeasure:
        return None
    return protected_flows(flows, rule) if rule else exact_flows(flows)


def _kind(by: Breakdown | None) -> "By | None":
    from ilacs.measures.described import By  # noqa: PLC0415

    return None if by is None else By.AGE_BAND if by is Breakdown.AGE else By[by.name]


def _answer(
    measuring: Measuring,
    asked: "tuple[Measure, ...]",
    tables: "Tables",
    by: "By | None",
    beside: "Beside",
) -> "MeasuresAnswer":
    from ilacs.documents.measures import answering, answers  # noqa: PLC0415

    whose = measuring.snapshot.authority or ""
    return answers.MeasuresAnswer(
        snapshots=tuple((whose, day) for day in measuring.days),
        measures=asked,
        figures=answering.figures_in(tables, asked, by, beside),
        not_measured=measuring.measured.not_measured,
        noticed=answers.noticed_in(measuring.snapshot),
        clocks=measuring.clocks,
        by=by,
        sources=answering.sources_of(beside),
    )
