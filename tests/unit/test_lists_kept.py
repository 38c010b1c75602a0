"""Kept snapshots: what goes in comes out, nothing can be read or changed without the key, and
whatever goes wrong is said in words."""

import base64
import dataclasses
import errno
import json
import os
import stat
import threading
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest
from small_lists import snapshot

from ilacs.lists.declared import Layout
from ilacs.lists.findings import together
from ilacs.lists.protected import (
    AlreadyKept,
    CannotKeep,
    Damaged,
    KeyFault,
    NoAccess,
    NotKept,
    WrongKey,
    keep,
    kept,
    load,
    new_key,
    publishing,
)
from ilacs.lists.snapshot import PLACE, ROW, Heading, Place, ReferenceDate, Settled

DAY = date(2026, 3, 31)
CANARY = "Canary-7Q"


def full(day=DAY, authority="Brent"):
    """A snapshot with something in every part of it."""
    read = snapshot(
        day,
        contacts=[
            {"child_id": f"{CANARY}1", "contact_date": date(2026, 1, 5), "contact_source": "1A"},
            {"child_id": None, "contact_date": None, "contact_source": None},
        ],
        children_in_care=[{"child_id": f"{CANARY}2", "placement_postcode": "BN1 4GH", "age": -1}],
    )
    contacts = dataclasses.replace(
        read.lists["contacts"],
        rows_in=3,
        rows_reported=1,
        extra=read.lists["contacts"].rows.select(
            PLACE, ROW, pl.lit(f"{CANARY}3").alias("Local note"), pl.lit(None, pl.String).alias("")
        ),
        unplaced=read.lists["contacts"].unplaced.vstack(
            pl.DataFrame([(0, 4, "contact_source", f"{CANARY}4")], orient="row",
                         schema=read.lists["contacts"].unplaced.schema)
        ),
        headings={0: {"child_id": Heading(0, "Child ID"), "contact_date": Heading(7, "When")}},
    )  # fmt: skip
    finding = pl.DataFrame([("R1", "contacts", 0, 4, "contact_source", f"{CANARY}1", "words")],
                           orient="row", schema=together([]).schema)  # fmt: skip
    return dataclasses.replace(
        read,
        lists=dict(read.lists) | {"contacts": contacts},
        authority=authority,
        layout=Layout.Y2024,
        places=(Place(f"{CANARY}5.xlsx", "List_1"), Place(f"{CANARY}5.xlsx")),
        findings=finding,
        reference_date=ReferenceDate(day, Settled.GUESSED, f"the newest date in {CANARY}5.xlsx"),
    )


def same(one, other):
    """Whether two snapshots hold the same, reference dates aside."""
    plain = (one.authority, one.layout, one.places, list(one.lists)) == (
        other.authority, other.layout, other.places, list(other.lists),
    )  # fmt: skip
    return plain and one.findings.equals(other.findings) and all(
        (rows.spec, rows.rows_in, rows.rows_reported, rows.headings)
        == (again.spec, again.rows_in, again.rows_reported, again.headings)
        and all(
            getattr(rows, part).equals(getattr(again, part))
            and getattr(rows, part).schema == getattr(again, part).schema
            for part in ("rows", "extra", "unplaced")
        )
        for rows, again in zip(one.lists.values(), other.lists.values(), strict=True)
    )  # fmt: skip


def test_what_goes_in_comes_out(tmp_path):
    before, key = full(), new_key()
    path = keep(before, tmp_path / "store", key)
    assert path == tmp_path / "store" / "brent" / "2026-03-31"
    after = load(tmp_path / "store", DAY, key)
    assert same(before, after)
    assert after.reference_date.day == DAY
    assert after.reference_date.settled is Settled.STORED
    assert after.reference_date.reason.startswith("kept with the snapshot; guessed before: ")


def test_keeping_again_what_was_loaded_changes_nothing(tmp_path):
    key = new_key()
    keep(full(), tmp_path / "one", key)
    once = load(tmp_path / "one", DAY, key)
    keep(once, tmp_path / "two", key)
    twice = load(tmp_path / "two", DAY, key)
    assert same(once, twice)
    assert once.reference_date == twice.reference_date


def test_nothing_about_children_stands_in_the_clear(tmp_path):
    path = keep(full(), tmp_path, new_key())
    for file in path.iterdir():
        assert CANARY.encode() not in file.read_bytes()
        assert CANARY not in file.name
    manifest = json.loads((path / "manifest.json").read_text())
    assert set(manifest) == {
        "format", "authority", "reference_date", "version", "lists", "salt", "key_check",
    }  # fmt: skip
    assert manifest["lists"] == ["contacts", "children_in_care"]


def test_the_key_is_not_in_the_store(tmp_path):
    key = new_key()
    path = keep(full(), tmp_path, key)
    for file in path.iterdir():
        content = file.read_bytes()
        for written in (bytes(key), key.text().encode(), key.hex().encode()):
            assert written not in content


