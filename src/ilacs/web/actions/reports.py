"""Adding published reports to the record of an authority, and taking them out."""

from datetime import date
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from ilacs.web.actions.refused import ChangedMeanwhile, Refused
from ilacs.web.audit.kinds import What
from ilacs.web.audit.recording import record
from ilacs.web.data.files import Arrived, plain_name
from ilacs.web.people.models import Authority, Person
from ilacs.web.record.limits import MOST_REPORTS_OPEN, what_is_wrong
from ilacs.web.record.models import TO_BE_READ, AddedReport, ReportState, reports_of
from ilacs.web.record.tasks import read_report
from ilacs.web.record.understood import Unreadable, understood_of
from ilacs.web.shown.words import named


@transaction.atomic
def put_in(*, by: Person, file: Arrived, published: date | None = None) -> AddedReport:
    """Put a report in, to be read in the background. It is no part of the record yet.

    `published` is the day of its publication, where somebody knows it. Raises Refused.
    """
    authority = _locked_authority(by)
    if authority.is_region:
        raise Refused("A region has no record of its own to add reports to.")
    if wrong := what_is_wrong(file):
        raise Refused(wrong)
    waiting = (*TO_BE_READ, ReportState.READ)
    if authority.added_reports.filter(state__in=waiting).count() >= MOST_REPORTS_OPEN:
        raise Refused(
            f"{MOST_REPORTS_OPEN} reports wait already. Accept them or turn them down before you "
            "put more in."
        )
    file.seek(0)
    content = file.read(file.size or 0)
    digest = sha256(content).hexdigest()
    if reports_of(authority).filter(sha256=digest).exists():
        raise Refused("This file is in the record already. Nothing needs to be done.")
    made = AddedReport(
        authority=authority,
        by=by,
        at=timezone.now(),
        file=plain_name(file.name or ""),
        content=content,
        sha256=digest,
        given_published=published,
    )
    made.save(force_insert=True)
    record(What.REPORT_PUT_IN, by=by, authority=authority, about=("added report", made.pk))
    read_report.enqueue(made.pk)
    return made


@transaction.atomic
def accept(*, by: Person, report: AddedReport, version: int) -> AddedReport:
    """Make a report part of the record of its authority. Raises ChangedMeanwhile, Refused.

    `version` is that of the report as it was looked at.
    """
    authority = _locked_authority(by)
    current = _locked(by, report, version, ReportState.READ)
    if reports_of(authority).filter(inspection=current.inspection).exists():
        raise Refused(
            "The record has the text of this report already. If it is wrong there, take it out "
            "first."
        )
    current.accepted_by, current.accepted_at = by, timezone.now()
    _settle(current, ReportState.ACCEPTED)
    _record(What.REPORT_ADDED, by, current)
    return current


@transaction.atomic
def turn_down(*, by: Person, report: AddedReport, version: int) -> AddedReport:
    """Throw away what was read of a report. Raises ChangedMeanwhile, Refused."""
    return _gone(by, report, version, ReportState.READ, What.REPORT_TURNED_DOWN)


@transaction.atomic
def take_out(*, by: Person, report: AddedReport, version: int) -> AddedReport:
    """Take a report out of the record again. Raises ChangedMeanwhile, Refused."""
    return _gone(by, report, version, ReportState.ACCEPTED, What.REPORT_TAKEN_OUT)


def _gone(
    by: Person, report: AddedReport, version: int, was: ReportState, what: What
) -> AddedReport:
    """The report without anything that was read of it."""
    _locked_authority(by)
    current = _locked(by, report, version, was)
    _record(what, by, current)
    current.understood, current.file = {}, ""
    _settle(
        current,
        ReportState.TAKEN_OUT if was is ReportState.ACCEPTED else ReportState.TURNED_DOWN,
    )
    return current


def _locked_authority(by: Person) -> Authority:
    """The authority of `by`, so that two people do not decide on one report at once."""
    return Authority.objects.select_for_update().get(pk=by.authority_id)


def _locked(by: Person, report: AddedReport, version: int, must_be: ReportState) -> AddedReport:
    """The report as it is now, of the authority of `by`."""
    current = AddedReport.objects.select_for_update().get(pk=report.pk, authority=by.authority)
    if current.version != version:
        raise ChangedMeanwhile
    if current.state != must_be:
        raise Refused(
            "This report is not part of the record."
            if must_be is ReportState.ACCEPTED
            else "This report is not waiting for somebody to accept it."
        )
    return current


def _settle(report: AddedReport, state: ReportState) -> None:
    report.state = state
    report.version += 1
    report.save()


def _record(what: What, by: Person, report: AddedReport) -> None:
    try:
        words = named(understood_of(report).report.inspection)
    except Unreadable:
        words = report.inspection
    record(
        what,
        by=by,
        authority=by.authority,
        about=("added report", report.pk),
        facts={"report": words},
    )
