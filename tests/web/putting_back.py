"""What test_backup.py asks of an installation, in a process of its own (`installed.asked`)."""

import json
import re
import sqlite3
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from unittest.mock import patch

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_tasks_db.models import DBTaskResult
from installed import PASSWORD
from typer.testing import CliRunner

from ilacs.cli import app
from ilacs.web.actions.calls import call_came
from ilacs.web.audit.chain import verify
from ilacs.web.audit.models import Event
from ilacs.web.backup import making, restoring
from ilacs.web.backup.faults import BackupFault
from ilacs.web.backup.file import new_backup, opened_backup
from ilacs.web.backup.making import back_up
from ilacs.web.backup.restoring import restore
from ilacs.web.data import storage
from ilacs.web.data.checking import pick_up_what_was_cut_off
from ilacs.web.data.models import State, Submission, Upload
from ilacs.web.example import set_up_example
from ilacs.web.people.models import Authority, Person
from ilacs.web.trying import address_of
from ilacs.web.urls import urlpatterns

DAY = date(2026, 3, 31)
AT = datetime(2026, 4, 1, 2, 30, tzinfo=UTC)
MORE = (
    "/data/measures?area=care",
    "/data/measures/contacts",
    "/data/measures/contacts/children",
    "/data/due?within=28",
    "/data/uploads/1",
    "/sector/authorities/E09000007",
    "/sector/search?q=supervision",
)
EVENTS = 13
"""How many there are when the source is backed up."""
OF_TIMESTAMPS = ["otp_totp", "0003_add_timestamps"]
SHORT = ("/people", "/record", "/record/call", "/data", "/data/measures", "/data/due")


def a_source(file, roles, work):
    """Set up the example and more; back it up; then ask it, and back it up amid changes.

    More is a call, a second factor, lists that wait, and a person who is gone. Gives back what the
    command said, the rows, the answers, and the number of the person.
    """
    call_command("migrate", verbosity=0, interactive=False)
    list(set_up_example(password=PASSWORD, ends=DAY, size=50, months=1))
    analyst = Person.objects.get(role="analyst")
    call_came(by=analyst, day=date(2026, 3, 9), kind="short", today=DAY)
    TOTPDevice.objects.create(user=analyst, name="app", confirmed=True, key="ab" * 20)
    TOTPDevice.objects.update(created_at=AT)
    with storage.new_folder(analyst.authority_id) as (token, _):
        pass
    Upload.objects.create(
        authority=analyst.authority, by=analyst, at=AT, token=token, state=State.CHECKING
    )
    gone = Person.objects.create(
        email="gone@brent.example", name="Gone", authority=analyst.authority, role="member"
    )
    number = gone.pk
    gone.delete()
    signed_in("analyst")
    record = settings.ILACS.folder / "record"
    (record / "brent").mkdir(parents=True)
    (record / "brent" / "report.pdf").write_bytes(b"%PDF")
    (record / ".index.part").write_bytes(b"half")
    told = {"number": number, "rows": everything(), "said": said("backup", file)}
    told["again"] = said("backup", file)
    told["answers"] = answers(roles)
    told["amid changes"] = backed_up_amid_changes(work)
    return told


def another(file, roles, work):
    """Put a backup back: first what is refused, then really, and ask as the source was asked."""
    call_command("migrate", verbosity=0, interactive=False)
    told = {"refusals": refusals(file, work)}
    with setting_up_elsewhere():
        told["while it runs"] = said("restore", file)
    told["said"] = said("restore", file)
    told["rows"] = everything()
    told["again"] = said("restore", file)
    told["answers"] = answers(roles)
    told["verified"] = said("verify")
    told["after"] = after_putting_back()
    return told


def on_another_database(file, again):
    """Put a backup of an older version back, back it up again, and tell where the two differ."""
    older = Path(again).with_name("older.backup")
    _changed(Path(file), older, _older)
    told = {"said": said("restore", older), "rows": everything(), "after": after_putting_back()}
    Person.objects.get(email="n@brent.example").delete()
    told["backed up"] = said("backup", again)
    key = settings.ILACS.lists_key
    with opened_backup(Path(file), key) as one, opened_backup(Path(again), key) as other:
        told["differ"] = [
            name
            for name in other.names("tables/")
            if list(map(json.loads, other.opened(name)))[: len(one.opened(name))]
            != list(map(json.loads, one.opened(name)))
        ]
    told["answers"] = answers(["analyst"], SHORT)
    return told


