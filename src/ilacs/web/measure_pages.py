"""Measures: the four areas, one measure whole, and figures taken out as a file."""

from dataclasses import replace
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from ilacs.documents.measures.category_words import BY_WORDS
from ilacs.documents.measures.definitions import AREAS, definition
from ilacs.documents.measures.page import measures_page
from ilacs.documents.measures.page_figure import figure_body, groups_table
from ilacs.documents.measures.standing_out import by_reason
from ilacs.documents.measures.workbook import measures_workbook
from ilacs.framework.themes import THEMES, theme
from ilacs.measures.measuring import NotMeasured
from ilacs.web.access import Here, page
from ilacs.web.actions.seeing import exported
from ilacs.web.data.answers import Asked, every_figure, figure_now, for_a_file, one_figure
from ilacs.web.data.asking import asked_by, measure_with, must_be_asked_by, one_of
from ilacs.web.data.measuring import BREAKDOWNS
from ilacs.web.data.showing import address_of_theme, areas, themes_of
from ilacs.web.roles import Permission
from ilacs.web.throttling.limited import limited
from ilacs.web.throttling.limits import EXPORTS, FIGURES

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
}


@require_safe
@page(Permission.SEE_FIGURES)
@limited(FIGURES)
def measures(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The areas that inspectors judge, what got worse first; all figures of one, or of a theme."""
    asked = asked_by(request, here)
    if asked is None:
        return render(request, "data/measures.html", {"asked": None})
    only = one_of(request, "area", AREAS)
    slug = one_of(request, "theme", [each.slug for each in THEMES])
    about = theme(slug) if slug else None
    answer = every_figure(asked)
    return render(
        request,
        "data/measures.html",
        {
            "asked": asked,
            "as_at": _as_at(request, asked),
            "area_names": [(judgement.value, name) for judgement, name in AREAS.items()],
            "areas": areas(answer, _as_at(request, asked), only, about),
            "only": only,
            "about": about,
            "sentences": address_of_theme(slug) if slug else "",
            "not_measured": () if only or about else list(by_reason(answer)),
            "may_export": here.may(Permission.EXPORT),
            "may_see_exact": here.may(Permission.SEE_EXACT_FIGURES),
            "days": _days(here),
        },
    )


@require_safe
@page(Permission.SEE_FIGURES)
@limited(FIGURES)
def measure(request: HttpRequest, here: Here, measure_id: str) -> HttpResponseBase:
    """One measure: its figure, its trend, its groups, what it means."""
    it = measure_with(measure_id)
    asked = must_be_asked_by(request, here)
    by = one_of(request, "by", BREAKDOWNS)
    answer = one_figure(asked, it, by)
    figure = figure_now(answer)
    return render(
        request,
        "data/measure.html",
        {
            "asked": asked,
            "as_at": _as_at(request, asked),
            "measure": it,
            "area": AREAS[it.judgement],
            "body": mark_safe("".join(figure_body(figure, answer))) if figure else "",
            "why_not": "" if figure else _why_not(answer.not_measured),
            "by": by,
            "breakdowns": [(each.value, BY_WORDS[each]) for each in BREAKDOWNS],
            "groups": mark_safe("".join(groups_table(figure, by))) if figure and by else "",
            "definition": [
                line for line in definition(it, answer.clocks) if line[0] not in _SHOWN_ELSEWHERE
            ],
            "themes": themes_of(it),
            "sees_children": here.role.sees_children and figure is not None,
            "days": _days(here),
        },
    )


@require_POST
@page(Permission.EXPORT)
@limited(EXPORTS)
def export(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The figures as a workbook or a page: small numbers kept back, unless one may see them
    and asks for them.
    """
    kind = request.POST.get("kind", "")
    asked = asked_by(request, here)
    if kind not in KINDS or asked is None:
        return render(request, "400.html", status=400)
    exact = here.may(Permission.SEE_EXACT_FIGURES) and request.POST.get("exact") == "yes"
    answer = for_a_file(replace(asked, exact=exact))
    content = measures_workbook(answer) if kind == "xlsx" else measures_page(answer).encode()
    name = f"measures-{asked.day}{'-exact' if exact else ''}.{kind}"
    exported(by=here.person, name=name, exact=exact)
    file = HttpResponse(content, content_type=KINDS[kind])
    file["Content-Disposition"] = f'attachment; filename="{name}"'
    return file


_SHOWN_ELSEWHERE = frozenset({"Question", "Themes", "Needs"})
"""What the page does not say again where it says what a measure means."""


def _why_not(reasons: tuple[NotMeasured, ...]) -> str:
    return next((one.reason for one in reasons), "The lists of this date do not tell it.")


def _as_at(request: HttpRequest, asked: Asked) -> str:
    """The day that links must keep; empty for the latest."""
    return asked.day.isoformat() if request.GET.get("as_at") else ""


def _days(here: Here) -> list[date]:
    """The reference dates there are, the latest first."""
    days = here.authority.submissions.values_list("reference_date", flat=True).distinct()
    return sorted(days, reverse=True)
