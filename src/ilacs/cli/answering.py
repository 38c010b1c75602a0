"""How commands end: what they return or raise becomes words and an exit code."""

import errno
import functools
import os
import sys
import traceback
from collections.abc import Callable
from typing import Any

import typer

DONE, INPUT_AT_FAULT, WRONG_USAGE, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 130

READING = (errno.ENOENT, errno.EISDIR, errno.ENOTDIR)
"""Faults that only a file that should be read can have."""

_SAID = {
    "ilacs.documents.new_files.CannotWrite": WRONG_USAGE,
    "ilacs.framework.assumptions.BadSetting": INPUT_AT_FAULT,
    "ilacs.framework.working_days.OutsideCalendar": WRONG_USAGE,
    "ilacs.framework.themes.UnknownTheme": WRONG_USAGE,
    "ilacs.framework.milestones.BadTimetable": WRONG_USAGE,
    "ilacs.register.look_up.AmbiguousName": WRONG_USAGE,
    "ilacs.register.look_up.UnknownName": WRONG_USAGE,
    "ilacs.cli.options.BadFile": INPUT_AT_FAULT,
    "ilacs.cli.options.CannotAnswer": WRONG_USAGE,
    "ilacs.lists.protected.faults.StoreFault": INPUT_AT_FAULT,
    "ilacs.lists.protected.keys.KeyFault": INPUT_AT_FAULT,
    "ilacs.lists.reading.errors.CannotRead": INPUT_AT_FAULT,
    "ilacs.lists.standard_dataset.errors.CannotUse": INPUT_AT_FAULT,
    "ilacs.measures.data.CannotMeasure": INPUT_AT_FAULT,
    "ilacs.measures.one_child.NoSuchChild": WRONG_USAGE,
    "ilacs.measures.engines.engine.CannotAnswer": OUR_FAULT,
    "ilacs.sector.collect.errors.CannotCollect": INPUT_AT_FAULT,
    "ilacs.sector.faults.BeforeTheRecord": WRONG_USAGE,
    "ilacs.sector.faults.RecordFault": INPUT_AT_FAULT,
    "ilacs.sector.lead_inspectors.UnknownInspector": WRONG_USAGE,
    "ilacs.sector.search.EmptySearch": WRONG_USAGE,
    "ilacs.web.actions.refused.Refused": WRONG_USAGE,
    "ilacs.web.backup.faults.BackupFault": INPUT_AT_FAULT,
    "ilacs.web.configuration.BadConfiguration": WRONG_USAGE,
}
"""Exceptions whose own words are for the reader. By name: a command that does not meet them
does not import them."""


def answered(command: Callable[..., int]) -> Callable[..., None]:
    """Turn what a command returns or raises into words and an exit code."""
    return _answering(command, _debugged)


def answered_in_private(command: Callable[..., int]) -> Callable[..., None]:
    """The same for commands that read children's data: nothing that they meet is ever quoted.

    What a library says of a fault may hold the value that it stumbled over. So even when
    debugging, a fault is told by its kind and the lines of code that it passed.
    """
    return _answering(command, _debugged_without_words)


def _answering(
    command: Callable[..., int], debugged: Callable[[BaseException], int]
) -> Callable[..., None]:
    @functools.wraps(command)
    def answering(*arguments: Any, **options: Any) -> None:
        try:
            code = command(*arguments, **options)
            sys.stdout.flush()
        except KeyboardInterrupt:
            complain("Stopped. What was complete is kept; nothing was left half done.")
            code = INTERRUPTED
        except BrokenPipeError:
            # Whoever read our output has had enough: end without a word, also at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = DONE
        except (GeneratorExit, SystemExit):
            raise
        except BaseException as error:  # What is written in Rust panics with one of these.
            debugging = os.environ.get("ILACS_DEBUG") == "1"
            code = debugged(error) if debugging else _explain(error)
        raise typer.Exit(code)

    return answering


def _debugged(error: BaseException) -> int:
    raise error


def _debugged_without_words(error: BaseException) -> int:
    code = _explain(error)
    if code == OUR_FAULT:
        complain("".join(traceback.format_tb(error.__traceback__)))
    return code


def _explain(error: BaseException) -> int:
    for kind in type(error).__mro__:
        code = _SAID.get(f"{kind.__module__}.{kind.__qualname__}")
        if code is not None:
            complain(str(error))
            return code
    if isinstance(error, OSError) and error.errno is not None:
        place = f"{error.filename}: " if error.filename else ""
        written = "" if error.errno in READING else " Nothing was written."
        complain(f"{place}{error.strerror}.{written}")
        return INPUT_AT_FAULT
    complain(
        f"This is a fault of ilacs ({type(error).__name__}), not yours. Please report it; "
        "with ILACS_DEBUG=1 set, the same command prints what to send."
    )
    return OUR_FAULT


def complain(words: str) -> None:
    """Say on standard error."""
    typer.echo(words, err=True)


def number(count: int, what: str) -> str:
    """A number and a noun: `1 finding`, `2 areas for improvement`."""
    if count != 1:
        first, *rest = what.split(" ")
        what = " ".join([first + "s", *rest]) if rest[:1] == ["for"] else what + "s"
    return f"{count:,} {what}"
