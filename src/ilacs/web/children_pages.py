"""Children: the rows behind a measure, worklists, one child's chronology.

Each is filtered by `children.seen_by`, and told to the audit trail before it is shown.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from ilacs.documents.measures.behind import SHOWN, shown_rows
from ilacs.documents.measures.due import WHENS, worklist
from ilacs.documents.measures.journey import (
    JourneyAnswer,
    days_in_words,
    details_in_words,
    end_in_words,
    journey_answer,
    number,
    opening,
)
from ilacs.documents.measures.journey_picture import journey_picture
from ilacs.documents.text_lines import day_in_words
from ilacs.framework import DEFAULTS
from ilacs.measures.declared import ALL
from ilacs.measures.figures import MEASURE
from ilacs.measures.journeys import Event, journey_of
from ilacs.measures.measure import Better
from ilacs.measures.rows import State
from ilacs.web.access import Here, page
from ilacs.web.actions.seeing import child_seen, children_seen
from ilacs.web.data.asking import asked_by, measure_with, must_be_asked_by, number_of, one_of
from ilacs.web.data.children import child_with, of_one_child, seen_by, whose_children
from ilacs.web.data.measuring import DUE_WITHIN, reference_of
from ilacs.web.data.models import Submission, that_count
from ilacs.web.data.remembered import table_of
from ilacs.web.data.tokens import reference_key
from ilacs.web.roles import CHILDREN
from ilacs.web.throttling.limited import limited
from ilacs.web.throttling.limits import PAGES_OF_CHILDREN

ROWS_A_PAGE = 50
MOST_SUBMISSIONS = 12
"""Submissions that a chronology is made of, the latest ones."""

_WORKLISTS = tuple(measure for measure in ALL if measure.worklist)


@require_safe
@page(*CHILDREN)
@limited(PAGES_OF_CHILDREN)
def behind(request: HttpRequest, here: Here, measure_id: str) -> HttpResponseBase:
    """The rows behind a figure that the person may see."""
    it = measure_with(measure_id)
    asked = must_be_asked_by(request, here)
    state = one_of(request, "state", State)
    rows = seen_by(here, table_of(asked.now, "rows", (MEASURE, it.id)))
    shown = shown_rows(it, rows, table_of(asked.now, "places"), state)
    part = Paginator(range(shown.height), ROWS_A_PAGE).get_page(request.GET.get("page"))
    children_seen(by=here.person, what=it.name, about=it.id, rows=_on(part))
    low = it.better is Better.LOWER
    order = (State.MET, State.NOT_KNOWN, State.NOT_MET, State.EXCLUDED) if low else (
        State.NOT_MET, State.NOT_KNOWN, State.MET, State.EXCLUDED
    )  # fmt: skip
    counts = {each: rows.filter(pl.col("state") == each.value).height for each in order}
    return render(
        request,
        "data/behind.html",
        {
            "asked": asked,
            "as_at": request.GET.get("as_at", ""),
            "measure": it,
            "whose": whose_children(here),
            "state": state,
            "states": [
                (each.value, each.capitalize(), f"{n:,}") for each, n in counts.items() if n
            ],
            "part": part,
            **_columns(_cells(shown, part), reference_key(here.authority.pk)),
        },
    )


@require_safe
@page(*CHILDREN)
@limited(PAGES_OF_CHILDREN)
def due(request: HttpRequest, here: Here) -> HttpResponseBase:
    """What is overdue or due soon, of the children that the person may see."""
    asked = asked_by(request, here)
    if asked is None:
        return render(request, "data/due.html", {"asked": None})
    rows = seen_by(here, table_of(asked.now, "due"))
    teams = rows["team"].drop_nulls().unique().sort().to_list()
    team = number_of(request, "team", len(teams))
    when = one_of(request, "when", WHENS)
    of = one_of(request, "list", [measure.id for measure in _WORKLISTS])
    in_team = rows if team is None else rows.filter(pl.col("team") == teams[team])
    in_list = in_team if of is None else in_team.filter(pl.col(MEASURE) == of)
    chosen = in_list if when is None else in_list.filter(pl.col("when") == when.value)
    shown = worklist(chosen, table_of(asked.now, "places"), _WORKLISTS)
    part = Paginator(range(shown.height), ROWS_A_PAGE).get_page(request.GET.get("page"))
    what = measure_with(of).name if of else "All worklists"
    children_seen(by=here.person, what=what, about="due", rows=_on(part))
    key = reference_key(here.authority.pk)
    return render(
        request,
        "data/due.html",
        {
            "asked": asked,
            "as_at": request.GET.get("as_at", ""),
            "whose": whose_children(here),
            "within": DUE_WITHIN,
            "teams": list(enumerate(teams)),
            "team": team,
            "list": of,
            "when": when,
            "lists": [
                (measure.id, measure.name)
                for measure in _WORKLISTS
                if measure.id in in_team[MEASURE].unique()
            ],
            "whens": [
                (each.value, each.capitalize(), f"{(in_list['when'] == each.value).sum():,}")
                for each in WHENS
            ],
            "part": part,
            "rows": [
                {**_due(row), "reference": _reference(row["child_id"], key)}
                for row in _cells(shown, part).iter_rows(named=True)
            ],
        },
    )


@require_safe
@page(*CHILDREN)
@limited(PAGES_OF_CHILDREN)
def child(request: HttpRequest, here: Here, reference: str) -> HttpResponseBase:
    """One child's chronology."""
    submissions = that_count(here.authority.submissions.all())[-MOST_SUBMISSIONS:]
    child_id = child_with(here, reference, submissions)
    if child_id is None:
        raise Http404
    child_seen(by=here.person, reference=reference)
    answer = _journey(child_id, submissions)
    journey = answer.journey
    key = reference_key(here.authority.pk)
    return render(
        request,
        "data/child.html",
        {
            "child_id": child_id,
            "as_at": day_in_words(answer.as_at),
            "opening": tuple(opening(answer)),
            "is_in_latest": child_id in table_of(submissions[-1], "children")["child_id"],
            "within": DUE_WITHIN,
            "due": _due_of(child_id, submissions[-1]),
            "picture": mark_safe(journey_picture(journey)) if journey.spans else "",
            "spans": [
                {
                    "start": day_in_words(span.start),
                    "end": end_in_words(span),
                    "name": span.stage.name,
                    "days": number(span.days),
                    "limit": span.clock.limit_in_words if span.clock else "",
                    "due": day_in_words(span.due),
                    "standing": span.reason or span.standing.value,
                }
                for span in journey.spans
            ],
            "events": [_event(event, answer) for event in reversed(journey.events)],
            "undated": [_event(event, answer) for event in journey.undated],
            "together": [
                {
                    "child_id": one.other,
                    "reference": reference_of(one.other, key),
                    "occasions": number(one.occasions),
                    "days": days_in_words(one.days),
                }
                for one in journey.together
                if child_with(here, reference_of(one.other, key), submissions)
            ],
        },
    )


