"""No cell of a list is ever said: not in a message, log, warning, traceback or leftover file.

Every kind of file that can be read, and every way in which one can be broken, is filled with
canaries (tests/canaries.py), and everything that the program says is searched for them. A child's
number may stand in the column `child_id` of findings, and nowhere else.
"""

import dataclasses
import json
import re
import tempfile
import zipfile
from datetime import date

import polars as pl
import pytest
from canaries import (
    Canaries,
    overheard,
    rows_of,
    sheets,
    sung,
    told,
    write_csv,
    write_parquet,
    write_xlsx,
)

from ilacs.lists.checking import check, completeness
from ilacs.lists.declared import ALL, ANNEX_A, Layout, by_id
from ilacs.lists.protected import Sharing, SmallCells, Staff, keep, load, new_key, share
from ilacs.lists.reading import read
from ilacs.lists.typed import typed_sheets

DAY = date(2026, 3, 31)
FEW = (by_id()["contacts"], by_id()["children_in_care"])


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


def workbook(folder, canaries):
    return write_xlsx(folder / "book.xlsx", sheets(canaries))


def small_workbook(folder, canaries):
    return write_xlsx(folder / "book.xlsx", sheets(canaries, FEW))


def one_table(canaries):
    ((_, headers, rows),) = sheets(canaries, FEW[1:])
    return headers, rows


def folder_of_csv(folder, canaries):
    place = folder / "exports"
    place.mkdir()
    for name, headers, rows in sheets(canaries):
        write_csv(place / f"{name}.csv", headers, rows)
    return place


def parquet(folder, canaries):
    return write_parquet(folder / "List_8.parquet", *one_table(canaries))


WHOLE = [workbook, folder_of_csv, parquet]


def changed(path, inside, change):
    """A workbook with one of its inner files changed."""
    with zipfile.ZipFile(path) as book:
        files = {name: book.read(name) for name in book.namelist()}
    (name,) = [name for name in files if name.endswith(inside)]
    files[name] = change(files[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in files.items():
            book.writestr(name, content)
    return path


def cut(path, *, share_kept=0.6):
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share_kept)])
    return path


def flipped(path, step=997):
    content = bytearray(path.read_bytes())
    for at in range(step, len(content), step):
        content[at] ^= 0x5A
    path.write_bytes(bytes(content))
    return path


def text_of(canaries):
    headers, rows = one_table(canaries)
    lines = [",".join(headers), *(",".join(map(str, row)) for row in rows)]
    return "\n".join(lines)


def file_of(name, content):
    def make(folder, canaries):
        made = content(canaries)
        (folder / name).write_bytes(made if isinstance(made, bytes) else made.encode())
        return folder / name

    return make


def nested_parquet(folder, canaries):
    headers, rows = one_table(canaries)
    table = pl.DataFrame({
        header: [[str(row[at])] for row in rows] for at, header in enumerate(headers)
    })  # fmt: skip
    table.write_parquet(folder / "List_8.parquet")
    return folder / "List_8.parquet"


OLE = bytes.fromhex("D0CF11E0A1B11AE1")

