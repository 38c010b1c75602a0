"""Our record: where an authority stands, what recurs, and every report to read. No child is here.

The published record is open to everybody, so the same pages show any authority under `sector`.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ilacs.documents.answers.charts import history_chart
from ilacs.documents.charts.chart import NothingToDraw
from ilacs.documents.charts.drawing import as_svg
from ilacs.register import Authority, by_la_code, by_urn, current_authorities
from ilacs.sector.faults import RecordFault
from ilacs.sector.history import history
from ilacs.sector.inspections import Inspection
from ilacs.sector.outlook import outlook
from ilacs.sector.passages import Passage
from ilacs.sector.recurring import recurring
from ilacs.web.access import Here, page
from ilacs.web.data.newest import Newest, newest
from ilacs.web.data.said import SaidOfArea, said_of_area
from ilacs.web.published import Published, published, published_of
from ilacs.web.record.models import AddedReport, open_call, reports_of
from ilacs.web.roles import Permission
from ilacs.web.shown.ahead import ahead_shown
from ilacs.web.shown.call import Countdown, called_countdown
from ilacs.web.shown.history import history_shown
from ilacs.web.shown.recurring import recurring_shown
from ilacs.web.shown.report import report_page
from ilacs.web.shown.standing import (
    JUDGEMENT_AREAS,
    AreaShown,
    JudgementShown,
    StandingShown,
    standing_shown,
)
from ilacs.web.shown.tiles import REGIONS
from ilacs.web.whose import registered


@require_safe
@page(Permission.SEE_RECORD)
def standing(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Where the authority stands; for a region, a choice of authorities."""
    known = published_of(here.authority)
    authority = registered(here.authority)
    if authority is None:
        there = current_authorities(known.as_at)
        regions = [(name, [one for one in there if one.region == name]) for name in REGIONS]
        # People of a region look for their own authorities first.
        regions.sort(key=lambda region: region[0] != here.authority.name)
        return render(request, "pages/record/choose.html", {"known": known, "regions": regions})
    return _standing(request, known, authority, here)


@require_safe
@page(Permission.SEE_RECORD)
def sector_authority(request: HttpRequest, here: Here, code: str) -> HttpResponseBase:
    """Where any authority stands."""
    authority = _coded(code)
    if authority == registered(here.authority):
        return redirect("standing")
    return _standing(request, published(), authority, None)


def _standing(
    request: HttpRequest, known: Published, authority: Authority, here: Here | None
) -> HttpResponseBase:
    """The page of an authority; `here` where it is that of the person who asks."""
    key = authority.la_code
    past = known.once(("history", key), lambda: history(known.record, authority))
    shown = known.once(("standing", key), lambda: standing_shown(known.record, authority))
    ours = newest(here) if here else None
    return render(
        request,
        "pages/record/standing.html",
        {
            "known": known,
            "authority": authority,
            "own": here is not None,
            "countdown": _countdown(here, known) if here else None,
            "standing": shown,
            "judgements": _with_our_data(shown, ours),
            "ours": ours,
            "may_upload": here is not None and here.may(Permission.UPLOAD_LISTS),
            "ahead": known.once(
                ("ahead", key), lambda: ahead_shown(outlook(known.record, authority))
            ),
            "history": known.once(("history shown", key), lambda: history_shown(past)),
            "recurs": known.once(
                ("recurs", key), lambda: recurring_shown(recurring(known.record, authority))
            ),
        },
    )


def _with_our_data(
    shown: StandingShown, ours: Newest | None
) -> list[tuple[JudgementShown, SaidOfArea | None]]:
    """Each judgement area with what our data say of it; None where there is nothing to be said."""
    answer = ours.answer if ours else None
    return [
        (
            one,
            said_of_area(answer, judgement, [_slugs(area) for area in one.areas])
            if answer
            else None,
        )
        for judgement, one in zip(JUDGEMENT_AREAS, shown.judgements, strict=True)
    ]


def _slugs(area: AreaShown) -> tuple[str, ...]:
    return tuple(theme.slug for theme in area.themes)


