"""What inspectors wrote about a theme over time: the sentences of an authority's reports."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ilacs.documents.words import in_words
from ilacs.framework.day_words import in_full
from ilacs.framework.themes import Theme
from ilacs.register import Authority
from ilacs.sector.areas_by_judgement import judgement_of, judgement_of_themes
from ilacs.sector.inspections import Inspection, RecordedArea
from ilacs.sector.passages import Passage, PassageList
from ilacs.sector.record import Record
from ilacs.sector.sentences import said_of
from ilacs.web.shown.report import HEADINGS
from ilacs.web.shown.words import GradeShown, grade_shown, kind_of, period

ASKED = (PassageList.AREA, PassageList.PRIORITY_ACTION)
"""What the authority itself was asked to improve: the safeguarding board was asked apart."""

PassagesOf = Callable[[Inspection], tuple[Passage, ...] | None]


@dataclass(frozen=True, slots=True)
class SentenceShown:
    """What one passage says of the theme. `text` is empty where only facts are in the record.

    `under` is the judgement area or the part of the report; `grade` is that of its section, None
    where it has none. `place` is the passage's in its report, None without its text.
    """

    text: str
    under: str
    grade: GradeShown | None
    number: int | None
    page: int | None
    place: int | None


@dataclass(frozen=True, slots=True)
class ReportOfTheme:
    """One report that speaks of the theme: what it asks to improve, and what else it says."""

    id: str
    kind: str
    days: str
    published: str
    to_improve: tuple[SentenceShown, ...]
    others: tuple[SentenceShown, ...]


@dataclass(frozen=True, slots=True)
class ThemePage:
    """A theme over time, the newest report first.

    `silent` are reports that were read and do not speak of it; `unread` are those of which neither
    sentences nor areas are in the record; `by_areas` is how many were read for their areas alone.
    """

    name: str
    scope: str
    in_short: str
    reports: tuple[ReportOfTheme, ...]
    silent: tuple[str, ...]
    unread: tuple[str, ...]
    by_areas: int


def theme_page(
    record: Record, authority: Authority, theme: Theme, passages_of: PassagesOf
) -> ThemePage:
    """What the reports of `authority` say about `theme`; `passages_of` gives their sentences."""
    reports, silent, unread, by_areas = [], [], [], 0
    of_authority = record.of(authority.urn) if authority.urn is not None else ()
    for one in reversed(of_authority):
        passages, areas = passages_of(one), record.areas.get(one.id)
        if passages is None and areas is None:
            unread.append(f"{kind_of(one)}, {in_full(one.day)}")
            continue
        by_areas += passages is None
        shown = _report(one, theme.slug, passages, areas or ())
        if shown.to_improve or shown.others:
            reports.append(shown)
        else:
            silent.append(f"{kind_of(one)}, {in_full(one.day)}")
    return ThemePage(
        theme.name,
        theme.scope,
        _in_short(reports),
        tuple(reports),
        tuple(silent),
        tuple(unread),
        by_areas,
    )


def _report(
    one: Inspection,
    slug: str,
    passages: tuple[Passage, ...] | None,
    areas: tuple[RecordedArea, ...],
) -> ReportOfTheme:
    to_improve: list[SentenceShown] = []
    others: list[SentenceShown] = []
    if passages is None:
        to_improve = [_area(area) for area in areas if slug in area.themes]
    for passage in passages or ():
        if text := said_of(slug, passage):
            told = to_improve if passage.list in ASKED else others
            told.append(_sentence(passage, text))
    return ReportOfTheme(
        one.id,
        kind_of(one),
        period(one.on_site_from, one.on_site_to) or in_full(one.day),
        in_full(one.published) if one.published else "",
        tuple(to_improve),
        tuple(others),
    )


def _sentence(passage: Passage, text: str) -> SentenceShown:
    judgement = passage.judgement
    if passage.list in ASKED:
        judgement = judgement_of_themes(passage.themes)
    if judgement is not None:
        under = in_words(judgement)
    elif passage.list is PassageList.FINDING:
        under = passage.heading or "Findings"
    else:
        under = HEADINGS[passage.list]
    grade = grade_shown(passage.grade) if passage.grade else None
    return SentenceShown(text, under, grade, passage.number, passage.page, passage.place)


def _area(area: RecordedArea) -> SentenceShown:
    judgement = judgement_of(area)
    under = in_words(judgement) if judgement else ""
    return SentenceShown(area.text or "", under, None, area.number, area.page, None)


def _in_short(reports: Iterable[ReportOfTheme]) -> str:
    asked = [one for one in reports if one.to_improve]
    if not asked:
        return "No report that was read asks to improve it."
    last = f"{asked[0].kind.lower()} of {asked[0].days}"
    if len(asked) == 1:
        return f"Asked to improve once: {last}."
    return f"Asked to improve at {len(asked)} inspections or visits, last at the {last}."
