"""Signing in and out, a new password, and the second factor."""

from io import BytesIO

import segno
from django.conf import settings
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_otp import login as second_factor_login
from django_otp.plugins.otp_totp.models import TOTPDevice

from ilacs.web.access import Here, half_in, open_to_all, owed, owes_second_factor
from ilacs.web.actions.people import change_password
from ilacs.web.actions.refused import Refused
from ilacs.web.actions.signing import code_refused, sign_in_refused, signed
from ilacs.web.audit.kinds import What
from ilacs.web.forms import Code, NewPassword, OtherPassword, SignIn, refused
from ilacs.web.going_on import wanted_by
from ilacs.web.people.models import Person, normal
from ilacs.web.single_sign_on.backend import came_through_provider
from ilacs.web.throttling.addresses import network_of
from ilacs.web.throttling.counting import counted, is_over
from ilacs.web.throttling.limited import by_person, limited, too_often
from ilacs.web.throttling.limits import CODES, NEW_PASSWORDS, WRONG_PASSWORDS

WRONG = (
    "This email address and password do not belong together, or the person may not sign in. After "
    "five wrong passwords nobody can sign in with the address for 15 minutes."
)
WRONG_CODE = (
    "This code is not right, or too old, or it came too soon after a wrong one. Wait for the next "
    "one."
)
STILL_IN_THERE = "still-signed-in-there"
"""In the address after signing out: the council account is open still."""


@open_to_all
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Ask for an address and a password, or lead to the council's own sign-in."""
    if isinstance(request.user, Person):
        return redirect(wanted_by(request))
    if not settings.ILACS.passwords:
        return _page(request, None, 200 if request.method == "GET" else 403)
    form = SignIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        network = network_of(request, settings.ILACS.proxies)
        if over := is_over(WRONG_PASSWORDS, network):
            return too_often(request, over)
        email = normal(form.cleaned_data["username"])
        person = authenticate(request, username=email, password=form.cleaned_data["password"])
        if isinstance(person, Person):
            login(request, person)
            signed(What.SIGNED_IN, by=person)
            return redirect(wanted_by(request))
        counted(WRONG_PASSWORDS, network)
        sign_in_refused(email=email)
        refused(form, WRONG)
    return _page(request, form, 400 if form.errors else 200)


def locked_out(request: HttpRequest, credentials: object = None) -> HttpResponse:
    """The answer where too many passwords were wrong."""
    form = SignIn(request.POST or None)
    form.is_valid()
    refused(form, WRONG)
    return _page(request, form, 429)


def _page(request: HttpRequest, form: SignIn | None, status: int) -> HttpResponse:
    told = {
        "form": form,
        "single_sign_on": settings.ILACS.single_sign_on is not None,
        "still_in_there": STILL_IN_THERE in request.GET,
        "wanted": wanted_by(request),
    }
    return render(request, "pages/sign_in.html", told, status=status)


@require_POST
@half_in
def sign_out(request: HttpRequest, here: Here) -> HttpResponseBase:
    """End the session."""
    elsewhere = came_through_provider(request)
    signed(What.SIGNED_OUT, by=here.person)
    logout(request)
    return redirect(f"{reverse('sign_in')}{'?' + STILL_IN_THERE if elsewhere else ''}")


@sensitive_post_parameters("password", "current")
@require_http_methods(["GET", "POST"])
@half_in
@limited(NEW_PASSWORDS, method="POST")
def new_password(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Choose a new password; asked of everybody who comes for the first time."""
    if not here.person.has_usable_password():
        return redirect("account")  # Theirs is the provider's.
    if owed(request, here.person) == "second_factor":
        return redirect("second_factor")
    asked = NewPassword if here.person.must_change_password else OtherPassword
    form = asked(request.POST or None)
    if request.method == "POST" and form.is_valid():
        current = form.cleaned_data.get("current")
        if current is not None and not here.person.check_password(current):
            form.add_error("current", "This is not the password that you have.")
        elif person := _changed(here, form):
            update_session_auth_hash(request, person)
            return redirect("home")
    status = 400 if form.errors else 200
    return render(request, "pages/new_password.html", {"form": form}, status=status)


def _changed(here: Here, form: NewPassword) -> Person | None:
    """The person with their new password; None where it was refused, which the form then says."""
    try:
        return change_password(by=here.person, new=form.cleaned_data["password"])
    except Refused as why:
        form.add_error("password", str(why))
        return None


@require_http_methods(["GET", "POST"])
@half_in
def second_factor(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Set a second factor up, or give its code."""
    if here.person.must_change_password:
        return redirect("new_password")
    if not owes_second_factor(request):
        return redirect("home")
    device = TOTPDevice.objects.filter(user=here.person).order_by("-confirmed").first()
    if device is None:
        device = TOTPDevice.objects.create(user=here.person, name="app", confirmed=False)
    form = Code(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if over := counted(CODES, by_person(here)):
            return too_often(request, over, here)
        allowed, _ = device.verify_is_allowed()
        if allowed and device.verify_token(form.cleaned_data["code"]):
            _verified(request, here, device)
            return redirect(wanted_by(request))
        code_refused(person=here.person)
        form.add_error("code", WRONG_CODE)
    return render(
        request,
        "pages/second_factor.html",
        {"form": form, "picture": None if device.confirmed else _picture(device), "device": device},
        status=400 if form.errors else 200,
    )


def _verified(request: HttpRequest, here: Here, device: TOTPDevice) -> None:
    if not device.confirmed:
        device.confirmed = True
        device.save(update_fields=("confirmed",))
        signed(What.SECOND_FACTOR_SET, by=here.person)
    second_factor_login(request, device)
    # Whoever knew the number of the half-open session does not know that of the open one.
    request.session.cycle_key()


def _picture(device: TOTPDevice) -> str:
    """The code that the app on a phone reads, as SVG."""
    content = BytesIO()
    segno.make(device.config_url).save(
        content, kind="svg", scale=5, xmldecl=False, svgns=True, title="Code for your phone's app"
    )
    return content.getvalue().decode()
