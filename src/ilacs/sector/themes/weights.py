"""The weights of the model, read from `weights.csv`, which scripts/fit_themes.py writes."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FROM_THE_START = "always"
"""The row of what a theme's score begins with."""


@dataclass(frozen=True, slots=True)
class Weights:
    """For each piece of evidence, what it adds to the score of which theme.

    `start` is what scores begin with. Rows are kept as printed until they are asked for: a
    sentence needs a few dozen of thousands.
    """

    start: dict[str, float]
    _rows: dict[str, str]
    _read: dict[str, tuple[tuple[str, float], ...]]

    def of(self, piece: str) -> tuple[tuple[str, float], ...]:
        """Themes and weights of one piece of evidence, none if it says nothing."""
        if piece not in self._read:
            row = self._rows.get(piece)
            if row is None:
                return ()
            self._read[piece] = _pairs(row)
        return self._read[piece]


def _pairs(row: str) -> tuple[tuple[str, float], ...]:
    return tuple(
        (theme, float(weight)) for theme, _, weight in (pair.partition("=") for pair in row.split())
    )


def weights_from(text: str) -> Weights:
    """The weights of a table in the form of the file."""
    rows = dict(line.split(",", 1) for line in text.splitlines()[1:])
    return Weights(dict(_pairs(rows.pop(FROM_THE_START))), rows, {})


@cache
def weights() -> Weights:
    """The weights as shipped."""
    file = files("ilacs.sector.themes").joinpath("weights.csv")
    return weights_from(file.read_text(encoding="utf-8"))
