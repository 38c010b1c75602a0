"""The command that says what comes next: of one authority, of all, or after a call."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
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
    SettingsFile,
    answer,
    assumptions_from,
    check_chart,
    check_sheet,
    draw,
    open_record,
    parse_day,
    region_named,
    write_sheet,
)
from ilacs.framework import ContactKind

if TYPE_CHECKING:
    from ilacs.register import Authority
    from ilacs.sector.record import Record


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command(name="next")(what_is_next)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for, as typed."""

    region: str | None
    called: date | None
    kind: ContactKind | None
    dates: tuple[str, ...]
    out: Path | None
    chart: Path | None
    settings: Path | None
    as_at: date | None
    record: Path | None
    as_json: bool


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
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="Write the timetable (.ics, .html to print, .txt), or the list (.xlsx, .csv).",
        ),
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
    asked = _Asked(
        region, called, kind, tuple(dates or ()), out, chart, settings, as_at, record, as_json
    )
    check_chart(chart)
    if name is None:
        return _of_all(asked)
    if region:
        raise CannotAnswer("--region is for the list of all: leave the name out.")
    from ilacs.register import look_up  # noqa: PLC0415

    authority = look_up(name)
    return _after_the_call(authority, asked) if called else _of_one(authority, asked)


def _of_all(asked: _Asked) -> int:
    if asked.called or asked.kind or asked.dates or asked.chart:
        raise CannotAnswer("Name the authority. Without a name all are listed.")
    check_sheet(asked.out)
    from ilacs.documents.answers.outlook_text import outlooks_lines  # noqa: PLC0415
    from ilacs.sector.outlook import outlooks  # noqa: PLC0415

    known = open_record(asked.as_at, asked.record)
    found = outlooks(known, region_named(asked.region), assumptions_from(asked.settings))
    answer(found, outlooks_lines, as_json=asked.as_json)
    write_sheet(found, "outlooks_sheet", asked.out, quiet=asked.as_json)
    return DONE


def _of_one(authority: "Authority", asked: _Asked) -> int:
    if asked.kind or asked.dates or asked.out:
        raise CannotAnswer("--kind, --date and --out go with --called: the day of the call.")
    from ilacs.documents.answers.outlook_text import outlook_lines  # noqa: PLC0415
    from ilacs.sector.outlook import outlook  # noqa: PLC0415

    known = open_record(asked.as_at, asked.record)
    found = outlook(known, authority, assumptions_from(asked.settings))
    answer(found, outlook_lines, as_json=asked.as_json)
    if asked.chart:
        _draw_wait(known, authority, asked.chart, quiet=asked.as_json)
    return DONE


def _after_the_call(authority: "Authority", asked: _Asked) -> int:
    from ilacs.documents.new_files import check_output  # noqa: PLC0415
    from ilacs.documents.timetable_files import ENDINGS, write_timetable  # noqa: PLC0415
    from ilacs.documents.timetable_text import timetable_lines  # noqa: PLC0415
    from ilacs.framework.timetables import timetable  # noqa: PLC0415

    called, kind = _call(authority, asked)
    if asked.out:
        check_output(asked.out, ENDINGS)
    made = timetable(kind, called, _known_dates(asked.dates), assumptions_from(asked.settings))
    name = authority.name
    answer(made, lambda table, width: timetable_lines(table, name, width), as_json=asked.as_json)
    if asked.out:
        written = write_timetable(made, asked.out, datetime.now().astimezone(), name)
        if not asked.as_json:
            typer.echo(f"Wrote {written}")
    return DONE


def _call(authority: "Authority", asked: _Asked) -> tuple[date, ContactKind]:
    """The day of the call and what it was for. Raises CannotAnswer where they make no sense."""
    from ilacs.sector.notes import is_there, notes_on  # noqa: PLC0415

    if asked.called is None or asked.kind is None:
        raise CannotAnswer("Say what the call was for, such as --kind short.")
    if asked.chart:
        raise CannotAnswer("A timetable has no chart. Write it with --out FILE.html to print.")
    if asked.as_at:
        raise CannotAnswer("--as-at goes without --called: a timetable rests on the call.")
    if not is_there(authority, asked.called):
        raise CannotAnswer(" ".join(notes_on(authority, asked.called)))
    return asked.called, asked.kind


def _known_dates(texts: tuple[str, ...]) -> dict[str, date]:
    known = [_milestone_date(text) for text in texts]
    if len(dict(known)) < len(known):
        raise CannotAnswer("A milestone has two dates. Give each one once.")
    return dict(known)


def _milestone_date(text: str) -> tuple[str, date]:
    milestone, equals, day = text.partition("=")
    if not equals:
        raise CannotAnswer("Give a known date as MILESTONE=DATE: on_site_first=2026-12-07.")
    try:
        return milestone.strip(), date.fromisoformat(day.strip())
    except ValueError:
        raise CannotAnswer("Give the day as YYYY-MM-DD: on_site_first=2026-12-07.") from None


def _draw_wait(record: "Record", found: "Authority", chart: Path, *, quiet: bool) -> None:
    from ilacs.documents.answers.charts import waiting_chart  # noqa: PLC0415
    from ilacs.sector.next_inspection import curve, next_window  # noqa: PLC0415

    points = curve(record, found.urn) if found.urn is not None else ()
    window = next_window(record, found.urn) if found.urn is not None else None
    draw(waiting_chart(found.name, points, window), chart, quiet=quiet)