def said(*command):
    """What a command of `ilacs admin` ends with and says."""
    done = CliRunner().invoke(app, ["admin", *map(str, command)], prog_name="ilacs")
    return [done.exit_code, done.output]


@contextmanager
def setting_up_elsewhere():
    """Somebody else works with the folder."""
    from ilacs.web.setting_up import alone  # noqa: PLC0415

    with alone(settings.ILACS.folder):
        yield


def signed_in(role):
    """A browser in which the person with a role has signed in with their password."""
    client = Client()
    answer = client.post("/sign-in", {"username": address_of(role), "password": PASSWORD})
    assert answer.status_code == 302, role
    return client


def answers(roles, pages=()):
    """What people are answered, by their role and the address: the status, and all but tokens."""
    told = {}
    for role in roles:
        client = signed_in(role)
        for address in pages or sorted({*_addresses(), *MORE, _child(client)}):
            answer = client.get(address)
            text = b"".join(answer) if answer.streaming else answer.content
            told[f"{role} {address}"] = f"{answer.status_code} " + re.sub(
                r'value="\w{64}"', "", text.decode("latin-1")
            )
    return told


def _addresses():
    """Every address that names nothing, but for those that tell of now."""
    found = (f"/{each.pattern}" for each in urlpatterns if "<" not in str(each.pattern))
    return [one for one in found if one not in ("/events", "/data/export", "/second-factor")]


def _child(client):
    found = re.search(r"/data/children/[\w-]+", client.get("/data/due").content.decode())
    return found[0] if found else "/data"


def everything():
    """The rows that a backup keeps, as far as they must come back exactly."""
    return {
        "events": list(map(list, Event.objects.values_list("number", "hash")[:EVENTS])),
        "people": list(map(list, Person.objects.order_by("pk").values_list("email", "password"))),
        "devices": [[one.key, str(one.created_at)] for one in TOTPDevice.objects.all()],
        "uploads": list(Upload.objects.order_by("pk").values_list("token", flat=True)),
    }


def after_putting_back():
    """Who is next, what the background would do, and whether the trail is whole and goes on."""
    brent = Authority.objects.get()
    made = Person.objects.create(email="n@brent.example", name="N", authority=brent, role="member")
    pick_up_what_was_cut_off()
    return {
        "sessions": Session.objects.count(),
        "number": made.pk,
        "picked up": DBTaskResult.objects.count(),
        "fault": verify().fault,
        "last": Event.objects.order_by("number").last().what,
        "refused to change": _refused_to_change(),
        "lists": str(_lists().reference_date.day),
        "left": sorted(path.name for path in settings.ILACS.folder.iterdir()),
    }


def _lists():
    made = Submission.objects.get()
    return storage.folder_of(made.authority_id, made.token).snapshot(made.reference_date)


def _refused_to_change():
    try:
        with transaction.atomic():
            connection.cursor().execute("delete from audit_event")
    except Exception as fault:
        return str(fault)
    return "not refused"


def refusals(file, work):
    """What is said of backups that do not fit, and what each of them left behind."""
    work = Path(work)
    told = {}
    for name, change in CHANGES.items():
        changed = work / f"{name}.backup"
        _changed(Path(file), changed, change)
        told[name] = [_refused(changed), _left()]
    with patch.object(restoring, "_move", side_effect=_Killed):
        told["cut off"] = [_refused(Path(file)), _left()]
    told["killed"] = [_killed_in_the_end(Path(file)), _left()]
    return told


class _Killed(BaseException):
    """As if the process had been killed here."""


def _killed_in_the_end(file):
    """All is moved, and the process is killed before the database has the rows."""
    moved = restoring._move

    def killed(folder):
        moved(folder)
        raise _Killed

    with (
        patch.object(restoring, "_move", killed),
        patch.object(restoring, "clear_what_was_cut_off", lambda folder: None),
    ):
        _refused(file)
    there = (settings.ILACS.folder / "lists").is_dir()
    restoring.clear_what_was_cut_off(settings.ILACS.folder)
    return f"lists were there: {there}"


def _refused(file):
    try:
        restore(file, settings.ILACS.folder, settings.ILACS.lists_key)
    except BackupFault as fault:
        return str(fault)
    except _Killed:
        return "killed"
    return "put back"


def _left():
    """Rows, and folders, that are there although nothing was put back."""
    rows = [model.objects.count() for model in (Event, Person, Authority, Upload)]
    folders = [
        name for name in ("lists", "record", "restoring") if (settings.ILACS.folder / name).exists()
    ]
    return [sum(rows), folders]


