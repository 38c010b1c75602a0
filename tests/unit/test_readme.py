"""What the README says is so."""

import os
import re
import shlex
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from ilacs.documents.invented import Layout, invent, write_examples
from ilacs.documents.invented.prose import stock
from ilacs.lists.reading import read
from ilacs.reports import InspectionReport

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")

sys.path.append(str(ROOT / "docs" / "pictures"))

import draw  # noqa: E402 - from the folder of pictures


def run(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    program = "from ilacs.cli import main; main()"
    arguments = shlex.split(command.removeprefix("ilacs "), comments=True)
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=folder,
        env={**os.environ, "ILACS_RECORD": str(folder / "record")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_table_of_fields_names_every_field_of_a_record_and_no_other() -> None:
    page = (ROOT / "docs" / "reports.md").read_text(encoding="utf-8")
    rows = [row.split("|")[1] for row in page.split("\n") if row.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert named == {field.name for field in fields(InspectionReport)}


LISTS = "annex-a.xlsx"
COMMANDS = re.findall(r"^(ilacs .*)$", README, re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with example reports, and one on Brent that has been added to the record."""
    made = tmp_path_factory.mktemp("readme")
    write_examples(made / "reports")
    names = stock()["names"]
    kept, names["authorities"] = names["authorities"], ["Brent"]
    try:
        (made / "my-reports").mkdir()
        (made / "my-reports" / "brent.pdf").write_bytes(invent(Layout.ILACS_2023, seed=3).pdf)
    finally:
        names["authorities"] = kept
    run(made, f"ilacs lists example --size 200 --dirtiness 0.3 --out {LISTS}")
    for month, day in (("february", "2026-02-28"), ("march", "2026-03-31")):
        run(made, f"ilacs lists example --size 200 --ends {day} --out {month}.xlsx")
    return made


def command_for(folder: Path, command: str) -> str:
    """The command as a reader would type it: with files that are there and a child in the lists."""
    if "CHILD" in command:
        lists = read([folder / LISTS]).lists["children_in_need"].rows
        command = command.replace("CHILD", lists["child_id"].drop_nulls()[0])
    return command.replace("PATH...", "reports")


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_run(command: str, folder: Path) -> None:
    if command.startswith("ilacs lists example"):
        # It never replaces a file.
        (folder / LISTS).unlink()
    done = run(folder, command_for(folder, command))
    # Lists that are typed as people do have errors, and every answer about them says so.
    expected = 1 if re.match(rf"ilacs (?!lists [eqwr]).*\b{LISTS}", command) else 0
    assert (done.returncode, done.stderr) == (expected, "")
    assert done.stdout
    if command.startswith("ilacs read"):
        assert "13 read" in done.stdout


def test_there_are_commands_to_run() -> None:
    assert len(COMMANDS) == 36


@pytest.mark.parametrize("picture", draw.PICTURES, ids=lambda picture: picture.file)
def test_a_picture_shows_what_the_program_says_today(picture: draw.Picture) -> None:
    assert picture.path.read_text(encoding="utf-8") == draw.drawing(picture)


def test_the_chart_is_the_one_that_the_program_draws_today() -> None:
    assert draw.CHART.read_text(encoding="utf-8") == draw.chart()


def test_the_marked_copy_is_the_one_that_the_program_writes_today() -> None:
    assert draw.MARKED.read_text(encoding="utf-8") == draw.marked()


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize(
    "block",
    re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "record.md").read_text("utf-8"), re.S),
)
def test_the_examples_of_the_record_run(block: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", block], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Judgement.LEADERS" in done.stdout
