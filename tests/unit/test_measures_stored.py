"""Month-ends that are kept as Parquet: they are measured as if they had just been read."""

from datetime import date

import polars as pl
import pytest
from measured import clocks_of, machine_of

from ilacs.lists.declared import by_id
from ilacs.lists.imagined import write_england
from ilacs.lists.snapshot import (
    PLACE,
    PLACE_TYPE,
    ROW,
    ROW_TYPE,
    ListRows,
    ReferenceDate,
    Settled,
    Snapshot,
)
from ilacs.measures.data import CannotMeasure, data_of
from ilacs.measures.declared import ALL
from ilacs.measures.measuring import Measured
from ilacs.measures.stored import authorities_in, data_in, each_in, together_in

ENDS = date(2026, 3, 31)
FIRST = "Authority 001"
LISTS = ("contacts", "referrals", "assessments", "supervision")


@pytest.fixture(scope="module")
def england(tmp_path_factory):
    """Two small authorities, two months, four lists."""
    folder = tmp_path_factory.mktemp("england") / "england"
    write_england(folder, ends=ENDS, seed=2, authorities=2, months=2, size=60, lists=LISTS)
    return folder


@pytest.fixture
def contacts(tmp_path):
    """Writes contacts of an authority, and gives back their folder."""

    def write(table, authority=FIRST):
        folder = tmp_path / "contacts"
        folder.mkdir(exist_ok=True)
        table.write_parquet(folder / f"{authority}.parquet")
        return tmp_path

    return write


def one_contact(**columns):
    first = {"authority": [FIRST], "reference_date": [ENDS], "contact_date": [ENDS]}
    return pl.DataFrame({**first, **columns})


def in_words(folder):
    """What is said where the lists of the first authority cannot be measured."""
    with pytest.raises(CannotMeasure) as caught:
        data_in(folder, FIRST, clocks_of().values())
    assert caught.value.__cause__ is None
    return str(caught.value)


def measured(data, *, rows_kept=True):
    return Measured(machine_of("duckdb"), data, clocks_of(), ALL, rows_kept=rows_kept)


def as_snapshots(folder, authority):
    """The same month-ends as snapshots, as if each had been read from a file."""
    tables = {each: pl.read_parquet(folder / each / f"{authority}.parquet") for each in LISTS}
    days = sorted({day for table in tables.values() for day in table["reference_date"]})
    return [
        Snapshot(
            lists={name: _rows_of_day(name, table, day) for name, table in tables.items()},
            reference_date=ReferenceDate(day, Settled.GIVEN, "given by the test"),
            authority=authority,
        )
        for day in days
    ]


def _rows_of_day(list_id, table, day):
    rows = table.filter(pl.col("reference_date") == day).drop("authority", "reference_date")
    rows = rows.select(
        pl.lit(0, PLACE_TYPE).alias(PLACE),
        pl.int_range(1, pl.len() + 1, dtype=ROW_TYPE).alias(ROW),
        pl.all(),
    )
    return ListRows(spec=by_id()[list_id], rows=rows, rows_in=rows.height)


def test_figures_are_those_of_the_same_snapshots(england):
    clocks = clocks_of().values()
    for authority, data in each_in(england, clocks):
        stored = measured(data).figures
        read = measured(data_of(as_snapshots(england, authority), clocks)).figures
        assert stored.height > 0
        assert stored.equals(read)


def test_authorities_come_in_order_one_after_another(england):
    assert authorities_in(england) == (FIRST, "Authority 002")
    assert [name for name, _ in each_in(england, clocks_of().values())] == [FIRST, "Authority 002"]
    only = each_in(england, clocks_of().values(), ["Authority 002"])
    assert [name for name, _ in only] == ["Authority 002"]


def test_together_they_have_the_figures_that_each_has_alone(england):
    clocks = clocks_of().values()
    alone = [measured(data).figures for _, data in each_in(england, clocks)]
    together = measured(together_in(england, clocks)).figures
    key = ["measure", "authority", "reference_date"]
    assert together.sort(key).equals(pl.concat(alone).sort(key))


def test_together_only_over_the_same_days(contacts):
    contacts(one_contact())
    other = one_contact(authority=["Authority 002"], reference_date=[date(2026, 2, 28)])
    folder = contacts(other, "Authority 002")
    with pytest.raises(CannotMeasure, match="Measure one after another"):
        together_in(folder, clocks_of().values())


