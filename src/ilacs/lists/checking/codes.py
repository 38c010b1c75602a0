"""Codes that the template in use does not have."""

from collections.abc import Iterator

import polars as pl

from ilacs.lists.checking.check import At, Check, note
from ilacs.lists.declared import ALL, Layout, code_sets


def _places() -> Iterator[At]:
    for spec in ALL:
        for column in spec.columns:
            if column.codes is None:
                continue
            codes = code_sets()[column.codes].codes
            for layout in Layout:
                strange = [code.key for code in codes if layout not in code.layouts]
                if strange and layout in column.layouts:
                    trips = pl.col(column.name).is_in(strange)
                    yield At(spec.id, column.name, trips, layout=layout)


CHECKS: tuple[Check, ...] = (
    note(
        "code-of-another-layout",
        "{column} has a code that the edition of the template that these lists follow does not "
        "have.",
        "Nothing, if you hand in the edition that has it; else use the code that it replaced.",
        *_places(),
    ),
)