BROKEN = {
    "a workbook cut short": lambda f, c: cut(small_workbook(f, c)),
    "a workbook with bytes changed": lambda f, c: flipped(small_workbook(f, c)),
    "a sheet cut short": lambda f, c: changed(
        small_workbook(f, c), "sheet1.xml", lambda xml: xml[: len(xml) * 2 // 3]
    ),
    "a sheet with tags mixed up": lambda f, c: changed(
        small_workbook(f, c), "sheet2.xml", lambda xml: xml.replace(b"</c><c", b"</v><c", 9)
    ),
    "a sheet that is text": lambda f, c: changed(
        small_workbook(f, c), "sheet1.xml", lambda _: text_of(c).encode()
    ),
    "texts cut short": lambda f, c: changed(
        small_workbook(f, c), "sharedStrings.xml", lambda xml: xml[: len(xml) // 2]
    ),
    "texts gone": lambda f, c: changed(
        small_workbook(f, c), "sharedStrings.xml", lambda _: b"<sst/>"
    ),
    "texts with an entity": lambda f, c: changed(
        small_workbook(f, c),
        "sharedStrings.xml",
        lambda xml: xml.replace(
            b"<sst", f'<!DOCTYPE x [<!ENTITY a "{c.text()}">]><sst'.encode(), 1
        ),
    ),
    "numbers that are none": lambda f, c: changed(
        small_workbook(f, c),
        "sheet2.xml",
        lambda xml: xml.replace(b"<v>918", f"<v>{c.text()}".encode()),
    ),
    "texts that are not there": lambda f, c: changed(
        small_workbook(f, c), "sheet1.xml", lambda xml: xml.replace(b't="s"><v>', b't="s"><v>99')
    ),
    "days out of reach": lambda f, c: changed(
        small_workbook(f, c), "sheet1.xml", lambda xml: xml.replace(b"<v>51", b"<v>918273001")
    ),
    "no workbook in it": lambda f, c: changed(
        small_workbook(f, c), "xl/workbook.xml", lambda _: c.text().encode()
    ),
    "a workbook with a password": file_of(
        "book.xlsx",
        lambda c: OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + text_of(c).encode(),
    ),
    "an old workbook that is none": file_of("book.xls", lambda c: OLE + text_of(c).encode()),
    "text by the name of a workbook": file_of("book.xlsx", text_of),
    "text by the name of a spreadsheet": file_of("book.ods", text_of),
    "a page by the name of a workbook": file_of(
        "book.xls", lambda c: f"<html><table><tr><td>{c.text()}</table>"
    ),
    "a table without headers": lambda f, c: write_csv(
        f / "List_1.csv", rows_of(FEW[0], c)[0], rows_of(FEW[0], c)
    ),
    "a table with rows of all lengths": lambda f, c: write_csv(
        f / "List_8.csv",
        one_table(c)[0],
        [row[: 1 + n % 9] + [c.text()] * n for n, row in enumerate(one_table(c)[1])],
    ),
    "a table in UTF-16": file_of("List_8.csv", lambda c: text_of(c).encode("utf-16")),
    "a table in no encoding": file_of(
        "List_8.csv", lambda c: text_of(c).encode().replace(b"zK", b"zK\x81\xff\xfe", 40)
    ),
    "a table with zeros": file_of("List_8.csv", lambda c: text_of(c).replace("zK", "zK\0")),
    "a table with a quotation mark left open": file_of(
        "List_8.csv", lambda c: text_of(c).replace("Qx", '"Qx', 5)
    ),
    "a table with quotation marks everywhere": file_of(
        "List_8.csv", lambda c: text_of(c).replace("zK", '"zK"x"')
    ),
    "a table with one enormous cell": file_of(
        "List_8.csv", lambda c: text_of(c) + "\n" + c.text() * 60_000
    ),
    "a table with headers twice": lambda f, c: write_csv(
        f / "List_8.csv", one_table(c)[0] * 2, [row * 2 for row in one_table(c)[1]]
    ),
    "Parquet cut short": lambda f, c: cut(parquet(f, c)),
    "Parquet with bytes changed": lambda f, c: flipped(parquet(f, c), 301),
    "Parquet with nested columns": nested_parquet,
    "something else": file_of("notes.txt", text_of),
    "JSON": file_of("book.json", lambda c: json.dumps({"child": c.text()})),
}


def silent(findings):
    """No finding says a canary; the child's number stands in its own column only."""
    for name in findings.columns:
        said = findings[name].drop_nulls().cast(pl.String).str.join("\n").item()
        assert sung(said, children=name != "child_id") == [], name


def attempt(do, *arguments, **options):
    """What a call returns, or None if it raises; whatever it raises says no canary."""
    try:
        return do(*arguments, **options)
    except BaseException as error:  # What is written in Rust panics with one of these.
        if isinstance(error, (KeyboardInterrupt, AssertionError)):
            raise
        said = told(error)
    assert sung(said, children=True) == []
    return None


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
