"""No value of a cell is ever printed: every command, with a canary in every cell, whole and broken.

What a command is asked to write may hold values: those files stay with the user. The shared copy
and what is kept are searched too.
"""

from pathlib import Path

import polars as pl
import pytest
from list_books import write_book
from typer.testing import CliRunner

from ilacs.cli import app
from ilacs.lists import checking
from ilacs.lists.declared import ANNEX_A
from ilacs.lists.protected import new_key

CANARY = "Zebedee Quillfeather"
COMMANDS = (
    ["check"],
    ["check", "--earlier", "{file}"],
    ["check", "--mark", "marked.xlsx", "--out", "found.csv"],
    ["questions", "--out", "answers.csv"],
    ["write", "--out", "book.xlsx"],
    ["write", "--out", "book.ods", "--layout", "2019"],
    ["share", "--out", "copy", "--review", "review.csv"],
    ["share", "--reverse", "{file}", "--out", "whom.csv"],
    ["keep", "--reference-date", "2026-03-31"],
    ["check", "--mapping", "{file}"],
    ["from-dataset", "--as-at", "2026-03-31"],
)
"""What a user may type, without the file, which comes after the command."""


def everywhere(folder: Path) -> Path:
    """Every list with the canary in every cell."""
    row = {spec.id: [dict.fromkeys(spec.by_name, CANARY)] * 3 for spec in ANNEX_A}
    return write_book(folder / "every.xlsx", row)


def cut_off(folder: Path) -> Path:
    whole = everywhere(folder).read_bytes()
    path = folder / "cut.xlsx"
    path.write_bytes(whole[: len(whole) // 2])
    return path


def as_csv(folder: Path) -> Path:
    spec = ANNEX_A[0]
    path = folder / "contacts.csv"
    headers = ",".join(f'"{column.header}"' for column in spec.columns)
    path.write_text(f"{headers}\n" + f'{CANARY},"{CANARY},\n"' * 5, encoding="utf-8")
    return path


def in_other_letters(folder: Path) -> Path:
    path = folder / "letters.csv"
    path.write_bytes(f"Child Unique ID,Gender\n{CANARY} \xe9\xff\x81,x\n".encode("latin-1"))
    return path


def as_parquet(folder: Path) -> Path:
    path = folder / "contacts.parquet"
    spec = ANNEX_A[0]
    pl.DataFrame({column.header: [CANARY] * 3 for column in spec.columns}).write_parquet(path)
    return path


def as_dataset(folder: Path) -> Path:
    made = folder / "ssd"
    made.mkdir()
    for table, fields in (
        ("ssd_person", ("pers_person_id", "pers_sex", "pers_gender", "pers_dob")),
        ("ssd_contacts", ("cont_contact_id", "cont_person_id", "cont_contact_date")),
    ):
        header = ",".join(fields)
        row = ",".join([CANARY] * len(fields))
        (made / f"{table}.csv").write_text(f"{header}\n{row}\n{row}\n", encoding="utf-8")
    return made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ILACS_DEBUG", "1")
    monkeypatch.setenv("ILACS_SNAPSHOTS", str(tmp_path / "store"))
    for variable in ("ILACS_KEY", "ILACS_SHARE_KEY"):
        monkeypatch.setenv(variable, new_key().text())
    return tmp_path


def output_of(command: list[str], file: Path) -> str:
    first, *rest = [part.format(file=file) for part in command]
    done = CliRunner().invoke(app, ["lists", first, str(file), *rest], prog_name="ilacs")
    assert done.exit_code in (0, 1, 2), done.output
    return done.output


@pytest.mark.parametrize(
    "made",
    [everywhere, cut_off, as_csv, in_other_letters, as_parquet, as_dataset],
    ids=lambda made: made.__name__,
)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_is_printed(folder: Path, command: list[str], made) -> None:
    printed = output_of(command, made(folder))
    assert CANARY not in printed
    assert CANARY.split()[1] not in printed
    for place in ("copy", "store"):
        for path in (folder / place).rglob("*"):
            assert path.is_dir() or CANARY.encode() not in path.read_bytes()


def test_findings_name_no_child_by_what_is_no_number(folder: Path) -> None:
    assert CANARY not in output_of(["check", "--json"], everywhere(folder))


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_fault_of_ours_says_only_its_kind(
    folder: Path, monkeypatch: pytest.MonkeyPatch, debug: str
) -> None:
    def fails(*_: object) -> None:
        raise ValueError(CANARY) from KeyError(CANARY)

    monkeypatch.setenv("ILACS_DEBUG", debug)
    monkeypatch.setattr(checking, "check", fails)
    file = str(everywhere(folder))
    done = CliRunner().invoke(app, ["lists", "check", file], prog_name="ilacs")
    assert done.exit_code == 3
    assert "fault of ilacs (ValueError)" in done.stderr
    assert CANARY not in done.output
    assert ("checking.py" in done.stderr) == (debug == "1")


def test_a_panic_is_a_fault_of_ours_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def panics(*_: object) -> None:
        raise pl.exceptions.PanicException(CANARY)

    monkeypatch.setattr(checking, "check", panics)
    done = CliRunner().invoke(app, ["lists", "check", str(everywhere(folder))], prog_name="ilacs")
    assert (done.exit_code, CANARY in done.output) == (3, False)
