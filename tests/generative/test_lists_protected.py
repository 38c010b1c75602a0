"""Whatever the lists hold: the copy tells no identifier, and what is kept comes back."""

import tempfile
from datetime import date
from pathlib import Path

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from small_lists import REFERENCE_DATE, snapshot

from ilacs.lists.declared import ALL, Kind, code_sets
from ilacs.lists.protected import (
    Sharing,
    SmallCells,
    Staff,
    Subject,
    identifiers,
    keep,
    load,
    pseudonym,
    reverse,
    share,
)
from ilacs.lists.snapshot import PLACE, ROW

KEYS = st.binary(min_size=32, max_size=32)
SUBJECTS = st.sampled_from(Subject)
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)
PRINTED = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", min_size=8, max_size=12)


@given(SUBJECTS, TEXT, KEYS)
def test_a_pseudonym_is_the_same_every_time_and_has_one_form(subject, identifier, key):
    made = pseudonym(subject, identifier, key)
    assert made == pseudonym(subject, f" {identifier}\t", key)
    assert len(made) == 24
    assert set(made) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


@given(SUBJECTS, st.sets(PRINTED, min_size=2, max_size=40), KEYS, KEYS)
def test_pseudonyms_differ_by_identifier_and_key(subject, ids, key, other):
    made = {pseudonym(subject, each, key) for each in ids}
    assert len(made) == len(ids)
    if key != other:
        assert not made & {pseudonym(subject, each, other) for each in ids}


# Dates of birth that are no first of a month: those stay, as they cannot be told from a month.
BIRTHS = st.dates(date(2001, 1, 2), date(2026, 6, 30)).filter(lambda day: day.day != 1)
EVENTS = st.dates(date(2000, 1, 1), date(2036, 12, 31))
POSTCODES = st.from_regex(r"\A[A-Z]{1,2}[1-9][0-9]? [0-9][A-Z]{2}\Z")


def cells(column, births):
    """What a column of one child may hold; no text that stands in a copy by itself."""
    match column.kind:
        case Kind.DATE:
            return births if column.name == "date_of_birth" else EVENTS | births
        case Kind.INTEGER:
            return st.integers(-1, 20) | st.integers(10**6, 2**31 - 1)
        case Kind.TIME:
            return st.just("21:40") | PRINTED
        case Kind.CODE:
            codes = [code.key for code in code_sets()[column.codes].codes]
            return st.sampled_from(codes) | PRINTED
        case Kind.POSTCODE:
            return POSTCODES | PRINTED
        case _:
            return PRINTED


@st.composite
def snapshots(draw, child=PRINTED):
    """A snapshot of a few lists and columns of a few children; some cells are empty."""
    births = {each: draw(BIRTHS) for each in draw(st.lists(child, min_size=1, max_size=4))}
    lists = {}
    for spec in draw(st.lists(st.sampled_from(ALL), min_size=1, max_size=2, unique=True)):
        columns = draw(st.lists(st.sampled_from(spec.columns), max_size=5, unique=True))
        rows = []
        for one in draw(st.lists(st.sampled_from(sorted(births)), max_size=4)):
            row = {
                column.name: draw(st.none() | cells(column, st.just(births[one])))
                for column in columns
            }
            rows.append(row | ({"child_id": one} if "child_id" in spec.by_name else {}))
        lists[spec.id] = rows
    return snapshot(**lists)


OPTIONS = st.builds(
    Sharing,
    threshold=st.integers(1, 6),
    staff=st.sampled_from(Staff),
    months_only=st.booleans(),
    small_cells=st.sampled_from(SmallCells),
)


def text_of(read):
    """Everything that is in a snapshot, as text."""
    parts = [read.findings.write_csv(), *(place.file for place in read.places)]
    for rows in read.lists.values():
        parts += [frame.write_csv() for frame in (rows.rows, rows.extra, rows.unplaced)]
    return "\n".join([*parts, read.reference_date.reason])


