"""Every request is counted, timed, and written to the log by the name of its page."""

import logging
import secrets
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from ilacs.web.logs import REQUESTS, request_number
from ilacs.web.metrics import REQUESTS as COUNTED
from ilacs.web.metrics import SECONDS

NO_PAGE = "none"
"""What an address goes by that is nobody's: never by what somebody typed."""

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_log = logging.getLogger(REQUESTS)


class Watched:
    """The outermost middleware but for files of pages, which are not counted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and tell how long it took. The seconds are the server's alone."""
        number = request_number.set(secrets.token_hex(6))
        start = time.perf_counter()
        try:
            answer = self._get_response(request)
            self._tell(request, answer.status_code, time.perf_counter() - start)
        finally:
            request_number.reset(number)
        return answer

    def _tell(self, request: HttpRequest, status: int, seconds: float) -> None:
        page = request.resolver_match.view_name if request.resolver_match else NO_PAGE
        method = request.method if request.method in _METHODS else "other"
        COUNTED.labels(page, method, status).inc()
        SECONDS.labels(page).observe(seconds)
        _log.info(
            "answered",
            extra={
                "page": page,
                "method": method,
                "status": status,
                "milliseconds": round(seconds * 1000, 1),
            },
        )