def _due_of(child_id: str, latest: Submission) -> list[Mapping[str, Any]]:
    """What is due for a child by the latest lists."""
    rows = table_of(latest, "due").filter(pl.col("child_id") == child_id)
    shown = worklist(rows, table_of(latest, "places"), _WORKLISTS)
    return [_due(row) for row in shown.iter_rows(named=True)]


def _due(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row of a worklist, its days in words."""
    return {**row, "due": day_in_words(row["due"]), "days": _days_left(row["days_left"])}


def _journey(child_id: str, submissions: Sequence[Submission]) -> JourneyAnswer:
    """What the submissions say of a child: those that name them."""
    clocks = DEFAULTS.clocks_by_id()
    lists = [of_one_child(one, child_id) for one in submissions]
    return journey_answer(journey_of(child_id, lists, clocks), lists)


def _event(event: Event, answer: JourneyAnswer) -> Mapping[str, Any]:
    where = answer.where(event)
    return {
        "day": day_in_words(event.day) or "Not known",
        "time": event.time or "",
        "words": event.words,
        "marks": "; ".join(event.marks),
        "details": details_in_words(event.details),
        "where": f"{where.title}: {where.words}",
    }


def _cells(shown: pl.DataFrame, part: "Page[int]") -> pl.DataFrame:
    """The rows of one page."""
    return shown.slice(part.start_index() - 1, _on(part)) if shown.height else shown


def _on(part: "Page[int]") -> int:
    return len(part.object_list)


def _columns(cells: pl.DataFrame, key: bytes) -> Mapping[str, Any]:
    """The columns that say anything, and the rows with what stands for each child."""
    headings = dict(zip(SHOWN, _HEADINGS, strict=True))
    told = [name for name in SHOWN[1:] if name not in _PLACE and cells[name].count()]
    return {
        "headings": [headings[name] for name in told],
        "rows": [
            {
                "child_id": row["child_id"],
                "reference": _reference(row["child_id"], key),
                "cells": [(headings[name], _in_words(row[name])) for name in told],
                "place": f"{row['place'] or row['list']}, row {row['row']}",
            }
            for row in cells.iter_rows(named=True)
        ],
    }


_PLACE = frozenset({"list", "place", "row"})
_HEADINGS = (
    "Child", "Team", "Worker", "State", "Why excluded", "Category", "Days", "Due", "List", "Sheet",
    "Row",
)  # fmt: skip


def _reference(child_id: str | None, key: bytes) -> str:
    return reference_of(child_id, key) if child_id else ""


def _in_words(cell: object) -> str:
    return day_in_words(cell) if isinstance(cell, date) else "" if cell is None else f"{cell}"


def _days_left(days: int | None) -> str:
    if days is None:
        return "No date known"
    if days < 0:
        return f"{-days:,} days overdue" if days < -1 else "1 day overdue"
    return "Today" if days == 0 else f"In {days} days" if days > 1 else "Tomorrow"