def _countdown(here: Here, known: Published) -> Countdown | None:
    call = open_call(here.authority)
    return called_countdown(call.contact, call.day, known.as_at) if call else None


@require_safe
@page(Permission.SEE_RECORD)
def history_picture(request: HttpRequest, here: Here, code: str) -> HttpResponseBase:
    """The grades of an authority over time, as a picture."""
    authority = _coded(code)
    known = published_of(here.authority) if authority == registered(here.authority) else published()

    def drawn() -> str:
        try:
            return as_svg(history_chart(history(known.record, authority)))
        except NothingToDraw:
            return ""

    svg = known.once(("picture", authority.la_code), drawn)
    if not svg:
        raise Http404
    # Its address holds the version of the record: under it the picture never changes.
    kept = {"Cache-Control": "private, max-age=86400"} if "v" in request.GET else {}
    return HttpResponse(svg, content_type="image/svg+xml", headers=kept)


@require_safe
@page(Permission.SEE_RECORD)
def recurring_themes(request: HttpRequest, here: Here) -> HttpResponseBase:
    """What the authority was asked to improve more than once."""
    authority = registered(here.authority)
    if authority is None:
        return redirect("standing")
    return _recurring(request, published_of(here.authority), authority, own=True)


@require_safe
@page(Permission.SEE_RECORD)
def sector_recurring(request: HttpRequest, here: Here, code: str) -> HttpResponseBase:
    """What any authority was asked to improve more than once."""
    authority = _coded(code)
    if authority == registered(here.authority):
        return redirect("recurring")
    return _recurring(request, published(), authority, own=False)


def _recurring(
    request: HttpRequest, known: Published, authority: Authority, *, own: bool
) -> HttpResponseBase:
    shown = known.once(
        ("recurs", authority.la_code), lambda: recurring_shown(recurring(known.record, authority))
    )
    return render(
        request,
        "pages/record/recurring.html",
        {"known": known, "authority": authority, "own": own, "recurs": shown},
    )


@require_safe
@page(Permission.SEE_RECORD)
def report(request: HttpRequest, here: Here, id: str) -> HttpResponseBase:
    """One report of the authority, to read."""
    known = published_of(here.authority)
    one = _inspection(known, id)
    if not _is_ours(here, one):
        return redirect("sector_report", id)
    return _report(request, known, one, here)


@require_safe
@page(Permission.SEE_RECORD)
def sector_report(request: HttpRequest, here: Here, id: str) -> HttpResponseBase:
    """One report of any authority, to read."""
    # What the authority added itself is in its own record alone, where this leads.
    one = _inspection(published_of(here.authority), id)
    if _is_ours(here, one):
        return redirect("report", id)
    return _report(request, published(), one, None)


def _report(
    request: HttpRequest, known: Published, one: Inspection, here: Here | None
) -> HttpResponseBase:
    """The page of a report; `here` where it is about the authority of the person who asks."""
    passages, fault = _passages(known, one)
    context: dict[str, Any] = {
        "known": known,
        "fault": fault,
        "own": here is not None,
        "authority": by_urn(one.urn),
        "added": _added(here, one) if here else None,
        "report": report_page(known.record, one, passages),
    }
    return render(request, "pages/record/report.html", context)


def _passages(known: Published, one: Inspection) -> tuple[tuple[Passage, ...] | None, str]:
    """The sentences of a report, or in words why they cannot be read."""
    try:
        return known.passages(one), ""
    except RecordFault as fault:
        return None, f"The text of this report cannot be read: {fault.what} {fault.remedy}"


def _added(here: Here, one: Inspection) -> AddedReport | None:
    """Who added the report on a page, and when; None where nobody did."""
    those = reports_of(here.authority).filter(inspection=one.id).select_related("accepted_by")
    return those.defer("content", "understood").first()


def _inspection(known: Published, id_: str) -> Inspection:
    try:
        return known.record.inspection(id_)
    except KeyError:
        raise Http404 from None


def _is_ours(here: Here, one: Inspection) -> bool:
    authority = registered(here.authority)
    return authority is not None and authority.urn == one.urn


def _coded(code: str) -> Authority:
    authority = by_la_code(code)
    if authority is None:
        raise Http404
    return authority
