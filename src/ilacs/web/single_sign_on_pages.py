"""Signing in with an account at the council's provider: sent there, and back."""

import logging
from hmac import compare_digest

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from ilacs.web.access import open_to_all, owed
from ilacs.web.actions.single_sign_on import let_in
from ilacs.web.configuration import Demanded, SingleSignOn
from ilacs.web.going_on import ours, wanted_by
from ilacs.web.people.models import Person
from ilacs.web.single_sign_on import backend
from ilacs.web.single_sign_on.id_tokens import says, vouched_email
from ilacs.web.single_sign_on.provider import provider_of, who_came
from ilacs.web.single_sign_on.starting import Started, address, begun
from ilacs.web.single_sign_on.why import NotLetIn, Why
from ilacs.web.throttling.addresses import network_of
from ilacs.web.throttling.counting import counted
from ilacs.web.throttling.limited import too_often
from ilacs.web.throttling.limits import SINGLE_SIGN_ONS

STARTED = "single_sign_on"
"""In a session: the sign-in that was begun last."""
CHANGE = "change"
"""In the address: somebody who is signed in changes from a password to their council account."""

_log = logging.getLogger(__name__)


@open_to_all
@require_GET
def start(request: HttpRequest) -> HttpResponseBase:
    """Send somebody to the provider. By a link: browsers let no form of ours lead elsewhere."""
    provided = _provided()
    wanted = wanted_by(request)
    if isinstance(request.user, Person) and CHANGE not in request.GET:
        return redirect(wanted)
    if over := counted(SINGLE_SIGN_ONS, network_of(request, settings.ILACS.proxies)):
        return too_often(request, over)
    started = begun(back_to=request.build_absolute_uri(reverse("came_back")), wanted=wanted)
    try:
        provider = provider_of(provided, secure=settings.ILACS.secure)
    except NotLetIn as ended:
        return _ended(request, ended.why)
    request.session[STARTED] = started.kept()
    return redirect(address(provided, provider.authorization, started))


@open_to_all
@require_GET
def came_back(request: HttpRequest) -> HttpResponseBase:
    """Let in whom the provider sent back."""
    provided = _provided()
    kept = Started.of(request.session.pop(STARTED, None))
    if kept is None and isinstance(request.user, Person):
        return redirect("home")  # An answer that was taken already, or another tab's.
    try:
        started, code = _answered(request, kept)
        claims = who_came(provided, started, code, secure=settings.ILACS.secure)
    except NotLetIn as ended:
        return _ended(request, ended.why)
    demanded = provided.second_factor
    came = let_in(
        issuer=claims["iss"],
        subject=claims["sub"],
        email=vouched_email(claims),
        second_factor=not isinstance(demanded, Demanded) or says(claims, demanded),
        already=_already(request),
    )
    if isinstance(came, Why):
        return _ended(request, came)
    login(request, came, backend=backend.NAME)
    return redirect(ours(started.wanted))


def _already(request: HttpRequest) -> Person | None:
    """Who is signed in already, and owes nothing."""
    person = request.user
    return person if isinstance(person, Person) and not owed(request, person) else None


def _provided() -> SingleSignOn:
    provided: SingleSignOn | None = settings.ILACS.single_sign_on
    if provided is None:
        raise Http404
    return provided


def _answered(request: HttpRequest, started: Started | None) -> tuple[Started, str]:
    """What was begun, and the code that the provider sent in answer to it. Raises NotLetIn."""
    state = request.GET.get("state", "")
    if started is None or not compare_digest(state.encode(), started.state.encode()):
        raise NotLetIn(Why.NOT_BEGUN)
    if request.GET.get("error") == "access_denied":
        raise NotLetIn(Why.CANCELLED)
    code = request.GET.get("code", "")
    if "error" in request.GET or not code:
        raise NotLetIn(Why.REFUSED_THERE)
    return started, code


def _ended(request: HttpRequest, why: Why) -> HttpResponseBase:
    """Say why it ended, with a way on; nothing that the provider said."""
    _log.warning("single sign-on ended: %s", why.name)
    told = {"words": why.value, "passwords": settings.ILACS.passwords}
    answer = render(request, "pages/single_sign_on_ended.html", told, status=why.value.status)
    answer.headers["Cache-Control"] = "no-store"
    return answer
