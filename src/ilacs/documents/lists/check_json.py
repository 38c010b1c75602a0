"""What came of checking lists, as JSON: one object, a line for each finding.

It is made in pieces, because there may be a hundred thousand findings.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import polars as pl

from ilacs.documents.answers.as_json import plain
from ilacs.documents.lists.checked import SHOWN, Checked
from ilacs.lists.snapshot import ListRows

PIECE = 10_000
"""Findings that are written at a time."""


def check_json(checked: Checked) -> Iterator[str]:
    """The pieces of the text.

    `lists` has `list`, `number`, `title`, `rows_in`, `rows_kept`, `rows_reported` and `columns`
    for each list that was read; `comparison` what is different since an earlier submission, null
    without one; rows_in = rows_kept + rows_reported. `findings` have the columns
    SHOWN; `skipped_rules` could not look, and say why. What is not known is null.
    """
    snapshot = checked.snapshot
    about = {
        "reference_date": plain(snapshot.reference_date),
        "authority": snapshot.authority,
        "layout": plain(snapshot.layout),
        "places": plain(snapshot.places),
        "comparison": _comparison(checked),
        "lists": [_list(checked, read) for read in snapshot.lists.values()],
    }
    yield _text(about).removesuffix("\n}") + ',\n  "findings": ['
    yield from _lines(checked.findings.select(SHOWN).iter_slices(PIECE))
    yield '\n  ],\n  "skipped_rules": ['
    yield from _lines([checked.skipped] if checked.skipped.height else [])
    yield "\n  ]\n}\n"


def _lines(pieces: Iterable[pl.DataFrame]) -> Iterator[str]:
    before = "\n    "
    for piece in pieces:
        # By "\n" alone: words may hold other signs that end a line.
        yield before + piece.write_ndjson().rstrip("\n").replace("\n", ",\n    ")
        before = ",\n    "


def _list(checked: Checked, read: ListRows) -> dict[str, Any]:
    spec = read.spec
    columns = checked.completeness.filter(pl.col("list") == spec.id).drop("list")
    return {
        "list": spec.id,
        "number": spec.number,
        "title": spec.title,
        "rows_in": read.rows_in,
        "rows_kept": read.rows.height,
        "rows_reported": read.rows_reported,
        "columns": columns.to_dicts(),
    }


def _comparison(checked: Checked) -> dict[str, Any] | None:
    found = checked.comparison
    if found is None:
        return None
    return {
        "reference_date": plain(checked.earlier),
        "lists": found.counts.to_dicts(),
        "columns": found.columns.filter(pl.col("changed") > 0).to_dicts(),
        "people": found.people.to_dicts(),
    }


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
