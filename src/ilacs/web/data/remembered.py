"""What was opened or made of folders, for the next who asks.

Nothing in a folder ever changes, so what is remembered by its token is never stale. What was made
of a folder that is gone is forgotten: at once by the process that deleted it, within a minute by
the others.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from contextlib import suppress
from threading import Lock
from typing import Any, ClassVar, Generic, TypeVar

import polars as pl

from ilacs.lists.snapshot import Snapshot
from ilacs.web.data.models import Submission
from ilacs.web.data.storage import folder_of, tokens_there

Thing = TypeVar("Thing")

BETWEEN = 60.0
"""Seconds after which it is looked again for folders that are gone."""


class Remembered(Generic[Thing]):
    """Things by the tokens of the folders that they were made of, and by what else tells them
    apart: as many as weigh `most` together. Those are forgotten first that nobody asked for the
    longest.
    """

    every: ClassVar[list["Remembered[Any]"]] = []  # All of a process, to forget from.

    def __init__(self, most: int, weigh: Callable[[Thing], int] = lambda _: 1) -> None:
        self._most, self._weigh = most, weigh
        self._things: OrderedDict[_Key, tuple[Thing, int]] = OrderedDict()
        self._weight = 0
        self._lock = Lock()
        self.every.append(self)

    def get(self, tokens: tuple[str, ...], make: Callable[[], Thing], *more: Hashable) -> Thing:
        """The thing of these folders; made where it is not remembered."""
        key = tokens, more
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                return self._things[key][0]
        # Two who ask at once may both make it: neither waits for the other.
        thing = make()
        weight = self._weigh(thing)
        with self._lock:
            if key not in self._things and weight <= self._most:
                self._things[key] = thing, weight
                self._weight += weight
                while self._weight > self._most:
                    self._weight -= self._things.popitem(last=False)[1][1]
        return thing

    def keep_only(self, there: Collection[str]) -> None:
        """Forget what was made of a folder that is not there."""
        with self._lock:
            for key in [one for one in self._things if not all(map(there.__contains__, one[0]))]:
                self._weight -= self._things.pop(key)[1]

    def __len__(self) -> int:
        return len(self._things)


_Key = tuple[tuple[str, ...], tuple[Hashable, ...]]


def forget_what_is_gone() -> None:
    """Forget what was made of folders that are gone."""
    if any(map(len, Remembered.every)):
        there = tokens_there()
        for each in Remembered.every:
            each.keep_only(there)


def keep_forgetting() -> None:
    """Do so again and again, for as long as the process lives."""
    while True:
        time.sleep(BETWEEN)
        with suppress(OSError):  # The disk may answer the next time.
            forget_what_is_gone()


_tables: Remembered[pl.DataFrame] = Remembered(
    100_000_000, lambda table: int(table.estimated_size())
)
_snapshots: Remembered[Snapshot] = Remembered(
    200_000_000,
    lambda lists: sum(
        int(each.rows.estimated_size() + each.extra.estimated_size())
        for each in lists.lists.values()
    ),
)


def table_of(
    submission: Submission, name: str, where: tuple[str, str] | None = None
) -> pl.DataFrame:
    """A table of a submission (measuring.tables_of_lists). Raises Damaged."""
    folder = folder_of(submission.authority_id, submission.token)
    return _tables.get((submission.token,), lambda: folder.table(name, where), name, where)


def snapshot_of(submission: Submission) -> Snapshot:
    """The lists of a submission. Raises Damaged."""
    folder = folder_of(submission.authority_id, submission.token)
    return _snapshots.get((submission.token,), lambda: folder.snapshot(submission.reference_date))
