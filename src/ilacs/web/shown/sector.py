"""Answers about many authorities: league tables, comparison, themes, lessons, hits of a search."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ilacs.documents.words import in_words
from ilacs.framework.day_words import in_full
from ilacs.framework.grades import Grade, Judgement
from ilacs.register import Authority
from ilacs.sector.comparison import Beside, Comparison, Group
from ilacs.sector.league import League
from ilacs.sector.learning import Lesson, Lessons
from ilacs.sector.search import CLOSE, OPEN, Hit
from ilacs.sector.standing import STANDING_JUDGEMENTS, Standing
from ilacs.sector.theme_counts import ThemeCounts
from ilacs.web.shown.standing import AreaShown, area_shown
from ilacs.web.shown.words import (
    GradeShown,
    ThemeShown,
    capital,
    grade_shown,
    month_of,
    themes_shown,
)

Counts = tuple[tuple[GradeShown, int], ...]
"""How many have each grade, best first; grades that nobody has are left out."""

JUDGEMENTS = tuple(sorted(STANDING_JUDGEMENTS, key=lambda one: one is Judgement.OVERALL))
"""What is judged today first; overall effectiveness, no longer judged, last."""


def counts_shown(counts: Iterable[tuple[Grade, int]]) -> Counts:
    """Counts of grades as pages show them."""
    return tuple((grade_shown(grade), count) for grade, count in counts if count)


@dataclass(frozen=True, slots=True)
class LeagueRow:
    """An authority in a league table; those with the same grade share a place."""

    place: int
    code: str
    name: str
    region: str
    grade: GradeShown
    inspected: str


def league_rows(found: League) -> tuple[LeagueRow, ...]:
    """The rows of a league table."""
    return tuple(
        LeagueRow(
            row.place,
            row.standing.authority.la_code,
            row.standing.authority.name,
            row.standing.authority.region,
            grade_shown(row.standing.grade),
            month_of(row.standing.inspected_on),
        )
        for row in found.rows
    )


@dataclass(frozen=True, slots=True)
class BesideShown:
    """One group beside the authority in one judgement. `without` counts those with no grade."""

    group: str
    counts: Counts
    without: int
    compared: str


@dataclass(frozen=True, slots=True)
class JudgementBeside:
    """One judgement of the authority, and every group beside it."""

    judgement: str
    grade: GradeShown
    inspected: str
    beside: tuple[BesideShown, ...]


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """An authority with its grades in the order of `COMPARED`."""

    code: str
    name: str
    is_own: bool
    grades: tuple[GradeShown, ...]


@dataclass(frozen=True, slots=True)
class ComparisonShown:
    """One authority beside its groups, and every neighbour with its grades."""

    judgements: tuple[JudgementBeside, ...]
    rows: tuple[ComparedRow, ...]
    notes: tuple[str, ...]


COMPARED = tuple(in_words(judgement) for judgement in JUDGEMENTS)
"""The columns of a comparison."""


def comparison_shown(found: Comparison) -> ComparisonShown:
    """A comparison as pages show it."""
    own = {one.judgement: one for one in found.own}
    return ComparisonShown(
        tuple(
            JudgementBeside(
                in_words(judgement),
                grade_shown(own[judgement].grade if judgement in own else None),
                month_of(own[judgement].inspected_on) if judgement in own else "",
                tuple(
                    _beside(one, found.authority)
                    for one in found.beside
                    if one.judgement == judgement
                ),
            )
            for judgement in JUDGEMENTS
        ),
        (
            _compared(found.authority, found.own, is_own=True),
            *(_compared(one, held, is_own=False) for one, held in found.neighbours),
        ),
        found.notes,
    )


def _beside(one: Beside, authority: Authority) -> BesideShown:
    group = in_words(one.group)
    if one.group is Group.REGION:
        group = f"Others in {authority.region}"
    compared = (
        f"{one.better} better, {one.same} the same, {one.worse} worse"
        if one.better is not None
        else "Cannot be compared"
    )
    return BesideShown(group, counts_shown(one.counts), one.without, compared)


def _compared(one: Authority, held: Iterable[Standing], *, is_own: bool) -> ComparedRow:
    grades = {each.judgement: each.grade for each in held}
    shown = tuple(grade_shown(grades.get(judgement)) for judgement in JUDGEMENTS)
    return ComparedRow(one.la_code, one.name, is_own, shown)


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """How many inspections asked to improve a theme; `share` of all, in whole per cent."""

    theme: ThemeShown
    inspections: int
    authorities: int
    share: int
    is_ours: bool


def theme_rows(found: ThemeCounts, ours: frozenset[str]) -> tuple[ThemeRow, ...]:
    """The themes that anybody was asked to improve; `ours` are those that we were."""
    return tuple(
        ThemeRow(
            themes_shown([one.theme])[0],
            one.inspections,
            one.authorities,
            round(100 * one.inspections / found.inspections),
            one.theme in ours,
        )
        for one in found.themes
        if one.inspections
    )


@dataclass(frozen=True, slots=True)
class LessonShown:
    """An authority to learn from: what it was, what it is now, and the reports of both."""

    code: str
    name: str
    near: str
    judgement: str
    before: GradeShown
    before_in: str
    now: GradeShown
    now_in: str
    again: str
    asked: tuple[AreaShown, ...]
    asked_report: str
    now_report: str


_AGAIN = {
    True: "It was asked again then.",
    False: "It was not asked again.",
    None: "Whether it was asked again is not known.",
}


def lessons_shown(found: Lessons, most: int) -> tuple[LessonShown, ...]:
    """The most telling lessons."""
    return tuple(_lesson(one) for one in found.lessons[:most])


def _lesson(one: Lesson) -> LessonShown:
    near = [
        words
        for is_so, words in (
            (one.neighbour, "statistical neighbour"),
            (one.same_region, "same region"),
        )
        if is_so
    ]
    return LessonShown(
        one.authority.la_code,
        one.authority.name,
        capital(", ".join(near)),
        in_words(one.judgement),
        grade_shown(one.before),
        month_of(one.asked_at.day),
        grade_shown(one.now),
        month_of(one.now_at.day),
        _AGAIN[one.asked_again],
        tuple(map(area_shown, one.asked)),
        one.asked_at.id,
        one.now_at.id,
    )


@dataclass(frozen=True, slots=True)
class HitShown:
    """A passage that a search found, with the words found marked."""

    report: str
    authority: str
    on: str
    place: str
    themes: tuple[ThemeShown, ...]
    snippet: SafeString


def hit_shown(one: Hit) -> HitShown:
    """A hit as pages show it."""
    number = f" {one.number}" if one.number is not None else ""
    page = f", page {one.page}" if one.page else ""
    section = f", {in_words(one.judgement).lower()}" if one.judgement else ""
    return HitShown(
        one.inspection,
        one.authority,
        in_full(one.on),
        f"{in_words(one.list)}{number}{page}{section}",
        themes_shown(one.themes),
        _marked(one.snippet),
    )


def _marked(snippet: str) -> SafeString:
    """The snippet with its found words in `mark`; everything else escaped."""
    first, *parts = snippet.split(OPEN)
    rest = (part.partition(CLOSE)[::2] for part in parts)
    return format_html(
        "{}{}",
        first,
        format_html_join("", "<mark>{}</mark>{}", ((word, more) for word, more in rest)),
    )
