"""The commands. Thin: they ask the rooms below, and say what came of it.

What a command needs is imported when it runs, so that help comes at once.
"""

import functools
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ilacs import __version__

if TYPE_CHECKING:
    from ilacs.documents.report_files import ReportFiles
    from ilacs.reports.errors import UnreadableDocument
    from ilacs.reports.folder import Found
    from ilacs.reports.record import InspectionReport

DONE, INPUT_AT_FAULT, WRONG_USAGE, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 130

MOST_IN_FULL = 3
"""Up to so many reports are summarised in full; more get a line each."""

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """The console script `ilacs`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="ilacs")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ilacs {__version__}")
        raise typer.Exit


@app.callback(epilog="ilacs COMMAND --help says more about a command.")
def _ilacs(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Reads published inspection reports of children's services into tables."""


def _answered(command: Callable[..., int]) -> Callable[..., None]:
    """Turn what a command returns or raises into words and an exit code."""

    @functools.wraps(command)
    def answered(*arguments: Any, **options: Any) -> None:
        try:
            code = command(*arguments, **options)
            sys.stdout.flush()
        except KeyboardInterrupt:
            _complain("Stopped; nothing was written.")
            code = INTERRUPTED
        except BrokenPipeError:
            # Whoever read our output has had enough: end without a word, also at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = DONE
        except Exception as error:
            if os.environ.get("ILACS_DEBUG") == "1":
                raise
            code = _explain(error)
        raise typer.Exit(code)

    return answered


def _explain(error: Exception) -> int:
    from ilacs.documents.report_files import CannotWrite  # noqa: PLC0415

    if isinstance(error, CannotWrite):
        _complain(str(error))
        return WRONG_USAGE
    if isinstance(error, OSError) and error.errno is not None:
        place = f"{error.filename}: " if error.filename else ""
        _complain(f"{place}{error.strerror}. Nothing was written.")
        return INPUT_AT_FAULT
    _complain(
        f"This is a fault of ilacs ({type(error).__name__}), not yours. Please report it; "
        "with ILACS_DEBUG=1 set, the same command prints what to send."
    )
    return OUR_FAULT


@app.command()
@_answered
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
        with closing(results), _progress(len(found.documents), quiet=quiet) as advance:
            for result in chain(found.unreadable, results):
                tell.of(result)
                if files:
                    files.add(result)
                advance()
    tell.totals(files)
    return INPUT_AT_FAULT if tell.unread else DONE


@app.command()
@_answered
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
        _complain(f"{printable(folder)} is there already and is not a folder.")
        return WRONG_USAGE
    written = write_examples(folder)
    typer.echo(f"Wrote {_number(len(written), 'example report')} to {printable(folder)}.")
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
            _complain(str(result))
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
            _complain(note)
        if self.quiet:
            return
        if self.with_reports and not self.in_full:
            typer.echo("")
        unread = f", {self.unread:,} could not be read" if self.unread else ""
        typer.echo(f"{self.read:,} read{unread}.")
        if self.read:
            typer.echo(", ".join(_number(count, what) for what, count in self.counts.items()) + ".")
        if self.skipped:
            reasons = ", ".join(f"{count:,} {reason}" for reason, count in self.skipped.items())
            typer.echo(f"Left alone: {reasons}.")
        for path in files.written if files else ():
            typer.echo(f"Wrote {path}")


def _number(count: int, what: str) -> str:
    """A number and a noun: `1 finding`, `2 areas for improvement`."""
    if count != 1:
        first, *rest = what.split(" ")
        what = " ".join([first + "s", *rest]) if rest[:1] == ["for"] else what + "s"
    return f"{count:,} {what}"


def _complain(words: str) -> None:
    typer.echo(words, err=True)


@contextmanager
def _progress(files: int, *, quiet: bool) -> "Iterator[Callable[[], object]]":
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