def test_a_list_that_one_authority_has_not(england, tmp_path):
    """It has no figure there, not even zero; the other authority has."""
    folder = tmp_path / "some"
    for file in england.glob("*/*.parquet"):
        if (file.parent.name, file.stem) != ("contacts", FIRST):
            (folder / file.parent.name).mkdir(parents=True, exist_ok=True)
            pl.read_parquet(file).write_parquet(folder / file.parent.name / file.name)
    without, whole = (measured(data) for _, data in each_in(folder, clocks_of().values()))
    assert "contacts" not in without.figures["measure"]
    assert {"contacts"} == {one.measure for one in without.not_measured} & {"contacts"}
    assert whole.figures.filter(pl.col("measure") == "contacts")["met"].min() > 0


def test_a_column_that_is_not_there_and_one_that_nobody_declared(contacts):
    folder = contacts(one_contact(mood=["fine"]))
    found = measured(data_in(folder, FIRST, clocks_of().values()))
    assert found.figures.filter(pl.col("measure") == "contacts")["met"].to_list() == [1]
    reasons = {one.measure: one.reason for one in found.not_measured}
    assert "“Contact Source”" in reasons["contacts-by-source"]


@pytest.mark.parametrize(
    "column",
    [
        pl.Series("age", [7], pl.Int64),
        pl.Series("age", [None], pl.Null),
        pl.Series("gender", ["female"], pl.Categorical),
    ],
)
def test_what_can_only_mean_one_thing_is_read(contacts, column):
    data = data_in(contacts(one_contact().with_columns(column)), FIRST, clocks_of().values())
    assert data.lists["contacts"][column.name].to_list() == column.to_list()


@pytest.mark.parametrize("there", ["missing", "empty", "other files"])
def test_a_folder_without_lists(tmp_path, there):
    folder = tmp_path / "england"
    if there != "missing":
        folder.mkdir()
    if there == "other files":
        (folder / "contacts").mkdir()
        (folder / "contacts" / "notes.txt").write_text("nothing")
    with pytest.raises(CannotMeasure, match="There are no lists here: a folder for each list"):
        authorities_in(folder)


def test_an_authority_that_is_not_there(england):
    with pytest.raises(CannotMeasure, match="Nowhere has no lists here"):
        data_in(england, "Nowhere", clocks_of().values())


def test_lists_without_rows(contacts):
    assert in_words(contacts(one_contact().clear())).startswith(f"{FIRST} has no lists here")


@pytest.mark.parametrize("content", [b"", b"PAR1 and nothing behind it", b"a,b\n1,2\n"])
def test_a_damaged_file(contacts, content):
    folder = contacts(one_contact())
    (folder / "contacts" / f"{FIRST}.parquet").write_bytes(content)
    assert in_words(folder).startswith(
        f"contacts/{FIRST}.parquet is not such a file: it is damaged"
    )


@pytest.mark.parametrize("column", ["authority", "reference_date"])
def test_a_file_that_does_not_say_whose_or_when(contacts, column):
    assert "has no columns authority and reference_date" in in_words(
        contacts(one_contact().drop(column))
    )


@pytest.mark.parametrize("column", ["authority", "reference_date"])
def test_rows_that_do_not_say_whose_or_when(contacts, column):
    empty = one_contact().with_columns(pl.lit(None).alias(column))
    words = in_words(contacts(pl.concat([one_contact(), empty], how="vertical_relaxed")))
    assert "has rows without an authority or a reference date" in words


def test_rows_of_another_authority(contacts):
    """They would be measured under a name that nobody asked for."""
    assert "rows of another authority than its name says" in in_words(
        contacts(one_contact(authority=["Authority 002"]))
    )


@pytest.mark.parametrize(
    ("column", "cells", "held"),
    [
        ("contact_date", ["31/03/2026"], "dates"),
        ("contact_date", [20260331], "dates"),
        ("reference_date", ["2026-03-31"], "dates"),
        ("authority", [1], "text"),
        ("child_id", [4711], "text"),
        ("age", ["seven"], "whole numbers"),
        ("age", [7.5], "whole numbers"),
        ("age", [2**40], "whole numbers"),
    ],
)
def test_a_column_of_another_type(contacts, column, cells, held):
    words = in_words(contacts(one_contact(**{column: cells})))
    assert f"contacts/{FIRST}.parquet: the column {column} does not hold {held}" in words
    assert str(cells[0]) not in words.replace(f"{FIRST}", "")
