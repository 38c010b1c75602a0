"""Backups: one encrypted file, put back elsewhere with the same answers, all of it or nothing."""

import os
from urllib.parse import urlsplit

import psycopg
import pytest
from django.apps import apps
from installed import asked
from needs import POSTGRESQL
from web.putting_back import AT

from ilacs.web.backup.tables import LEFT_OUT, kept

ROLES = ["analyst", "team_manager"]
UNFIT = "What is in this backup does not fit together"


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    return tmp_path_factory.mktemp("backups")


@pytest.fixture(scope="module")
def file(work):
    return work / "one.backup"


@pytest.fixture(scope="module")
def source(work, file):
    (work / "changed").mkdir()
    return asked(work / "source", "web.putting_back:a_source", file, ROLES, work / "changed")


@pytest.fixture(scope="module")
def there(source, file, work):
    (work / "unfit").mkdir()
    return asked(work / "there", "web.putting_back:another", file, ROLES, work / "unfit")


def test_what_is_said_of_a_backup(source, file):
    code, words = source["said"]
    assert code == 0
    assert f"{file}: 8 people, 3 folders of lists, 13 events of the audit trail, " in words
    assert "The key of lists is not in it, and without that key nobody can read it." in words
    assert "(the variable ILACS_KEY) apart from all backups" in words
    assert file.stat().st_mode & 0o777 == 0o600


def test_no_backup_is_written_over(source, file):
    assert source["again"] == [
        1,
        f"{file} is there already. Name a new file: no backup is written over.\n",
    ]


def test_elsewhere_it_gives_the_same_answers(source, there):
    assert len(source["answers"]) > 50
    differ = [page for page, text in source["answers"].items() if there["answers"][page] != text]
    assert differ == []
    assert there["answers"]["analyst /data/measures"].startswith("200 ")


def test_everything_comes_back_and_the_trail_goes_on(source, there):
    code, words = there["said"]
    assert code == 0
    assert words.endswith(
        "is put back: 8 people, 13 events of the audit trail. Everybody signs in again.\n"
    )
    assert there["rows"] == source["rows"]
    assert (len(there["rows"]["people"]), len(there["rows"]["events"])) == (8, 13)
    assert there["rows"]["devices"] == [["ab" * 20, str(AT)]]
    assert there["verified"][0] == 0
    assert there["after"]["refused to change"] == "events are never taken away"
    assert there["after"]["lists"] == "2026-03-31"


def test_no_number_is_given_twice(source, there):
    assert there["after"]["number"] == source["number"] + 1


def test_lists_that_were_being_checked_are_checked_again(there):
    assert there["after"]["picked up"] == 1


def test_no_keys_come_with_it_and_nothing_half_made(there):
    assert there["after"]["left"] == [
        "ilacs.sqlite3",
        "ilacs.sqlite3-shm",
        "ilacs.sqlite3-wal",
        "lists",
        "record",
        "secret-key",
        "working.lock",
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("newer", "This backup was made by a newer ilacs"),
        ("older", "The tables of this database are of a newer version than the backup."),
        ("fewer rows", UNFIT),
        ("another event", "The audit trail in this backup is not whole. Event 4 is not as it was"),
        ("no person", UNFIT),
        ("no number", UNFIT),
        ("another table", UNFIT),
        ("cut off", "killed"),
        ("killed", "lists were there: True"),
    ],
)
def test_what_does_not_fit_leaves_nothing(there, name, words):
    said, left = there["refusals"][name]
    assert said.startswith(words)
    assert left == [0, []]


def test_nothing_is_put_back_where_something_is(there):
    code, words = there["again"]
    assert code == 1
    assert words.startswith("This installation is not empty: its database holds people or events.")


def test_nothing_is_put_back_while_the_application_runs(there):
    code, words = there["while it runs"]
    assert code == 2
    assert words.startswith("The application runs with this folder")


def test_what_is_wrong_already_is_told_and_everything_else_kept(source):
    code, words = source["amid changes"]["said"]
    assert code == 1
    assert ": 8 people, 1 folder of lists, " in words
    assert "Lists are missing from the disk or damaged there, and so in the backup: " in words
    assert "The audit trail is NOT whole, here and so in the backup. Event 4 is not as" in words


def test_a_backup_is_of_one_moment(source):
    told = {name: each for name, each in source["amid changes"].items() if name != "said"}
    assert told == {
        # Lists that were thrown away while they were copied are in no backup.
        "thrown away": [3, []],
        # Lists that the disk lost are told of, and the rest is kept.
        "lost": [2, True],
        "failed": ["first", "second"],
        # Others can write meanwhile, and it is not in the copy.
        "writes meanwhile": [False, "Meanwhile"],
    }


def test_every_table_is_kept_or_left_out_for_a_reason():
    tables = {model._meta.db_table: model._meta.app_label for model in apps.get_models()}
    assert {label for table, label in tables.items() if table not in kept(apps)} == set(LEFT_OUT)
    assert {"people_person", "audit_event", "data_upload", "otp_totp_totpdevice"} <= set(kept(apps))


@pytest.mark.needs("postgresql")
def test_it_moves_to_postgresql_from_an_older_version_and_back(source, file, work):
    name = f"ilacs_backup_{os.getpid()}"
    address = urlsplit(POSTGRESQL)._replace(path=f"/{name}").geturl()
    with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
        connection.execute(f"create database {name}")
        try:
            there = asked(
                work / "postgresql",
                "web.putting_back:on_another_database",
                file,
                work / "two.backup",
                ILACS_DATABASE=address,
            )
        finally:
            connection.execute(f"drop database {name} with (force)")
    # What is younger than the backup has the time of its bringing up to date.
    devices = [key for key, _ in there["rows"].pop("devices")]
    assert devices == ["ab" * 20]
    assert there["rows"] == {name: source["rows"][name] for name in there["rows"]}
    assert there["after"]["number"] == source["number"] + 1
    assert there["after"]["fault"] is None
    assert there["after"]["refused to change"].startswith("events are never changed or taken away")
    assert [code for code, _ in (there["said"], there["backed up"])] == [0, 0]
    assert there["differ"] == ["tables/otp_totp_totpdevice-000001", "tables/audit_head-000001"]
    same = {page: source["answers"][page] for page in there["answers"]}
    assert there["answers"] == same
