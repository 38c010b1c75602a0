"""The command that writes an empty file of published figures: `ilacs benchmarks`."""

from pathlib import Path
from typing import Annotated

import typer

from ilacs.cli.answering import DONE, answered
from ilacs.cli.options import CannotAnswer

ENDINGS = (".csv",)


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(benchmarks)


@answered
def benchmarks(
    out: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write: .csv.")],
) -> int:
    """Write an empty file of published figures, to fill in for `ilacs measures --benchmarks`.

    It has a row for each measure that can stand beside a published figure. Fill in area, period,
    value and source, with several areas in rows of their own; rows left empty are passed over.

    \b
    Example:
      ilacs benchmarks published.csv
    """
    from ilacs.documents.new_files import check_output, write_whole  # noqa: PLC0415
    from ilacs.measures.benchmarks import template  # noqa: PLC0415

    check_output(out, ENDINGS)
    if out.exists():
        raise CannotAnswer(f"{out} is there already, and may be filled in. Name a new file.")
    # The mark at its beginning tells Excel that it is UTF-8.
    typer.echo(f"Wrote {write_whole(out, template().encode('utf-8-sig'))}")
    return DONE
