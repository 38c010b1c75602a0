"""Which judgement an area for improvement belongs to.

Reports list areas for the whole service. The judgement that the area's main theme belongs to,
the nearest one, is taken: an assumption, which answers that use it say.
"""

from collections.abc import Iterable, Sequence

from ilacs.framework.grades import Judgement
from ilacs.framework.themes import theme
from ilacs.sector.inspections import RecordedArea


def judgement_of(area: RecordedArea) -> Judgement | None:
    """The judgement that the main theme of `area` belongs to first; None without a theme."""
    return judgement_of_themes(area.themes)


def judgement_of_themes(themes: Sequence[str]) -> Judgement | None:
    """The judgement that the main theme, the first, belongs to first; None without a theme."""
    return theme(themes[0]).judgements[0] if themes else None


def areas_by_judgement(
    areas: Iterable[RecordedArea],
) -> dict[Judgement | None, tuple[RecordedArea, ...]]:
    """The areas of each judgement, in their order; those without a theme under None."""
    found: dict[Judgement | None, tuple[RecordedArea, ...]] = {}
    for area in areas:
        judgement = judgement_of(area)
        found[judgement] = (*found.get(judgement, ()), area)
    return found
