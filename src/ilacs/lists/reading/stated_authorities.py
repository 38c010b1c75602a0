"""The authority that the lists themselves name."""

from collections.abc import Mapping

from ilacs.lists.reading.headers import squeezed
from ilacs.lists.snapshot import PLACE, ROW, ListRows
from ilacs.register import AmbiguousName, UnknownName, look_up

_COLUMNS = frozenset({"la", "localauthority", "authority", "lacode", "laname"})


def stated_authority(lists: Mapping[str, ListRows]) -> str | None:
    """The name of the one authority in a column such as “LA”; None if there is none, or more."""
    named = {
        cell
        for read in lists.values()
        for name in set(read.extra.columns) - {PLACE, ROW}
        if squeezed(name) in _COLUMNS
        for cell in read.extra[name].drop_nulls().unique().to_list()
    }
    if len(named) != 1:
        return None
    try:
        return look_up(named.pop()).name
    except (UnknownName, AmbiguousName):
        return None
