"""No figure says a cell of a list or a child's number, on the terminal or in a file."""

import json
import zipfile
from pathlib import Path

import pytest
from canaries import Canaries, overheard, sheets, sung
from canary_files import write_xlsx

from ilacs.cli import app

DAY = ("--reference-date", "2026-03-31")


@pytest.fixture
def book(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ILACS_DEBUG", "1")
    return write_xlsx(tmp_path / "book.xlsx", sheets(Canaries()))


@pytest.fixture
def run(capfd):
    """Runs a command that may say no cell, and gives back how it ended and what it said."""

    def running(*arguments):
        with overheard() as heard, pytest.raises(SystemExit) as ended:
            app([*map(str, arguments)], prog_name="ilacs")
        said = capfd.readouterr()
        for words in (said.out, said.err, *heard):
            assert sung(words, children=True) == []
        return ended.value.code, said.out

    return running


def inside(path):
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())
    return path.read_text("utf-8", "replace")


@pytest.mark.parametrize("out", ["board.html", "board.xlsx", "board.json", "board.parquet"])
def test_figures_and_their_files_say_no_cell(run, book, out):
    code, said = run("measures", book, *DAY, "--area", "care", "--json", "--out", out)
    assert code == 1
    assert json.loads(said)["figures"]
    assert sung(inside(Path(out)), children=True) == []


def test_the_terminal_says_no_cell(run, book):
    _, said = run("measures", book, *DAY)
    assert "Children in care" in said


@pytest.mark.parametrize("child", ["nobody", "=1+1"])
def test_a_child_that_is_not_there_says_no_cell(run, book, child):
    code, said = run("journey", child, book, *DAY)
    assert (code, said) == (2, "")


def test_who_was_missing_together_says_no_cell(run, book):
    # Every episode lies after the reference date.
    code, said = run("missing", book, *DAY, "--times", "1", "--out", "together.csv")
    assert code == 1
    assert "No two children." in said
    assert sung(inside(Path("together.csv")), children=True) == []
