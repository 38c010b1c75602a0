"""No cell of a list is ever said: not in a message, log, warning, traceback or leftover file.

Every kind of file that can be read, and every way in which one can be broken, is filled with
canaries (tests/canaries.py), and everything that the program says is searched for them. A child's
number may stand in the column `child_id` of findings, and nowhere else.
"""

import dataclasses
import re
import tempfile
from datetime import date

import polars as pl
import pytest
from canaries import Canaries, attempt, overheard, silent, sung
from canary_files import (
    BROKEN,
    DATA_SET_CELLS,
    DATA_SETS,
    MAPPINGS,
    WHOLE,
    flipped,
    small_workbook,
    workbook,
)

from ilacs.lists.checking import check, completeness
from ilacs.lists.declared import ALL, ANNEX_A, Layout
from ilacs.lists.protected import Sharing, SmallCells, Staff, keep, load, new_key, share
from ilacs.lists.reading import load_answers, read
from ilacs.lists.standard_dataset import lists_as_at
from ilacs.lists.typed import typed_sheets

DAY = date(2026, 3, 31)


@pytest.fixture
def canaries():
    return Canaries()


@pytest.fixture
def nothing_said(capfd, tmp_path, monkeypatch):
    """Fails the test if a canary was printed, logged or warned of, or left in a temporary file."""
    leftovers = tmp_path / "temporary"
    leftovers.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(leftovers))
    monkeypatch.setenv("TMPDIR", str(leftovers))
    with overheard() as heard:
        yield
    said = capfd.readouterr()
    for words in (said.out, said.err, *heard):
        assert sung(words, children=True) == []
    assert [path.name for path in leftovers.rglob("*") if path.is_file()] == []


@pytest.mark.usefixtures("nothing_said")
@pytest.mark.parametrize("make", WHOLE, ids=lambda make: make.__name__)
def test_no_finding_says_a_cell(tmp_path, canaries, make):
    snapshot = read([make(tmp_path, canaries)], reference_date=DAY)
    assert all(rows.unplaced.height for rows in snapshot.lists.values())
    silent(snapshot.findings)
    silent(check(snapshot))
    silent(completeness(snapshot))
    assert sung(repr(snapshot), children=True) == []
    assert sung(snapshot.reference_date.reason) == []


@pytest.mark.usefixtures("nothing_said")
@pytest.mark.parametrize("make", BROKEN.values(), ids=BROKEN)
def test_no_broken_file_makes_the_program_say_a_cell(tmp_path, canaries, make):
    path = make(tmp_path, canaries)
    snapshot = attempt(read, [path], reference_date=DAY)
    if snapshot is not None:
        silent(snapshot.findings)
        silent(check(snapshot))
        assert sung(repr(snapshot), children=True) == []
        attempt(typed_sheets, snapshot, Layout.Y2019)
        attempt(keep, snapshot, tmp_path / "store", new_key())


@pytest.mark.usefixtures("nothing_said")
def test_all_broken_files_of_a_folder_together(tmp_path, canaries):
    folder = tmp_path / "all"
    for number, make in enumerate(BROKEN.values()):
        place = folder / str(number)
        place.mkdir(parents=True)
        make(place, canaries)
    snapshot = attempt(read, [folder, small_workbook(tmp_path, canaries)], reference_date=DAY)
    assert snapshot is not None
    silent(snapshot.findings)
    silent(check(snapshot, snapshot))


@pytest.mark.usefixtures("nothing_said")
@pytest.mark.parametrize("cell", DATA_SET_CELLS)
@pytest.mark.parametrize("kept_in", DATA_SETS)
def test_no_data_set_makes_the_program_say_a_cell(tmp_path, canaries, cell, kept_in):
    source = DATA_SETS[kept_in](tmp_path, canaries, cell)
    snapshot = attempt(lists_as_at, source, DAY)
    if snapshot is not None:
        silent(snapshot.findings.drop("child_id"))
        assert sung(repr(snapshot), children=True) == []


