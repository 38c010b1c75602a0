"""Engines checked: the measures of an invented authority on each, beside the oracle."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from time import monotonic

from ilacs.framework import DEFAULTS
from ilacs.lists.imagined import imagine
from ilacs.measures.agreement import Row, by_engine, by_oracle, differences
from ilacs.measures.data import Data, data_of
from ilacs.measures.declared import ALL
from ilacs.measures.engines.engine import CannotAnswer, Engine

SIZE, ENDS = 100, date(2026, 3, 31)
"""The invented authority: about how many children, and its reference date."""


@dataclass(frozen=True)
class Checked:
    """What a check of one engine found.

    `version` is null, and nothing else known, where the engine cannot be had; `fault` says why it
    cannot be had or did not answer. `rows` are those behind all measures, and `differing` counts,
    for each measure that differs from the oracle, the rows that only one of them has.
    """

    engine: str
    version: str | None = None
    rows: int | None = None
    seconds: float | None = None
    differing: Mapping[str, int] | None = None
    fault: str = ""

    @property
    def same(self) -> bool:
        """Whether it answered, and as the oracle does."""
        return self.differing is not None and not self.differing


class SelfCheck:
    """Checks engines on one invented authority; what the oracle has is found once."""

    def __init__(self) -> None:
        self._clocks = DEFAULTS.clocks_by_id()
        self.measures = ALL

    def check(self, name: str, start: Callable[[], Engine]) -> Checked:
        """Start an engine, ask it everything, let it go. Its faults are told, not raised."""
        version = None
        try:
            engine = start()
            try:
                version = engine.version
                begun = monotonic()
                found = by_engine(engine, self._data, self._clocks, self.measures)
                seconds = monotonic() - begun
            finally:
                engine.close()
        except CannotAnswer as fault:
            return Checked(name, version, fault=str(fault))
        return Checked(
            name,
            version,
            rows=len(found),
            seconds=round(seconds, 1),
            differing=differences(found, self._expected),
        )

    @cached_property
    def _data(self) -> Data:
        return data_of(list(imagine(SIZE, 1, 1, ends=ENDS)), self._clocks.values())

    @cached_property
    def _expected(self) -> list[Row]:
        return by_oracle(self._data, self._clocks, self.measures)
