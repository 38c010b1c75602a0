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
from ilacs.sector.stored_passages import passages_of_inspection
from ilacs.web.access import Here, page
from ilacs.web.published import Published, published
from ilacs.web.record.models import open_call
from ilacs.web.roles import Permission
from ilacs.web.shown.ahead import ahead_shown
from ilacs.web.shown.call import Countdown, called_countdown
from ilacs.web.shown.history import history_shown
from ilacs.web.shown.recurring import recurring_shown
from ilacs.web.shown.report import report_page
from ilacs.web.shown.standing import standing_shown
from ilacs.web.shown.tiles import REGIONS
from ilacs.web.whose import registered


@require_safe
@page(Permission.SEE_RECORD)
def standing(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Where the authority stands; for a region, a choice of authorities."""
    known = published()
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
    return render(
        request,
        "pages/record/standing.html",
        {
            "known": known,
            "authority": authority,
            "own": here is not None,
            "countdown": _countdown(here, known) if here else None,
            "standing": known.once(
                ("standing", key), lambda: standing_shown(known.record, authority)
            ),
            "ahead": known.once(
                ("ahead", key), lambda: ahead_shown(outlook(known.record, authority))
            ),
            "history": known.once(("history shown", key), lambda: history_shown(past)),
            "recurs": known.once(
                ("recurs", key), lambda: recurring_shown(recurring(known.record, authority))
            ),
        },
    )


def _countdown(here: Here, known: Published) -> Countdown | None:
    call = open_call(here.authority)
    return called_countdown(call.contact, call.day, known.as_at) if call else None


@require_safe
@page(Permission.SEE_RECORD)
def history_picture(request: HttpRequest, here: Here, code: str) -> HttpResponseBase:
    """The grades of an authority over time, as a picture."""
    known, authority = published(), _coded(code)

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
    return redirect("standing") if authority is None else _recurring(request, authority, own=True)


@require_safe
@page(Permission.SEE_RECORD)
def sector_recurring(request: HttpRequest, here: Here, code: str) -> HttpResponseBase:
    """What any authority was asked to improve more than once."""
    authority = _coded(code)
    if authority == registered(here.authority):
        return redirect("recurring")
    return _recurring(request, authority, own=False)


def _recurring(request: HttpRequest, authority: Authority, *, own: bool) -> HttpResponseBase:
    known = published()
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
    known, one = _inspection(id)
    if not _is_ours(here, one):
        return redirect("sector_report", id)
    return _report(request, known, one, own=True)


@require_safe
@page(Permission.SEE_RECORD)
def sector_report(request: HttpRequest, here: Here, id: str) -> HttpResponseBase:
    """One report of any authority, to read."""
    known, one = _inspection(id)
    if _is_ours(here, one):
        return redirect("report", id)
    return _report(request, known, one, own=False)


def _report(
    request: HttpRequest, known: Published, one: Inspection, *, own: bool
) -> HttpResponseBase:
    passages, fault = _passages(known, one)
    context: dict[str, Any] = {
        "known": known,
        "fault": fault,
        "own": own,
        "authority": by_urn(one.urn),
        "report": report_page(known.record, one, passages),
    }
    return render(request, "pages/record/report.html", context)


def _passages(known: Published, one: Inspection) -> tuple[tuple[Passage, ...] | None, str]:
    """The sentences of a report, or in words why they cannot be read."""
    try:
        return passages_of_inspection(known.folder, one.id), ""
    except RecordFault as fault:
        return None, f"The text of this report cannot be read: {fault.what} {fault.remedy}"


def _inspection(id_: str) -> tuple[Published, Inspection]:
    known = published()
    try:
        return known, known.record.inspection(id_)
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
