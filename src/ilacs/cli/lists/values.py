"""The commands about what typed values mean: `ilacs lists questions` and `place`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ilacs.cli.answering import DONE, answered_in_private, number
from ilacs.cli.lists.options import MappingFile, Paths, ReferenceDate, Whose, read_lists, spare


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(questions)
    app.command()(place)


@answered_in_private
def questions(
    paths: Paths,
    out: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="FILE", help="Your mapping file: .csv."),
    ],
    reference_date: ReferenceDate = None,
    authority: Whose = None,
    mapping: MappingFile = None,
) -> int:
    """Ask what values mean in your authority.

    Writes a file to fill in: a line for each value that stands for no code, each column whose
    dates can be read in two ways, and each header that no list has. The column "may_be" has the
    codes that are possible, or why none is known. Fill in the column "code": the official text
    of a code, "day first" or "month first", the official header; "(none)" for no answer. Then
    give the file with --mapping. If it is there already, its answers stay and new questions are
    added. It holds what people typed: treat it like the lists.

    \b
    Example:
      ilacs lists questions annex-a.xlsx --out answers.csv
      ilacs lists check annex-a.xlsx --mapping answers.csv
    """
    from ilacs.documents.lists.mapping_file import ENDINGS, write_questions  # noqa: PLC0415
    from ilacs.documents.new_files import check_output  # noqa: PLC0415
    from ilacs.lists.reading import questions as to_ask  # noqa: PLC0415

    check_output(out, ENDINGS)
    spare(paths, out)
    known = mapping or (out if out.exists() else None)
    snapshot = read_lists(paths, reference_date, authority, known)
    asked = to_ask(snapshot)
    if asked.is_empty() and not out.exists():
        typer.echo("There is nothing to ask: every value was understood.")
        return DONE
    written, new = write_questions(asked, out)
    typer.echo(f"Wrote {written}: {number(new, 'new question')}.")
    if new:
        typer.echo(f'Fill in the column "code", then: ilacs lists check ... --mapping {out}')
    return DONE


@answered_in_private
def place(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A .csv file with the columns column and value.",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="Write the answer to this file: .csv.  [default: print]",
        ),
    ] = None,
) -> int:
    """Say which code each typed value stands for, and why.

    Prints a row for each row of the file, in its order: column, value, code, group, level
    (individual, grouped or none), how and why. Values are repeated exactly, so that rows can be
    matched: do not open the answer in a spreadsheet if you do not trust them.

    \b
    Example:
      ilacs lists place typed.csv --out placed.csv
    """
    from ilacs.documents.lists import placed_values  # noqa: PLC0415
    from ilacs.documents.new_files import check_output  # noqa: PLC0415

    if out:
        check_output(out, placed_values.ENDINGS)
    rows = placed_values.typed_values(file)
    if out is None:
        placed_values.write_placed(rows, sys.stdout)
        return DONE
    typer.echo(f"Wrote {placed_values.write_placed_file(rows, out)}: {number(len(rows), 'value')}.")
    return DONE
