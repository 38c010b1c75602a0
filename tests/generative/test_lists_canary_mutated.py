"""However a file full of canaries is damaged, reading it says none of them."""

import tempfile
import zipfile
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl
from canaries import Canaries, attempt, overheard, silent, sung
from canary_files import folder_of_csv, parquet, small_workbook, spreadsheet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ilacs.lists.checking import check
from ilacs.lists.declared import ALL, Kind
from ilacs.lists.identifiers import shown
from ilacs.lists.reading import read

DAY = date(2026, 3, 31)
BITS = [b"", b"\0", b"<", b"</c>", b'"', b'"<v>', b",", b"\n", b"\xff", b"99999", b"-1", b"e308",
        b"&x;", b"2041-02-31", b'<c t="d"><v>', b"<!DOCTYPE x [", b"]]>", b"%PDF"]  # fmt: skip
HARM = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(BITS) | st.binary(max_size=4)),
    min_size=1,
    max_size=6,
)


@cache
def whole():
    """Files by their names, as bytes; small, so that damage hits something."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        made = [make(folder, Canaries()) for make in (small_workbook, parquet)]
        made.append(sorted(folder_of_csv(folder, Canaries()).iterdir())[7])
        made.append(spreadsheet(folder, Canaries()))
        return [(path.name, path.read_bytes()) for path in made]


def harmed(content, harm):
    for where, length, bit in harm:
        at = int(where * len(content))
        content = content[:at] + bit + content[at + length :]
    return content


def harmed_inside(path, which, harm):
    """Damage inside one file of an archive, which stays a good archive."""
    with zipfile.ZipFile(path) as book:
        files = {name: book.read(name) for name in book.namelist()}
    name = sorted(files)[int(which * (len(files) - 1))]
    files[name] = harmed(files[name], harm)
    with zipfile.ZipFile(path, "w") as book:
        for each, content in files.items():
            book.writestr(each, content)


# Damage may move any cell among the identifiers or the headers. Only what was read as one of
# these may be shown, and in its own column of the findings.


def told(findings, column):
    return set(findings[column].drop_nulls())


def headers_of(snapshot):
    """The declared names of columns, and what was read as the header of an undeclared one."""
    declared = {column.name for spec in ALL for column in spec.columns}
    found = (rows.headings.values() for rows in snapshot.lists.values())
    return declared | {name for places in found for headings in places for name in headings}


def identifiers_of(snapshot):
    """What was read as the number of a child, a family or an adopter, and looks like one."""
    return {
        value
        for rows in snapshot.lists.values()
        for column in rows.spec.columns
        if column.kind is Kind.IDENTIFIER and column.name in rows.rows.columns
        for value in rows.rows.select(shown(pl.col(column.name))).to_series().drop_nulls()
    }


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(which=st.integers(0, 3), inner=st.floats(0, 1) | st.none(), harm=HARM)
def test_no_damage_makes_reading_say_a_cell(capfd, which, inner, harm):
    name, content = whole()[which]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        if inner is not None and zipfile.is_zipfile(path):
            harmed_inside(path, inner, harm)
        else:
            path.write_bytes(harmed(content, harm))
        with overheard() as heard:
            snapshot = attempt(read, [path], reference_date=DAY)
            if snapshot is not None:
                for findings in (snapshot.findings, check(snapshot)):
                    silent(findings.drop("child_id", "column"))
                    assert told(findings, "child_id") <= identifiers_of(snapshot)
                    assert told(findings, "column") <= headers_of(snapshot)
    said = capfd.readouterr()
    for words in (said.out, said.err, *heard):
        assert sung(words, children=True) == []
