"""Deleting lists, how long they are kept, and which of them hold a child."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ilacs.framework.number_words import counted
from ilacs.lists.declared import by_id
from ilacs.web.access import Here, page
from ilacs.web.actions import retention
from ilacs.web.actions.refused import Refused
from ilacs.web.actions.seeing import child_sought
from ilacs.web.data.forms import ChildNumber, Deletion, Months
from ilacs.web.data.holding import that_hold
from ilacs.web.data.keeping import NOTICE, about_to_go, goes_on
from ilacs.web.data.measuring import reference_of
from ilacs.web.data.models import Submission, months_of, that_count
from ilacs.web.data.tokens import reference_key
from ilacs.web.forms import refused
from ilacs.web.roles import Permission
from ilacs.web.today import today


@require_http_methods(["GET", "POST"])
@page(Permission.DELETE_LISTS)
def delete_lists(request: HttpRequest, here: Here, number: int) -> HttpResponseBase:
    """Say what goes with the lists as at a day, and what stays; then delete them."""
    day = get_object_or_404(here.authority.submissions, pk=number).reference_date
    those = here.authority.submissions.filter(reference_date=day).order_by("-version")
    versions = list(those.select_related("upload__by"))
    form = Deletion(request.POST or None)
    if request.method == "POST" and form.is_valid():
        earlier = form.cleaned_data["which"] == "earlier"
        seen = form.cleaned_data["seen"]
        try:
            retention.delete_lists(by=here.person, day=day, seen=seen, only_earlier=earlier)
        except Refused as why:
            refused(form, why)
        else:
            return redirect(f"{reverse('data')}?deleted={day}")
    told = {"form": form, "day": day, "versions": versions, **_goes_and_stays(here, versions)}
    status = 400 if form.errors else 200
    return render(request, "data/delete_lists.html", told, status=status)


def _goes_and_stays(here: Here, versions: list[Submission]) -> dict[str, Any]:
    latest = versions[0]
    others = [
        one.reference_date
        for one in that_count(here.authority.submissions.all())
        if one.reference_date != latest.reference_date
    ]
    return {
        "latest": latest,
        "lists": [
            (by_id()[name].title, counted(rows, "row"))
            for name, rows in latest.upload.counts["lists"].items()
            if rows
        ],
        "rows": counted(sum(latest.upload.counts["lists"].values()), "row"),
        "others": len(others),
        "before": max((day for day in others if day < latest.reference_date), default=None),
        "after": min((day for day in others if day > latest.reference_date), default=None),
    }


@require_http_methods(["GET", "POST"])
@page(Permission.SET_PERIOD)
def period(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Say how long lists are kept; what goes soon by that is shown before it is saved."""
    if here.authority.is_region:
        raise Http404
    before = months_of(here.authority)
    submissions = that_count(here.authority.submissions.all())
    form = Months(request.POST or None, initial={"months": before, "seen": before})
    if request.method == "POST" and form.is_valid():
        months = form.cleaned_data["months"]
        soon = _soon(submissions, months) if months != before else ()
        if soon and form.cleaned_data["confirmed"] != months:
            told = {"months": months, "seen": form.cleaned_data["seen"], "soon": soon}
            return render(request, "data/period_confirm.html", told)
        try:
            retention.set_period(
                by=here.person,
                months=months,
                seen=form.cleaned_data["seen"] or 0,
                today=today(),
            )
        except Refused as why:
            refused(form, why)
        else:
            return redirect("data")
    told = {"form": form, "before": before, "notice": NOTICE.days}
    return render(request, "data/period.html", told, status=400 if form.errors else 200)


def _soon(submissions: Iterable[Submission], months: int) -> tuple[tuple[date, date], ...]:
    """What a period would let go as soon as it may: the reference date, and when."""
    now = today()
    return tuple(
        (one.reference_date, goes_on(one.reference_date, None, months, now))
        for one in submissions
        if about_to_go(one.reference_date, months, now)
    )


@sensitive_post_parameters("child")
@require_http_methods(["GET", "POST"])
@page(Permission.DELETE_LISTS)
def holding(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Which lists hold a child. The number is posted, so that no address has it."""
    form = ChildNumber(request.POST or None)
    told: dict[str, Any] = {
        "form": form,
        "found": None,
        "may_upload": here.may(Permission.UPLOAD_LISTS),
    }
    if request.method == "POST" and form.is_valid():
        reference = reference_of(form.cleaned_data["child"], reference_key(here.authority.pk))
        child_sought(by=here.person, reference=reference)
        found = that_hold(here.authority, reference)
        numbers = dict(here.authority.submissions.values_list("upload_id", "pk"))
        told["found"] = [(each, numbers.get(each.upload)) for each in found]
    return render(request, "data/holding.html", told, status=400 if form.errors else 200)
