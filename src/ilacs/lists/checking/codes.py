"""Codes that the template in use does not have any more."""

from collections.abc import Iterator

import polars as pl

from ilacs.lists.checking.check import At, Check, note
from ilacs.lists.declared import ALL, code_sets
from ilacs.lists.findings import About


def _places() -> Iterator[At]:
    for spec in ALL:
        for column in spec.columns:
            codes = code_sets()[column.codes].codes if column.codes else ()
            for layout in column.layouts:
                gone = [code.key for code in codes if max(code.layouts) < layout]
                if gone:
                    trips = pl.col(column.name).is_in(gone)
                    yield At(spec.id, column.name, trips, layout=layout)


CHECKS: tuple[Check, ...] = (
    note(
        "code-superseded",
        "{column} has a code that the edition of the template that these lists follow does not "
        "have any more.",
        "Use the code that replaced it.",
        *_places(),
        about=About.CODE,
    ),
)
