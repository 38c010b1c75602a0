"""What the page of engines says is so: its code runs, in its order, and names what is there."""

import ast
import json
import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest
from measured import machine_of
from needs import NEEDS, POSTGRESQL, ROOT
from typer.testing import CliRunner

from ilacs.cli import app
from ilacs.measures import self_check
from ilacs.measures.engines import spark_session
from ilacs.measures.self_check import Checked

PAGE = (ROOT / "docs" / "measures" / "engines.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(python)?\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
PROGRAMS = [text for language, text in BLOCKS if language]
ELSEWHERE = "cluster.example"
ADDRESS = "postgresql://analyst@localhost/children"


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What the first program of the page has named, in a folder with the lists that it reads."""
    found: dict[str, object] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("engines"))
        (command,) = re.findall(r"^ilacs (lists .*)$", PAGE, re.MULTILINE)
        small = command.replace("--size 1000", "--size 100")
        done = CliRunner().invoke(app, shlex.split(small), prog_name="ilacs")
        assert (done.exit_code, Path("annex-a.xlsx").exists()) == (0, True)
        exec(PROGRAMS[0], found)
    return found


def test_lists_are_measured(names):
    assert list(names["on_duckdb"]["measure"]) == [each.id for each in names["measures"]]
    assert names["on_duckdb"]["of"].min() > 0


@pytest.mark.parametrize("engine", ["postgresql", "spark"])
def test_another_engine_has_the_same_figures(names, engine):
    (program,) = [one for one in PROGRAMS if f"on_{engine}" in one]
    assert f"assert on_{engine}.equals(on_duckdb)" in program
    machine_of(engine)  # One that runs is shared.
    exec(program.replace(ADDRESS, POSTGRESQL), dict(names))


def test_every_other_program_is_of_a_place_elsewhere():
    (elsewhere,) = PROGRAMS[3:]
    assert ELSEWHERE in elsewhere
    ast.parse(elsewhere)


def test_json_has_the_fields_that_the_page_names(monkeypatch):
    monkeypatch.setattr(self_check, "ALL", self_check.ALL[:2])
    monkeypatch.setattr(spark_session, "find_spec", lambda name: None)
    assert "ilacs engines --json" in PAGE
    done = CliRunner().invoke(app, ["engines", "--json"], prog_name="ilacs")
    (told,) = re.findall(r"^`--json` prints.*$", PAGE, re.MULTILINE)
    named = set(re.findall(r"`(\w+)`", told))
    answer = json.loads(done.stdout)
    assert {*answer, *answer["engines"][0]} == named
    assert {field.name for field in fields(Checked)} <= named


def test_what_it_installs_is_what_the_project_asks_for():
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert '"pyspark==4.0.*"' in project
    assert "pip install 'pyspark[connect]==4.0.*'" in PAGE
    assert "pyspark==4.0.*" in NEEDS["spark"].remedy