def test_only_the_owner_may_look(tmp_path):
    path = keep(full(), tmp_path / "store", new_key())
    for folder in (path, path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.iterdir()} == {0o600}


def test_the_same_date_is_refused_and_the_first_stays(tmp_path):
    key = new_key()
    path = keep(full(), tmp_path, key)
    before = {file.name: file.read_bytes() for file in path.iterdir()}
    with pytest.raises(AlreadyKept, match="never written over"):
        keep(full(), tmp_path, key)
    assert {file.name: file.read_bytes() for file in path.iterdir()} == before


def test_a_replaced_one_stays_as_an_earlier_version(tmp_path):
    key = new_key()
    keep(full(), tmp_path, key)
    second = dataclasses.replace(full(), layout=Layout.Y2019)
    assert keep(second, tmp_path, key, replace=True).name == "2026-03-31.2"
    assert load(tmp_path, DAY, key).layout is Layout.Y2019
    assert load(tmp_path, DAY, key, version=1).layout is Layout.Y2024
    assert [(one.version, one.authority, one.lists) for one in kept(tmp_path)] == [
        (1, "Brent", ("contacts", "children_in_care")),
        (2, "Brent", ("contacts", "children_in_care")),
    ]


def test_a_file_in_the_way_is_stepped_over(tmp_path):
    key = new_key()
    (tmp_path / "brent").mkdir()
    (tmp_path / "brent" / "2026-03-31").write_text("a note")
    with pytest.raises(AlreadyKept):
        keep(full(), tmp_path, key)
    assert keep(full(), tmp_path, key, replace=True).name == "2026-03-31.2"


def test_authorities_stand_apart(tmp_path):
    key = new_key()
    keep(full(authority="Brent"), tmp_path, key)
    keep(full(authority="Kingston upon Hull, City of"), tmp_path, key)
    keep(full(authority=None), tmp_path, key)
    assert [one.path.parent.name for one in kept(tmp_path)] == [
        "authority-not-named", "brent", "kingston-upon-hull-city-of",
    ]  # fmt: skip
    with pytest.raises(NotKept, match="Name the authority"):
        load(tmp_path, DAY, key)
    assert load(tmp_path, DAY, key, authority="Brent").authority == "Brent"


@pytest.mark.parametrize("authority", ["../../etc", "/", "..", ".", "a" * 400, "Ω", "CON\0", ""])
def test_no_name_leads_out_of_the_store(tmp_path, authority):
    path = keep(full(authority=authority), tmp_path, new_key())
    assert path.parent.parent == tmp_path


def test_what_is_not_there_is_said(tmp_path):
    key = new_key()
    with pytest.raises(NotKept, match="no such folder"):
        kept(tmp_path / "nowhere")
    keep(full(), tmp_path, key)
    for wanted in ({"version": 3}, {"authority": "Camden"}):
        with pytest.raises(NotKept, match="no such snapshot of 2026-03-31"):
            load(tmp_path, DAY, key, **wanted)
    with pytest.raises(NotKept, match="2026-02-28"):
        load(tmp_path, date(2026, 2, 28), key)


def test_without_a_reference_date_nothing_is_kept(tmp_path):
    with pytest.raises(CannotKeep, match="no reference date"):
        keep(full(day=None), tmp_path, new_key())
    assert list(tmp_path.iterdir()) == []


def test_another_key_is_told_from_damage(tmp_path):
    keep(full(), tmp_path, new_key())
    with pytest.raises(WrongKey, match="not the key"):
        load(tmp_path, DAY, new_key())
    with pytest.raises(KeyFault):
        load(tmp_path, DAY, b"short")


FILES = ["manifest.json", "about.parquet", "contacts.parquet", "contacts.extra.parquet",
         "contacts.unplaced.parquet", "findings.parquet"]  # fmt: skip


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("harm", ["gone", "empty", "cut", "flipped", "longer"])
def test_damage_is_told_and_shows_nothing(tmp_path, name, harm):
    key = new_key()
    path = keep(full(), tmp_path, key) / name
    content = path.read_bytes()
    middle = len(content) // 2
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes({
            "empty": b"",
            "cut": content[:middle],
            "flipped": content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :],
            "longer": content + b"{",
        }[harm])  # fmt: skip
    (one,) = kept(tmp_path)
    if (name, harm) == ("manifest.json", "flipped"):
        return  # a letter of its plain text may change and mean nothing; its sums are tested below
    with pytest.raises(Damaged) as caught:
        load(tmp_path, DAY, key)
    assert CANARY not in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    assert one.damaged is (name == "manifest.json")


