"""People and the audit trail: for administrators."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ilacs.web.access import Here, page
from ilacs.web.actions.erasing import erase_person
from ilacs.web.actions.people import (
    begin_again,
    change_person,
    create_person,
    let_in_or_lock_out,
)
from ilacs.web.actions.refused import Refused
from ilacs.web.audit.models import Event
from ilacs.web.audit.telling import told
from ilacs.web.forms import BeginAgain, Somebody, What, refused, with_single_sign_on
from ilacs.web.roles import ROLES, Permission

EVENTS_A_PAGE = 50


@require_safe
@page(Permission.MANAGE_PEOPLE)
def people(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Everybody of the authority."""
    those = here.authority.people.still_known().order_by("-is_active", "name", "email")
    return render(request, "pages/people.html", {"those": those, "roles": ROLES.values()})


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@page(Permission.MANAGE_PEOPLE)
def somebody_new(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Let somebody in."""
    form = Somebody(request.POST or None)
    _about_passwords(form)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data.get(name, "") for name in Somebody.field_order}
        try:
            create_person(by=here.person, authority=here.authority, **said)
        except Refused as why:
            refused(form, why)
        else:
            return redirect("people")
    status = 400 if form.errors else 200
    return render(
        request, "pages/somebody_new.html", {"form": form, "roles": ROLES.values()}, status=status
    )


@require_http_methods(["GET", "POST"])
@page(Permission.MANAGE_PEOPLE)
def person(request: HttpRequest, here: Here, number: int) -> HttpResponseBase:
    """Change what somebody is."""
    them = get_object_or_404(here.authority.people.still_known(), pk=number)
    now = {name: getattr(them, name) for name in ("role", "team", "worker", "version")}
    form = What(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("role", "team", "worker")}
        try:
            change_person(
                by=here.person, person=them, version=form.cleaned_data["version"] or 0, **said
            )
        except Refused as why:
            refused(form, why)
        else:
            return redirect("people")
    status = 400 if form.errors else 200
    return render(request, "pages/person.html", {"form": form, "them": them}, status=status)


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@page(Permission.MANAGE_PEOPLE)
def begins_again(request: HttpRequest, here: Here, number: int) -> HttpResponseBase:
    """Let somebody sign in as when they first came."""
    them = get_object_or_404(here.authority.people.still_known(), pk=number)
    form = BeginAgain(request.POST or None, initial={"version": them.version})
    _about_passwords(form)
    if request.method == "POST" and form.is_valid():
        try:
            begin_again(
                by=here.person,
                person=them,
                version=form.cleaned_data["version"] or 0,
                password=form.cleaned_data.get("password", ""),
            )
        except Refused as why:
            refused(form, why)
        else:
            return redirect("people")
    status = 400 if form.errors else 200
    return render(request, "pages/begins_again.html", {"form": form, "them": them}, status=status)


def _about_passwords(form: Somebody | BeginAgain) -> None:
    with_single_sign_on(
        form,
        single_sign_on=settings.ILACS.single_sign_on is not None,
        passwords=settings.ILACS.passwords,
    )


@require_POST
@page(Permission.MANAGE_PEOPLE)
def door(request: HttpRequest, here: Here, number: int) -> HttpResponseBase:
    """Lock somebody out, or let them in again."""
    them = get_object_or_404(here.authority.people.still_known(), pk=number)
    try:
        let_in_or_lock_out(
            by=here.person,
            person=them,
            version=_version(request),
            let_in=request.POST.get("let") == "in",
        )
    except Refused as why:
        form = What(initial={"role": them.role, "version": them.version})
        return render(
            request, "pages/person.html", {"form": form, "them": them, "why": why}, status=409
        )
    return redirect("people")


@require_http_methods(["GET", "POST"])
@page(Permission.MANAGE_PEOPLE)
def erase(request: HttpRequest, here: Here, number: int) -> HttpResponseBase:
    """Say what is erased of somebody who may not sign in any more; then erase it."""
    them = get_object_or_404(here.authority.people.still_known(), pk=number)
    why = ""
    if request.method == "POST":
        try:
            erase_person(by=here.person, person=them, version=_version(request))
        except Refused as refusal:
            why = str(refusal)
        else:
            return redirect("people")
    status = 409 if why else 200
    return render(request, "pages/erase.html", {"them": them, "why": why}, status=status)


def _version(request: HttpRequest) -> int:
    said = request.POST.get("version", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0


@require_safe
@page(Permission.SEE_AUDIT)
def events(request: HttpRequest, here: Here) -> HttpResponseBase:
    """What was done in the authority, the latest first."""
    those = Event.objects.filter(authority_id=here.authority.pk).order_by("-number")
    part = Paginator(those, EVENTS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "pages/events.html", {"part": part, "told": told(tuple(part))})
