"""Engines: what they refuse, in words, and that nothing of a cell or an address is in them."""

import ibis
import polars as pl
import pytest
from measured import ENGINES, clocks_of, machine_of
from small_lists import snapshot

from ilacs.measures.data import data_of
from ilacs.measures.engines.engine import CannotAnswer
from ilacs.measures.engines.postgresql import PostgreSQL

MACHINES = pytest.mark.parametrize("engine", [name for name in ENGINES if name != "oracle"])


@MACHINES
def test_a_failure_quotes_no_cell(engine):
    machine = machine_of(engine)
    lists = machine.given(data_of([snapshot(contacts=[{"child_id": "CANARY"}])], ()), {})
    contacts = lists["contacts"]
    wrong = contacts.select(number=contacts["child_id"].cast("int64"))
    with pytest.raises(CannotAnswer) as refused:
        machine.answer(wrong)
    assert "CANARY" not in str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__context__ is None
    with pytest.raises(CannotAnswer):
        machine.answer(ibis.table({"a": "int64"}, name="not_there"))


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
