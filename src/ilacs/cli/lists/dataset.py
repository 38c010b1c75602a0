"""The command that makes lists from the Standard Safeguarding Dataset."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ilacs.cli.answering import answered_in_private
from ilacs.cli.lists.books import say_written, write_book
from ilacs.cli.lists.checking import checked, exit_code, print_checked
from ilacs.cli.lists.options import LayoutOption, Whose, busy, check_book, name_of
from ilacs.cli.options import AsJson, parse_day


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(from_dataset)


@answered_in_private
def from_dataset(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE",
            help="A folder of CSV or Parquet files, or the address of a database.",
            show_default=False,
        ),
    ],
    as_at: Annotated[
        date,
        typer.Option(
            "--as-at",
            parser=parse_day,
            metavar="DATE",
            help="Make the lists as they were on this day.",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="Write the official workbook: .xlsx, .ods, a folder.",
        ),
    ] = None,
    schema: Annotated[
        str | None, typer.Option(metavar="NAME", help="The schema of the database to look in.")
    ] = None,
    authority: Whose = None,
    layout: LayoutOption = None,
    as_json: AsJson = False,
) -> int:
    """Make the lists from the Standard Safeguarding Dataset.

    Reads its tables, makes the lists as at a day, checks them, and says what became of every row.

    \b
    Examples:
      ilacs lists from-dataset ssd/ --as-at 2026-03-31 --out annex-a.xlsx
      ilacs lists from-dataset postgresql://host/data --as-at 2026-03-31
    """
    from ilacs.lists.standard_dataset import lists_as_at  # noqa: PLC0415

    if out:
        check_book(out)
    with busy("Reading"):
        made = lists_as_at(source, as_at, authority=name_of(authority), schema=schema)
    found = checked(made, None)
    # Files come first: whoever reads what is printed may stop reading.
    written = write_book(made, out, layout) if out else ()
    print_checked(found, as_json=as_json)
    if out and not as_json:
        say_written(written, out)
    return exit_code(found)
