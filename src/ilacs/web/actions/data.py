"""Putting lists in, accepting them and turning them down."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from ilacs.documents.text_lines import day_in_words
from ilacs.framework.number_words import counted
from ilacs.lists.protected import StoreFault
from ilacs.web.actions.refused import ChangedMeanwhile, Refused
from ilacs.web.audit.kinds import What
from ilacs.web.audit.recording import record
from ilacs.web.data import storage
from ilacs.web.data.files import Arrived, seal
from ilacs.web.data.limits import MOST_OPEN, what_is_wrong
from ilacs.web.data.models import UNDER_WAY, State, Submission, Upload
from ilacs.web.data.tasks import check_upload
from ilacs.web.people.models import Authority, Person


def upload(*, by: Person, files: Sequence[Arrived], reference_date: date | None = None) -> Upload:
    """Put lists in, to be checked in the background. Nothing counts before it is accepted.

    Their folder is there, whole and encrypted, before the database tells of it. Raises Refused.
    """
    authority = by.authority
    if authority.is_region:
        raise Refused("A region has no lists of children of its own.")
    if wrong := what_is_wrong(files):
        raise Refused(wrong)
    if authority.uploads.filter(state__in=(*UNDER_WAY, State.CHECKED)).count() >= MOST_OPEN:
        raise Refused(
            f"{MOST_OPEN} uploads wait already. Accept them or turn them down before you put more "
            "in."
        )
    try:
        with storage.new_folder(authority.pk) as (token, writing):
            seal(files, writing)
    except StoreFault as fault:
        # Where it was is for nobody but who looks after the disk.
        raise Refused(f"Nothing was saved: {fault.what} {fault.remedy}") from None
    try:
        with transaction.atomic():
            made = Upload.objects.create(
                authority=authority,
                by=by,
                at=timezone.now(),
                token=token,
                given_reference_date=reference_date,
            )
            record(
                What.LISTS_UPLOADED,
                by=by,
                authority=authority,
                about=("upload", made.pk),
                facts={"files": counted(len(files), "file")},
            )
            check_upload.enqueue(made.pk)
    except BaseException:
        storage.remove(authority.pk, token)
        raise
    return made


@transaction.atomic
def accept(*, by: Person, upload: Upload, version: int) -> Submission:
    """Make checked lists a submission: the one that counts of its reference date.

    `version` is that of the upload as it was looked at. Raises ChangedMeanwhile, Refused.
    """
    # Whoever accepts lists of the same day waits here.
    Authority.objects.select_for_update().get(pk=by.authority_id)
    current = _locked(by, upload, version)
    day = current.reference_date
    assert day is not None, "the database sees to it that checked lists have one"
    earlier = Submission.objects.filter(authority=by.authority, reference_date=day).last()
    made = Submission.objects.create(
        authority=by.authority,
        upload=current,
        reference_date=day,
        # Not their count: some may have been deleted.
        version=earlier.version + 1 if earlier else 1,
        token=current.checked_token,
        accepted_by=by,
        accepted_at=timezone.now(),
    )
    _settle(current, State.ACCEPTED)
    record(
        What.LISTS_ACCEPTED,
        by=by,
        authority=by.authority,
        about=("upload", current.pk),
        facts={"reference_date": day_in_words(day)},
    )
    return made


@transaction.atomic
def turn_down(*, by: Person, upload: Upload, version: int) -> Upload:
    """Throw checked lists away; their files are removed. Raises ChangedMeanwhile, Refused."""
    current = _locked(by, upload, version)
    _settle(current, State.TURNED_DOWN)
    record(
        What.LISTS_TURNED_DOWN,
        by=by,
        authority=by.authority,
        about=("upload", current.pk),
        facts={"reference_date": day_in_words(current.reference_date)},
    )
    tokens = current.token, current.checked_token
    transaction.on_commit(lambda: storage.remove(by.authority_id, *tokens))
    return current


def _locked(by: Person, upload: Upload, version: int) -> Upload:
    """The upload as it is now, of the authority of `by`, checked and not yet decided on."""
    current = Upload.objects.select_for_update().get(pk=upload.pk, authority=by.authority)
    if current.version != version:
        raise ChangedMeanwhile
    if current.state != State.CHECKED:
        raise Refused("These lists are not waiting for somebody to accept them.")
    return current


def _settle(upload: Upload, state: State) -> None:
    upload.state = state
    upload.version += 1
    upload.save()
