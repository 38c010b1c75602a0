"""Our data: what was submitted, and lists put in, looked at, accepted or turned down."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import polars as pl
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ilacs.documents.lists.checked import in_general
from ilacs.documents.lists.places import places_in_words
from ilacs.framework.number_words import counted
from ilacs.lists.column_letters import column_letters
from ilacs.lists.declared import by_id
from ilacs.lists.rulebook import rules as rulebook
from ilacs.web.access import Here, page
from ilacs.web.actions import data as actions
from ilacs.web.actions.refused import Refused
from ilacs.web.asked import LOOK_AGAIN, version_of
from ilacs.web.data.answers import every_figure
from ilacs.web.data.arriving import TOO_LARGE
from ilacs.web.data.asking import asked_by, one_of
from ilacs.web.data.forms import Lists
from ilacs.web.data.keeping import about_to_go, goes_on, upload_goes_on
from ilacs.web.data.limits import what_is_wrong
from ilacs.web.data.models import State, Submission, Upload, months_of, that_count
from ilacs.web.data.showing import cards
from ilacs.web.data.storage import folder_of
from ilacs.web.forms import refused
from ilacs.web.roles import Permission
from ilacs.web.throttling.limited import limited
from ilacs.web.throttling.limits import UPLOADS
from ilacs.web.today import today

UPLOADS_SHOWN, CELLS_A_PAGE = 10, 100
MOST_PLACES, MOST_CELLS = 3, 8

IN_WORDS = {
    State.WAITING: "Waiting to be checked",
    State.CHECKING: "Being checked",
    State.CHECKED: "Waiting for somebody to accept them",
    State.FAILED: "Not read",
    State.ACCEPTED: "Accepted",
    State.TURNED_DOWN: "Turned down",
}
SEVERITY_WORDS = {
    "error": ("Errors", "These cannot be right."),
    "query": ("Queries", "These may be right: look, and be able to explain them."),
    "note": ("Notes", "These were understood. It is said how."),
}


@require_safe
@page(Permission.SEE_FIGURES)
def data(request: HttpRequest, here: Here) -> HttpResponseBase:
    """What needs to be looked at, and what was submitted over time."""
    asked = asked_by(request, here)
    submissions = here.authority.submissions.select_related("accepted_by")
    uploads = here.authority.uploads.select_related("by")
    months, now = months_of(here.authority), today()
    kept = [
        (one, goes_on(one.reference_date, one.announced_on, months, now))
        for one in reversed(that_count(submissions))
    ]
    return render(
        request,
        "data/data.html",
        {
            "asked": asked,
            "cards": () if asked is None else cards(every_figure(asked), ""),
            "submissions": kept,
            "soon": [
                (one, day) for one, day in kept if about_to_go(one.reference_date, months, now)
            ],
            "months": months,
            "deleted": _deleted(request, submissions),
            "uploads": [
                (one, IN_WORDS[State(one.state)], upload_goes_on(localdate(one.at)))
                for one in uploads[:UPLOADS_SHOWN]
            ]
            if here.may(Permission.UPLOAD_LISTS)
            else (),
            "may_upload": here.may(Permission.UPLOAD_LISTS),
            "may_delete": here.may(Permission.DELETE_LISTS),
            "may_set_period": here.may(Permission.SET_PERIOD),
            "sees_children": here.role.sees_children,
        },
    )


def _deleted(request: HttpRequest, submissions: QuerySet[Submission]) -> tuple[date, bool] | None:
    """The day whose lists were just deleted, and whether those that count stayed."""
    try:
        day = date.fromisoformat(request.GET.get("deleted", ""))
    except ValueError:
        return None
    return day, submissions.filter(reference_date=day).exists()


@require_http_methods(["GET", "POST"])
@page(Permission.UPLOAD_LISTS)
@limited(UPLOADS, method="POST")
def upload(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Put lists in."""
    form = Lists(request.POST, request.FILES) if request.method == "POST" else Lists()
    if request.method == "POST" and form.is_valid():
        files = form.cleaned_data["lists"]
        day = form.cleaned_data["reference_date"]
        wrong = what_is_wrong(files, getattr(request, TOO_LARGE, 0))
        if wrong:
            form.add_error("lists", wrong)
        elif day and day > localdate():
            form.add_error("reference_date", "This day is still to come. Check the year.")
        else:
            try:
                made = actions.upload(by=here.person, files=files, reference_date=day)
            except Refused as why:
                refused(form, why)
            else:
                return redirect("upload_seen", made.pk)
    return render(request, "data/upload.html", {"form": form}, status=400 if form.errors else 200)


@require_safe
@page(Permission.UPLOAD_LISTS)
def upload_seen(request: HttpRequest, here: Here, number: int) -> HttpResponseBase:
    """How far checking came; then what is in the lists, and what was found."""
    made = get_object_or_404(here.authority.uploads.select_related("by"), pk=number)
    return _seen(request, made)


