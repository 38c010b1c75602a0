"""What the page of journeys says is so: its commands run, and it names every mark and stage."""

import importlib
import json
import re
import shlex
from pathlib import Path

import pytest
from needs import ROOT
from typer.testing import CliRunner

from ilacs.cli import app
from ilacs.framework.clock_table import CLOCKS
from ilacs.measures.contradictions import Mark
from ilacs.measures.flows import TO_REFERRAL
from ilacs.measures.missing_together import HOURS
from ilacs.measures.stages import STAGES
from ilacs.measures.waiting_curve import FEWEST_ENDED, FEWEST_WATCHED

PAGE = (ROOT / "docs" / "measures" / "journeys.md").read_text("utf-8")
COMMANDS = re.findall(r"^(ilacs .*)$", PAGE, re.MULTILINE)
CHILD = "0012345"


def run(command: str):
    return CliRunner().invoke(app, shlex.split(command)[1:], prog_name="ilacs")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory):
    """A folder with the lists of the first command, and the number of a child in them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("journeys"))
        made, *_ = COMMANDS
        assert run(made.replace("--size 1000", "--size 150")).exit_code == 0
        waiting = json.loads(run("ilacs drift annex-a.xlsx --json").stdout)["stages"]
        (need,) = (one for one in waiting if one["stage"] == "episode-of-need")
        yield need["cases_waiting"][0]["number"]


def test_its_commands_run(example):
    assert len(COMMANDS) == 7
    for command in COMMANDS[1:]:
        done = run(command.replace(CHILD, example))
        assert (done.exit_code, done.stderr) == (0, ""), command
        assert done.stdout
    for out in ("journey.html", "together.xlsx", "drift.xlsx"):
        assert Path(out).exists()


@pytest.mark.parametrize("command", ["journey", "missing", "drift"])
def test_it_names_fields_of_json_that_are_there(example, command):
    child = f" {example}" if command == "journey" else ""
    answer = json.loads(run(f"ilacs {command}{child} annex-a.xlsx --json").stdout)
    said = PAGE[PAGE.index("## For programs") :]
    (part,) = re.findall(rf"`ilacs {command} … --json` has (.*?)[;.]", said)
    stage = answer["stages"][0] if command == "drift" else {}
    assert set(re.findall(r"`(\w+)`", part)) <= {*answer, *stage}


def test_it_names_every_mark_and_every_stage():
    assert {mark.value for mark in Mark} == set(
        re.findall(r"^\| ([a-z ]+) \| [a-z]", PAGE, re.MULTILINE)
    ) - {"a child", "contacts", "flows that leave", "the picture", "missing episodes", "stages"}
    (listed,) = re.findall(r"^The stages: (.*)$", PAGE, re.MULTILINE)
    assert re.findall(r"`([a-z0-9-]+)`", listed) == [stage.id for stage in STAGES]


def test_its_numbers_are_those_of_the_program():
    limit = {clock.id: clock.limit_in_words for clock in CLOCKS}[TO_REFERRAL]
    assert f"up to {limit} after it (`clocks.{TO_REFERRAL}`)" in PAGE
    assert f"at most {HOURS} hours apart" in PAGE
    assert f"fewer than {FEWEST_ENDED} cases that ended" in PAGE
    assert f"fewer than {FEWEST_WATCHED} were watched" in PAGE


def test_its_functions_are_there():
    for module, name in re.findall(r"`(ilacs(?:\.\w+)+)\.(\w+)`", PAGE):
        assert callable(getattr(importlib.import_module(module), name))
