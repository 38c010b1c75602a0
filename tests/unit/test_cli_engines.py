"""`ilacs engines`: what is here, what is not, and whether it answers as the oracle does."""

import json
import re

import pytest
from needs import POSTGRESQL
from typer.testing import CliRunner, Result

from ilacs.cli import app
from ilacs.measures import self_check
from ilacs.measures.engines import spark_session
from ilacs.measures.engines.duckdb import DuckDB

FEW = ("contacts", "protection-visits-in-time", "adopters-waiting")
NOT_INSTALLED = "pyspark is not installed: pip install 'ilacs[spark]'."


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three measures; all of them are compared where engines are tested."""
    monkeypatch.setenv("COLUMNS", "80")
    those = tuple(each for each in self_check.ALL if each.id in FEW)
    monkeypatch.setattr(self_check, "ALL", those)


@pytest.fixture
def without_spark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark_session, "find_spec", lambda name: None)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["engines", *arguments], prog_name="ilacs")


def by_name(done: Result) -> dict[str, dict]:
    return {one["engine"]: one for one in json.loads(done.stdout)["engines"]}


@pytest.mark.usefixtures("without_spark")
def test_an_engine_that_is_here_answers_and_others_say_how_to_have_them():
    done = run()
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[:2] == ["Engines", "═" * 7]
    assert lines[2].startswith("DuckDB ")
    said = " ".join(done.stdout.split())
    assert re.search(r"3 measures, \d+ rows: the same as the oracle \(\d+\.\d s\)\. ", said)
    assert "PostgreSQL Not asked. Give the address of a server with --postgresql ADDRESS. " in said
    assert f"Spark Not asked. {NOT_INSTALLED}" in said
    assert max(map(len, lines)) <= 80


@pytest.mark.usefixtures("without_spark")
def test_json_says_the_same():
    done = run("--json")
    assert json.loads(done.stdout)["measures"] == 3
    found = by_name(done)
    assert [*found] == ["duckdb", "postgresql", "spark"]
    assert found["duckdb"]["same"] is True
    assert found["duckdb"]["rows"] > 100
    assert found["duckdb"]["differing"] == {}
    assert found["postgresql"]["same"] is None
    assert found["spark"]["advice"] == NOT_INSTALLED
    fields = ("engine", "version", "rows", "seconds", "differing", "fault", "same", "advice")
    assert all(tuple(one) == fields for one in found.values())


@pytest.mark.usefixtures("without_spark")
@pytest.mark.parametrize(
    ("asked", "engine", "fault"),
    [
        (("--spark", "spark://somewhere:7077"), "spark", "pyspark is not installed"),
        (
            ("--postgresql", "postgresql://me:secret@127.0.0.1:1/none?connect_timeout=2"),
            "postgresql",
            "The PostgreSQL server does not let us in",
        ),
        (("--postgresql", "nonsense"), "postgresql", "The PostgreSQL server does not let us in"),
    ],
)
def test_an_engine_that_is_named_and_cannot_be_had_is_a_fault(asked, engine, fault):
    done = run(*asked, "--json")
    assert done.exit_code == 1
    assert by_name(done)[engine]["fault"].startswith(fault)
    assert by_name(done)[engine]["version"] is None
    assert by_name(done)["duckdb"]["same"] is True
    assert "secret" not in done.output
    assert fault.split()[0] in run(*asked).stdout


@pytest.mark.usefixtures("without_spark")
def test_measures_that_differ_are_named(monkeypatch: pytest.MonkeyPatch):
    """An engine that forgets one row of a measure, and has another twice."""
    answer = DuckDB.answer

    def wrong(engine, asked):
        found = answer(engine, asked)
        contacts = found["measure"] == "contacts"
        others = found.filter(~contacts)
        return found.filter(contacts)[1:].vstack(others).vstack(others[:1])

    monkeypatch.setattr(DuckDB, "answer", wrong)
    done = run("--json")
    assert done.exit_code == 1
    assert by_name(done)["duckdb"]["same"] is False
    differing = by_name(done)["duckdb"]["differing"]
    assert differing["contacts"] == 1
    assert sum(differing.values()) == 2
    said = " ".join(run().stdout.split())
    assert "Not the same as the oracle: do not use it. 2 of 3 measures differ: " in said


@pytest.mark.needs("postgresql")
@pytest.mark.usefixtures("without_spark")
def test_postgresql():
    done = run("--postgresql", POSTGRESQL, "--json")
    assert done.exit_code == 0
    assert by_name(done)["postgresql"]["same"] is True
    assert by_name(done)["postgresql"]["version"][0].isdigit()


@pytest.mark.needs("spark")
@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
def test_spark():
    from measured import machine_of  # noqa: PLC0415 - starts a Spark that this shares

    machine_of("spark")
    done = run("--spark", "local[2]", "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert by_name(done)["spark"]["same"] is True
    assert by_name(done)["spark"]["version"].startswith("4.0.")


def test_help_has_examples():
    shown = run("--help").stdout
    assert "ilacs engines --spark spark://cluster.example:7077" in shown
    assert "Exit codes:" in shown
