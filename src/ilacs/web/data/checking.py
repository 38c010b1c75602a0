"""An upload checked in the background: read, checked, measured, and written whole, or failed.

How far a machine came is the act of nobody, so there is no event of it. What is said of a fault
is its kind: its words may quote a cell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction

from ilacs.documents.lists.checked import SEVERITIES, Checked, check_lists
from ilacs.lists.protected import StoreFault
from ilacs.lists.reading import CannotRead, read
from ilacs.lists.snapshot import Snapshot
from ilacs.measures.data import CannotMeasure
from ilacs.web.data import storage
from ilacs.web.data.files import unseal
from ilacs.web.data.measuring import tables_of_checking, tables_of_lists
from ilacs.web.data.models import UNDER_WAY, State, Submission, Upload, that_count
from ilacs.web.data.private import clear_readings, private_folder
from ilacs.web.data.tokens import every_folder, reference_key
from ilacs.web.in_background import NotDone, ToBeTold, came_of

MOST_ATTEMPTS = 3


class CannotAccept(Exception):
    """The lists were read and cannot be those of this authority. Says so in words."""


@dataclass(frozen=True)
class _Found:
    token: str
    day: date
    counts: Mapping[str, Mapping[str, int]]


def check(number: int) -> None:
    """Check the upload with this number, if it is still to be checked. Raises nothing of it."""
    upload = _begun(number)
    if upload is None:
        return
    came = came_of(
        lambda: _checked(upload),
        name=f"Checking upload {upload.pk}",
        kept="the lists from being checked",
        also="Nothing of them was kept. ",
    )
    if isinstance(came, NotDone):
        _fail(upload, came.words)
    else:
        _finish(upload, came)


def pick_up_what_was_cut_off() -> None:
    """What a new start of the background owes to one that was killed.

    Only while no other process checks lists.
    """
    from ilacs.web.data.tasks import check_upload  # noqa: PLC0415 - tasks import this module

    clear_readings(settings.ILACS.folder)
    storage.remove_all_but(every_folder())
    for number in Upload.objects.filter(state__in=UNDER_WAY).values_list("pk", flat=True):
        check_upload.enqueue(number)


@transaction.atomic
def _begun(number: int) -> Upload | None:
    """The upload, now being checked; None where there is nothing to be done."""
    upload = (
        Upload.objects.select_for_update(no_key=True).filter(pk=number, state__in=UNDER_WAY).first()
    )
    if upload is None:
        return None
    if upload.attempts >= MOST_ATTEMPTS:
        _failed(
            upload,
            f"Checking was cut off {MOST_ATTEMPTS} times. The lists may need more memory than "
            "this server has: put in fewer at once, or tell the person who looks after it.",
        )
        return None
    upload.state = State.CHECKING
    upload.attempts += 1
    upload.version += 1
    upload.save()
    return upload


def _checked(upload: Upload) -> _Found:
    try:
        checked = check_lists(*_read(upload))
        whose, key = upload.authority_id, reference_key(upload.authority_id)
        with storage.new_folder(whose) as (token, writing):
            for name, table in tables_of_checking(checked):
                writing.add(name, table)
            for name, table in tables_of_lists(checked.snapshot, key):
                writing.add(name, table)
            writing.keep(checked.snapshot)
    except StoreFault as fault:
        raise ToBeTold(f"The lists could not be kept: {fault.what} {fault.remedy}") from None
    except (CannotMeasure, CannotAccept) as fault:
        raise ToBeTold(str(fault)) from None
    day = checked.snapshot.reference_date.day
    assert day is not None, "lists without one are refused before"
    return _Found(token, day, _counts(checked))


def _read(upload: Upload) -> tuple[Snapshot, Snapshot | None]:
    """The lists, and those of the submission before them."""
    files = storage.folder_of(upload.authority_id, upload.token)
    with private_folder(settings.ILACS.folder) as place:
        paths = unseal(files, place)
        try:
            lists = read(paths, reference_date=upload.given_reference_date)
        except CannotRead as fault:
            raise ToBeTold(_without_names(str(fault), paths)) from None
    ours = upload.authority.name
    if lists.authority not in (None, ours):
        raise CannotAccept(
            f"These lists say that they are of {lists.authority}, and this is {ours}. Nothing of "
            "them was kept."
        )
    day = lists.reference_date.day
    if day is None:
        raise CannotAccept(
            "The lists do not tell which day they describe. Put them in again, and give the "
            "reference date."
        )
    return replace(lists, authority=ours), _before(upload, day)


def _before(upload: Upload, day: date) -> Snapshot | None:
    those = that_count(
        Submission.objects.filter(authority=upload.authority, reference_date__lt=day)
    )
    if not those:
        return None
    return storage.folder_of(upload.authority_id, those[-1].token).snapshot(
        those[-1].reference_date
    )


def _without_names(words: str, paths: Sequence[Path]) -> str:
    """Words in which files go by their numbers: their names are the user's, and may say much."""
    for number, path in sorted(enumerate(paths, 1), key=lambda one: -len(one[1].name)):
        words = words.replace(path.name, f"file {number}" if len(paths) > 1 else "the file")
    return "\n".join(line[:1].upper() + line[1:] for line in words.splitlines())


def _counts(checked: Checked) -> Mapping[str, Mapping[str, int]]:
    return {
        "lists": {name: each.rows.height for name, each in checked.snapshot.lists.items()},
        "findings": {each.value: checked.count(each) for each in SEVERITIES},
    }


@transaction.atomic
def _finish(upload: Upload, found: _Found) -> None:
    current = Upload.objects.select_for_update(no_key=True).filter(pk=upload.pk).first()
    if current is None or current.state != State.CHECKING:
        # It was deleted meanwhile, or another start of the same work was quicker.
        storage.remove(upload.authority_id, found.token)
        return
    current.state = State.CHECKED
    current.checked_token = found.token
    current.reference_date = found.day
    current.counts = found.counts
    current.version += 1
    current.save()


@transaction.atomic
def _fail(upload: Upload, words: str) -> None:
    current = Upload.objects.select_for_update(no_key=True).filter(pk=upload.pk).first()
    if current is not None and current.state == State.CHECKING:
        _failed(current, words)


def _failed(upload: Upload, words: str) -> None:
    upload.state = State.FAILED
    upload.words = words
    upload.version += 1
    upload.save()
    tokens = upload.token, upload.checked_token
    transaction.on_commit(lambda: storage.remove(upload.authority_id, *tokens))
