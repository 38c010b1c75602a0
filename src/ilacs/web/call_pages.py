"""The timetable when the call comes: saying that it came, the countdown, the calendar file."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ilacs.documents.timetable_calendar import timetable_calendar
from ilacs.framework.contacts import ContactKind
from ilacs.framework.kinds import Kind
from ilacs.framework.timetables import timetable
from ilacs.register import Authority
from ilacs.sector.pathway_record import COMES_NEXT, pathway_on
from ilacs.web.access import Here, page
from ilacs.web.actions.calls import call_came, close_call
from ilacs.web.actions.refused import Refused
from ilacs.web.call_form import CallForm
from ilacs.web.forms import refused
from ilacs.web.published import Published, published_of
from ilacs.web.record.models import open_call
from ilacs.web.roles import Permission
from ilacs.web.shown.call import called_countdown
from ilacs.web.today import today
from ilacs.web.whose import registered


@require_safe
@page(Permission.SEE_RECORD)
def call(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The countdown after a call, or what would follow if it came today."""
    return _page(request, here, None, "")


@require_POST
@page(Permission.SAY_CALL_CAME)
def came(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The call came."""
    form = CallForm(request.POST)
    if form.is_valid():
        try:
            call_came(
                by=here.person,
                day=form.cleaned_data["day"],
                kind=form.cleaned_data["kind"],
                today=today(),
            )
        except Refused as why:
            refused(form, why)
        else:
            return redirect("call")
    return _page(request, here, form, "")


@require_POST
@page(Permission.SAY_CALL_CAME)
def closed(request: HttpRequest, here: Here, number: int) -> HttpResponseBase:
    """The call counts no more."""
    try:
        close_call(by=here.person, number=number, how=request.POST.get("how", ""))
    except Refused as why:
        return _page(request, here, None, str(why))
    return redirect("call")


@require_safe
@page(Permission.SEE_RECORD)
def calendar(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The milestones of the open call as a calendar file."""
    found = open_call(here.authority)
    if found is None:
        raise Http404
    # The moment at which the call was recorded: the same file whenever it is asked for.
    content = timetable_calendar(
        timetable(found.contact, found.day), found.said_at, here.authority.name
    )
    name = f"ilacs-{found.kind.replace('_', '-')}-{found.day:%Y-%m-%d}.ics"
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _page(request: HttpRequest, here: Here, form: CallForm | None, why: str) -> HttpResponseBase:
    authority = registered(here.authority)
    if authority is None:
        return redirect("standing")
    known = published_of(here.authority)
    found = open_call(here.authority)
    likely = _likely(known, authority)
    may = here.may(Permission.SAY_CALL_CAME)
    if form is None and may and not found:
        form = CallForm(initial={"day": known.as_at})
    return render(
        request,
        "pages/record/call.html",
        {
            "known": known,
            "authority": authority,
            "own": True,
            "call": found,
            "may": may,
            "form": form,
            "why": why,
            "countdown": called_countdown(
                found.contact if found else likely, found.day if found else known.as_at, known.as_at
            ),
        },
        status=400 if form and form.errors else 409 if why else 200,
    )


def _likely(known: Published, authority: Authority) -> ContactKind:
    """The inspection that would come next by the pathway; a standard one where that is unknown."""
    found = pathway_on(known.record, authority.urn) if authority.urn is not None else None
    pathway = found.answer.pathway if found else None
    is_short = pathway is not None and COMES_NEXT[pathway] is Kind.ILACS_SHORT
    return ContactKind.SHORT if is_short else ContactKind.STANDARD