@pytest.mark.parametrize(
    "change",
    [{"salt": "zz"}, {"salt": None}, {"format": 2}, {"format": "x"}, {"key_check": None}],
)
def test_a_changed_manifest_is_told(tmp_path, change):
    key = new_key()
    path = keep(full(), tmp_path, key) / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises((Damaged, WrongKey)):
        load(tmp_path, DAY, key)


@pytest.mark.parametrize("text", ["[]", "null", "{}", '{"authority": 3}', "\ud800"])
def test_a_manifest_that_is_something_else_is_told(tmp_path, text):
    key = new_key()
    path = keep(full(), tmp_path, key) / "manifest.json"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    (one,) = kept(tmp_path)
    assert one.damaged
    with pytest.raises(Damaged):
        load(tmp_path, DAY, key)


def test_a_file_of_another_date_cannot_take_the_place_of_one(tmp_path):
    key, later = new_key(), date(2026, 4, 30)
    first = keep(full(), tmp_path, key)
    second = keep(full(later), tmp_path, key)
    (second / "contacts.parquet").write_bytes((first / "contacts.parquet").read_bytes())
    with pytest.raises(Damaged, match=r"contacts\.parquet is damaged"):
        load(tmp_path, later, key)
    for file in first.iterdir():
        (second / file.name).write_bytes(file.read_bytes())
    with pytest.raises(Damaged, match="named for"):
        load(tmp_path, later, key)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EROFS, "nothing can be written"),
        (errno.EACCES, "may not"),
        (errno.EIO, "did not take"),
    ],
)
def test_a_disk_that_fails_is_said_in_words_and_leaves_nothing(
    tmp_path, monkeypatch, number, words
):
    def fail(_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(publishing.os, "fsync", fail)
    with pytest.raises(NoAccess, match=words):
        keep(full(), tmp_path, new_key())
    assert list((tmp_path / "brent").iterdir()) == []
    assert kept(tmp_path) == ()


def test_a_store_that_is_a_file_is_said_in_words(tmp_path):
    store = tmp_path / "store"
    store.write_text("")
    with pytest.raises(NoAccess, match="in the way"):
        keep(full(), store, new_key())
    with pytest.raises(NotKept):
        kept(store)


def test_a_file_that_may_not_be_read_is_said_in_words(tmp_path, monkeypatch):
    key = new_key()
    keep(full(), tmp_path, key)

    def refuse(_):
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(NoAccess, match="may not"):
        load(tmp_path, DAY, key)


def test_what_is_no_snapshot_is_left_alone(tmp_path):
    keep(full(), tmp_path, new_key())
    for name in ("notes", ".2026-01-31.abc.part", "2026-99-99"):
        (tmp_path / "brent" / name).mkdir()
    (tmp_path / "read me.txt").write_text("")
    assert [one.reference_date for one in kept(tmp_path)] == [DAY]


def test_of_many_writers_at_once_one_wins(tmp_path):
    key, won, refused = new_key(), [], []

    def write():
        try:
            won.append(keep(full(), tmp_path, key))
        except AlreadyKept:
            refused.append(1)

    writers = [threading.Thread(target=write) for _ in range(6)]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    assert (len(won), len(refused)) == (1, 5)
    assert same(load(tmp_path, DAY, key), full())
    assert [path.name for path in (tmp_path / "brent").iterdir()] == ["2026-03-31"]


def test_of_many_who_replace_none_is_lost(tmp_path):
    key = new_key()
    writers = [
        threading.Thread(target=keep, args=(full(), tmp_path, key), kwargs={"replace": True})
        for _ in range(4)
    ]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    assert [one.version for one in kept(tmp_path)] == [1, 2, 3, 4]


def test_duckdb_reads_a_list_with_the_key(tmp_path):
    key = new_key()
    path = keep(full(), tmp_path, key) / "contacts.parquet"
    query = f"SELECT child_id FROM read_parquet('{path}', encryption_config={{footer_key: 'k'}})"
    connection = duckdb.connect()
    connection.execute(f"PRAGMA add_parquet_key('k', '{key.text()}')")
    assert connection.execute(query).fetchall() == [(f"{CANARY}1",), (None,)]
    wrong = base64.b64encode(b"x" * 32).decode()
    other = duckdb.connect()
    other.execute(f"PRAGMA add_parquet_key('k', '{wrong}')")
    with pytest.raises(duckdb.Error):
        other.execute(query).fetchall()


def test_leftovers_hold_nothing_in_the_clear(tmp_path, monkeypatch):
    monkeypatch.setattr(publishing.shutil, "rmtree", lambda *_, **__: None)
    monkeypatch.setattr(publishing.os, "fsync", lambda _: (_ for _ in ()).throw(OSError(5, "io")))
    with pytest.raises(NoAccess):
        keep(full(), tmp_path, new_key())
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert left
    assert all(CANARY.encode() not in Path(path).read_bytes() for path in left)
