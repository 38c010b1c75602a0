"""What is kept, on a terminal."""

from collections.abc import Iterator, Sequence

from ilacs.documents.text_lines import day_in_words, table_lines
from ilacs.lists.protected import Kept


def kept_lines(kept: Sequence[Kept], width: int) -> Iterator[str]:
    """A line for each kept snapshot."""
    if not kept:
        yield "Nothing is kept there yet. Keep lists with: ilacs lists keep PATH"
        return
    rows = [
        (
            each.authority or ("not readable" if each.damaged else "not named"),
            day_in_words(each.reference_date),
            str(each.version),
            str(len(each.lists)) if not each.damaged else "",
            str(each.path),
        )
        for each in kept
    ]
    headings = ("Authority", "Reference date", "Version", "Lists", "Folder")
    yield from table_lines(headings, rows, width, wide=4, right=(2, 3))
