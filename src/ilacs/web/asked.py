"""What requests say in every part of the application."""

from django.http import HttpRequest

LOOK_AGAIN = 3
"""Seconds after which a page shows again how far the background came."""


def version_of(request: HttpRequest) -> int:
    """The version of what somebody looked at when they decided; 0 where none is given."""
    said = request.POST.get("version", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0
