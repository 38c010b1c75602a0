"""Draw the README's picture: the program's own words about one of its example reports.

Run with `python docs/pictures/draw.py`; a test fails if the picture is not what it says today.
"""

import os
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

PICTURE = Path(__file__).parent / "read.svg"
EXAMPLE = "invented-wexcombe-ilacs-2023-1.pdf"
LETTER_WIDTH, LINE_HEIGHT, MARGIN = 8.43, 19, 18


def words() -> list[str]:
    """What `ilacs read` prints about the example at 80 columns."""
    environment = {**os.environ, "COLUMNS": "80"}
    with tempfile.TemporaryDirectory() as folder:
        for arguments in (["examples", "."], ["read", EXAMPLE]):
            done = subprocess.run(
                [sys.executable, "-c", "from ilacs.cli import main; main()", *arguments],
                cwd=folder,
                env=environment,
                capture_output=True,
                check=True,
                encoding="utf-8",
            )
    return [f"$ ilacs read {EXAMPLE}", *done.stdout.rstrip().split("\n")]


def drawing(lines: list[str]) -> str:
    """The lines as an SVG picture with its own text alternative."""
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
        f'aria-label="A terminal: ilacs read prints what one report says">\n'
        f'<rect width="{width}" height="{height}" rx="8" fill="#fbfbf8" stroke="#b1b4b6"/>\n'
        f'<g font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace" '
        f'font-size="14" fill="#0b0c0c">\n{rows}\n</g>\n</svg>\n'
    )


if __name__ == "__main__":
    PICTURE.write_text(drawing(words()), encoding="utf-8")
