"""Lists for tests of the application: small files, and submissions that are there already."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from small_lists import snapshot

from ilacs.documents.lists.checked import check_lists
from ilacs.web.actions.data import upload
from ilacs.web.data import checking, storage
from ilacs.web.data.measuring import children_in, reference_of, tables_of_checking, tables_of_lists
from ilacs.web.data.models import State, Submission, Upload
from ilacs.web.data.tokens import reference_key
from ilacs.web.people.models import Person

DAY = date(2026, 3, 31)
CHILD = "CANARY-7731"
CONTACTS = (
    "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,"
    "Contact Source\n"
    f"{CHILD},1,WBRI,21/05/2015,10,16/03/2026,1A: Individual\n"
    "C-2,2,WBRI,21/05/2012,13,23/03/2026,1A: Individual\n"
)


def a_file(content=CONTACTS, name="contacts.csv"):
    content = content if isinstance(content, bytes) else content.encode()
    return SimpleUploadedFile(name, content)


def put_in(by, *files, day=DAY):
    """Lists put in; what the background would do is still to be done."""
    return upload(by=by, files=files or (a_file(),), reference_date=day)


def put_in_and_checked(by, *files, day=DAY):
    made = put_in(by, *files, day=day)
    checking.check(made.pk)
    made.refresh_from_db()
    return made


def in_care(child_id, team, worker, **more):
    return {
        "child_id": child_id,
        "date_of_birth": date(2012, 5, 1),
        "gender": "male",
        "ethnicity": "WBRI",
        "team": team,
        "worker": worker,
        "care_start": date(2025, 1, 10),
        "care_end": None,
        "legal_status": "C2",
        "placement_start": date(2025, 1, 10),
        "placement_type": "U6",
        "last_review": date(2025, 8, 5),
        "last_visit": date(2026, 2, 20),
    } | more


SMALL = {
    "children_in_care": [
        in_care("EAST-1", "East", "A. Worker"),
        in_care("EAST-2", "East", "B. Worker"),
        in_care("WEST-1", "West", "C. Worker", last_visit=date(2025, 6, 1)),
        in_care("NOBODY-1", None, None),
    ]
}


@cache
def _measured(day):
    lists = replace(snapshot(day, **SMALL), authority="Brent")
    made = {name: table for name, table in tables_of_lists(lists, b"k" * 32) if name != "children"}
    return lists, {**made, **dict(tables_of_checking(check_lists(lists)))}


def checked_lists(authority, day=DAY):
    """An upload of small lists that was checked, by somebody of the authority."""
    lists, tables = _measured(day)
    with storage.new_folder(authority.pk) as (token, writing):
        for name, table in tables.items():
            writing.add(name, table)
        writing.add("children", children_in(lists, tables["rows"], reference_key(authority.pk)))
        writing.keep(lists)
    with storage.new_folder(authority.pk) as (files, _):
        pass
    return Upload.objects.create(
        authority=authority,
        by=Person.objects.filter(authority=authority).first(),
        at=datetime(2026, 4, 2, 9, 0, tzinfo=UTC),
        state=State.CHECKED,
        token=files,
        checked_token=token,
        reference_date=day,
        counts={"lists": {"children_in_care": 4}, "findings": {"error": 0, "query": 2, "note": 1}},
    )


def submitted(authority, day=DAY):
    """Small lists that count for an authority."""
    checked = checked_lists(authority, day)
    version = Submission.objects.filter(authority=authority, reference_date=day).count() + 1
    Upload.objects.filter(pk=checked.pk).update(state=State.ACCEPTED)
    return Submission.objects.create(
        authority=authority,
        upload=checked,
        reference_date=day,
        version=version,
        token=checked.checked_token,
        accepted_by=checked.by,
        accepted_at=datetime(2026, 4, 2, 10, 0, tzinfo=UTC),
    )


def reference(authority, child_id):
    return reference_of(child_id, reference_key(authority.pk))


def everything_on_disk():
    """Every file that is kept, as bytes."""
    folder = settings.ILACS.folder
    return [(path, path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()]
