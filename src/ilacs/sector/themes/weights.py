"""The weights of the model, read from `weights.csv`, which scripts/fit_themes.py writes.

The first row names the themes, the second says what every score begins with. The row `precedence`
says how many mentions earlier a theme counts when the main theme is chosen. Each other row holds a
piece of evidence and what it adds to which theme. Themes are given by their place in the first row,
counted from 0.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PRECEDENCE = "precedence"


@dataclass(frozen=True, slots=True)
class Weights:
    """For each piece of evidence, what it adds to the score of which theme.

    `start` is what scores begin with. Rows are kept as printed until they are asked for: a
    sentence needs a few dozen of thousands.
    """

    start: dict[str, float]
    _themes: tuple[str, ...]
    _rows: dict[str, str]
    _read: dict[str, dict[str, float]]

    def of(self, piece: str) -> dict[str, float]:
        """What one piece of evidence adds, by theme; nothing if it is not known."""
        if piece not in self._read:
            row = self._rows.get(piece)
            if row is None:
                return {}
            pairs = (pair.partition("=") for pair in row.split())
            self._read[piece] = {self._themes[int(at)]: float(weight) for at, _, weight in pairs}
        return self._read[piece]


def weights_from(text: str) -> Weights:
    """The weights of a table in the form of the file."""
    rows = {name: rest for name, _, rest in (line.partition(",") for line in text.splitlines())}
    slugs, start = tuple(rows.pop("themes").split()), float(rows.pop("start"))
    return Weights(dict.fromkeys(slugs, start), slugs, rows, {})


@cache
def weights() -> Weights:
    """The weights as shipped."""
    file = files("ilacs.sector.themes").joinpath("weights.csv")
    return weights_from(file.read_text(encoding="utf-8"))
