"""The commands that read published reports: `ilacs read`, `ilacs examples`."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ilacs.cli.answering import (
    DONE,
    INPUT_AT_FAULT,
    WRONG_USAGE,
    answered,
    complain,
    number,
)

if TYPE_CHECKING:
    from ilacs.documents.report_files import ReportFiles
    from ilacs.reports.errors import UnreadableDocument
    from ilacs.reports.folder import Found
    from ilacs.reports.record import InspectionReport

MOST_IN_FULL = 3
"""Up to so many reports are summarised in full; more get a line each."""


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(read)
    app.command()(examples)


@answered
def read(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Reports, or folders of them.", show_default=False),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="Write what was found to this file: .xlsx, .csv, .json, .jsonl or .parquet.",
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print only what could not be read.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help="Read so many files at a time.  [default: one a core]"
        ),
    ] = None,
) -> int:
    """Read inspection reports, and print or write what is in them.

    Takes PDF files, the same reports as text, Markdown or web pages, and folders of these
    with all folders in them. Finds the authority, the dates, the grades, the areas for
    improvement and every paragraph. What could not be read is always said.

    \b
    Examples:
      ilacs read report.pdf                   print what one report says
      ilacs read reports                      a line for each report in a folder
      ilacs read reports --out reports.xlsx   an Excel workbook
      ilacs read reports --out reports.csv    five CSV files, one for each table

    \b
    A file that could not be read gets a line of its own that says what to do:
      old.pdf: the PDF is damaged or cut off. Fetch it again ... [damaged]
    The other files are read all the same.

    \b
    Exit codes:
      0  every file was read
      1  some file could not be read, or the disk is full; each is named
      2  the command was not understood, or nothing can be written there
    """
    from ilacs.documents.report_files import writing  # noqa: PLC0415
    from ilacs.reports.folder import read_many, search  # noqa: PLC0415

    with writing(out) if out else nullcontext() as files:
        found = search(paths)
        tell = _Teller(found, quiet=quiet, with_reports=out is None)
        results = read_many(found.documents, names=found.names, workers=workers)
        with closing(results), progress(len(found.documents), quiet=quiet) as advance:
            for result in chain(found.unreadable, results):
                tell.of(result)
                if files:
                    files.add(result)
                advance()
    tell.totals(files)
    return INPUT_AT_FAULT if tell.unread else DONE


@answered
def examples(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where to write them; made if missing.")
    ],
) -> int:
    """Write example reports to try things out with.

    They look like published reports, but the authorities and every word in them are invented.

    \b
    Example:
      ilacs examples try        write them to the folder try
      ilacs read try            and read them
    """
    from ilacs.documents.invented import write_examples  # noqa: PLC0415
    from ilacs.reports.folder import printable  # noqa: PLC0415

    if folder.exists() and not folder.is_dir():
        complain(f"{printable(folder)} is there already and is not a folder.")
        return WRONG_USAGE
    written = write_examples(folder)
    typer.echo(f"Wrote {number(len(written), 'example report')} to {printable(folder)}.")
    return DONE


class _Teller:
    """Says what came of each file as it comes, and at the end how many there were."""

    def __init__(self, found: "Found", *, quiet: bool, with_reports: bool) -> None:
        self.skipped = found.skipped
        self.quiet = quiet
        self.with_reports = with_reports and not quiet
        self.in_full = len(found.documents) <= MOST_IN_FULL
        self.width = shutil.get_terminal_size().columns
        self.read = self.unread = 0
        self.counts = {"area for improvement": 0, "finding": 0, "problem": 0}

    def of(self, result: "InspectionReport | UnreadableDocument") -> None:
        if isinstance(result, Exception):
            self.unread += 1
            complain(str(result))
            return
        self.read += 1
        findings = sum(len(section.findings) for section in result.sections)
        self.counts["area for improvement"] += len(result.areas_for_improvement)
        self.counts["finding"] += len(result.strengths) + findings
        self.counts["problem"] += len(result.problems)
        if self.with_reports:
            for line in self._lines(result):
                typer.echo(line)

    def _lines(self, report: "InspectionReport") -> "Iterator[str]":
        from ilacs.documents.report_summary import (  # noqa: PLC0415
            full_summary,
            list_heading,
            list_lines,
        )

        if self.in_full:
            yield from full_summary(report, self.width)
            yield ""
            return
        if self.read == 1:
            yield list_heading(self.width)
        yield from list_lines(report, self.width)

    def totals(self, files: "ReportFiles | None") -> None:
        for note in files.notes if files else ():
            complain(note)
        if self.quiet:
            return
        if self.with_reports and not self.in_full:
            typer.echo("")
        unread = f", {self.unread:,} could not be read" if self.unread else ""
        typer.echo(f"{self.read:,} read{unread}.")
        if self.read:
            typer.echo(", ".join(number(count, what) for what, count in self.counts.items()) + ".")
        if self.skipped:
            reasons = ", ".join(f"{count:,} {reason}" for reason, count in self.skipped.items())
            typer.echo(f"Left alone: {reasons}.")
        for path in files.written if files else ():
            typer.echo(f"Wrote {path}")


@contextmanager
def progress(files: int, *, quiet: bool) -> "Iterator[Callable[[], object]]":
    """A progress bar on standard error, where that is a terminal and there is a wait."""
    if quiet or files <= MOST_IN_FULL or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415

    bar = Progress(
        "Reading",
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),
    )
    with bar:
        task = bar.add_task("", total=files)
        yield lambda: bar.advance(task)