@pytest.mark.usefixtures("nothing_said")
@pytest.mark.parametrize("written", MAPPINGS)
def test_no_mapping_file_makes_the_program_say_a_cell(tmp_path, written):
    mapping = tmp_path / "answers.csv"
    mapping.write_text(written)
    attempt(load_answers, mapping)


def everything_in(snapshot):
    """All that a snapshot holds, as text."""
    parts = [repr(snapshot), snapshot.findings.write_csv()]
    for rows in snapshot.lists.values():
        parts += [frame.write_csv() for frame in (rows.rows, rows.extra, rows.unplaced)]
        parts.append(repr(rows.headings))
    return "\n".join(parts)


OPTIONS = [
    Sharing(),
    Sharing(staff=Staff.PSEUDONYMS, small_cells=SmallCells.COARSENED),
    Sharing(months_only=True, small_cells=SmallCells.REMOVED),
]


@pytest.mark.usefixtures("nothing_said")
@pytest.mark.parametrize("make", WHOLE, ids=lambda make: make.__name__)
def test_no_copy_holds_a_cell_that_tells_who_a_child_is(tmp_path, canaries, make):
    """Days of events are in a copy on purpose; they are made others here first. Days of birth
    are in it as the first of their months."""
    snapshot = without_days(read([make(tmp_path, canaries)], reference_date=DAY))
    for options in OPTIONS:
        shared = share(snapshot, new_key(), options=options)
        everything = re.sub(r"204[12]-\d\d-01", "", everything_in(shared.snapshot))
        assert sung(everything, children=True) == []
        for said in (shared.summary.columns.write_csv(), shared.review.write_csv()):
            assert sung(said, children=True) == []


def without_days(snapshot):
    """A snapshot in which only dates of birth are canaries among the dates."""
    lists = {
        list_id: dataclasses.replace(rows, rows=rows.rows.with_columns(
            pl.lit(DAY).alias(name) for name, kind in rows.rows.schema.items()
            if kind == pl.Date and name != "date_of_birth"
        ))
        for list_id, rows in snapshot.lists.items()
    }  # fmt: skip
    return dataclasses.replace(snapshot, lists=lists)


@pytest.mark.usefixtures("nothing_said")
def test_no_kept_snapshot_shows_a_cell(tmp_path, canaries):
    book = small_workbook(tmp_path, canaries)
    snapshot = read([book], reference_date=DAY, authority="Brent")
    key = new_key()
    path = keep(snapshot, tmp_path / "store", key)
    for file in path.iterdir():
        assert sung(file.name, children=True) == []
        assert sung(file.read_bytes(), children=True) == []
    attempt(load, tmp_path / "store", DAY, new_key())
    attempt(keep, snapshot, tmp_path / "store", key)
    for file in sorted(path.iterdir()):
        content = file.read_bytes()
        for harm in (
            content[:-3],
            content[: len(content) // 2],
            b"",
            flipped(file, 61).read_bytes(),
        ):
            file.write_bytes(harm)
            attempt(load, tmp_path / "store", DAY, key)
        file.write_bytes(content)
    assert load(tmp_path / "store", DAY, key).lists.keys() == snapshot.lists.keys()


def test_the_canaries_are_everywhere_and_can_be_heard(tmp_path, canaries):
    """The test of the tests: each column of each list has canaries, in forms that are found."""
    snapshot = read([workbook(tmp_path, canaries)], reference_date=DAY)
    assert set(snapshot.lists) == {spec.id for spec in ALL}
    for rows in snapshot.lists.values():
        for column in rows.spec.columns:
            held = rows.rows[column.name].drop_nulls().cast(pl.String)
            typed = rows.unplaced.filter(pl.col("column") == column.name)["typed"]
            assert sung("\n".join([*held, *typed]), children=True), (rows.spec.id, column.name)
    assert len(ANNEX_A) == 11
    day = canaries.day()
    for form in (
        f"{day}",
        f"{day:%d/%m/%Y}",
        f"{day:%d %B %Y}",
        repr(day),
        f"{day:%d-%b-%Y}",
        f"{day:%B %d, %Y}",
    ):
        assert sung(form), form
    for made in (canaries.text(), str(canaries.number()), canaries.postcode()):
        assert sung(f"could not parse '{made}'") == [made]
