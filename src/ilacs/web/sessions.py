"""Sessions: when each began, when it must end however busy somebody is, and ending all of one's."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ilacs.web.people.models import Person

BEGAN = "began"
"""In a session: the second at which somebody signed in."""


@receiver(user_logged_in)
def begins(request: HttpRequest, **more: Any) -> None:
    """Write down when a session began, however it was opened."""
    request.session[BEGAN] = int(timezone.now().timestamp())


class EndsInTime:
    """The middleware that ends sessions which are too old, or do not say how old they are."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let a session go on, or end it and go on without."""
        if SESSION_KEY in request.session and _too_old(request.session.get(BEGAN)):
            request.session.flush()
        return self._get_response(request)


def _too_old(began: object) -> bool:
    if not isinstance(began, int):
        return True
    return timezone.now().timestamp() - began > settings.ILACS.session_hours * 3600


def end_all_of(*people: Person) -> None:
    """End every session of some people. Sessions do not say whose they are: all are looked at."""
    numbers = {str(person.pk) for person in people}
    theirs = [
        each.pk
        for each in Session.objects.iterator()
        if each.get_decoded().get(SESSION_KEY) in numbers
    ]
    Session.objects.filter(pk__in=theirs).delete()
