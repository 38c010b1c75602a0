"""What the README says is so."""

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from ilacs.documents.invented import write_examples
from ilacs.reports import InspectionReport

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")

sys.path.append(str(ROOT / "docs" / "pictures"))


def run(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    program = "from ilacs.cli import main; main()"
    arguments = command.removeprefix("ilacs ").split("#")[0].split()
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_table_of_fields_names_every_field_of_a_record_and_no_other() -> None:
    table = README[README.index("### What a record holds") :].split("\n## ")[0]
    rows = [row.split("|")[1] for row in table.split("\n") if row.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert named == {field.name for field in fields(InspectionReport)}


COMMANDS = re.findall(r"^(ilacs read .*)$", README, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_run(command: str, tmp_path: Path) -> None:
    write_examples(tmp_path / "reports")
    done = run(tmp_path, command.replace("PATH...", "reports"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "13 read" in done.stdout


def test_there_are_commands_to_run() -> None:
    assert len(COMMANDS) == 2


def test_the_picture_shows_what_the_program_says_today() -> None:
    import draw  # noqa: PLC0415

    assert draw.PICTURE.read_text(encoding="utf-8") == draw.drawing(draw.words())


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
