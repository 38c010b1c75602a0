"""Work of the background that ends in words where it does not end well."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

Result = TypeVar("Result")

_log = logging.getLogger(__name__)


class ToBeTold(Exception):
    """Why work came to nothing, in words for whoever asked for it."""


@dataclass(frozen=True)
class NotDone:
    """Why work came to nothing, in words."""

    words: str


def came_of(
    work: Callable[[], Result], *, name: str, kept: str, also: str = ""
) -> Result | NotDone:
    """What work gives, or why it gave nothing. Raises nothing of it.

    Of a fault the log says the `name` of the work and the fault's kind; people are told what it
    `kept` from being done, and what `also` they should know. Its words may quote a cell. What is
    done then is done outside of its handling: another fault would carry them into the table of
    tasks.
    """
    try:
        return work()
    except ToBeTold as told:
        return NotDone(str(told))
    except Exception as fault:
        kind = type(fault).__name__
        _log.error("%s failed: %s.", name, kind)
        return NotDone(
            f"A fault of this program kept {kept} ({kind}). {also}Tell the person who looks after "
            "this service."
        )
