"""The first page, and whether the application is well."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from ilacs.web.access import Here, open_to_all, signed_in


@require_safe
@signed_in
def home(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Everybody's first page."""
    return redirect("standing")


@open_to_all
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Whether the application and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return HttpResponse("well\n", content_type="text/plain")
