"""What several answers say in the same way."""

from collections.abc import Iterable, Iterator

from ilacs.documents.text_lines import day_in_words, wrapped
from ilacs.documents.words import in_words
from ilacs.framework import Grade
from ilacs.framework.themes import theme
from ilacs.register import by_urn
from ilacs.sector.inspections import Inspection, RecordedArea
from ilacs.sector.record import Limits


def heading(words: str, width: int) -> Iterator[str]:
    """A heading with a line under it."""
    lines = wrapped(words, width)
    yield from lines
    yield "═" * max(len(line) for line in lines)


def closing(limits: Limits, width: int) -> Iterator[str]:
    """What the record can know, at the end of every answer."""
    yield ""
    yield from wrapped(limits.in_words(), width)


def authority_name(urn: int) -> str:
    """The name of the authority with this number, or the number where it has none."""
    authority = by_urn(urn)
    return authority.name if authority else f"URN {urn}"


def inspection_in_words(one: Inspection) -> str:
    """Such as `Short inspection of 27 Apr 2026`."""
    return f"{in_words(one.kind) or 'Document that could not be read'} of {day_in_words(one.day)}"


def grades_in_words(counts: Iterable[tuple[Grade, int]]) -> str:
    """Such as `3 outstanding, 5 good`; grades that nobody has are left out."""
    held = [f"{count:,} {in_words(grade).lower()}" for grade, count in counts if count]
    return ", ".join(held) or "none"


def theme_names(slugs: Iterable[str]) -> str:
    """The names of themes, with ; between."""
    return "; ".join(theme(slug).name for slug in slugs)


def area_lines(area: RecordedArea, width: int, indent: str = "") -> Iterator[str]:
    """One area: its number, its words or that they are not here, its themes."""
    themes = theme_names(area.themes) or "no theme known"
    place = f"page {area.page}; " if area.page else ""
    words = area.text or "(the record has no words of it: add the report)"
    yield from wrapped(f"{area.number}. {words}", width, indent=indent, hanging=indent + "   ")
    by = in_words(area.themes_by).lower()
    yield from wrapped(f"[{place}themes {by}: {themes}]", width, indent=indent + "   ")
