"""No command says a cell of a list: whatever it is given, whatever goes wrong, debugging or not.

What commands write is searched too. The one thing that may name children is a finding's column
`child_id`; the marked copy and the official workbook are the user's own cells, and hold them.
"""

import csv
import io
import json
import re
import tempfile
import zipfile

import polars as pl
import pytest
from canaries import Canaries, overheard, sheets, sung
from canary_files import BROKEN, DATA_SET_CELLS, DATA_SETS, MAPPINGS, small_workbook, write_xlsx

from ilacs.cli import app
from ilacs.lists.protected import new_key
from ilacs.lists.reading import read

DAY = ("--reference-date", "2026-03-31")
AS_AT = ("--as-at", "2026-03-31")


@pytest.fixture
def canaries():
    return Canaries()


@pytest.fixture
def run(capfd, tmp_path, monkeypatch):
    """Runs a command; what it said and logged is searched for every canary, children's too."""
    leftovers = tmp_path / "temporary"
    leftovers.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(leftovers))
    monkeypatch.setenv("ILACS_KEY", new_key().text())
    monkeypatch.setenv("ILACS_SHARE_KEY", new_key().text())
    monkeypatch.setenv("COLUMNS", "200")

    def running(*arguments, silent=True):
        with overheard() as heard, pytest.raises(SystemExit) as ended:
            app([*map(str, arguments)], prog_name="ilacs")
        said = capfd.readouterr()
        for words in (said.err, *heard, *([said.out] if silent else [])):
            assert sung(words, children=True) == []
        assert [path for path in leftovers.rglob("*") if path.is_file()] == []
        return ended.value.code, said.out

    return running


def inside(path):
    """The text in a file, or in the files of a workbook or folder."""
    if path.is_dir():
        return "\n".join(inside(each) for each in sorted(path.iterdir()))
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as book:
            return "\n".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    return path.read_text("utf-8", "replace")


def without_children(findings):
    return [{name: said for name, said in each.items() if name != "child_id"} for each in findings]


def test_check_says_no_cell(run, tmp_path, canaries):
    book = write_xlsx(tmp_path / "book.xlsx", sheets(canaries))
    code, out = run("lists", "check", book, *DAY)
    assert code == 1
    assert "Children in care" in out


def test_check_says_no_cell_but_the_date_that_it_guesses(run, tmp_path, canaries):
    """A reference date that is guessed is the day of an event, and is said on purpose."""
    book = small_workbook(tmp_path, canaries)
    day = read([book]).reference_date.day
    for options in ((), ("--earlier", book)):
        _, out = run("lists", "check", book, *options, silent=False)
        assert set(sung(out, children=True)) == {f"{day:%d/%m/%Y}", f"{day:%b %Y}"}


def test_json_names_children_in_one_field_only(run, tmp_path, canaries):
    book = write_xlsx(tmp_path / "book.xlsx", sheets(canaries))
    _, out = run("lists", "check", book, *DAY, "--json", silent=False)
    told = json.loads(out)
    (name,) = [name for name, held in told.items() if name == "findings"]
    rest = {**told, name: without_children(told[name])}
    assert sung(json.dumps(rest, ensure_ascii=False), children=True) == []
    named = [each["child_id"] for each in told[name] if each["child_id"]]
    assert sung("\n".join(named), children=True) == [
        name for name in named if name in canaries.children
    ]


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_files_of_findings_name_children_in_one_column_only(run, tmp_path, canaries, ending):
    book, out = small_workbook(tmp_path, canaries), tmp_path / f"findings.{ending}"
    run("lists", "check", book, *DAY, "--out", out)
    text = out.read_text("utf-8-sig")
    if ending == "json":
        told = json.loads(text)
        rest = json.dumps({**told, "findings": without_children(told["findings"])})
    else:
        rows = list(csv.reader(io.StringIO(text)))
        assert sung(text, children=True)
        child = next(at for at, name in enumerate(rows[0]) if "hild" in name)
        rest = "\n".join(cell for row in rows for at, cell in enumerate(row) if at != child)
    assert sung(rest, children=True) == []


def test_a_workbook_of_findings_says_no_other_cell(run, tmp_path, canaries):
    book, out = small_workbook(tmp_path, canaries), tmp_path / "findings.xlsx"
    run("lists", "check", book, *DAY, "--out", out)
    assert sung(inside(out)) == []


