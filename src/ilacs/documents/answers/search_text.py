"""What a search found, as lines of text."""

from collections.abc import Iterator

from ilacs.documents.text_lines import day_in_words, wrapped
from ilacs.documents.words import in_words
from ilacs.sector.search import CLOSE, OPEN, Found, Hit


def found_lines(found: Found, width: int) -> Iterator[str]:
    """Each hit: where it stands, and the words around what was found."""
    if not found.reports:
        yield from wrapped(
            "No report has been added that was known on this day. Add some: ilacs sector add PATH.",
            width,
        )
        return
    for hit in found.hits:
        yield from wrapped(_place(hit), width)
        snippet = hit.snippet.replace(OPEN, "*").replace(CLOSE, "*")
        yield from wrapped(snippet, width, indent="    ")
        yield ""
    shown = f", the best {len(found.hits):,} shown" if len(found.hits) < found.total else ""
    yield f"{found.total:,} found in {found.reports:,} reports{shown}."


def _place(hit: Hit) -> str:
    number = f" {hit.number}" if hit.number is not None else ""
    page = f", page {hit.page}" if hit.page else ""
    grade = f" ({in_words(hit.grade).lower()})" if hit.grade else ""
    section = f", {in_words(hit.judgement).lower()}{grade}" if hit.judgement else ""
    return (
        f"{hit.authority}, {day_in_words(hit.on)}: {in_words(hit.list).lower()}{number}{page}"
        f"{section}"
    )
