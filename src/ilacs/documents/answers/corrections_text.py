"""Values that a later file replaced, as lines of text."""

from collections.abc import Iterator

from ilacs.documents.text_lines import day_in_words, first_words, wrapped
from ilacs.sector.store import Correction


def corrections_lines(found: tuple[Correction, ...], width: int) -> Iterator[str]:
    """Each replaced value: of which inspection, when, and what it was and is."""
    for one in found:
        yield from wrapped(
            f"{one.report}, {one.field}, replaced on {day_in_words(one.replaced_on)}", width
        )
        yield f"    was: {first_words(one.old or '(nothing)', width - 9)}"
        yield f"    now: {first_words(one.new or '(nothing)', width - 9)}"
        yield from wrapped(f"from {one.old_source} to {one.new_source}", width, indent="    ")
    yield f"{len(found):,} corrections." if len(found) != 1 else "1 correction."
