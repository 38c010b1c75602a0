"""Signing in and out, a new password, and the second factor."""

from io import BytesIO

import segno
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_otp import login as second_factor_login
from django_otp.plugins.otp_totp.models import TOTPDevice

from ilacs.web.access import Here, half_in, open_to_all
from ilacs.web.actions.people import change_password
from ilacs.web.actions.refused import Refused
from ilacs.web.actions.signing import sign_in_refused, signed
from ilacs.web.audit.kinds import What
from ilacs.web.forms import Code, NewPassword, SignIn, refused
from ilacs.web.people.models import Person, normal

WRONG = (
    "This email address and password do not belong together, or the person may not sign in. After "
    "five wrong passwords nobody can sign in with the address for 15 minutes."
)


@open_to_all
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Ask for an address and a password."""
    if isinstance(request.user, Person):
        return redirect(_next(request))
    form = SignIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = normal(form.cleaned_data["username"])
        person = authenticate(request, username=email, password=form.cleaned_data["password"])
        if isinstance(person, Person):
            login(request, person)
            signed(What.SIGNED_IN, by=person)
            return redirect(_next(request))
        sign_in_refused(email=email)
        refused(form, WRONG)
    status = 400 if form.errors else 200
    return render(request, "pages/sign_in.html", {"form": form}, status=status)


def locked_out(request: HttpRequest, credentials: object = None) -> HttpResponse:
    """The answer where too many passwords were wrong."""
    form = SignIn(request.POST or None)
    form.is_valid()
    refused(form, WRONG)
    return render(request, "pages/sign_in.html", {"form": form}, status=429)


@require_POST
@half_in
def sign_out(request: HttpRequest, here: Here) -> HttpResponseBase:
    """End the session."""
    signed(What.SIGNED_OUT, by=here.person)
    logout(request)
    return redirect("sign_in")


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@half_in
def new_password(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Choose a new password; asked of everybody who comes for the first time."""
    form = NewPassword(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = change_password(by=here.person, new=form.cleaned_data["password"])
        except Refused as why:
            form.add_error("password", str(why))
        else:
            update_session_auth_hash(request, person)
            return redirect("home")
    status = 400 if form.errors else 200
    return render(request, "pages/new_password.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
@half_in
def second_factor(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Set a second factor up, or give its code."""
    if here.person.must_change_password:
        return redirect("new_password")
    device = TOTPDevice.objects.filter(user=here.person).order_by("-confirmed").first()
    if device is None:
        device = TOTPDevice.objects.create(user=here.person, name="app", confirmed=False)
    form = Code(request.POST or None)
    if request.method == "POST" and form.is_valid():
        allowed, _ = device.verify_is_allowed()
        if allowed and device.verify_token(form.cleaned_data["code"]):
            _verified(request, here, device)
            return redirect(_next(request))
        form.add_error("code", "This code is not right, or too old. Wait for the next one.")
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


def _picture(device: TOTPDevice) -> str:
    """The code that the app on a phone reads, as SVG."""
    content = BytesIO()
    segno.make(device.config_url).save(
        content, kind="svg", scale=5, xmldecl=False, svgns=True, title="Code for your phone's app"
    )
    return content.getvalue().decode()


def _next(request: HttpRequest) -> str:
    """Where the person wanted to go, if it is here."""
    wanted = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/"):
        return wanted
    return "home"
