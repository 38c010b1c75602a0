"""What the commands about lists have in common: their options, and how they read files."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ilacs.cli.options import parse_day

if TYPE_CHECKING:
    from ilacs.lists.declared import Layout
    from ilacs.lists.snapshot import Snapshot


def parse_layout(text: str) -> "Layout":
    """An edition of the official template. Raises BadParameter."""
    from ilacs.lists.declared import Layout  # noqa: PLC0415

    try:
        return Layout(text.strip())
    except ValueError:
        editions = " or ".join(Layout)
        raise typer.BadParameter(f"give the edition of the template: {editions}") from None


Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        help="Workbooks (.xlsx, .xlsm, .xls, .ods), .csv files, or folders of them.",
        show_default=False,
    ),
]
ReferenceDate = Annotated[
    date | None,
    typer.Option(
        "--reference-date",
        parser=parse_day,
        metavar="DATE",
        help="The day that the lists describe.  [default: guessed, and the reason said]",
        show_default=False,
    ),
]
Whose = Annotated[
    str | None,
    typer.Option("--authority", metavar="NAME", help="Whose lists they are: a name or a code."),
]
MappingFile = Annotated[
    Path | None,
    typer.Option(
        "--mapping",
        metavar="FILE",
        help="What values mean in your authority (see `ilacs lists questions`).",
    ),
]
LayoutOption = Annotated[
    str | None,
    typer.Option(
        "--layout",
        parser=parse_layout,
        metavar="2019|2024",
        help="The edition of the official template.  [default: that of the lists, or 2024]",
        show_default=False,
    ),
]

STORE_VARIABLE = "ILACS_SNAPSHOTS"
StoreFolder = Annotated[
    Path | None,
    typer.Option(
        "--folder",
        metavar="FOLDER",
        help=f"Where lists are kept.  [default: ${STORE_VARIABLE}, or your data folder]",
        show_default=False,
    ),
]


def store_folder(given: Path | None) -> Path:
    """The folder of kept snapshots: as given, as the environment says, or the system's own."""
    named = given if given is not None else os.environ.get(STORE_VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed where a folder is named

    return user_data_path("ilacs", appauthor=False) / "snapshots"


def check_book(out: Path) -> None:
    """Say at once if no workbook or folder can be written there. Raises CannotWrite."""
    from ilacs.documents.lists.official_workbook import WRITERS  # noqa: PLC0415
    from ilacs.documents.new_files import CannotWrite, check_output  # noqa: PLC0415

    if out.suffix:
        check_output(out, WRITERS)
    elif out.is_dir() and any(out.iterdir()):
        raise CannotWrite(f"The folder {out} is not empty. Name a new one.")


def check_new(out: Path) -> None:
    """As `check_book`, and refuse what is there already: an invented or an empty workbook must
    never take the place of real lists. Raises CannotWrite.
    """
    from ilacs.documents.new_files import CannotWrite  # noqa: PLC0415

    check_book(out)
    if out.is_file():
        raise CannotWrite(
            f"{out} is there already, and may hold lists that you need. Name a new file."
        )


def spare(paths: Sequence[Path], *outputs: Path | None) -> None:
    """Refuse to write over what is read, or beside it in a folder that is read as a whole.

    Raises CannotWrite.
    """
    from ilacs.documents.new_files import CannotWrite  # noqa: PLC0415

    read = [path.resolve() for path in paths]
    for out in filter(None, outputs):
        place = out.resolve()
        if place in read and not place.is_dir():
            raise CannotWrite(f"{out} is one of the files that are read. Give another name.")
        if any(folder in (place, *place.parents) and folder.is_dir() for folder in read):
            raise CannotWrite(
                f"{out} lies in a folder that is read: it would be read as lists the next time. "
                "Write it elsewhere."
            )


def read_lists(
    paths: Sequence[Path],
    reference_date: date | None = None,
    authority: str | None = None,
    mapping: Path | None = None,
) -> "Snapshot":
    """The lists in these files. Raises CannotRead, UnknownName, AmbiguousName."""
    from ilacs.lists.reading import load_answers, read  # noqa: PLC0415

    whose = name_of(authority)
    answers = load_answers(mapping) if mapping else None
    with busy("Reading"):
        return read(paths, reference_date=reference_date, authority=whose, answers=answers)


def a_day(text: str) -> date | None:
    """A day written as YYYY-MM-DD; None if it is none."""
    try:
        return parse_day(text)
    except typer.BadParameter:
        return None


def name_of(authority: str | None) -> str | None:
    """The name in the register of an authority as typed. Raises UnknownName, AmbiguousName."""
    if not authority:
        return None
    from ilacs.register import look_up  # noqa: PLC0415 - only needed where one is named

    return look_up(authority).name


@contextmanager
def busy(doing: str) -> Iterator[None]:
    """Say on standard error what is being done, where that is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415

    with Console(stderr=True).status(f"{doing} ..."):
        yield
