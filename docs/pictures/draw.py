"""Draw the README's pictures: the program's own words, and its own chart.

Run with `python docs/pictures/draw.py`; a test fails if a picture is not what it says today.
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

FOLDER = Path(__file__).parent
EXAMPLE = "invented-wexcombe-ilacs-2023-1.pdf"
AS_AT = ["--as-at", "2026-11-25"]
LETTER_WIDTH, LINE_HEIGHT, MARGIN = 8.43, 19, 18


@dataclass(frozen=True)
class Picture:
    """A terminal at 80 columns: `shown` is typed, `lines` of the answer are drawn."""

    file: str
    shown: str
    arguments: list[str]
    lines: slice
    alternative: str

    @property
    def path(self) -> Path:
        """Where the picture lies."""
        return FOLDER / self.file


PICTURES = (
    Picture(
        "read.svg",
        f"ilacs read {EXAMPLE}",
        ["read", EXAMPLE],
        slice(None),
        "A terminal: ilacs read prints what one report says",
    ),
    Picture(
        "authority.svg",
        "ilacs authority Brent",
        ["authority", "Brent", *AS_AT],
        slice(0, 55),
        "A terminal: ilacs authority Brent prints its pathway, its inspections and their grades",
    ),
)
CHART = FOLDER / "brent.svg"


def words(picture: Picture) -> list[str]:
    """What is typed, and what the program prints at 80 columns."""
    answer = run(picture.arguments)
    return [f"$ {picture.shown}", *answer.rstrip().split("\n")[picture.lines]]


def chart() -> str:
    """The chart of Brent's grades, as the program draws it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "brent.svg"
        run(["authority", "Brent", *AS_AT, "--chart", str(file)])
        return file.read_text(encoding="utf-8")


def run(arguments: list[str]) -> str:
    """What a command prints, in a folder with the example reports and with no added ones."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "COLUMNS": "80", "ILACS_RECORD": folder}
        for command in (["examples", "."], arguments):
            done = subprocess.run(
                [sys.executable, "-c", "from ilacs.cli import main; main()", *command],
                cwd=folder,
                env=environment,
                capture_output=True,
                check=True,
                encoding="utf-8",
            )
    return done.stdout


def drawing(picture: Picture) -> str:
    """The words as an SVG picture with its own text alternative."""
    lines = words(picture)
    width = round(82 * LETTER_WIDTH + 2 * MARGIN)
    height = len(lines) * LINE_HEIGHT + 2 * MARGIN
    rows = "\n".join(
        f'<text x="{MARGIN}" y="{MARGIN + (number + 0.8) * LINE_HEIGHT:.0f}" '
        f'textLength="{len(line) * LETTER_WIDTH:.0f}" xml:space="preserve">{escape(line)}</text>'
        for number, line in enumerate(lines)
        if line
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(picture.alternative)}">\n'
        f'<rect width="{width}" height="{height}" rx="8" fill="#fbfbf8" stroke="#b1b4b6"/>\n'
        f'<g font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace" '
        f'font-size="14" fill="#0b0c0c">\n{rows}\n</g>\n</svg>\n'
    )


if __name__ == "__main__":
    for each in PICTURES:
        each.path.write_text(drawing(each), encoding="utf-8")
    CHART.write_text(chart(), encoding="utf-8")
