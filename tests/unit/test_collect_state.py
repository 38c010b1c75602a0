"""The collector's memory: kept whole, for one collector at a time, and damage is named."""

import random
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from ilacs.sector.collect import CannotCollect
from ilacs.sector.collect.answers import Version
from ilacs.sector.collect.state import MEMORY, SCHEMA_VERSION, Document, Memory

DOCUMENT = Document(
    "https://files.ofsted.gov.uk/v1/file/1",
    Version('"a"', "Wed, 01 Jul 2026 08:00:00 GMT"),
    "0" * 64,
    1234,
    "80489-brent-2026-07-01.pdf",
    date(2026, 7, 1),
    fetched_on=date(2026, 8, 1),
    checked_on=date(2026, 8, 2),
)
PAGE = "https://reports.ofsted.gov.uk/provider/44/80489"
LONG = random.Random(0).randbytes(50_000)


def words(folder: Path, *, only_look: bool = False) -> str:
    with pytest.raises(CannotCollect) as caught:
        Memory.open(folder, only_look=only_look)
    return str(caught.value)


def test_what_is_kept_is_there_the_next_time(tmp_path):
    undated = Document(
        "https://x/2", Version(), "1" * 64, 5, "b.pdf", None, *[date(2026, 8, 1)] * 2
    )
    with Memory.open(tmp_path) as memory:
        memory.keep(DOCUMENT)
        memory.keep(undated)
        memory.keep_page(PAGE, "<p>Café</p>".encode(), Version('"p"'), date(2026, 8, 1))
    with Memory.open(tmp_path) as memory:
        assert memory.document(DOCUMENT.address) == DOCUMENT
        assert memory.document("https://x/2") == undated
        assert memory.document("https://x/3") is None
        assert memory.page(PAGE) == ("<p>Café</p>".encode(), Version('"p"'))
        assert memory.page("https://x/") is None


def test_a_later_check_moves_only_its_day(tmp_path):
    with Memory.open(tmp_path) as memory:
        memory.keep(DOCUMENT)
        memory.keep_checked(DOCUMENT, date(2026, 9, 1))
        found = memory.document(DOCUMENT.address)
    assert found is not None
    assert (found.fetched_on, found.checked_on) == (date(2026, 8, 1), date(2026, 9, 1))


def test_a_folder_is_made(tmp_path):
    Memory.open(tmp_path / "new" / "folder").close()
    assert (tmp_path / "new" / "folder" / MEMORY).is_file()


def test_only_looking_writes_nothing(tmp_path):
    with Memory.open(tmp_path / "new", only_look=True) as memory:
        assert memory.document(DOCUMENT.address) is None
    assert list(tmp_path.iterdir()) == []


def test_only_looking_sees_what_was_kept(tmp_path):
    with Memory.open(tmp_path) as memory:
        memory.keep(DOCUMENT)
    before = (tmp_path / MEMORY).read_bytes()
    with Memory.open(tmp_path, only_look=True) as memory:
        assert memory.document(DOCUMENT.address) == DOCUMENT
        with pytest.raises(CannotCollect, match="cannot be written"):
            memory.keep(DOCUMENT)
    assert (tmp_path / MEMORY).read_bytes() == before


@pytest.mark.parametrize("only_look", [False, True])
def test_a_second_collector_is_told_of_the_first(tmp_path, only_look):
    with Memory.open(tmp_path) as memory:
        memory.keep(DOCUMENT)
    # Already while the first only reads.
    with Memory.open(tmp_path) as memory:
        assert "Another collector is at work" in words(tmp_path, only_look=only_look)
        assert memory.document(DOCUMENT.address) == DOCUMENT
    with Memory.open(tmp_path) as memory:
        assert memory.document(DOCUMENT.address) == DOCUMENT


def test_two_folders_do_not_hinder_each_other(tmp_path):
    with Memory.open(tmp_path / "one"), Memory.open(tmp_path / "two") as second:
        assert second.document(DOCUMENT.address) is None


