"""A copy as the region gets it: written, read again, and turned back by the holder of the key."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from ilacs.cli.lists.keeping import For
from ilacs.cli.lists.sharing import SmallCellsAre, StaffAre
from ilacs.documents.lists.official_tabs import About
from ilacs.documents.lists.official_workbook import write_official
from ilacs.lists import checking
from ilacs.lists.declared import Layout
from ilacs.lists.finding_rows import findings_in
from ilacs.lists.findings import Severity
from ilacs.lists.imagined import imagine
from ilacs.lists.protected import (
    Purpose,
    Sharing,
    SmallCells,
    Staff,
    identifiers,
    keep,
    load,
    new_key,
    reverse,
    share,
)
from ilacs.lists.reading import read
from ilacs.lists.rulebook import rules
from ilacs.lists.snapshot import PLACE, ROW, UNPLACED
from ilacs.lists.typed import typed_sheets

LAST = date(2026, 3, 31)


@pytest.fixture(scope="module")
def months():
    """Two months of an invented authority."""
    return tuple(imagine(400, 2, 7, ends=LAST))


def test_a_region_reads_what_was_shared(months, tmp_path):
    shared = share(months[-1], new_key()).snapshot
    about = About(Layout.Y2024, LAST)
    (path,) = write_official(typed_sheets(shared, Layout.Y2024), tmp_path / "copy.xlsx", about)
    again = read([path])
    assert list(again.lists) == list(shared.lists)
    for list_id, rows in shared.lists.items():
        for column in rows.spec.columns:
            if column.name in rows.rows.columns:
                after = again.lists[list_id].rows[column.name]
                assert rows.rows[column.name].equals(after), (list_id, column.name)


@pytest.mark.parametrize("name", ["copy.xlsx", "copy.ods", "copy"])
def test_what_a_copy_makes_coarser_is_no_fault(months, tmp_path, name):
    options = Sharing(small_cells=SmallCells.COARSENED)
    shared = share(months[-1], new_key(), options=options).snapshot
    about = About(Layout.Y2024, LAST, shared_copy=True)
    write_official(typed_sheets(shared, Layout.Y2024), tmp_path / name, about)
    again = read([tmp_path / name])
    assert again.shared_copy
    found = checking.told_of_copies(again, [again.findings, checking.check(again)])
    errors = {rule.id for rule in rules().values() if rule.severity is Severity.ERROR}
    assert found.filter(pl.col("rule").is_in(list(errors))).is_empty()
    (note,) = found.filter(pl.col("rule") == "shared-copy")["detail"]
    kept = pl.concat(each.unplaced for each in again.lists.values())
    assert set(kept["column"]) == {"age", "ethnicity", "placement_postcode"}
    assert note == f"{kept.height:,} cells"


def test_what_no_copy_writes_stays_a_fault_in_one(months):
    shared = share(months[-1], new_key()).snapshot
    rows = shared.lists["contacts"]
    cells = [(0, 1, "age", "5 to 9"), (0, 2, "age", "frog"), (0, 3, "age", "9 or so")]
    unplaced = pl.DataFrame(cells, schema=UNPLACED, orient="row")
    contacts = replace(rows, unplaced=unplaced)
    said = findings_in(
        rules()["read-number-unread"],
        unplaced.select(PLACE, ROW),
        list_id="contacts",
        column="age",
    )
    copy = replace(shared, lists={"contacts": contacts})
    found = checking.told_of_copies(copy, [said])
    assert found.select("rule", "row").rows() == [
        ("shared-copy", None),
        ("read-number-unread", 2),
        ("read-number-unread", 3),
    ]
    assert checking.told_of_copies(replace(copy, shared_copy=False), [said]).equals(said)


def test_a_child_is_followed_from_month_to_month(months):
    key = new_key()
    options = Sharing(staff=Staff.PSEUDONYMS)
    first, second = (share(month, key, options=options).snapshot for month in months)
    before, after = (identifiers(month) for month in months)
    hidden_before, hidden_after = identifiers(first), identifiers(second)
    for subject in before:
        stayed = before[subject] & after[subject]
        assert len(stayed) == len(hidden_before[subject] & hidden_after[subject])
        assert not before[subject] & hidden_before[subject]


def test_the_holder_of_the_key_turns_every_pseudonym_back(months):
    key = new_key()
    held = identifiers(months[0])
    shared = share(months[0], key, options=Sharing(staff=Staff.PSEUDONYMS)).snapshot
    assert identifiers(shared).keys() == held.keys()
    for subject, hidden in identifiers(shared).items():
        turned = reverse(hidden, held, key)
        assert {(one.subject, one.identifier) for one in turned.values()} == {
            (subject, each) for each in held[subject]
        }


@pytest.mark.parametrize("threshold", [2, 5, 10])
def test_nobody_stands_out_once_small_cells_are_removed(months, threshold):
    options = Sharing(threshold=threshold, small_cells=SmallCells.REMOVED)
    made = share(months[0], new_key(), options=options)
    assert made.review.is_empty()
    assert {one.few for one in made.summary.lists} == {0}
    for list_id, rows in made.snapshot.lists.items():
        assert rows.rows.height == months[0].lists[list_id].rows.height


def test_an_authority_is_kept_month_by_month(months, tmp_path):
    key = new_key()
    for month in months:
        keep(month, tmp_path, key)
    for month in months:
        again = load(tmp_path, month.reference_date.day, key)
        for list_id, rows in month.lists.items():
            assert again.lists[list_id].rows.equals(rows.rows)


def test_a_copy_has_no_more_columns_than_were_read(months):
    for list_id, rows in share(months[0], new_key()).snapshot.lists.items():
        names = set(rows.rows.columns) - {PLACE, ROW}
        assert names <= set(months[0].lists[list_id].rows.columns)
        assert not {"team", "worker", "organisation", "placement_urn"} & names


@pytest.mark.parametrize(
    ("offered", "known"),
    [(SmallCellsAre, SmallCells), (StaffAre, Staff)],
)
def test_the_command_offers_all_ways_of_sharing(offered, known):
    assert [each.value for each in offered] == [each.value for each in known]


def test_the_command_makes_a_key_for_each_purpose():
    assert [each.name for each in For] == [each.name for each in Purpose]
