"""The authority and the edition of the template that the files themselves name."""

from collections.abc import Iterator, Mapping, Sequence

from ilacs.lists import front_sheet
from ilacs.lists.declared import Layout
from ilacs.lists.reading.cells import Cell, as_text
from ilacs.lists.reading.grids import Sheet
from ilacs.lists.reading.headers import squeezed
from ilacs.lists.reading.which_list import is_in_front
from ilacs.lists.snapshot import PLACE, ROW, ListRows, Place
from ilacs.register import AmbiguousName, UnknownName, look_up

_COLUMNS = frozenset({"la", "localauthority", "authority", "lacode", "laname"})

Read = tuple[Place, Sheet]


def stated_authority(lists: Mapping[str, ListRows], sheets: Sequence[Read]) -> str | None:
    """The name of the one authority that a column such as “LA” or a tab in front names."""
    named = {*_in_columns(lists), *_in_front(sheets, front_sheet.AUTHORITY)}
    if len(named) != 1:
        return None
    try:
        return look_up(named.pop()).name
    except (UnknownName, AmbiguousName):
        return None


def stated_layout(sheets: Sequence[Read]) -> Layout | None:
    """The one edition of the template that a tab in front names."""
    named = set(_in_front(sheets, front_sheet.LAYOUT))
    known = [layout for layout in Layout if layout in named]
    return known[0] if len(named) == len(known) == 1 else None


def stated_shared(sheets: Sequence[Read]) -> bool:
    """Whether a tab in front says that the lists are a copy made for sharing."""
    return front_sheet.IS_SHARED in _in_front(sheets, front_sheet.SHARED_COPY)


def _in_columns(lists: Mapping[str, ListRows]) -> Iterator[str]:
    for read in lists.values():
        for name in set(read.extra.columns) - {PLACE, ROW}:
            if squeezed(name) in _COLUMNS:
                yield from read.extra[name].drop_nulls().unique().to_list()


def _in_front(sheets: Sequence[Read], label: str) -> Iterator[str]:
    for place, sheet in sheets:
        if is_in_front((place.sheet or place.file).rpartition("/")[2].removesuffix(".csv")):
            rows: list[tuple[Cell, ...]] = [
                sheet.grid.row(index) for index in range(sheet.grid.height)
            ]
            answer = front_sheet.answer(rows, label)
            if answer is not None:
                yield as_text(answer)  # type: ignore[arg-type]
