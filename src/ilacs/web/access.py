"""Closed by default: a page opens only to somebody signed in, whose role allows it.

Every view says what it needs: `@page(Permission...)`, `@signed_in` or `@open_to_all`. A view that
says nothing opens to nobody. What belongs to an authority is reached from `Here` alone, so that no
view can start from another authority than that of the person.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from ilacs.web.configuration import ProvidersFactor
from ilacs.web.people.models import Authority, Person
from ilacs.web.roles import Permission, Role
from ilacs.web.single_sign_on.backend import came_through_provider

Parameters = ParamSpec("Parameters")


class Opens(Enum):
    """To whom a view opens that needs no permission."""

    TO_ALL = "anybody, without signing in"
    TO_WHO_IS_HALF_IN = "who is signed in, before the second factor or a new password"
    TO_WHO_IS_IN = "whoever is signed in"


Needs = frozenset[Permission] | Opens


@dataclass(frozen=True)
class Here:
    """The person whose request it is, and their authority: where every view starts."""

    person: Person

    @property
    def authority(self) -> Authority:
        """The authority that everything on a page belongs to."""
        return self.person.authority

    @property
    def role(self) -> Role:
        """What the person is."""
        return self.person.what_they_are

    def may(self, permission: Permission) -> bool:
        """Whether their role allows it."""
        return permission in self.role.permissions


View = Callable[Concatenate[HttpRequest, Here, Parameters], HttpResponseBase]


def page(
    *permissions: Permission,
) -> Callable[[View[Parameters]], Callable[Concatenate[HttpRequest, Parameters], HttpResponseBase]]:
    """A view for people whose role has one of these permissions; it is given Here."""
    if not permissions:
        raise ValueError("a page names the permissions that open it")
    return _opening(frozenset(permissions))


def signed_in(
    view: View[Parameters],
) -> Callable[Concatenate[HttpRequest, Parameters], HttpResponseBase]:
    """A view for everybody who is signed in; it is given Here."""
    return _opening(Opens.TO_WHO_IS_IN)(view)


def half_in(
    view: View[Parameters],
) -> Callable[Concatenate[HttpRequest, Parameters], HttpResponseBase]:
    """A view for who has given a password, and may still owe a new one or a second factor."""
    return _opening(Opens.TO_WHO_IS_HALF_IN)(view)


def open_to_all(
    view: Callable[Concatenate[HttpRequest, Parameters], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, Parameters], HttpResponseBase]:
    """A view that opens without signing in."""
    view.needs = Opens.TO_ALL  # type: ignore[attr-defined]
    return view


def needs_of(view: Callable[..., Any]) -> Needs | None:
    """What a view needs; None where it does not say, and so opens to nobody."""
    found: Needs | None = getattr(view, "needs", None)
    return found


def _opening(
    needs: Needs,
) -> Callable[[View[Parameters]], Callable[Concatenate[HttpRequest, Parameters], HttpResponseBase]]:
    def wrapped(
        view: View[Parameters],
    ) -> Callable[Concatenate[HttpRequest, Parameters], HttpResponseBase]:
        @wraps(view)
        def opened(
            request: HttpRequest, /, *args: Parameters.args, **kwargs: Parameters.kwargs
        ) -> HttpResponseBase:
            assert isinstance(request.user, Person)
            answer = view(request, Here(request.user), *args, **kwargs)
            # Nothing of it stays in a browser that somebody else uses next.
            answer.headers.setdefault("Cache-Control", "no-store")
            return answer

        opened.needs = needs  # type: ignore[attr-defined]
        return opened

    return wrapped


class Closed:
    """The middleware that asks before each view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on: what is asked is asked of each view."""
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Let through, send to sign in, or refuse."""
        needs = needs_of(view)
        if needs is Opens.TO_ALL:
            return None
        if needs is None:
            raise PermissionDenied
        if not request.user.is_authenticated:
            return redirect(f"{reverse('sign_in')}?{_back(request)}")
        assert isinstance(request.user, Person)
        if needs is Opens.TO_WHO_IS_HALF_IN:
            return None
        if first := owed(request, request.user):
            return redirect(first)
        if isinstance(needs, frozenset) and needs.isdisjoint(
            request.user.what_they_are.permissions
        ):
            raise PermissionDenied
        return None


def owed(request: HttpRequest, person: Person) -> str | None:
    """The page where a person must go first: a new password, then the second factor."""
    if person.must_change_password:
        return "new_password"
    verified = bool(getattr(request.user, "is_verified", lambda: False)())
    if not verified and owes_second_factor(request):
        return "second_factor"
    return None


def owes_second_factor(request: HttpRequest) -> bool:
    """Whether the person of a request must give a code of ours, now or earlier in the session."""
    if came_through_provider(request):
        provided = settings.ILACS.single_sign_on
        return provided is not None and provided.second_factor is ProvidersFactor.OUR_OWN
    return bool(settings.ILACS.second_factor)


def _back(request: HttpRequest) -> str:
    return urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
