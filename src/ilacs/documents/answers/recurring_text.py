"""What recurs across an authority's inspections, as lines of text."""

from collections.abc import Iterator

from ilacs.documents.answers.common import area_lines, closing, heading, inspection_in_words
from ilacs.documents.text_lines import day_in_words, wrapped
from ilacs.framework.themes import theme
from ilacs.sector.inspections import Inspection, RecordedArea
from ilacs.sector.recurring import Recurring, RecurringTheme


def recurring_lines(answer: Recurring, width: int) -> Iterator[str]:
    """Each theme that came back, the inspections it came back in, and the areas side by side."""
    yield from heading(f"{answer.authority.name}: what recurs in its inspections", width)
    yield f"As at {day_in_words(answer.as_at)}"
    for note in answer.notes:
        yield from wrapped(note, width)
    yield ""
    read = ", ".join(day_in_words(one.day) for one in answer.read) or "none"
    yield from wrapped(f"Inspections whose areas for improvement are known: {read}.", width)
    if answer.not_read:
        unread = ", ".join(day_in_words(one.day) for one in answer.not_read)
        yield from wrapped(
            f"Not known: {unread}. A theme may have recurred there unseen; add the reports with "
            "`ilacs sector add`.",
            width,
        )
    inspections = {one.id: one for one in answer.read}
    if not answer.themes:
        yield ""
        yield "No theme is in more than one of them."
    for found in answer.themes:
        yield ""
        yield from _theme(found, inspections, width)
    yield from closing(answer.limits, width)


def _theme(found: RecurringTheme, inspections: dict[str, Inspection], width: int) -> Iterator[str]:
    days = ", ".join(day_in_words(inspections[id_].day) for id_ in found.inspections)
    count = len(found.inspections)
    yield from wrapped(f"{theme(found.theme).name}: {count} inspections ({days})", width)
    for id_ in found.inspections:
        one = inspections[id_]
        yield f"  {inspection_in_words(one)}"
        for area in _areas_in(found, id_):
            yield from area_lines(area, width, indent="    ")


def _areas_in(found: RecurringTheme, inspection: str) -> tuple[RecordedArea, ...]:
    """The areas of one inspection that have the theme, each once, in order."""
    areas = {
        area.number: area
        for pair in found.pairs
        for area in (pair.earlier, pair.later)
        if area.inspection == inspection
    }
    return tuple(areas[number] for number in sorted(areas))
