"""What must be so after a kill, looked up in the database and on the disk, without the server."""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator

from django.db.models import QuerySet

from ilacs.lists.protected import Damaged
from ilacs.web.audit.chain import verify
from ilacs.web.audit.kinds import What
from ilacs.web.audit.models import Event
from ilacs.web.data import storage
from ilacs.web.data.models import UNDER_WAY, State, Submission, Upload
from ilacs.web.data.tokens import every_folder
from ilacs.web.people.models import Person
from ilacs.web.record.models import CallCame, Closed
from killing.people import Found, Notes


def look(notes: Notes, whole: set[tuple[int, str]]) -> Found:
    """Hold everything that was acknowledged against what is there.

    `whole` are the folders that were found whole before: they are never written again.
    """
    return Found(
        lost=[f"{kind}: {what}" for kind, what in _lost(notes)],
        half=[*_torn(whole), *_without_their_event()],
        chain=[fault] if (fault := verify().fault) else [],
    )


def _lost(notes: Notes) -> Iterator[tuple[str, str]]:
    with notes.lock:
        done = {kind: list(those) for kind, those in notes.done.items()}
        asked = {kind: list(those) for kind, those in notes.asked.items()}
    there: dict[str, Callable[[], set[str]]] = {
        "lists put in": lambda: _numbers(Upload.objects.all()),
        "accepted": lambda: set(map(str, Submission.objects.values_list("upload_id", flat=True))),
        "turned down": lambda: _numbers(Upload.objects.filter(state=State.TURNED_DOWN)),
        "person let in": lambda: set(Person.objects.values_list("email", flat=True)),
        "call came": lambda: _numbers(CallCame.objects.all()),
        "call closed": lambda: _numbers(CallCame.objects.exclude(closed=Closed.NOT)),
    }
    for kind, known in there.items():
        missing = {what for what, _ in done.get(kind, ())} - known()
        yield from ((kind, what) for what in sorted(missing))
    signed_in = Event.objects.filter(what=What.SIGNED_IN).count()
    if signed_in < len(done.get("signed in", ())):
        yield "signed in", f"{len(done['signed in']) - signed_in} events"
    yield from _roles_lost(asked.get("person changed", []), done.get("person changed", []))


def _roles_lost(
    asked: list[tuple[str, str]], done: list[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """People who are neither what was last acknowledged nor what was asked for after that."""
    roles = dict(Person.objects.values_list("email", "role"))
    for email, last in dict(done).items():
        may_be = [role for whom, role in asked if whom == email]
        if roles.get(email) not in may_be[may_be.index(last) :]:
            yield "person changed", f"{email} to {last}"


def _numbers(rows: "QuerySet[Upload] | QuerySet[CallCame]") -> set[str]:
    return set(map(str, rows.values_list("pk", flat=True)))


def _torn(whole: set[tuple[int, str]]) -> Iterator[str]:
    """Rows whose folders are not there, or not whole."""
    for one in sorted(every_folder() - whole):
        folder = storage.folder_of(*one)
        try:
            for name in folder.sums:
                folder.table(name)
        except Damaged:
            yield f"folder {one[1]} of a row is not whole"
        else:
            whole.add(one)
    for made in Submission.objects.all():
        snapshot = (made.authority_id, f"{made.token}/snapshot")
        if snapshot not in whole:
            try:
                storage.folder_of(made.authority_id, made.token).snapshot(made.reference_date)
            except Damaged:
                yield f"the lists of submission {made.pk} are not whole"
            else:
                whole.add(snapshot)


def _without_their_event() -> Iterator[str]:
    """Each thing has the event of its change, and each event its thing."""
    told = {
        What.LISTS_UPLOADED: Upload.objects.count(),
        What.LISTS_ACCEPTED: Submission.objects.count(),
        What.LISTS_TURNED_DOWN: Upload.objects.filter(state=State.TURNED_DOWN).count(),
        What.PERSON_CREATED: Person.objects.count(),
        What.CALL_CAME: CallCame.objects.count(),
        What.CALL_OVER: CallCame.objects.exclude(closed=Closed.NOT).count(),
    }
    events = Counter(Event.objects.values_list("what", flat=True))
    for what, count in told.items():
        if events[what.value] != count:
            yield f"{events[what.value]} events of “{what}” for {count}"
    accepted = Upload.objects.filter(state=State.ACCEPTED).count()
    made = Submission.objects.count()
    if accepted != made:
        yield f"{accepted} uploads were accepted, and {made} submissions are there"


def under_way() -> int:
    """How many uploads are still to be checked."""
    return Upload.objects.filter(state__in=UNDER_WAY).count()


def failed_without_words() -> int:
    """How many uploads failed and do not say why."""
    return Upload.objects.filter(state=State.FAILED, words="").count()


def folders_without_rows() -> int:
    """How many folders no row names."""
    known = every_folder()
    return sum(
        not place.name.isdigit() or (int(place.name), folder.name) not in known
        for place in (storage.root().iterdir() if storage.root().is_dir() else ())
        for folder in place.iterdir()
    )


def a_day_later() -> None:
    """Clean up as if everything that lies there were older than a day."""
    old = time.time() - 2 * storage.A_DAY
    for folder in storage.root().glob("*/*"):
        os.utime(folder, (old, old))
    storage.remove_all_but(every_folder())
