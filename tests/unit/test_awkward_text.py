"""Text that has tripped the reader up, or kept it busy for too long."""

import pytest

from ilacs.documents.invented import Layout, as_html, as_markdown, invent
from ilacs.reports import read

REPORT = invent(Layout.ILACS_2018)
MARKDOWN = as_markdown(REPORT)


@pytest.mark.parametrize(
    "line", ["\u200b", "\ufeff", "\u00ad", "|||", "| |", "**", "****", "# **", "# ²", "#", "- "]
)
def test_a_line_with_nothing_on_it_is_no_line(line: str) -> None:
    plain = read(MARKDOWN.encode())
    report = read(f"{MARKDOWN}\n\n{line}\n".encode())
    assert report.sections == plain.sections


@pytest.mark.parametrize("mark", ['<ol start="²"><li>x</li></ol>', '<ol><li value="³">x</li></ol>'])
def test_a_list_that_is_numbered_in_odd_digits(mark: str) -> None:
    page = as_html(REPORT).replace("</body>", f"{mark}</body>")
    assert read(page.encode()).sections == read(as_html(REPORT).encode()).sections


@pytest.mark.parametrize(
    "line",
    [
        f"# x{' ' * 60_000}x",
        f"# x{'#' * 60_000}x",
        f"{'-' * 100_000}x",
        f"|{'-' * 30_000}{' ' * 30_000}x",
        "a" * 60_000,
        "good " * 8_000,
        "\n".join(f"- area {number}" for number in range(5_000)),
    ],
    ids=["spaces", "hashes", "dashes", "table", "word", "grades", "areas"],
)
def test_long_text_is_read(line: str) -> None:
    report = read(f"{MARKDOWN}\n\n{line}\n".encode())
    assert report.judgements == REPORT.truth.judgements
