"""A slow engine on the tables of the specification: those of one file at once.

Spark takes about a second to load lists and to answer, whether they hold two rows or a million.
So the tests of a file are first run on the oracle, only to tell what they ask. Every table then
becomes the lists of an authority of its own, and the engine is asked each measure once. The tests
look at its rows as they look at those of any engine.
"""

from collections import defaultdict
from contextlib import suppress
from dataclasses import replace

from ilacs.measures.data import data_of
from ilacs.measures.declared import by_id
from ilacs.measures.given import AUTHORITY

SLOW = frozenset({"spark"})
ASKING = "asking"
"""The engine of tests that only tell what they ask."""

_prepared = set()
_waiting = {}
_answers = {}


def prepare(item):
    """Before the first test of a file on a slow engine: let all of them tell what they ask."""
    if not _is_slow(item) or item.module in _prepared:
        return
    _prepared.add(item.module)
    for other in item.session.items:
        if _is_slow(other) and other.module is item.module:
            # One that fails here fails on the oracle too, and says so there.
            with suppress(Exception):
                other.function(**{**other.callspec.params, "engine": ASKING})


def _is_slow(item):
    return hasattr(item, "callspec") and item.callspec.params.get("engine") in SLOW


def note(measure_id, lists, clocks):
    """Keep a question until the engine is asked."""
    _waiting.setdefault(_key(measure_id, lists, clocks), (measure_id, lists, clocks))


def answers(machine, measure_id, lists, clocks):
    """The rows behind a measure of these lists, as dicts; all that waits is asked with it."""
    key = _key(measure_id, lists, clocks)
    if key not in _answers:
        note(measure_id, lists, clocks)
        together = defaultdict(dict)
        for waiting, case in _waiting.items():
            together[_group(*case[1:])][waiting] = case
        for cases in together.values():
            _ask(machine, cases)
        _waiting.clear()
    return _answers[key]


def _group(lists, clocks):
    """What cases have in common that are asked together: lists with an authority stay alone."""
    return repr(clocks), repr(_content(lists)) if lists.authority else None


def _ask(machine, cases):
    """Ask a machine cases of one group."""
    clocks = next(iter(cases.values()))[2]
    named = {repr(_content(lists)): lists for _, lists, _ in cases.values()}
    authorities = {
        content: lists.authority or f"No. {number}"
        for number, (content, lists) in enumerate(named.items())
    }
    data = data_of(
        [replace(lists, authority=authorities[content]) for content, lists in named.items()],
        clocks.values(),
    )
    measures = {measure_id: by_id()[measure_id] for measure_id, _, _ in cases.values()}
    read = {name for each in measures.values() for name in (*each.needs, *each.helped_by)}
    given = machine.given(
        replace(data, lists={name: data.lists[name] for name in sorted(read)}), clocks
    )
    found = defaultdict(list)
    for measure_id, measure in measures.items():
        for row in machine.answer(measure.rows(given)).iter_rows(named=True):
            found[measure_id, row[AUTHORITY]].append(row)
    for key, (measure_id, lists, _) in cases.items():
        _answers[key] = found[measure_id, authorities[repr(_content(lists))]]


def _key(measure_id, lists, clocks):
    return measure_id, repr(clocks), repr(_content(lists))


def _content(lists):
    """What tells lists from others."""
    return (
        lists.authority,
        lists.reference_date,
        {name: (read.rows.columns, read.rows.rows()) for name, read in lists.lists.items()},
    )
