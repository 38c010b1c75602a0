"""A report read in the background: by a process that it can neither hang nor exhaust, or refused.

Nothing of it is part of the record before somebody accepts it. How far a machine came is the act of
nobody, so there is no event of it.
"""

from contextlib import closing
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.db import transaction

from ilacs.register import by_urn
from ilacs.reports import InspectionReport, UnreadableDocument
from ilacs.reports.folder import read_many
from ilacs.sector.adding import changed_facts, same_inspection, with_known_day
from ilacs.sector.inspections import Inspection, Origin
from ilacs.sector.stored_report import (
    CannotKeep,
    is_possible,
    stored_report,
    with_readers_themes,
)
from ilacs.sector.stored_values import StoredReport
from ilacs.sector.themes import classify
from ilacs.web.data.private import private_folder
from ilacs.web.in_background import NotDone, ToBeTold, came_of
from ilacs.web.published import published_of
from ilacs.web.record.models import TO_BE_READ, AddedReport, ReportState
from ilacs.web.record.understood import Understood, values_of
from ilacs.web.shown.words import capital
from ilacs.web.today import today
from ilacs.web.whose import registered

MOST_ATTEMPTS = 3


def read(number: int) -> None:
    """Read the report with this number, if it is still to be read. Raises nothing of it."""
    added = _begun(number)
    if added is None:
        return
    came = came_of(
        lambda: _finish(added, _understood(added)),
        name=f"Reading added report {number}",
        kept="the report from being read",
    )
    if isinstance(came, NotDone):
        _refuse(added, came.words)


def pick_up_what_was_cut_off() -> None:
    """What a new start of the background owes to one that was killed.

    Only while no other process reads reports.
    """
    from ilacs.web.record.tasks import read_report  # noqa: PLC0415 - tasks import this module

    cut_off = AddedReport.objects.filter(state__in=TO_BE_READ)
    for number in cut_off.order_by("pk").values_list("pk", flat=True):
        read_report.enqueue(number)


@transaction.atomic
def _begun(number: int) -> AddedReport | None:
    """The report, now being read; None where there is nothing to be done."""
    added = (
        AddedReport.objects.select_for_update(no_key=True)
        .filter(pk=number, state__in=TO_BE_READ)
        .first()
    )
    if added is None:
        return None
    if added.attempts >= MOST_ATTEMPTS:
        _refused(
            added,
            f"Reading was cut off {MOST_ATTEMPTS} times. Check that it is the right file, or tell "
            "the person who looks after this service.",
        )
        return None
    added.state = ReportState.READING
    added.attempts += 1
    added.version += 1
    added.save()
    return added


def _understood(added: AddedReport) -> Understood:
    report = _report(added)
    ours = registered(added.authority)
    if ours is None:
        raise ToBeTold(f"{added.authority.name} is not in the register of authorities.")
    theirs = by_urn(report.authority.urn) if report.authority.urn is not None else None
    if theirs is not None and theirs != ours:
        raise ToBeTold(
            f"This report is about {theirs.name}, and this is the record of {ours.name}. Only its "
            "own reports can be added to it."
        )
    on = today()
    new = _stored(report, added.given_published, on)
    known = published_of(added.authority).record.of(new.inspection.urn)
    same = same_inspection(new.inspection, known)
    if same is not None:
        new = _as_known(new, same, sure_of_day=added.given_published is not None)
    return Understood(
        with_readers_themes(new),
        same is not None,
        tuple(_differences(same, new.inspection)) if same else (),
        tuple(capital(str(problem)) for problem in report.problems),
    )


def _report(added: AddedReport) -> InspectionReport:
    with private_folder(settings.ILACS.folder) as place:
        path = place / "report"
        path.write_bytes(bytes(added.content or b""))
        with closing(read_many([path], names=[added.file], workers=1)) as outcomes:
            found = next(outcomes)
    if isinstance(found, UnreadableDocument):
        raise ToBeTold(f"{capital(found.what)} {found.remedy}")
    return found


def _stored(report: InspectionReport, given: date | None, on: date) -> StoredReport:
    last = max((period.last for period in report.on_site), default=None)
    if given is not None and not is_possible(given, last, on):
        raise ToBeTold(
            "The day of publication that you gave is before the last day on site, or has not come "
            "yet. Put the report in again with another day, or without."
        )
    try:
        return stored_report(
            report, on=on, themes_of=lambda text: classify(text).themes, published=given
        )
    except CannotKeep as reason:
        raise ToBeTold(f"This report has no place in the record: {reason}") from None


def _as_known(new: StoredReport, known: Inspection, *, sure_of_day: bool) -> StoredReport:
    """The report under the name that the record has. Raises ToBeTold if it has its text too."""
    if known.origin is not Origin.SHIPPED:
        raise ToBeTold(
            "The record has the text of this report already. If it is wrong there, take it out "
            "first."
        )
    named = replace(new, inspection=replace(new.inspection, id=known.id))
    return named if sure_of_day else with_known_day(named, known)


def _differences(known: Inspection, new: Inspection) -> list[tuple[str, str, str]]:
    """What both say, and not the same."""
    return [
        (name, old, value)
        for name, old, value in changed_facts(known, new)
        if old is not None and value is not None
    ]


@transaction.atomic
def _finish(added: AddedReport, found: Understood) -> None:
    current = AddedReport.objects.select_for_update(no_key=True).get(pk=added.pk)
    if current.state != ReportState.READING:
        return  # Another start of the same work was quicker.
    current.state = ReportState.READ
    current.content = None
    current.understood = values_of(found)
    current.inspection = found.report.inspection.id
    current.version += 1
    current.save()


@transaction.atomic
def _refuse(added: AddedReport, words: str) -> None:
    current = AddedReport.objects.select_for_update(no_key=True).get(pk=added.pk)
    if current.state == ReportState.READING:
        _refused(current, words)


def _refused(added: AddedReport, words: str) -> None:
    added.state = ReportState.REFUSED
    added.words = words
    added.content = None
    # What was no report may be anything, and its name may say whom it is about.
    added.file = ""
    added.version += 1
    added.save()
