"""Engines: what they refuse, in words, and that nothing of a cell or an address is in them."""

import gc
import os
import subprocess
import sys

import ibis
import polars as pl
import pytest
from measured import ENGINES, clocks_of, machine_of
from small_lists import snapshot

from ilacs.measures.data import data_of
from ilacs.measures.engines import spark, spark_session
from ilacs.measures.engines.engine import CannotAnswer
from ilacs.measures.engines.postgresql import PostgreSQL
from ilacs.measures.engines.spark import Spark

MACHINES = pytest.mark.parametrize("engine", [name for name in ENGINES if name != "oracle"])


@MACHINES
def test_a_failure_quotes_no_cell(engine, capfd):
    machine = machine_of(engine)
    lists = machine.given(data_of([snapshot(contacts=[{"child_id": "CANARY"}])], ()), {})
    contacts = lists["contacts"]
    wrong = contacts.select(number=contacts["child_id"].cast("int64"))
    with pytest.raises(CannotAnswer) as refused:
        machine.answer(wrong)
    assert "CANARY" not in str(refused.value)
    assert capfd.readouterr() == ("", "")
    assert refused.value.__cause__ is None
    assert refused.value.__context__ is None
    with pytest.raises(CannotAnswer):
        machine.answer(ibis.table({"a": "int64"}, name="not_there"))
    gc.collect()  # What Spark left open is let go here, not in the middle of another test.


@MACHINES
def test_texts_arrive_as_they_are(engine):
    texts = ["", r"\N", "NULL", 'a"b', "a,b", "a\nb", "é–\U0001f600", " x ", None]
    machine = machine_of(engine)
    rows = [{"child_id": str(number), "worker": text} for number, text in enumerate(texts)]
    lists = machine.given(data_of([snapshot(referrals=rows)], clocks_of().values()), {})
    answered = machine.answer(lists["referrals"].select("row", "worker", "age"))
    assert answered.sort("row")["worker"].to_list() == texts
    assert answered["age"].to_list() == [None] * len(texts)


@MACHINES
def test_gathered_rows_replace_those_before(engine):
    machine = machine_of(engine)
    table = machine.given(data_of([snapshot(contacts=[{"child_id": "1"}])], ()), {})["contacts"]
    one = table.select("child_id")
    machine.gather("gathered", [one, one])
    gathered = machine.gather("gathered", [one, one, one])
    assert machine.answer(gathered).equals(pl.DataFrame({"child_id": ["1", "1", "1"]}))
    with pytest.raises(ValueError, match="nothing to gather"):
        machine.gather("gathered", [])


def test_a_server_that_is_not_there():
    with pytest.raises(CannotAnswer, match="does not let us in") as refused:
        PostgreSQL("postgresql://someone:secret@127.0.0.1:1/nothing?connect_timeout=2")
    assert "secret" not in str(refused.value)
    assert refused.value.__context__ is None


@pytest.mark.needs("spark")
@pytest.mark.parametrize(
    "place",
    [
        "spark://127.0.0.1:1",
        "spark://user:secret@nowhere.invalid:7077",
        "spark://127.0.0.1:not-a-port",
        "sc://127.0.0.1:1",
    ],
)
def test_a_cluster_that_is_not_there(place):
    with pytest.raises(CannotAnswer, match="nothing answers at this address") as refused:
        Spark(place)
    assert "secret" not in str(refused.value)
    assert refused.value.__context__ is None


def test_spark_is_not_installed(monkeypatch):
    monkeypatch.setattr(spark_session, "find_spec", lambda name: None)
    with pytest.raises(CannotAnswer, match=r"pip install 'ilacs\[spark\]'"):
        Spark()


@pytest.mark.needs("spark")
def test_there_is_no_java(monkeypatch, tmp_path):
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(CannotAnswer, match="Java 17 or newer, and there is none here"):
        Spark()


ON_SPARK = pytest.mark.parametrize("engine", ["spark"])


@ON_SPARK
def test_a_session_that_is_handed_over_keeps_its_views(engine):
    theirs = machine_of(engine).session.newSession()
    theirs.sql("select 1 as a").createOrReplaceTempView("contacts")
    machine = Spark(theirs)
    table = machine.given(data_of([snapshot(contacts=[{"child_id": "7"}])], ()), {})["contacts"]
    assert machine.answer(table.select("child_id"))["child_id"].to_list() == ["7"]
    machine.close()
    assert theirs.table("contacts").toArrow().to_pylist() == [{"a": 1}]


@ON_SPARK
def test_large_lists_are_held_until_others_take_their_place(engine, monkeypatch):
    machine = machine_of(engine)
    data = data_of([snapshot(contacts=[{"child_id": "7"}])], ())
    monkeypatch.setattr(spark, "SMALL", -1)
    table = machine.given(data, {})["contacts"]
    assert machine.session.catalog.isCached("contacts")
    assert machine.answer(table.select("child_id"))["child_id"].to_list() == ["7"]
    monkeypatch.undo()
    machine.given(data, {})
    assert not machine.session.catalog.isCached("contacts")


@ON_SPARK
def test_a_program_has_one_spark(engine):
    machine_of(engine)
    with pytest.raises(CannotAnswer, match="runs in this program already"):
        Spark("local[1]")


STARTED = """
import os, tempfile
from pathlib import Path

import ibis
from measured import clocks_of
from small_lists import snapshot

from ilacs.measures.data import data_of
from ilacs.measures.engines.engine import CannotAnswer
from ilacs.measures.engines.spark import SHORT_WORK, Spark

here = Path(tempfile.gettempdir())
java = here / "old" / "bin" / "java"
java.parent.mkdir(parents=True)
java.write_text("#!/bin/sh\\necho CANARY >&2\\nexit 1\\n")
java.chmod(0o755)
home = os.environ.pop("JAVA_HOME", None)
os.environ["JAVA_HOME"] = str(here / "old")
try:
    Spark("local[1]", SHORT_WORK)
except CannotAnswer as refused:
    print(refused)
del os.environ["JAVA_HOME"]
if home:
    os.environ["JAVA_HOME"] = home

machine = Spark("local[1]", SHORT_WORK)
data = data_of([snapshot(contacts=[{"child_id": "CANARY"}])], clocks_of().values())
contacts = machine.given(data, {})["contacts"]
try:
    machine.answer(contacts.select(number=contacts["child_id"].cast("int64")))
except CannotAnswer as refused:
    print(refused)
table = machine.gather("gathered", [contacts.select("row")])
print(machine.answer(table)["row"].to_list(), len(list(here.glob("ilacs-spark-*"))))
machine.close()
print(sorted(path.name for path in here.iterdir()))
"""


@pytest.mark.needs("spark")
def test_spark_starts_in_silence_and_leaves_nothing(tmp_path):
    """In a program of its own; an old Java comes first."""
    done = subprocess.run(
        [sys.executable, "-c", STARTED],
        cwd=tmp_path,
        env=os.environ | {"TMPDIR": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == [
        "Spark did not start (JAVA_GATEWAY_EXITED). It needs Java 17 or newer, free memory, and a "
        "master that is there and lets us in.",
        "Spark could not answer (CAST_INVALID_INPUT).",
        "[1] 1",
        "['old']",
    ]
    assert done.stderr == ""
    assert done.returncode == 0
