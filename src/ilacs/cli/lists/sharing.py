"""The command that makes a copy of lists for others: `ilacs lists share`."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ilacs.cli.answering import DONE, answered_in_private
from ilacs.cli.lists.books import say_written, write_book
from ilacs.cli.lists.keeping import key_for
from ilacs.cli.lists.options import (
    LayoutOption,
    MappingFile,
    Paths,
    ReferenceDate,
    Whose,
    check_book,
    read_lists,
    spare,
)
from ilacs.cli.options import BadFile, CannotAnswer, answer

if TYPE_CHECKING:
    import polars as pl

    from ilacs.lists.protected import Key
    from ilacs.lists.snapshot import Snapshot


class SmallCellsAre(StrEnum):
    """What becomes of values that few people share."""

    TOLD = "told"
    COARSENED = "coarsened"
    REMOVED = "removed"


class StaffAre(StrEnum):
    """What becomes of the names of workers and teams."""

    REMOVED = "removed"
    PSEUDONYMS = "pseudonyms"


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(share)


@answered_in_private
def share(
    paths: Paths,
    out: Annotated[
        Path,
        typer.Option(
            "--out", "-o", metavar="FILE", help="The copy: .xlsx, .ods or a folder of .csv files."
        ),
    ],
    review: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where small numbers stand out, for you alone: .csv."),
    ] = None,
    small_cells: Annotated[
        SmallCellsAre,
        typer.Option("--small-cells", help="What becomes of values that few people share."),
    ] = SmallCellsAre.TOLD,
    threshold: Annotated[
        int, typer.Option(min=1, metavar="N", help="Fewer people than this are few.")
    ] = 5,
    staff: Annotated[
        StaffAre, typer.Option(help="What becomes of the names of workers and teams.")
    ] = StaffAre.REMOVED,
    months_only: Annotated[
        bool, typer.Option("--months-only", help="Make every date the first of its month.")
    ] = False,
    reverse: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Say whom pseudonyms stand for: a file with one on each line.  [with your lists]",
        ),
    ] = None,
    layout: LayoutOption = None,
    reference_date: ReferenceDate = None,
    authority: Whose = None,
    mapping: MappingFile = None,
) -> int:
    """Write a copy for a region: without names, with pseudonyms.

    Children keep their place in every list under a pseudonym that only the holder of your key
    can trace back. Dates of birth become months, postcodes districts; names are left out, and so
    is everything that no list declares. It is still about children: share it as personal data.

    \b
    Examples:
      ilacs lists share annex-a.xlsx --out copy.xlsx --review look.csv
      ilacs lists share annex-a.xlsx --out copy.xlsx --small-cells coarsened
      ilacs lists share annex-a.xlsx --reverse asked.txt --out whom.csv
    """
    from ilacs.documents.lists.share_text import share_lines  # noqa: PLC0415
    from ilacs.documents.lists.small_files import write_table  # noqa: PLC0415
    from ilacs.documents.new_files import check_output  # noqa: PLC0415
    from ilacs.lists import protected  # noqa: PLC0415

    if reverse and review:
        raise CannotAnswer("--review goes with a copy: leave it out where you ask whom.")
    if reverse:
        check_output(out, (".csv",))
    else:
        check_book(out)
    if review:
        check_output(review, (".csv",))
    spare(paths, out, review)
    secret = key_for(protected.Purpose.SHARING)
    snapshot = read_lists(paths, reference_date, authority, mapping)
    if reverse:
        typer.echo(f"Wrote {write_table(_whom(snapshot, _lines_of(reverse), secret), out)}")
        return DONE
    options = protected.Sharing(
        threshold=threshold,
        staff=protected.Staff(staff.value),
        months_only=months_only,
        small_cells=protected.SmallCells(small_cells.value),
    )
    shared = protected.share(snapshot, secret, options=options)
    # Files come first: whoever reads what is printed may stop reading.
    written = write_book(shared.snapshot, out, layout)
    told = write_table(shared.review, review) if review else None
    answer(shared, share_lines, as_json=False)
    say_written(written, out)
    if told:
        typer.echo(f"Wrote {told} (not for sharing)")
    return DONE


def _lines_of(file: Path) -> list[str]:
    """The pseudonyms that were asked about. Raises BadFile."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadFile(f"{file}: this is not text in UTF-8. Save it as UTF-8.") from None
    return [line.strip() for line in text.splitlines() if line.strip()]


def _whom(snapshot: "Snapshot", asked: list[str], secret: "Key") -> "pl.DataFrame":
    """A row for each pseudonym: whom it stands for, or nothing where that cannot be told."""
    import polars as pl  # noqa: PLC0415

    from ilacs.lists import protected  # noqa: PLC0415

    known = protected.reverse(asked, protected.identifiers(snapshot), secret)
    rows = [
        (pseudonym, *((str(one.subject), one.identifier) if one else (None, None)))
        for pseudonym, one in known.items()
    ]
    schema = dict.fromkeys(("pseudonym", "subject", "identifier"), pl.String)
    return pl.DataFrame(rows, schema=schema, orient="row")
