"""Which lists hold a child: for whoever must correct or delete what is kept of one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ilacs.lists.protected import StoreFault
from ilacs.web.data.models import State, Submission, Upload
from ilacs.web.data.storage import folder_of
from ilacs.web.people.models import Authority


@dataclass(frozen=True)
class Holding:
    """Lists that hold a child, or that cannot be read and so may.

    `version` counts from 1 among those that were accepted of the day; 0 is for an upload, with its
    number in `upload`, that nobody has decided on.
    """

    day: date
    version: int
    upload: int
    is_readable: bool = True


def that_hold(authority: Authority, reference: str) -> tuple[Holding, ...]:
    """All of an authority that hold the child with this reference, the earliest day first."""
    found = sorted(_all_of(authority), key=lambda one: (one[0].day, one[0].version))
    return tuple(
        Holding(lists.day, lists.version, lists.upload, is_readable=held is not None)
        for lists, token in found
        if (held := _holds(authority, token, reference)) is not False
    )


def _all_of(authority: Authority) -> Iterator[tuple[Holding, str]]:
    for one in Submission.objects.filter(authority=authority):
        yield Holding(one.reference_date, one.version, one.upload_id), one.token
    for each in Upload.objects.filter(authority=authority, state=State.CHECKED):
        assert each.reference_date is not None, "the database sees to it that they have one"
        yield Holding(each.reference_date, 0, each.pk), each.checked_token


def _holds(authority: Authority, token: str, reference: str) -> bool | None:
    """None where it cannot be read."""
    try:
        rows = folder_of(authority.pk, token).table("children", ("reference", reference))
    except StoreFault:
        return None
    return not rows.is_empty()
