"""Faults of the program: told by their kind and place, never by their words, which may quote a
child's record.
"""

import logging
from collections.abc import Callable
from traceback import extract_tb

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseServerError
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string

from ilacs.web.logs import request_number

_ANSWERS = (Http404, PermissionDenied, SuspiciousOperation, MultiPartParserError)
"""What Django makes a page of: these are no faults."""

_log = logging.getLogger(__name__)


class ToldByKind:
    """The middleware that keeps the words of faults out of the logs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on: only faults are of interest."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Say to the log what kind of fault it was and where, and to the person that it was one."""
        if isinstance(fault, _ANSWERS):
            return None
        place = extract_tb(fault.__traceback__)[-1]
        view = request.resolver_match.view_name if request.resolver_match else ""
        _log.error("%s: %s at %s:%s", view, type(fault).__name__, place.filename, place.lineno)
        return HttpResponseServerError(
            render_to_string("500.html", {"number": request_number.get()})
        )
