"""Engines, which of them are here, and whether they answer as the oracle does."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ilacs.documents.answers.as_json import plain
from ilacs.documents.answers.common import heading
from ilacs.documents.text_lines import entry, wrapped
from ilacs.measures.self_check import Checked

NAMES: Mapping[str, str] = {"duckdb": "DuckDB", "postgresql": "PostgreSQL", "spark": "Spark"}
MOST_MEASURES = 10
"""Measures that are named of those that differ."""


@dataclass(frozen=True)
class Engines:
    """What was found of each engine. `advice` says of one that was not asked how to ask it."""

    checked: tuple[Checked, ...]
    advice: Mapping[str, str]
    measures: int
    children: int


def engines_lines(engines: Engines, width: int) -> Iterator[str]:
    """An entry for each engine, then what it was compared with."""
    yield from heading("Engines", width)
    for one in engines.checked:
        name = " ".join(filter(None, (NAMES[one.engine], one.version)))
        yield from entry(name, _in_words(one, engines.measures), width)
    for engine, advice in engines.advice.items():
        yield from entry(NAMES[engine], f"Not asked. {advice}", width)
    yield ""
    yield from wrapped(
        f"Checked on an invented authority of about {engines.children:,} children. The oracle is "
        "every measure a second time, in plain Python, slow and obvious.",
        width,
    )


def _in_words(one: Checked, measures: int) -> str:
    if one.differing is None:
        return one.fault
    if not one.differing:
        return (
            f"{measures:,} measures, {one.rows:,} rows: the same as the oracle "
            f"({one.seconds:.1f} s)."
        )
    named = [f"{measure} ({rows:,} rows)" for measure, rows in one.differing.items()]
    more = f"; and {len(named) - MOST_MEASURES:,} more" if len(named) > MOST_MEASURES else ""
    return (
        f"Not the same as the oracle: do not use it. {len(named):,} of {measures:,} measures "
        f"differ: {'; '.join(named[:MOST_MEASURES])}{more}."
    )


def engines_json(engines: Engines) -> str:
    """One object: `measures`, and for each of `engines` what was found, or `advice`."""
    found = [
        {**plain(one), "same": one.same if one.differing is not None else None, "advice": ""}
        for one in engines.checked
    ]
    not_asked = [
        {**plain(Checked(engine)), "same": None, "advice": advice}
        for engine, advice in engines.advice.items()
    ]
    return json.dumps(
        {"measures": engines.measures, "engines": [*found, *not_asked]},
        ensure_ascii=False,
        indent=2,
    )
