"""Whom to learn from: authorities that were asked to improve the same thing, and did well since."""

from dataclasses import dataclass
from datetime import date

from ilacs.framework.grades import Grade, Judgement, is_good_or_better, rank
from ilacs.framework.judgements import predecessors_of
from ilacs.framework.themes import Theme
from ilacs.register import Authority, by_urn
from ilacs.sector.directions import comes_after
from ilacs.sector.inspections import Inspection, RecordedArea
from ilacs.sector.notes import notes_on
from ilacs.sector.record import Limits, Record
from ilacs.sector.standing import standing


@dataclass(frozen=True, slots=True)
class Lesson:
    """An authority that was asked, and is now good or outstanding in a judgement of the theme.

    `asked` are the areas of the last inspection, before the one that its standing rests on, that
    had the theme. `before` is its grade then, None where the judgement was not made.
    `asked_again` is whether the later inspection has the theme among its areas, None where those
    are not known.
    """

    authority: Authority
    judgement: Judgement
    asked: tuple[RecordedArea, ...]
    asked_at: Inspection
    before: Grade | None
    now: Grade
    now_at: Inspection
    asked_again: bool | None
    neighbour: bool
    same_region: bool


@dataclass(frozen=True, slots=True)
class Lessons:
    """Those to learn from on a theme: who came furthest first, then neighbours, then latest."""

    theme: str
    authority: Authority | None
    as_at: date
    lessons: tuple[Lesson, ...]
    notes: tuple[str, ...]
    limits: Limits


def whom_to_learn_from(record: Record, theme: Theme, authority: Authority | None = None) -> Lessons:
    """Who was asked to improve `theme` and has since been good or better where it belongs.

    `authority` asks: it is left out, and its neighbours and region are marked.
    """
    lessons = [
        lesson
        for urn in record.urns()
        if authority is None or urn != authority.urn
        for lesson in [_lesson(record, urn, theme, authority)]
        if lesson
    ]
    ordered = sorted(
        lessons,
        key=lambda one: (
            one.asked_again is not False,
            -_gain(one),
            not one.neighbour,
            not one.same_region,
            -one.now_at.day.toordinal(),
        ),
    )
    notes = notes_on(authority, record.as_at) if authority else ()
    return Lessons(theme.slug, authority, record.as_at, tuple(ordered), notes, record.limits())


def _lesson(record: Record, urn: int, theme: Theme, asking: Authority | None) -> Lesson | None:
    authority = by_urn(urn)
    if authority is None:
        return None
    best: Lesson | None = None
    for judgement in theme.judgements:
        now = standing(record, urn, judgement)
        if now is None or not is_good_or_better(now.grade):
            continue
        later = record.inspection(now.inspection)
        asked_at, asked = _last_asked(record, urn, theme, later)
        if asked_at is None:
            continue
        lesson = Lesson(
            authority,
            judgement,
            asked,
            asked_at,
            _grade_then(asked_at, now.graded_as, later),
            now.grade,
            later,
            _has_theme(record, later, theme),
            bool(asking and authority.la_code in asking.neighbours),
            bool(asking and authority.region == asking.region),
        )
        if best is None or _gain(lesson) > _gain(best):
            best = lesson
    return best


def _last_asked(
    record: Record, urn: int, theme: Theme, before: Inspection
) -> tuple[Inspection | None, tuple[RecordedArea, ...]]:
    for one in reversed(record.of(urn)):
        if one.day < before.day:
            areas = record.areas.get(one.id, ())
            asked = tuple(area for area in areas if theme.slug in area.themes)
            if asked:
                return one, asked
    return None, ()


def _grade_then(asked_at: Inspection, graded_as: Judgement, later: Inspection) -> Grade | None:
    if comes_after(asked_at, later):
        return None
    earlier = predecessors_of(graded_as, later.framework, asked_at.framework)
    return next((grade for j in earlier if (grade := asked_at.grade(j))), None)


def _has_theme(record: Record, one: Inspection, theme: Theme) -> bool | None:
    areas = record.areas.get(one.id)
    return None if areas is None else any(theme.slug in area.themes for area in areas)


def _gain(lesson: Lesson) -> int:
    """How many grades higher it is now; 0 where it is not known."""
    before = rank(lesson.before)
    return 0 if before is None else (rank(lesson.now) or 0) - before
