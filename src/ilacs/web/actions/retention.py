"""Deleting lists, by somebody or because their time is over, and saying how long they are kept.

Rows go in the transaction of the event, folders after it. A process that ends between the two
leaves folders that no row names: they are removed when the background starts, and every day.
"""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from ilacs.documents.text_lines import day_in_words
from ilacs.framework.number_words import counted
from ilacs.web.actions.refused import ChangedMeanwhile, Refused
from ilacs.web.audit.kinds import What
from ilacs.web.audit.recording import ITSELF, record
from ilacs.web.data import storage
from ilacs.web.data.keeping import (
    FEWEST_MONTHS,
    MOST_MONTHS,
    UNDECIDED,
    about_to_go,
    goes_on,
    upload_goes_on,
)
from ilacs.web.data.models import RetentionPeriod, State, Submission, Upload, months_of
from ilacs.web.data.remembered import forget_what_is_gone
from ilacs.web.people.models import Authority, Person


@transaction.atomic
def delete_lists(*, by: Person, day: date, seen: int, only_earlier: bool = False) -> None:
    """Delete the lists as at a day: all versions, or those before the one that counts.

    `seen` is the number of the submission that counted when it was looked at. Raises
    ChangedMeanwhile, Refused.
    """
    authority = _locked(by.authority_id)
    those = authority.submissions.filter(reference_date=day).order_by("version")
    latest = those.last()
    if latest is None or latest.pk != seen:
        raise ChangedMeanwhile
    gone = list(those.exclude(pk=latest.pk) if only_earlier else those)
    if not gone:
        raise Refused("There is no earlier version of these lists.")
    record(
        What.LISTS_DELETED,
        by=by,
        authority=authority,
        about=("lists", day.isoformat()),
        facts={
            "reference_date": day_in_words(day),
            "versions": counted(len(gone), "earlier version" if only_earlier else "version"),
        },
    )
    _delete(authority, (one.upload_id for one in gone))


@transaction.atomic
def set_period(*, by: Person, months: int, seen: int, today: date) -> None:
    """Say for how many months lists are kept; what goes then is announced anew.

    `seen` is the period as it was looked at. Raises ChangedMeanwhile, Refused.
    """
    authority = _locked(by.authority_id)
    before = months_of(authority)
    if before != seen:
        raise ChangedMeanwhile
    if not FEWEST_MONTHS <= months <= MOST_MONTHS:
        raise Refused(f"Enter a number of months from {FEWEST_MONTHS} to {MOST_MONTHS}.")
    if months == before:
        return
    RetentionPeriod.objects.update_or_create(authority=authority, defaults={"months": months})
    authority.submissions.update(announced_on=None)
    _announce(authority.submissions.all(), months, today)
    record(
        What.PERIOD_SET,
        by=by,
        authority=authority,
        about=("authority", authority.pk),
        facts={"period": counted(months, "month"), "before": counted(before, "month")},
    )


@transaction.atomic
def announce(*, authority: Authority, today: date) -> None:
    """Let pages say which lists are about to go, and no more of those that are not.

    No act of anybody, so there is no event of it.
    """
    _announce(_locked(authority.pk).submissions.all(), months_of(authority), today)


@transaction.atomic
def expire_lists(*, submission: Submission, today: date) -> bool:
    """Delete one version of lists whose time is over. Whether it was."""
    authority = _locked(submission.authority_id)
    current = authority.submissions.filter(pk=submission.pk, announced_on__isnull=False).first()
    months = months_of(authority)
    if current is None:
        return False
    if today < goes_on(current.reference_date, current.announced_on, months, today):
        return False
    record(
        What.LISTS_EXPIRED,
        by=None,
        instead=ITSELF,
        authority=authority,
        about=("lists", current.reference_date.isoformat()),
        facts={
            "reference_date": day_in_words(current.reference_date),
            "versions": f"version {current.version}",
            "period": counted(months, "month"),
        },
    )
    _delete(authority, (current.upload_id,))
    return True


@transaction.atomic
def expire_upload(*, upload: Upload, today: date) -> bool:
    """Delete an upload that nobody accepted, whose time is over. Whether it was."""
    authority = _locked(upload.authority_id)
    current = (
        Upload.objects.select_for_update()
        .filter(pk=upload.pk)
        .exclude(state=State.ACCEPTED)
        .first()
    )
    if current is None or today < upload_goes_on(timezone.localdate(current.at)):
        return False
    record(
        What.UPLOAD_EXPIRED,
        by=None,
        instead=ITSELF,
        authority=authority,
        about=("upload", current.pk),
        facts={
            "day": day_in_words(timezone.localdate(current.at)),
            "period": counted(UNDECIDED.days, "day"),
        },
    )
    _delete(authority, (current.pk,))
    return True


def _announce(submissions: QuerySet[Submission], months: int, today: date) -> None:
    for one in submissions:
        said = one.announced_on
        # A day to come was said by a clock that went wrong.
        kept = said if said is not None and said <= today else None
        now = (kept or today) if about_to_go(one.reference_date, months, today) else None
        if now != said:
            submissions.filter(pk=one.pk).update(announced_on=now)


def _delete(authority: Authority, numbers: Iterable[int]) -> None:
    """Delete uploads, with what was accepted of them; their folders when all is settled."""
    uploads = Upload.objects.filter(authority=authority, pk__in=tuple(numbers))
    tokens = [one for each in uploads for one in (each.token, each.checked_token)]
    Submission.objects.filter(upload__in=uploads).delete()
    uploads.delete()

    def folders_too() -> None:
        storage.remove(authority.pk, *tokens)
        forget_what_is_gone()

    transaction.on_commit(folders_too)


def _locked(number: int) -> Authority:
    """The authority, so that nobody accepts or deletes its lists meanwhile."""
    return Authority.objects.select_for_update().get(pk=number)
