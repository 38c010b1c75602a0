"""What was opened or made of a folder, for the next who asks.

Nothing in a folder ever changes, so what is remembered by its token is never stale.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

import polars as pl

from ilacs.lists.snapshot import Snapshot
from ilacs.web.data.models import Submission
from ilacs.web.data.storage import folder_of

Thing = TypeVar("Thing")


class Remembered(Generic[Thing]):
    """Things by their keys, as many as weigh `most` together; those are forgotten first that
    nobody asked for the longest.
    """

    def __init__(self, most: int, weigh: Callable[[Thing], int] = lambda _: 1) -> None:
        self._most, self._weigh = most, weigh
        self._things: OrderedDict[Hashable, tuple[Thing, int]] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Thing]) -> Thing:
        """The thing with this key; made where it is not remembered."""
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

    def __len__(self) -> int:
        return len(self._things)


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
    return _tables.get((submission.token, name, where), lambda: folder.table(name, where))


def snapshot_of(submission: Submission) -> Snapshot:
    """The lists of a submission. Raises Damaged."""
    folder = folder_of(submission.authority_id, submission.token)
    return _snapshots.get(submission.token, lambda: folder.snapshot(submission.reference_date))
