"""Pages that are limited, and what is said to somebody who must wait."""

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import ParamSpec

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from ilacs.web.access import Here, View
from ilacs.web.actions.signing import limit_reached
from ilacs.web.throttling.counting import Reached, counted
from ilacs.web.throttling.limits import Limit

Parameters = ParamSpec("Parameters")

_log = logging.getLogger(__name__)


def limited(limit: Limit, *, method: str = "") -> Callable[[View[Parameters]], View[Parameters]]:
    """A page that each person opens only so often; `method`: only requests of that method count."""

    def wrapped(view: View[Parameters]) -> View[Parameters]:
        @wraps(view)
        def counting(
            request: HttpRequest, here: Here, /, *args: Parameters.args, **kwargs: Parameters.kwargs
        ) -> HttpResponseBase:
            if method in ("", request.method):
                over = counted(limit, by_person(here))
                if over:
                    return too_often(request, over, here)
            return view(request, here, *args, **kwargs)

        return counting

    return wrapped


def by_person(here: Here) -> str:
    """Whose count it is where a person is limited."""
    return f"person {here.person.pk}"


def too_often(request: HttpRequest, over: Reached, here: Here | None = None) -> HttpResponseBase:
    """Say when to try again. The first time is told to the log, of a person to the audit trail."""
    if over.first:
        _log.warning("limit reached: %s", over.limit.id)
        if here:
            limit_reached(by=here.person, what=over.limit.words)
    # Said to the minute, and never too early.
    minute = (over.again + timedelta(seconds=59)).replace(second=0)
    answer = render(request, "429.html", {"limit": over.limit, "again": minute}, status=429)
    seconds = round((over.again - timezone.now()).total_seconds())
    answer.headers["Retry-After"] = str(max(1, seconds))
    answer.headers.setdefault("Cache-Control", "no-store")
    return answer
