"""The sector: all authorities of England side by side, from the published record alone."""

from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ilacs.documents.words import in_words
from ilacs.framework.grades import Judgement
from ilacs.framework.themes import theme
from ilacs.register import by_la_code
from ilacs.sector.comparison import comparison
from ilacs.sector.faults import RecordFault
from ilacs.sector.league import league
from ilacs.sector.learning import whom_to_learn_from
from ilacs.sector.search import EmptySearch, Found, search
from ilacs.sector.tags import Filters
from ilacs.sector.theme_counts import Chosen, theme_counts
from ilacs.web.access import Here, page
from ilacs.web.published import Published, published, published_of
from ilacs.web.roles import Permission
from ilacs.web.sector_forms import (
    CompareFilter,
    Filter,
    LeagueFilter,
    LearnFilter,
    MapFilter,
    SearchFilter,
    ThemesFilter,
)
from ilacs.web.shown.sector import (
    COMPARED,
    comparison_shown,
    counts_shown,
    hit_shown,
    league_rows,
    lessons_shown,
    theme_rows,
)
from ilacs.web.shown.tiles import SIDE, blocks
from ilacs.web.shown.words import KEY, themes_shown
from ilacs.web.throttling.limited import limited
from ilacs.web.throttling.limits import SEARCHES
from ilacs.web.whose import registered

MOST_HITS = 30
MOST_LESSONS = 10


@require_safe
@page(Permission.SEE_RECORD)
def sector(request: HttpRequest, here: Here) -> HttpResponseBase:
    """England as tiles, with a table beside it."""
    known, form = published(), _read(MapFilter, request)
    judgement = form.wanted_judgement
    found = known.once(("league", judgement, None), lambda: league(known.record, judgement, None))
    context = {
        "blocks": known.once(("blocks", judgement), lambda: blocks(known.record, judgement)),
        "side": SIDE,
        "judgement": in_words(judgement),
        "found": found,
        "spread": counts_shown(found.spread),
    }
    return _page(request, "map", here, known, form, context)


@require_safe
@page(Permission.SEE_RECORD)
def sector_league(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Authorities by their latest grade."""
    known, form = published(), _read(LeagueFilter, request)
    judgement, region = form.wanted_judgement, form.wanted_region
    found = known.once(
        ("league", judgement, region), lambda: league(known.record, judgement, region)
    )
    context = {
        "found": found,
        "judgement": in_words(judgement),
        "where": region or "England",
        "rows": known.once(("league rows", judgement, region), lambda: league_rows(found)),
        "spread": counts_shown(found.spread),
    }
    return _page(request, "league", here, known, form, context)


@require_safe
@page(Permission.SEE_RECORD)
def sector_themes(request: HttpRequest, here: Here) -> HttpResponseBase:
    """What inspectors most often ask to improve."""
    known, form = published(), _read(ThemesFilter, request)
    chosen = Chosen(form.wanted_year, form.wanted_region, form.wanted_grade)
    found = known.once(("themes", chosen), lambda: theme_counts(known.record, chosen))
    ours = _asked_of(here)
    context = {"found": found, "rows": theme_rows(found, frozenset(ours))}
    return _page(request, "themes", here, known, form, context)


@require_safe
@page(Permission.SEE_RECORD)
def sector_learn(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Whom to learn from."""
    known, form = published(), _read(LearnFilter, request)
    authority, slug = registered(here.authority), form.chosen("theme")
    context: dict[str, Any] = {"ours": themes_shown(_asked_of(here))}
    if slug:
        code = authority.la_code if authority else ""
        found = known.once(
            ("lessons", slug, code),
            lambda: whom_to_learn_from(known.record, theme(slug), authority),
        )
        everybody = request.GET.get("all") == "yes"
        most = len(found.lessons) if everybody else MOST_LESSONS
        context |= {
            "theme": themes_shown([slug])[0],
            "scope": theme(slug).scope,
            "found": found,
            "lessons": lessons_shown(found, most),
            "more": max(0, len(found.lessons) - most),
        }
    return _page(request, "learn", here, known, form, context)


@require_safe
@page(Permission.SEE_RECORD)
def sector_compare(request: HttpRequest, here: Here) -> HttpResponseBase:
    """One authority beside its neighbours, its region and England."""
    known, form = published(), _read(CompareFilter, request)
    authority = by_la_code(form.chosen("authority")) or registered(here.authority)
    if authority:
        form.initial["authority"] = authority.la_code
    context: dict[str, Any] = {"authority": authority, "columns": COMPARED}
    if authority:
        context["compared"] = known.once(
            ("comparison", authority.la_code),
            lambda: comparison_shown(comparison(known.record, authority)),
        )
    return _page(request, "compare", here, known, form, context)


@require_safe
@page(Permission.SEE_RECORD)
@limited(SEARCHES)
def sector_search(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Search in the reports that were added."""
    known, form = published(), _read(SearchFilter, request)
    context: dict[str, Any] = {"most": MOST_HITS}
    text = form.chosen("q")
    if text:
        found, why = _searched(known, form, text)
        context |= {"found": found, "why": why}
        if found:
            context["hits"] = [hit_shown(one) for one in found.hits]
    return _page(request, "search", here, known, form, context)


def _searched(known: Published, form: SearchFilter, text: str) -> tuple[Found | None, str]:
    """What was found, or in words why nothing could be looked for."""
    authority = by_la_code(form.chosen("authority"))
    section, grade, about = form.chosen("judgement"), form.wanted_grade, form.chosen("theme")
    if about and (section or grade):
        return None, (
            "Areas to improve have themes but stand in no section. Choose a theme, or a section "
            "and its grade."
        )
    filters = Filters(
        urn=authority.urn if authority else None,
        judgement=Judgement(section) if section else None,
        grade=grade,
        theme=about or None,
    )
    try:
        return search(known.folder, text, filters, known.as_at, MOST_HITS), ""
    except EmptySearch as why:
        return None, str(why)
    except RecordFault as fault:
        return None, f"The added reports cannot be searched: {fault.what} {fault.remedy}"


FilterKind = TypeVar("FilterKind", bound=Filter)


def _read(kind: type[FilterKind], request: HttpRequest) -> FilterKind:
    """The filter as the address says it; `is_valid` fills it."""
    form = kind(request.GET or None)
    form.is_valid()
    return form


def _asked_of(here: Here) -> tuple[str, ...]:
    """The themes that the last graded inspection of one's own authority asked to improve."""
    known, authority = published_of(here.authority), registered(here.authority)
    graded = known.record.graded(authority.urn) if authority and authority.urn else ()
    areas = known.record.areas.get(graded[-1].id, ()) if graded else ()
    return tuple(dict.fromkeys(slug for area in areas for slug in area.themes))


def _page(
    request: HttpRequest,
    name: str,
    here: Here,
    known: Published,
    form: Filter,
    context: dict[str, Any],
) -> HttpResponseBase:
    own = registered(here.authority)
    context |= {
        "known": known,
        "form": form,
        "page": name,
        "added_here": len(published_of(here.authority).added),
        "own_code": own.la_code if own else "",
        "key": KEY,
    }
    status = 400 if form.errors or context.get("why") else 200
    return render(request, f"pages/sector/{name}.html", context, status=status)
