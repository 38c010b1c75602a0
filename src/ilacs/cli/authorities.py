"""The commands about one authority: authority, next, compare, recurring."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ilacs.cli.answering import DONE, answered
from ilacs.cli.options import (
    AsAt,
    AsJson,
    AuthorityName,
    CannotAnswer,
    ChartFile,
    RecordFolder,
    Region,
    SettingsFile,
    answer,
    assumptions_from,
    check_chart,
    draw,
    open_record,
    parse_day,
    region_named,
)
from ilacs.framework import ContactKind

if TYPE_CHECKING:
    from ilacs.register import Authority
    from ilacs.sector.record import Record


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(authority)
    app.command(name="next")(what_is_next)
    app.command()(compare)
    app.command()(recurring)


@answered
def authority(
    name: AuthorityName,
    chart: ChartFile = None,
    settings: SettingsFile = None,
    as_at: AsAt = None,
    record: RecordFolder = None,
    as_json: AsJson = False,
) -> int:
    """Show an authority: pathway, inspections, directions.

    \b
    Examples:
      ilacs authority Brent
      ilacs authority Brent --as-at 2018-12-31
      ilacs authority Brent --chart brent.svg
    """
    from ilacs.documents.answers.authority_text import (  # noqa: PLC0415
        AuthorityAnswer,
        authority_lines,
    )
    from ilacs.register import look_up  # noqa: PLC0415
    from ilacs.sector.history import history  # noqa: PLC0415
    from ilacs.sector.outlook import outlook  # noqa: PLC0415

    check_chart(chart)
    found, known = look_up(name), open_record(as_at, record)
    past = history(known, found)
    areas = {
        entry.inspection.id: known.areas[entry.inspection.id]
        for entry in past.entries
        if entry.inspection.id in known.areas
    }
    ahead = outlook(known, found, assumptions_from(settings))
    answer(AuthorityAnswer(past, ahead, areas), authority_lines, as_json=as_json)
    if chart:
        from ilacs.documents.answers.charts import history_chart  # noqa: PLC0415

        draw(history_chart(past), chart, quiet=as_json)
    return DONE


@answered
def what_is_next(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]", help="An authority; all of them if none is given.", show_default=False
        ),
    ] = None,
    region: Region = None,
    called: Annotated[
        date | None,
        typer.Option(
            parser=parse_day, metavar="DATE", help="The call came on this day: make a timetable."
        ),
    ] = None,
    kind: Annotated[
        ContactKind | None, typer.Option(help="What the call was for.  [with --called]")
    ] = None,
    dates: Annotated[
        list[str] | None,
        typer.Option(
            "--date", metavar="MILESTONE=DATE", help="A date that is known; others follow it."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the timetable: .ics, .html (to print) or .txt."),
    ] = None,
    chart: ChartFile = None,
    settings: SettingsFile = None,
    as_at: AsAt = None,
    record: RecordFolder = None,
    as_json: AsJson = False,
) -> int:
    """Say what comes next and when, or what follows a call.

    \b
    Examples:
      ilacs next Brent
      ilacs next --region London            all authorities there, the likeliest first
      ilacs next Brent --called 2026-11-23 --kind short
      ilacs next Brent --called 2026-11-23 --kind short --out brent.ics
      ilacs next Brent --called 2026-11-23 --kind short --date on_site_first=2026-12-07
    """
    from ilacs.register import look_up  # noqa: PLC0415
    from ilacs.sector.notes import notes_on  # noqa: PLC0415

    check_chart(chart)
    if name is None:
        if called or kind or dates or out or chart:
            raise CannotAnswer("Name the authority. Without a name all are listed.")
        return _all_next(region, settings, as_at, record, as_json=as_json)
    if region:
        raise CannotAnswer("--region is for the list of all: leave the name out.")
    found = look_up(name)
    if called:
        if kind is None:
            raise CannotAnswer("Say what the call was for, such as --kind short.")
        if chart:
            raise CannotAnswer("A timetable has no chart. Write it with --out FILE.html to print.")
        if found.ended and found.ended <= called:
            raise CannotAnswer(" ".join(notes_on(found, called)))
        return _timetable(found.name, called, kind, dates or [], out, settings, as_json=as_json)
    if kind or dates or out:
        raise CannotAnswer("--kind, --date and --out go with --called: the day of the call.")
    from ilacs.documents.answers.outlook_text import outlook_lines  # noqa: PLC0415
    from ilacs.sector.outlook import outlook  # noqa: PLC0415

    known = open_record(as_at, record)
    answer(outlook(known, found, assumptions_from(settings)), outlook_lines, as_json=as_json)
    if chart:
        _draw_curve(known, found, chart, quiet=as_json)
    return DONE


def _all_next(
    region: str | None,
    settings: Path | None,
    as_at: date | None,
    record: Path | None,
    *,
    as_json: bool,
) -> int:
    from ilacs.documents.answers.outlook_text import outlooks_lines  # noqa: PLC0415
    from ilacs.sector.outlook import outlooks  # noqa: PLC0415

    known = open_record(as_at, record)
    found = outlooks(known, region_named(region), assumptions_from(settings))
    answer(found, outlooks_lines, as_json=as_json)
    return DONE


def _timetable(
    title: str,
    called: date,
    kind: ContactKind,
    dates: list[str],
    out: Path | None,
    settings: Path | None,
    *,
    as_json: bool,
) -> int:

    from ilacs.documents.new_files import check_output  # noqa: PLC0415
    from ilacs.documents.timetable_files import ENDINGS  # noqa: PLC0415
    from ilacs.documents.timetable_text import timetable_lines  # noqa: PLC0415
    from ilacs.framework.timetables import timetable  # noqa: PLC0415

    if out:
        check_output(out, ENDINGS)
    known = [_milestone_date(text) for text in dates]
    if len(dict(known)) < len(known):
        raise CannotAnswer("A milestone has two dates. Give each one once.")
    made = timetable(kind, called, dict(known), assumptions_from(settings))
    answer(
        made, lambda table, width: timetable_lines(table, title, width), as_json=as_json
    )
    if out:
        from ilacs.documents.timetable_files import write_timetable  # noqa: PLC0415

        written = write_timetable(made, out, datetime.now().astimezone(), title)
        if not as_json:
            typer.echo(f"Wrote {written}")
    return DONE


def _milestone_date(text: str) -> tuple[str, date]:
    milestone, equals, day = text.partition("=")
    if not equals:
        raise CannotAnswer("Give a known date as MILESTONE=DATE: on_site_first=2026-12-07.")
    try:
        return milestone.strip(), date.fromisoformat(day.strip())
    except ValueError:
        raise CannotAnswer("Give the day as YYYY-MM-DD: on_site_first=2026-12-07.") from None


def _draw_curve(record: "Record", found: "Authority", chart: Path, *, quiet: bool) -> None:
    from ilacs.documents.answers.charts import waiting_chart  # noqa: PLC0415
    from ilacs.sector.next_inspection import curve  # noqa: PLC0415

    points = curve(record, found.urn) if found.urn is not None else ()
    draw(waiting_chart(found.name, points), chart, quiet=quiet)


@answered
def compare(
    name: AuthorityName,
    chart: ChartFile = None,
    as_at: AsAt = None,
    record: RecordFolder = None,
    as_json: AsJson = False,
) -> int:
    """Set an authority beside its neighbours, region, England.

    \b
    Examples:
      ilacs compare Brent
      ilacs compare Brent --chart brent.html
    """
    from ilacs.documents.answers.comparison_text import comparison_lines  # noqa: PLC0415
    from ilacs.register import look_up  # noqa: PLC0415
    from ilacs.sector.comparison import comparison  # noqa: PLC0415

    check_chart(chart)
    found = comparison(open_record(as_at, record), look_up(name))
    answer(found, comparison_lines, as_json=as_json)
    if chart:
        from ilacs.documents.answers.charts import comparison_chart  # noqa: PLC0415

        draw(comparison_chart(found), chart, quiet=as_json)
    return DONE


@answered
def recurring(
    name: AuthorityName,
    as_at: AsAt = None,
    record: RecordFolder = None,
    as_json: AsJson = False,
) -> int:
    """Show what an authority was asked to improve again.

    \b
    Example:
      ilacs recurring Brent
    """
    from ilacs.documents.answers.recurring_text import recurring_lines  # noqa: PLC0415
    from ilacs.register import look_up  # noqa: PLC0415
    from ilacs.sector.recurring import recurring as what_recurs  # noqa: PLC0415

    found = look_up(name)
    answer(what_recurs(open_record(as_at, record), found), recurring_lines, as_json=as_json)
    return DONE