def _seen(request: HttpRequest, made: Upload, why: str = "", status: int = 200) -> HttpResponseBase:
    told = {
        "made": made,
        "state": IN_WORDS[State(made.state)],
        "why": why,
        "goes_on": upload_goes_on(localdate(made.at)),
    }
    if made.state in (State.CHECKED, State.ACCEPTED):
        told |= _what_was_found(made)
    answer = render(request, "data/upload_seen.html", told, status=status)
    if made.under_way:
        answer["Refresh"] = str(LOOK_AGAIN)
    return answer


@require_safe
@page(Permission.UPLOAD_LISTS)
def cells(request: HttpRequest, here: Here, number: int) -> HttpResponseBase:
    """Every cell that one rule speaks about: where it is, never what is in it."""
    made = get_object_or_404(
        here.authority.uploads, pk=number, state__in=(State.CHECKED, State.ACCEPTED)
    )
    rule = one_of(request, "rule", rulebook())
    folder = folder_of(made.authority_id, made.checked_token)
    found = folder.table("findings", ("rule", rule or ""))
    sheets = dict(folder.table("sheets").iter_rows())
    part = Paginator(range(found.height), CELLS_A_PAGE).get_page(request.GET.get("page"))
    shown = found[part.start_index() - 1 if found.height else 0 : part.end_index()]
    return render(
        request,
        "data/cells.html",
        {
            "made": made,
            "rule": rulebook()[rule] if rule else None,
            "words": in_general(rulebook()[rule].words, found["words"].unique().sort().to_list())
            if rule and found.height
            else "",
            "count": counted(found.height, "finding"),
            "part": part,
            "rows": [
                (
                    sheets.get(place, ""),
                    row,
                    "" if index is None else column_letters(index),
                    _header(list_id, column),
                )
                for place, row, index, list_id, column in shown.select(
                    "place", "row", "index", "list", "column"
                ).iter_rows()
            ],
        },
    )


@require_POST
@page(Permission.UPLOAD_LISTS)
def accept(request: HttpRequest, here: Here, number: int) -> HttpResponseBase:
    """Make lists a submission."""
    return _decided(request, here, number, actions.accept)


@require_POST
@page(Permission.UPLOAD_LISTS)
def turn_down(request: HttpRequest, here: Here, number: int) -> HttpResponseBase:
    """Throw lists away."""
    return _decided(request, here, number, actions.turn_down)


def _decided(
    request: HttpRequest, here: Here, number: int, decide: Callable[..., object]
) -> HttpResponseBase:
    made = get_object_or_404(here.authority.uploads.select_related("by"), pk=number)
    try:
        decide(by=here.person, upload=made, version=version_of(request))
    except Refused as why:
        made.refresh_from_db()
        return _seen(request, made, str(why), 409)
    return redirect("data")


@dataclass(frozen=True)
class _Finding:
    """What one rule found."""

    rule: str
    words: str
    fix: str
    count: str
    places: tuple[str, ...]


def _what_was_found(made: Upload) -> dict[str, object]:
    folder = folder_of(made.authority_id, made.checked_token)
    found = folder.table("findings")
    names = dict(folder.table("sheets").iter_rows())
    by_severity: dict[str, list[_Finding]] = {name: [] for name in SEVERITY_WORDS}
    for (rule,), part in found.group_by("rule", maintain_order=True):
        by_severity[part["severity"][0]].append(_finding(str(rule), part, names))
    day = made.reference_date
    assert day is not None, "the database sees to it that checked lists have one"
    submission = Submission.objects.filter(authority=made.authority, reference_date=day).exclude(
        upload=made
    )
    return {
        "lists": [
            (by_id()[name].title, f"{rows:,}") for name, rows in made.counts["lists"].items()
        ],
        "severities": [
            (*SEVERITY_WORDS[name], _most_first(those))
            for name, those in by_severity.items()
            if those
        ],
        "counts": [
            counted(made.counts["findings"][name], one, several)
            for name, one, several in (
                ("error", "error", ""),
                ("query", "query", "queries"),
                ("note", "note", ""),
            )
        ],
        "replaces": submission.exists() and made.state == State.CHECKED,
    }


def _most_first(those: list[_Finding]) -> list[_Finding]:
    return sorted(those, key=lambda one: -int(one.count.replace(",", "")))


def _finding(rule: str, part: pl.DataFrame, names: dict[int, str]) -> _Finding:
    said = rulebook()[rule]
    return _Finding(
        rule,
        in_general(said.words, part["words"].unique().sort().to_list()),
        in_general(said.fix, part["fix"].unique().sort().to_list()),
        f"{part.height:,}",
        tuple(places_in_words(part, names, MOST_PLACES, MOST_CELLS)),
    )


def _header(list_id: str | None, column: str | None) -> str:
    """The declared header; of a column that no list declares nothing: it may hold anything."""
    spec = by_id().get(list_id or "")
    declared = spec.by_name.get(column or "") if spec else None
    return declared.header.strip() if declared else ""
