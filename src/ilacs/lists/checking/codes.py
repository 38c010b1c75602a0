"""Codes that the template in use does not have any more, or never had for a column."""

from collections.abc import Iterator

import polars as pl

from ilacs.lists.checking.check import At, Check, error, note
from ilacs.lists.declared import ALL, code_sets
from ilacs.lists.findings import About


def _places() -> Iterator[At]:
    for spec in ALL:
        for column in spec.columns:
            codes = code_sets()[column.codes].codes if column.codes else ()
            for layout in column.layouts:
                gone = [code.key for code in codes if code.layouts and max(code.layouts) < layout]
                if gone:
                    trips = pl.col(column.name).is_in(gone)
                    yield At(spec.id, column.name, trips, layout=layout)


def _never_allowed() -> Iterator[At]:
    for spec in ALL:
        for column in spec.columns:
            codes = code_sets()[column.codes].codes if column.codes else ()
            never = [code.key for code in codes if not code.layouts]
            if never:
                yield At(spec.id, column.name, pl.col(column.name).is_in(never))


CHECKS: tuple[Check, ...] = (
    note(
        "code-superseded",
        "{column} has a code that the edition of the template that these lists follow does not "
        "have any more.",
        "Use the code that replaced it.",
        *_places(),
        about=About.CODE,
    ),
    error(
        "code-not-for-list",
        "{column} has a code that this list does not have: N9 (not in need) and N0 (not stated) "
        "are for children in need only.",
        "Give the child's category of need, N1 to N8: a child in care is always in need.",
        *_never_allowed(),
        about=About.CODE,
    ),
)
