"""What the page of measures says is so: its commands run, in their order."""

import json
import re
import shlex
from pathlib import Path

import pytest
from needs import ROOT
from typer.testing import CliRunner

from ilacs.cli import app

PAGE = (ROOT / "docs" / "measures" / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^(ilacs .*)$", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, int, str, str]]:
    """Every command of the page, how it ended, and what it said."""
    found = []
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("measures"))
        for command in [*COMMANDS, "ilacs measures annex-a.xlsx --area help --json"]:
            small = command.replace("--size 1000", "--size 150")
            done = CliRunner().invoke(app, shlex.split(small)[1:], prog_name="ilacs")
            found.append((command, done.exit_code, done.stdout, done.stderr))
        for out in ("board.html", "board.xlsx", "look.xlsx", "monday.xlsx"):
            assert Path(out).exists()
    return found


def test_its_commands_run(said):
    assert len(COMMANDS) == 14
    for command, code, shown, complaint in said:
        assert (code, complaint) == (0, ""), command
        assert shown


def test_its_table_of_json_names_every_field(said):
    answer = json.loads(said[-1][2])
    named = set(re.findall(r"`(\w+)`", PAGE[PAGE.index("## For programs") :]))
    assert set(answer) - {"protection"} <= named
    places = {"section", "authority", "reference_date"}
    assert set(answer["figures"][0]) - places <= named
