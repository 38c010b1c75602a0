"""Draw the README's pictures: the program's own words, and its own chart.

Run with `python docs/pictures/draw.py`; a test fails if a picture is not what it says today.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from sheet import Workbook, sheet_picture

FOLDER = Path(__file__).parent
EXAMPLE = "invented-wexcombe-ilacs-2023-1.pdf"
LISTS = "annex-a.xlsx"
EXAMPLE_LISTS = ["lists", "example", "--size", "400", "--seed", "5", "--ends", "2026-03-31",
                 "--dirtiness", "0.6", "--out", LISTS]  # fmt: skip
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
    example: tuple[str, ...] = ("examples", ".")

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
    Picture(
        "lists.svg",
        f"ilacs lists check {LISTS}",
        ["lists", "check", LISTS],
        slice(0, 60),
        "A terminal: ilacs lists check says what is in the lists and what is wrong",
        tuple(EXAMPLE_LISTS),
    ),
)
CHART = FOLDER / "brent.svg"
MARKED = FOLDER / "marked.svg"
MARKED_WORDS = (
    "The marked copy: cells in colour, with a note that says what is wrong and what to do"
)


def words(picture: Picture) -> list[str]:
    """What is typed, and what the program prints at 80 columns."""
    answer = run(picture.arguments, picture.example)
    return [f"$ {picture.shown}", *answer.rstrip().split("\n")[picture.lines]]


def chart() -> str:
    """The chart of Brent's grades, as the program draws it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "brent.svg"
        run_in(Path(folder), ["authority", "Brent", *AS_AT, "--chart", str(file)])
        return file.read_text(encoding="utf-8")


def marked() -> str:
    """A sheet of the marked copy of the example lists, as the program writes it."""
    with tempfile.TemporaryDirectory() as folder:
        for command in (EXAMPLE_LISTS, ["lists", "check", LISTS, "--mark", "marked.xlsx"]):
            run_in(Path(folder), command)
        book = Workbook(Path(folder) / "marked.xlsx")
        return sheet_picture(book, MARKED_WORDS)


def run(arguments: list[str], example: Sequence[str]) -> str:
    """What a command prints, in a folder with examples and with no added reports."""
    with tempfile.TemporaryDirectory() as folder:
        run_in(Path(folder), example)
        return run_in(Path(folder), arguments)


def run_in(folder: Path, command: Sequence[str]) -> str:
    """What a command prints in a folder. Checking lists in which something is wrong ends with 1."""
    done = subprocess.run(
        [sys.executable, "-c", "from ilacs.cli import main; main()", *command],
        cwd=folder,
        env={**os.environ, "COLUMNS": "80", "ILACS_RECORD": str(folder)},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode > 1 or done.stderr:
        raise RuntimeError(done.stderr)
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
    MARKED.write_text(marked(), encoding="utf-8")