def _changed(file, to, change):
    """A backup that only somebody with the key could write: changed, and whole in its form."""
    key = settings.ILACS.lists_key
    with opened_backup(file, key) as backup:
        told = {name: value for name, value in backup.told.items() if name != "sums"}
        parts = {name: backup.opened(name) for name in backup.names("tables/")}
        change(told, parts)
        about = {name: backup.about[name] for name in ("made_at", "made_by")}
        with new_backup(to, key, about) as writing:
            for name, texts in parts.items():
                writing.seal(name, texts)
            for name in backup.names("lists/"):
                path = to.with_name("part")
                with path.open("wb") as part:
                    backup.extract(name, part)
                writing.copy(name, path)
            writing.close(told)


def _newer(told, parts):
    told["migrations"].append(["people", "0099_of_tomorrow"])


def _older(told, parts):
    """From before devices told when they were made."""
    told["migrations"] = [each for each in told["migrations"] if each != OF_TIMESTAMPS]


def _fewer_rows(told, parts):
    parts["tables/people_person-000001"].pop()


def _another_event(told, parts):
    events = parts["tables/audit_event-000001"]
    event = json.loads(events[3])
    events[3] = json.dumps({**event, "by_words": "nobody"})


def _no_person_of_an_upload(told, parts):
    upload = json.loads(parts["tables/data_upload-000001"][0])
    parts["tables/data_upload-000001"][0] = json.dumps({**upload, "by_id": 999})


def _no_number(told, parts):
    parts["tables/people_authority-000001"][0] = "{}"


def _another_table(told, parts):
    told["rows"]["people_secret"] = 0


CHANGES = {
    "newer": _newer,
    "older": _older,
    "fewer rows": _fewer_rows,
    "another event": _another_event,
    "no person": _no_person_of_an_upload,
    "no number": _no_number,
    "another table": _another_table,
}


def backed_up_amid_changes(work):
    """What comes of lists that go while they are copied, and of lists that are not there."""
    folder, key, work = settings.ILACS.folder, settings.ILACS.lists_key, Path(work)
    brent = Authority.objects.get()
    analyst = Person.objects.get(role="analyst")
    with storage.new_folder(brent.pk) as (token, _):
        pass
    made = Upload.objects.create(authority=brent, by=analyst, at=AT, token=token)
    copied, seen = making._copy, []

    def thrown_away(writing, place, whose):
        if not seen:
            seen.append(place)
            storage.remove(brent.pk, token)
            Upload.objects.filter(pk=made.pk).delete()
        copied(writing, place, whose)

    with patch.object(making, "_copy", thrown_away):
        first = back_up(work / "first", folder, key, AT)
    told = {"thrown away": [first.folders, list(first.faulty)]}
    lost = Upload.objects.get(state=State.CHECKING)
    storage.remove(brent.pk, lost.token)
    second = back_up(work / "second", folder, key, AT)
    told["lost"] = [second.folders, second.faulty == (lost.token,)]
    with patch.object(making, "_copy", side_effect=OSError):
        try:
            back_up(work / "third", folder, key, AT)
        except OSError:
            told["failed"] = sorted(path.name for path in work.iterdir())
    told["writes meanwhile"] = _written_meanwhile(work)
    figures = next((settings.ILACS.folder / "lists").rglob("figures.parquet"))
    figures.write_bytes(figures.read_bytes()[:-1])
    with connection.cursor() as cursor:
        cursor.execute("drop trigger audit_event_not_changed")
        cursor.execute("update audit_event set by_words = 'nobody' where number = 4")
    told["said"] = said("backup", work / "fifth")
    return told


def _written_meanwhile(work):
    """Another process can write while the tables are read, and what it wrote is not in the copy."""
    rows_of, done = making.rows_of, []

    def slow(model):
        for part in rows_of(model):
            if not done:
                other = sqlite3.connect(settings.DATABASES["default"]["NAME"], timeout=1)
                other.execute("update people_person set name = 'Meanwhile'")
                other.commit()
                other.close()
                done.append(True)
            yield part

    with patch.object(making, "rows_of", slow):
        back_up(work / "fourth", settings.ILACS.folder, settings.ILACS.lists_key, AT)
    with opened_backup(work / "fourth", settings.ILACS.lists_key) as backup:
        people = backup.opened("tables/people_person-000001")
    return [any("Meanwhile" in row for row in people), Person.objects.first().name]
