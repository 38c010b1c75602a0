"""The commands that write official workbooks: `ilacs lists write` and `empty`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ilacs.cli.answering import DONE, answered_in_private
from ilacs.cli.lists.options import (
    LayoutOption,
    MappingFile,
    Paths,
    ReferenceDate,
    Whose,
    busy,
    check_book,
    check_new,
    read_lists,
    spare,
)
from ilacs.cli.options import text_width

if TYPE_CHECKING:
    from datetime import date

    from ilacs.lists.declared import Layout
    from ilacs.lists.snapshot import Snapshot

Book = Annotated[
    Path,
    typer.Option(
        "--out", "-o", metavar="FILE", help="A workbook, .xlsx or .ods, or a folder of .csv files."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(write)
    app.command()(empty)


@answered_in_private
def write(
    paths: Paths,
    out: Book,
    layout: LayoutOption = None,
    reference_date: ReferenceDate = None,
    authority: Whose = None,
    mapping: MappingFile = None,
) -> int:
    """Write lists as the official workbook.

    Official headers in their order, official codes and date formats, and a choice of codes for
    every coded cell. A value that stands for no code is written as it was typed. Columns that
    the template does not have are left out, and said.

    \b
    Examples:
      ilacs lists write exports/ --out annex-a.xlsx --reference-date 2026-03-31
      ilacs lists write exports/ --out annex-a.ods --layout 2019
    """
    check_book(out)
    spare(paths, out)
    snapshot = read_lists(paths, reference_date, authority, mapping)
    written = write_book(snapshot, out, layout)
    from ilacs.documents.lists.written_text import written_lines  # noqa: PLC0415

    for line in written_lines(snapshot, layout_for(snapshot, layout), text_width()):
        typer.echo(line)
    say_written(written, out)
    return DONE


@answered_in_private
def empty(
    out: Book,
    layout: LayoutOption = None,
    supplementary: Annotated[
        bool,
        typer.Option("--supplementary", help="With the supplementary lists, which are optional."),
    ] = False,
) -> int:
    """Write an official workbook with no rows, to fill in.

    \b
    Example:
      ilacs lists empty --out empty.xlsx
    """
    from ilacs.documents.lists.official_tabs import About  # noqa: PLC0415
    from ilacs.documents.lists.official_workbook import write_official  # noqa: PLC0415
    from ilacs.lists.declared import ALL, ANNEX_A, Layout  # noqa: PLC0415
    from ilacs.lists.typed import empty_sheets  # noqa: PLC0415

    check_new(out)
    edition = Layout(layout) if layout else newest()
    sheets = empty_sheets(ALL if supplementary else ANNEX_A, edition)
    say_written(write_official(sheets, out, About(edition)), out)
    return DONE


def write_book(snapshot: "Snapshot", out: Path, layout: str | None) -> tuple[Path, ...]:
    """Write a snapshot as an official workbook; where it is. Raises CannotWrite."""
    from ilacs.documents.lists.official_tabs import About  # noqa: PLC0415
    from ilacs.documents.lists.official_workbook import write_official  # noqa: PLC0415
    from ilacs.lists.typed import typed_sheets  # noqa: PLC0415

    edition = layout_for(snapshot, layout)
    about = About(edition, day_to_write(snapshot), snapshot.authority, snapshot.shared_copy)
    with busy("Writing"):
        return write_official(typed_sheets(snapshot, edition), out, about)


def day_to_write(snapshot: "Snapshot") -> "date | None":
    """The reference date to write into a file: a guess would be read as a fact from then on."""
    from ilacs.lists.snapshot import Settled  # noqa: PLC0415

    known = snapshot.reference_date
    return None if known.settled is Settled.GUESSED else known.day


def layout_for(snapshot: "Snapshot", asked: str | None) -> "Layout":
    """The edition to write in: as asked, else that of the lists, else the newest."""
    from ilacs.lists.declared import Layout  # noqa: PLC0415

    return Layout(asked) if asked else snapshot.layout or newest()


def newest() -> "Layout":
    """The newest edition of the template."""
    from ilacs.lists.declared import Layout  # noqa: PLC0415

    return list(Layout)[-1]


def say_written(written: tuple[Path, ...], out: Path) -> None:
    """Say where a workbook or a folder of files is."""
    if len(written) == 1:
        typer.echo(f"Wrote {written[0]}")
    else:
        typer.echo(f"Wrote {len(written)} files to {out}")
