"""Who came by single sign-on, as Django's sessions know it."""

from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest


class ThroughProvider(ModelBackend):
    """Sessions that the provider opened: they go on while the person may sign in.

    Taken out of the settings, it ends them all.
    """

    def authenticate(self, *args: Any, **credentials: Any) -> None:
        """Let nobody in: no password opens this way."""


NAME = f"{ThroughProvider.__module__}.{ThroughProvider.__qualname__}"


def came_through_provider(request: HttpRequest) -> bool:
    """Whether the person of a request signed in with their account at the provider."""
    return bool(request.session.get(BACKEND_SESSION_KEY) == NAME)