class TestDamage:
    def test_a_file_that_is_something_else(self, tmp_path):
        (tmp_path / MEMORY).write_bytes(b"not a memory at all " * 100)
        assert "is damaged. Move it out of the folder" in words(tmp_path)
        assert (tmp_path / MEMORY).read_bytes() == b"not a memory at all " * 100

    def test_a_file_that_is_cut_off(self, tmp_path):
        with Memory.open(tmp_path) as memory:
            memory.keep_page(PAGE, LONG, Version(), date(2026, 8, 1))
        whole = (tmp_path / MEMORY).read_bytes()
        (tmp_path / MEMORY).write_bytes(whole[: len(whole) // 2])
        assert "is damaged" in words(tmp_path)

    def test_a_file_that_is_spoilt_inside(self, tmp_path):
        with Memory.open(tmp_path) as memory:
            memory.keep_page(PAGE, LONG, Version(), date(2026, 8, 1))
        spoilt = bytearray((tmp_path / MEMORY).read_bytes())
        # The first page of 4,096 bytes says what there is; the second holds the documents.
        spoilt[4096:4200] = bytes(104)
        (tmp_path / MEMORY).write_bytes(spoilt)
        assert "is damaged" in words(tmp_path)

    @pytest.mark.parametrize("only_look", [False, True])
    def test_a_file_of_another_program(self, tmp_path, only_look):
        with sqlite3.connect(tmp_path / MEMORY) as other:
            other.execute("CREATE TABLE recipes (cake TEXT)")
        other.close()
        assert "belongs to another program" in words(tmp_path, only_look=only_look)

    def test_a_file_of_a_newer_version(self, tmp_path):
        Memory.open(tmp_path).close()
        with sqlite3.connect(tmp_path / MEMORY) as newer:
            newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        newer.close()
        assert "written by a newer ilacs" in words(tmp_path)

    @pytest.mark.parametrize(
        "damage",
        [
            "UPDATE documents SET fetched_on = 'yesterday'",
            "UPDATE documents SET published = 7",
            "DROP TABLE documents",
        ],
    )
    def test_rows_that_make_no_sense(self, tmp_path, damage):
        with Memory.open(tmp_path) as memory:
            memory.keep(DOCUMENT)
        with sqlite3.connect(tmp_path / MEMORY) as other:
            other.execute(damage)
        other.close()
        with Memory.open(tmp_path) as memory, pytest.raises(CannotCollect, match="is damaged"):
            memory.document(DOCUMENT.address)

    def test_a_page_that_cannot_be_unpacked(self, tmp_path):
        with Memory.open(tmp_path) as memory:
            memory.keep_page(PAGE, b"<p>", Version(), date(2026, 8, 1))
        with sqlite3.connect(tmp_path / MEMORY) as other:
            other.execute("UPDATE pages SET body = x'00'")
        other.close()
        with Memory.open(tmp_path) as memory, pytest.raises(CannotCollect, match="is damaged"):
            memory.page(PAGE)

    def test_an_empty_file_is_a_new_memory(self, tmp_path):
        (tmp_path / MEMORY).touch()
        with Memory.open(tmp_path, only_look=True) as memory:
            assert memory.document(DOCUMENT.address) is None
        with Memory.open(tmp_path) as memory:
            memory.keep(DOCUMENT)


class TestPlacesThatDoNot:
    def test_a_file_in_place_of_the_folder(self, tmp_path):
        (tmp_path / "file").touch()
        assert "is not a folder" in words(tmp_path / "file")
        assert "is not a folder" in words(tmp_path / "file" / "below")

    def test_a_folder_that_cannot_be_made(self, tmp_path):
        assert "cannot be made" in words(tmp_path / ("long" * 100))

    def test_a_folder_in_place_of_the_memory(self, tmp_path):
        (tmp_path / MEMORY).mkdir()
        assert "cannot be written" in words(tmp_path)

    def test_a_full_disk(self, tmp_path):
        with Memory.open(tmp_path) as memory:
            memory.keep(DOCUMENT)
            # As many pages as there are: the next one meets the end of the disk.
            memory._connection.execute("PRAGMA max_page_count = 1")
            with pytest.raises(CannotCollect, match="the disk is full"):
                memory.keep_page(PAGE, LONG, Version(), date(2026, 8, 1))
            assert memory.document(DOCUMENT.address) == DOCUMENT
