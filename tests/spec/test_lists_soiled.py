"""Every fault that is put into an example on purpose is found, and harmless dirt does no harm."""

from collections import Counter
from datetime import date

import polars as pl
import pytest

from ilacs.documents.lists.official_tabs import About
from ilacs.documents.lists.official_workbook import write_official
from ilacs.lists.checking import check
from ilacs.lists.declared import Layout
from ilacs.lists.imagined import imagine, soiled
from ilacs.lists.imagined.faults import faults
from ilacs.lists.reading import read
from ilacs.lists.rulebook import rules
from ilacs.lists.snapshot import PLACE, ROW
from ilacs.lists.typed import typed_sheets

END = date(2026, 3, 31)


@pytest.fixture(scope="module")
def clean():
    return next(imagine(250, 1, 3, ends=END))


@pytest.fixture(scope="module")
def dirty(clean):
    return soiled(typed_sheets(clean, Layout.Y2024), 1.0, 3)


@pytest.fixture(scope="module")
def back(dirty, tmp_path_factory):
    book = tmp_path_factory.mktemp("soiled") / "dirty.xlsx"
    write_official(dirty.sheets, book, About(Layout.Y2024, END, "Isles of Scilly"))
    return read([book], reference_date=END)


@pytest.fixture(scope="module")
def found(back):
    return {
        (each["rule"], each["list"], each["row"])
        for each in pl.concat([back.findings, check(back)]).iter_rows(named=True)
    }


def test_every_kind_of_dirt_is_there(dirty):
    assert {spot.fault.name for spot in dirty.spots} == set(faults())


def test_the_rules_of_faults_are_rules():
    for fault in faults().values():
        assert set(fault.rules) <= set(rules()), fault.name


@pytest.mark.parametrize(
    "name", [fault.name for fault in faults().values() if fault.rules and fault.certain]
)
def test_every_fault_is_found_where_it_is(name, dirty, found):
    spots = [spot for spot in dirty.spots if spot.fault.name == name]
    missed = [
        spot
        for spot in spots
        if not any((rule, spot.list_id, spot.row) in found for rule in spot.fault.rules)
    ]
    assert missed == []


def test_rows_without_a_fault_are_read_as_if_they_were_clean(clean, dirty, back):
    faulty = {(spot.list_id, spot.row) for spot in dirty.spots if spot.fault.rules and spot.row}
    compared = 0
    for list_id, rows in clean.lists.items():
        read_rows = back.lists[list_id].rows
        shared = [name for name in read_rows.columns if name not in {PLACE, ROW}]
        known = Counter(rows.rows.select(shared).rows())
        for number, row in zip(read_rows[ROW], read_rows.select(shared).rows(), strict=True):
            if (list_id, number) not in faulty:
                assert row in known, (list_id, number)
                compared += 1
    assert compared > 1000


def test_no_row_is_lost(back, dirty):
    for rows in back.lists.values():
        assert rows.rows_in == rows.rows.height + rows.rows_reported