COMMANDS = {
    "check": ("check", *DAY),
    "check, debugging": ("check", *DAY),
    "mark": ("check", "--mark", "OUT/marked.xlsx"),
    "write": ("write", "--out", "OUT/official.xlsx", *DAY),
    "write, debugging": ("write", "--out", "OUT/official.ods", *DAY),
    "write a folder": ("write", "--out", "OUT/official", "--layout", "2019", *DAY),
    "share": ("share", "--out", "OUT/copy.xlsx", "--review", "OUT/review.csv", *DAY),
    "questions": ("questions", "--out", "OUT/answers.csv", *DAY),
    "keep": ("keep", "--folder", "OUT/store", *DAY),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_no_command_says_a_cell(run, tmp_path, canaries, command, monkeypatch, request):
    if "debugging" in request.node.callspec.id:
        monkeypatch.setenv("ILACS_DEBUG", "1")
    out = tmp_path / "out"
    out.mkdir()
    book = small_workbook(tmp_path, canaries)
    name, *options = [str(each).replace("OUT", str(out)) for each in command]
    run("lists", name, book, *options, silent="mark" not in str(command))
    # Nothing is half written where the same is asked again, or cannot be written.
    run("lists", name, book, *options, silent="mark" not in str(command))
    for path in out.rglob("*"):
        assert not path.name.endswith(".part")


HARD = ["a workbook with bytes changed", "a sheet cut short", "texts that are not there",
        "a workbook with a password", "a table without headers", "a table in no encoding",
        "a table with zeros", "Parquet with bytes changed", "something else"]  # fmt: skip


@pytest.mark.parametrize("broken", HARD)
def test_no_command_says_a_cell_of_a_broken_file(run, tmp_path, canaries, broken, monkeypatch):
    monkeypatch.setenv("ILACS_DEBUG", "1")
    path = BROKEN[broken](tmp_path, canaries)
    run("lists", "check", path, *DAY)
    run("lists", "check", path, *DAY, "--mark", tmp_path / "marked.xlsx")
    run("lists", "share", path, "--out", tmp_path / "copy.xlsx", *DAY)
    run("lists", "keep", path, "--folder", tmp_path / "store", *DAY)


FAULTS = [
    ("ilacs.lists.checking.check", "check"),
    ("ilacs.lists.reading.read", "check"),
    ("ilacs.lists.protected.keep", "keep"),
]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("kind", [ValueError, pl.exceptions.ComputeError, BaseException])
def test_no_fault_of_the_program_says_a_cell(run, tmp_path, canaries, monkeypatch, fault, kind):
    """What a library says of a cell that it stumbled over is not passed on, debugging or not."""

    def stumble(*_, **__):
        try:
            raise kind(f"cannot read {canaries.text()}")
        finally:
            raise kind(f"nor {canaries.number()}")

    broken, command = fault
    monkeypatch.setattr(broken, stumble)
    book = small_workbook(tmp_path, canaries)
    for debugging in ("", "1"):
        monkeypatch.setenv("ILACS_DEBUG", debugging)
        assert run("lists", command, book, *DAY)[0] == 3


@pytest.mark.parametrize("out", ["copy", "copy.xlsx", "copy.ods"])
def test_no_copy_holds_a_cell(run, tmp_path, canaries, out):
    book, copy = small_workbook(tmp_path, canaries), tmp_path / out
    review = tmp_path / "review.csv"
    command = ("lists", "share", book, "--out", copy, "--months-only", "--review", review, *DAY)
    code, _ = run(*command)
    assert code == 0
    months = re.sub(r"204[12]-\d\d-01|01/\d\d/204[12]", "", inside(copy))
    assert sung(months, children=True) == []
    assert sung(re.sub(r"204[12]-\d\d-01", "", inside(review)), children=True) == []


def test_no_wrong_key_makes_a_command_say_a_cell(run, tmp_path, canaries, monkeypatch):
    book, store = small_workbook(tmp_path, canaries), tmp_path / "store"
    for key in (new_key().text(), "Qx99999zK", "", "Qx99999zK" * 9):
        monkeypatch.setenv("ILACS_KEY", key)
        monkeypatch.setenv("ILACS_SHARE_KEY", key)
        run("lists", "keep", book, "--folder", store, *DAY)
        run("lists", "share", book, "--out", tmp_path / "copy.xlsx", *DAY)
        run("lists", "kept", "--folder", store)


@pytest.mark.parametrize("written", MAPPINGS)
def test_no_mapping_file_makes_a_command_say_a_cell(run, tmp_path, canaries, written):
    """What a mapping file names was typed in a cell once."""
    mapping = tmp_path / "answers.csv"
    mapping.write_text(written)
    book = small_workbook(tmp_path, canaries)
    run("lists", "check", book, *DAY, "--mapping", mapping)
    run("lists", "questions", book, *DAY, "--out", mapping)


TYPED = [
    "column,value\nEthnicity,Qx99999zK\nQx99998zK,a) WBRI\nDate of Birth,Qx99997zK\n",
    "column,value\nEthnicity,a) WBRI Qx99999zK\nLA of Placement,Brent Qx99998zK\n",
    "Qx99999zK,value\nEthnicity,Qx99998zK\n",
    'column,value\nEthnicity,"Qx99999zK\nGender,Qx99998zK',
    "column,value\nEthnicity\nEthnicity,Qx99999zK,Qx99998zK\n",
    "column,value\nEthnicity,Qx99999zK\0\n",
    "Qx99999zK",
]


@pytest.mark.parametrize("typed", TYPED)
def test_placing_repeats_values_in_their_own_column_only(run, tmp_path, typed):
    file, out = tmp_path / "typed.csv", tmp_path / "placed.csv"
    file.write_text(typed)
    run("lists", "place", file, "--out", out)
    if out.exists():
        for row in csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))):
            said = [told for name, told in row.items() if name not in ("column", "value")]
            assert sung("\n".join(map(str, said))) == []


@pytest.mark.parametrize("cell", DATA_SET_CELLS[::3])
@pytest.mark.parametrize("kept_in", DATA_SETS)
def test_no_data_set_makes_a_command_say_a_cell(run, tmp_path, canaries, cell, kept_in):
    source = DATA_SETS[kept_in](tmp_path, canaries, cell)
    run("lists", "from-dataset", source, "--out", tmp_path / "annex-a.xlsx", *AS_AT)
