"""The command that invents an authority's lists: `ilacs lists example`."""

import os
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ilacs.cli.answering import DONE, answered_in_private, number
from ilacs.cli.lists.books import layout_for, newest
from ilacs.cli.lists.options import busy, check_new, parse_layout
from ilacs.cli.options import CannotAnswer, parse_day, today

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ilacs.lists.declared import Layout
    from ilacs.lists.snapshot import Snapshot

USUAL_SIZE = 1000
"""Children."""


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(example)


@answered_in_private
def example(
    size: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help="About so many children in the lists.  [default: 1000]",
            show_default=False,
        ),
    ] = None,
    months: Annotated[
        int, typer.Option(min=1, metavar="N", help="So many month-ends, which agree.")
    ] = 1,
    seed: Annotated[
        int, typer.Option(min=0, metavar="N", help="Another number, another authority.")
    ] = 1,
    ends: Annotated[
        date | None,
        typer.Option(
            parser=parse_day,
            metavar="DATE",
            help="The last reference date.  [default: the end of last month]",
            show_default=False,
        ),
    ] = None,
    dirtiness: Annotated[
        float,
        typer.Option(
            min=0, max=1, metavar="SHARE", help="Type it as people do: 0 is clean, 1 is the worst."
        ),
    ] = 0.0,
    england: Annotated[
        bool,
        typer.Option("--england", help="153 authorities, as large as the real ones, as Parquet."),
    ] = False,
    layout: Annotated[
        str | None,
        typer.Option(
            "--layout",
            parser=parse_layout,
            metavar="2019|2024",
            help="The edition of the official template.  [default: 2024]",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path,
        typer.Option(
            "--out", "-o", metavar="FILE", help="A workbook (.xlsx, .ods), or a folder to write in."
        ),
    ] = Path("example-lists"),
) -> int:
    """Invent an authority's lists, to try things with.

    Children's journeys, families, teams and workers, with believable rates; no real child can be
    in them. A folder gets the official workbook of the last month, and with --months the lists of
    every month-end as Parquet. What is there already is never replaced: name a new file or folder.

    \b
    Examples:
      ilacs lists example --out example.xlsx
      ilacs lists example --dirtiness 0.3 --out dirty.xlsx
      ilacs lists example --size 5000 --months 12 --seed 7 --out year
      ilacs lists example --england --months 36 --out england
    """
    from ilacs.lists.declared import Layout  # noqa: PLC0415
    from ilacs.lists.imagined import imagine  # noqa: PLC0415

    last = ends or today().replace(day=1) - timedelta(days=1)
    edition = Layout(layout) if layout else newest()
    _check_place(out, months)
    try:
        if england:
            _write_england(out, last, edition, size, months, seed, dirtiness)
            return DONE
        made = imagine(size or USUAL_SIZE, months, seed, ends=last, layout=edition)
    except ValueError as error:
        raise CannotAnswer(str(error)) from None
    with busy("Inventing"):
        written = list(_write(made, out, dirtiness, seed, as_parquet=months > 1))
    for path in written:
        typer.echo(f"Wrote {path}")
    return DONE


def _write_england(
    out: Path,
    ends: date,
    layout: "Layout",
    size: int | None,
    months: int,
    seed: int,
    dirtiness: float,
) -> None:
    from ilacs.lists.imagined import write_england  # noqa: PLC0415

    if dirtiness or out.suffix:
        raise CannotAnswer("England goes into a folder, and is clean: leave --dirtiness out.")
    try:
        with busy("Inventing England"):
            written = write_england(
                out,
                ends=ends,
                seed=seed,
                months=months,
                size=size,
                layout=layout,
                processes=os.cpu_count() or 1,
            )
    except FileExistsError:
        raise CannotAnswer(f"The folder {out} is not empty. Name a new one.") from None
    rows = sum(written.rows.values())
    typer.echo(
        f"Wrote {rows:,} rows of {written.authorities} authorities at "
        f"{number(written.months, 'month-end')} to {out}"
    )


def _check_place(out: Path, months: int) -> None:
    """Say at once if nothing can be written there. Raises CannotWrite, CannotAnswer."""
    if out.suffix and months > 1:
        raise CannotAnswer("A workbook holds one month. Name a folder for several: --out FOLDER.")
    check_new(out)


def _write(
    made: "Iterable[Snapshot]", out: Path, dirtiness: float, seed: int, *, as_parquet: bool
) -> "Iterator[Path]":
    """Write the workbook of the last month, and the month-ends if there are several."""
    from ilacs.documents.lists.official_tabs import About  # noqa: PLC0415
    from ilacs.documents.lists.official_workbook import write_official  # noqa: PLC0415
    from ilacs.documents.lists.snapshot_files import write_parquet  # noqa: PLC0415
    from ilacs.lists.imagined import soil  # noqa: PLC0415
    from ilacs.lists.typed import typed_sheets  # noqa: PLC0415

    for snapshot in made:
        day = snapshot.reference_date.day
        if as_parquet:
            yield write_parquet(snapshot, out / f"{day}")
    edition = layout_for(snapshot, None)
    sheets = soil(typed_sheets(snapshot, edition), dirtiness, seed)
    book = out if out.suffix else out / f"annex-a-{day}.xlsx"
    book.parent.mkdir(parents=True, exist_ok=True)
    yield from write_official(sheets, book, About(edition, day, snapshot.authority))
