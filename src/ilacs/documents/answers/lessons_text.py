"""Whom to learn from, as lines of text."""

from collections.abc import Iterator

from ilacs.documents.answers.common import area_lines, closing, heading
from ilacs.documents.text_lines import day_in_words, wrapped
from ilacs.documents.words import in_words
from ilacs.framework.themes import theme
from ilacs.sector.learning import Lesson, Lessons

MOST = 10


def lessons_lines(answer: Lessons, width: int, most: int = MOST) -> Iterator[str]:
    """Those who were asked the same and did well since, the most telling first."""
    name = theme(answer.theme).name
    yield from heading(f"Whom to learn from: {name}", width)
    yield f"As at {day_in_words(answer.as_at)}"
    for note in answer.notes:
        yield from wrapped(note, width)
    yield from wrapped(
        "Authorities that inspectors asked to improve this, and whose later inspection was good "
        "or outstanding in a judgement that the theme belongs to. First those that were not asked "
        "again and came furthest. A better grade does not show that this very thing improved: "
        "read the reports, then ask them.",
        width,
    )
    if not answer.lessons:
        yield ""
        yield "Nobody in the record."
    for lesson in answer.lessons[:most]:
        yield ""
        yield from _lesson(lesson, width)
    if len(answer.lessons) > most:
        yield ""
        yield f"{len(answer.lessons) - most} more: --all shows them."
    yield from closing(answer.limits, width)


def _lesson(lesson: Lesson, width: int) -> Iterator[str]:
    marks = [
        words
        for is_so, words in (
            (lesson.neighbour, "statistical neighbour"),
            (lesson.same_region, "same region"),
        )
        if is_so
    ]
    yield lesson.authority.name + (f" ({', '.join(marks)})" if marks else "")
    was = in_words(lesson.before).lower() if lesson.before else "not graded"
    yield from wrapped(
        f"{in_words(lesson.judgement)}: {was} when asked ({day_in_words(lesson.asked_at.day)}), "
        f"{in_words(lesson.now).lower()} now ({day_in_words(lesson.now_at.day)}); "
        f"{_AGAIN[lesson.asked_again]}.",
        width,
        indent="  ",
    )
    for area in lesson.asked:
        yield from area_lines(area, width, indent="  ")
    yield f"  {lesson.now_at.address}"


_AGAIN = {
    True: "asked again then",
    False: "not asked again",
    None: "whether asked again is not known",
}
