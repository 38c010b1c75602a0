"""What the commands about the record have in common: their options, and how they answer."""

import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from ilacs.documents.charts import Chart
    from ilacs.framework import Assumptions
    from ilacs.sector.record import Record

WIDEST = 120
"""Columns. Longer lines of text are hard to read."""

FOLDER_VARIABLE = "ILACS_RECORD"


class CannotAnswer(Exception):
    """A question that cannot be answered as it was asked. Says so in words."""


class BadFile(Exception):
    """A file that the user gave cannot be used. Names it, and says what to do."""


FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Days outside these years are slips of the hand, and no calendar of holidays covers them."""


def parse_day(text: str) -> date:
    """A day as people type it for programs."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("give a day as YYYY-MM-DD, such as 2026-11-25") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise typer.BadParameter(f"give a day between {FIRST_YEAR} and {LAST_YEAR}")
    return day


AsAt = Annotated[
    date | None,
    typer.Option(
        "--as-at",
        parser=parse_day,
        metavar="DATE",
        help="Answer with what could be known on this day. [default: today]",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")]
RecordFolder = Annotated[
    Path | None,
    typer.Option(
        "--record",
        metavar="FOLDER",
        help=f"Where added reports are kept.  [default: ${FOLDER_VARIABLE}, or your data folder]",
        show_default=False,
    ),
]
ChartFile = Annotated[
    Path | None,
    typer.Option(
        "--chart", metavar="FILE", help="Also draw it: a file that ends in .svg, .png or .html."
    ),
]
SheetFile = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE", help="Also write a table: .xlsx or .csv."),
]
Region = Annotated[
    str | None, typer.Option("--region", metavar="REGION", help="Only this region of England.")
]
SettingsFile = Annotated[
    Path | None,
    typer.Option(
        "--settings", metavar="FILE", help="Assumptions of your own (see `ilacs rules --settings`)."
    ),
]
AuthorityName = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="An authority: its name, its URN or its code.", show_default=False
    ),
]


def today() -> date:
    """The day on this machine: read here and nowhere else."""
    return datetime.now().astimezone().date()


def record_folder(given: Path | None) -> Path:
    """The folder of added reports: as given, as the environment says, or the system's own."""
    named = given if given is not None else os.environ.get(FOLDER_VARIABLE)
    if named:
        folder = Path(named)
        if folder.exists() and not folder.is_dir():
            raise BadFile(f"{folder}: this is not a folder. Name a folder for added reports.")
        return folder
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed where a folder is named

    return user_data_path("ilacs", appauthor=False)


def open_record(as_at: date | None, folder: Path | None) -> "Record":
    """The record as it could be known on `as_at`, with the reports added in the folder."""
    from ilacs.sector.record import load_record  # noqa: PLC0415

    return load_record(as_at or today(), folder_to_read(folder))


def folder_to_read(given: Path | None) -> Path:
    """The folder of added reports; one that was named must be there. Raises BadFile."""
    if given is not None and not given.exists():
        raise BadFile(f"{given}: there is no such folder. Check its name, or add reports to it.")
    return record_folder(given)


def region_named(name: str | None) -> str | None:
    """The region of England called `name`, whatever its capitals. Raises CannotAnswer."""
    if name is None:
        return None
    from ilacs.register import authorities  # noqa: PLC0415

    regions = sorted({authority.region for authority in authorities()})
    wanted = _plain_region(name)
    for region in regions:
        if _plain_region(region) == wanted:
            return region
    from difflib import get_close_matches  # noqa: PLC0415 - only needed for a misspelt name

    near = get_close_matches(name.strip().title(), regions, n=1, cutoff=0.5)
    offered = f" Did you mean {near[0]}?" if near else ""
    raise CannotAnswer(
        f"There is no region of this name.{offered} Give one of: {', '.join(regions)}."
    )


def _plain_region(name: str) -> str:
    """The words of a region's name that tell it from others."""
    return " ".join(word for word in name.lower().split() if word != "the")


def assumptions_from(file: Path | None) -> "Assumptions":
    """The assumptions of the framework, as changed by a settings file. Raises BadSetting."""
    from ilacs.framework import DEFAULTS, BadSetting, overridden  # noqa: PLC0415

    if file is None:
        return DEFAULTS
    import tomllib  # noqa: PLC0415 - only needed for a settings file

    try:
        with file.open("rb") as lines:
            return overridden(tomllib.load(lines))
    except BadSetting as error:
        raise BadFile(f"{file}: {error}") from None
    except UnicodeDecodeError:
        raise BadFile(f"{file}: this is not text in UTF-8. Save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        place = str(error).partition("(")[2].rstrip(")")
        where = f" ({place})" if place else ""
        raise BadFile(f"{file}: this is not TOML{where}. Check that line.") from None


def answer(found: Any, lines: Callable[[Any, int], Iterator[str]], *, as_json: bool) -> None:
    """Print what was found: as JSON, or as lines for the width of this terminal."""
    if as_json:
        from ilacs.documents.answers.as_json import answer_json  # noqa: PLC0415

        typer.echo(as_printable_json(answer_json(found)))
        return
    plain = not _can_print(LINES)
    for line in lines(found, text_width()):
        typer.echo(line.translate(LINES_AS_ASCII) if plain else line)


def as_printable_json(text: str) -> str:
    """JSON that means the same, in letters that this output has."""
    if _can_print(text):
        return text
    # Only strings hold such letters, and there each may be written as its number.
    return _NOT_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], text)


_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")

LINES = "═─…“”‘’"
LINES_AS_ASCII = str.maketrans(
    {"═": "=", "─": "-", "…": "...", "“": '"', "”": '"', "‘": "'", "’": "'"}
)
"""For outputs of encodings that do not have the signs which tables are drawn with."""


def _can_print(signs: str) -> bool:
    try:
        signs.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def text_width() -> int:
    """Columns to write in."""
    return min(shutil.get_terminal_size().columns, WIDEST)


def check_chart(file: Path | None) -> None:
    """Say at once if no chart can be written there. Raises CannotWrite."""
    if file:
        from ilacs.documents.charts.writing import ENDINGS  # noqa: PLC0415
        from ilacs.documents.new_files import check_output  # noqa: PLC0415

        check_output(file, ENDINGS)


def check_sheet(file: Path | None) -> None:
    """Say at once if no spreadsheet can be written there. Raises CannotWrite."""
    if file:
        from ilacs.documents.answers.sheets import ENDINGS  # noqa: PLC0415
        from ilacs.documents.new_files import check_output  # noqa: PLC0415

        check_output(file, ENDINGS)


def write_sheet(found: Any, sheet_of: str, file: Path | None, *, quiet: bool) -> None:
    """Write an answer as a spreadsheet, if that was asked for, and say where.

    `sheet_of` is the function of `documents.answers.sheets_of_answers` that makes the table.
    """
    if file is None:
        return
    from ilacs.documents.answers import sheets_of_answers  # noqa: PLC0415
    from ilacs.documents.answers.sheets import write_sheet as write  # noqa: PLC0415

    written = write(getattr(sheets_of_answers, sheet_of)(found), file)
    if not quiet:
        typer.echo(f"Wrote {written}")


def draw(chart: "Chart", file: Path, *, quiet: bool) -> None:
    """Write a chart, and say where."""
    from ilacs.documents.charts import write_chart  # noqa: PLC0415

    written = write_chart(chart, file)
    if not quiet:
        typer.echo(f"Wrote {written}")