SECRET = {Kind.IDENTIFIER, Kind.TEXT, Kind.PERSON, Kind.POSTCODE, Kind.AUTHORITY}


@settings(max_examples=30)
@given(snapshots(), KEYS, OPTIONS)
def test_no_copy_tells_an_identifier_a_birthday_a_postcode_or_a_name(read, key, options):
    made = share(read, key, options=options)
    told = text_of(made.snapshot)
    for rows in read.lists.values():
        for column in rows.spec.columns:
            if column.name not in rows.rows.columns:
                continue
            for value in rows.rows[column.name].drop_nulls():
                if column.kind in SECRET:
                    assert value not in told
                if column.kind is Kind.CODE and len(value) >= 8:
                    known = value in code_sets()[column.codes].by_key
                    assert known or value not in told
                if column.kind is Kind.INTEGER and value > 10**6:
                    assert str(value) not in told


@settings(max_examples=30)
@given(snapshots(), KEYS, OPTIONS)
def test_no_row_of_a_child_tells_its_birthday(read, key, options):
    """No date in a row of the copy is the child's own date of birth."""
    made = share(read, key, options=options).snapshot
    births = {
        pseudonym(Subject.CHILD, child, key): birth
        for rows in read.lists.values()
        if {"child_id", "date_of_birth"} <= set(rows.rows.columns)
        for child, birth in rows.rows.select("child_id", "date_of_birth").drop_nulls().rows()
    }
    for rows in made.lists.values():
        for row in rows.rows.iter_rows(named=True):
            assert births.get(row.get("child_id"), "no birthday") not in row.values()


@settings(max_examples=30)
@given(snapshots(), KEYS, OPTIONS)
def test_every_row_is_in_the_copy_and_the_counts_agree(read, key, options):
    made = share(read, key, options=options)
    assert list(made.snapshot.lists) == list(read.lists)
    for list_id, rows in made.snapshot.lists.items():
        assert rows.rows.height == rows.rows_in == read.lists[list_id].rows.height
        assert rows.rows_reported == 0
    account = made.summary.columns
    assert (account["shared"] <= account["filled"]).all()
    if options.small_cells is SmallCells.REMOVED:
        assert made.review.is_empty()
        assert all(standing.few == 0 for standing in made.summary.lists)


@settings(max_examples=30)
@given(snapshots(), KEYS, KEYS)
def test_only_the_holder_of_the_key_can_turn_pseudonyms_back(read, key, other):
    made = share(read, key, options=Sharing(staff=Staff.PSEUDONYMS)).snapshot
    held = identifiers(read)
    shared = set().union(*identifiers(made).values())
    turned = reverse(shared, held, key)
    assert {known.identifier for known in turned.values()} == set().union(*held.values())
    if key != other:
        assert set(reverse(shared, held, other).values()) <= {None}


ANYTHING = snapshots(child=TEXT.filter(str.strip))


@settings(max_examples=15)
@given(ANYTHING, KEYS, st.dictionaries(TEXT, TEXT, max_size=3))
def test_whatever_is_kept_comes_back(read, key, extra):
    first = next(iter(read.lists.values()))
    headers = {name: value for name, value in extra.items() if name not in {PLACE, ROW}}
    first.__dict__["extra"] = first.rows.select(
        PLACE, ROW, *(pl.lit(value).alias(name) for name, value in headers.items())
    )
    with tempfile.TemporaryDirectory() as folder:
        path = keep(read, Path(folder), key)
        assert all(
            child.encode() not in file.read_bytes()
            for child in set().union(*identifiers(read).values())
            if len(child.encode()) > 5
            for file in path.iterdir()
        )
        again = load(Path(folder), REFERENCE_DATE, key)
    assert list(again.lists) == list(read.lists)
    for list_id, rows in read.lists.items():
        for part in ("rows", "extra", "unplaced"):
            before, after = getattr(rows, part), getattr(again.lists[list_id], part)
            assert before.schema == after.schema
            assert before.equals(after)
