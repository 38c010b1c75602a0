"""The first page, and whether the application is well."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ilacs.web.access import Here, open_to_all, signed_in
from ilacs.web.shown.first_steps import first_steps


@require_safe
@signed_in
def home(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The first page: the record, unless there is a first step that the person can do."""
    steps = first_steps(here.authority)
    if any(here.may(step.needs) and not step.is_done for step in steps):
        told = [(step, here.may(step.needs)) for step in steps]
        return render(request, "pages/first_steps.html", {"steps": told})
    return redirect("standing")


@open_to_all
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Whether the application and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return HttpResponse("well\n", content_type="text/plain")
