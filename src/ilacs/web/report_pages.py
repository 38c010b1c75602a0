"""Reports that are added on a page: put in, looked at, accepted or turned down, taken out again."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ilacs.web.access import Here, page
from ilacs.web.actions import reports as actions
from ilacs.web.actions.refused import Refused
from ilacs.web.asked import LOOK_AGAIN, version_of
from ilacs.web.data.arriving import TOO_LARGE
from ilacs.web.forms import refused
from ilacs.web.published import published_of
from ilacs.web.record.forms import Report
from ilacs.web.record.limits import TOO_LARGE_WORDS
from ilacs.web.record.models import AddedReport, ReportState
from ilacs.web.record.understood import Unreadable, understood_of
from ilacs.web.roles import Permission
from ilacs.web.shown.added import understood_shown
from ilacs.web.throttling.limited import limited
from ilacs.web.throttling.limits import REPORTS
from ilacs.web.today import today
from ilacs.web.whose import registered

SHOWN = 50

IN_WORDS = {
    ReportState.WAITING: "Waiting to be read",
    ReportState.READING: "Being read",
    ReportState.READ: "Waiting for somebody to accept it",
    ReportState.REFUSED: "Refused",
    ReportState.ACCEPTED: "In the record",
    ReportState.TURNED_DOWN: "Turned down",
    ReportState.TAKEN_OUT: "Taken out again",
}


@require_http_methods(["GET", "HEAD", "POST"])
@page(Permission.ADD_REPORTS)
@limited(REPORTS, method="POST")
def added_reports(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Put a report in; every report that was."""
    authority = registered(here.authority)
    if authority is None:
        return redirect("standing")
    form = Report(request.POST, request.FILES) if request.method == "POST" else Report()
    if request.method == "POST" and form.is_valid():
        file, day = form.cleaned_data["report"], form.cleaned_data["published"]
        if getattr(request, TOO_LARGE, 0):
            form.add_error("report", TOO_LARGE_WORDS)
        elif file is None:
            form.add_error("report", "Choose a file.")
        elif day and day > today():
            form.add_error("published", "This day is still to come. Check the year.")
        else:
            try:
                made = actions.put_in(by=here.person, file=file, published=day)
            except Refused as why:
                refused(form, why)
            else:
                return redirect("added_report", made.pk)
    known = published_of(here.authority)
    put_in = here.authority.added_reports.select_related("by").defer("content", "understood")
    return render(
        request,
        "pages/record/added_reports.html",
        {
            "form": form,
            "authority": authority,
            "own": True,
            "known": known,
            "reports": [(one, IN_WORDS[ReportState(one.state)]) for one in put_in[:SHOWN]],
        },
        status=400 if form.errors else 200,
    )


@require_safe
@page(Permission.ADD_REPORTS)
def added_report(request: HttpRequest, here: Here, number: int) -> HttpResponseBase:
    """How far reading came; then what was understood."""
    return _seen(request, here, _of_number(here, number))


@require_POST
@page(Permission.ADD_REPORTS)
def accept_report(request: HttpRequest, here: Here, number: int) -> HttpResponseBase:
    """Make it part of the record."""
    return _decided(request, here, number, actions.accept)


@require_POST
@page(Permission.ADD_REPORTS)
def turn_down_report(request: HttpRequest, here: Here, number: int) -> HttpResponseBase:
    """Throw it away."""
    return _decided(request, here, number, actions.turn_down)


@require_POST
@page(Permission.ADD_REPORTS)
def take_out_report(request: HttpRequest, here: Here, number: int) -> HttpResponseBase:
    """Take it out of the record again."""
    return _decided(request, here, number, actions.take_out)


def _decided(
    request: HttpRequest, here: Here, number: int, decide: Callable[..., AddedReport]
) -> HttpResponseBase:
    try:
        done = decide(by=here.person, report=_of_number(here, number), version=version_of(request))
    except Refused as why:
        return _seen(request, here, _of_number(here, number), str(why), 409)
    if done.state == ReportState.ACCEPTED:
        return redirect("report", done.inspection)
    return redirect("added_reports")


def _of_number(here: Here, number: int) -> AddedReport:
    reports = here.authority.added_reports.select_related("by", "accepted_by").defer("content")
    return get_object_or_404(reports, pk=number)


def _seen(
    request: HttpRequest, here: Here, made: AddedReport, why: str = "", status: int = 200
) -> HttpResponseBase:
    known = published_of(here.authority)
    told = {"made": made, "state": IN_WORDS[ReportState(made.state)], "why": why, "known": known}
    if made.state in (ReportState.READ, ReportState.ACCEPTED):
        try:
            told["understood"] = understood_shown(known.record, understood_of(made))
        except Unreadable as unreadable:
            told["unreadable"] = str(unreadable)
    answer = render(request, "pages/record/added_report.html", told, status=status)
    if made.to_be_read:
        answer["Refresh"] = str(LOOK_AGAIN)
    return answer
