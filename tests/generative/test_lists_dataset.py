"""Data sets that no example thought of: as at a day, one row a child, every row accounted for."""

import random
import shutil
from datetime import date, timedelta
from pathlib import Path
from tempfile import mkdtemp

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from small_dataset import write_csv
from thorough import examples

from ilacs.lists.snapshot import PLACE, ROW
from ilacs.lists.standard_dataset import make_lists
from ilacs.lists.standard_dataset.declared import DateRole, FieldKind, tables

FIRST, LAST = date(2024, 6, 1), date(2026, 6, 30)
DAYS = st.dates(FIRST, LAST)
WORDS = {
    "pers_sex": ["M", "F", "U"],
    "pers_ethnicity": ["WBRI", "A1", "?"],
    "lega_legal_status": ["C2", "V2", "V4", "E1", "L2", "SGO"],
    "cine_close_reason": ["RC7", "RC8"],
    "clae_cla_episode_start_reason": ["S", "P", "T"],
    "clae_cla_episode_ceased_reason": ["X1", "E4A", "E11"],
    "clah_health_check_type": ["HEALTH", "DENTAL"],
    "miss_missing_episode_type": ["M", "A", "?"],
    "clea_care_leaver_eligibility": ["Relevant", "Qualifying", "Eligible"],
    "immi_immigration_status": ["UASC", "Citizen"],
    "perm_permanence_order_type": ["Adoption", "Special Guardianship"],
    "lacp_cla_care_plan_json": ['{"ADOPTION": "Y"}', '{"LTFOST18": "Y", "ADOPTION": "Y"}', "Other"],
    "clap_cla_placement_type": ["U6", "K2", "T4"],
    "invo_professional_role_id": ["Social worker", "IRO"],
}
"""Words that mean something in a field; others answer yes, no or nothing."""
ONE_A_CHILD = (
    "children_in_need",
    "child_protection",
    "children_in_care",
    "care_leavers",
    "adoption",
)


def cell(table, field):
    if field.kind in (FieldKind.DATE, FieldKind.MOMENT):
        if field.name in ("pers_dob", "pers_expected_dob"):
            return st.none() | st.dates(date(2004, 1, 1), date(2026, 12, 31))
        return DAYS if table.event and table.event.field == field.name else st.none() | DAYS
    if field.kind is FieldKind.IDENTIFIER:
        return st.sampled_from(["1", "2", "3"])
    return st.sampled_from([None, *WORDS.get(field.name, ["Y", "N"])])


@st.composite
def data_sets(draw):
    """Up to five rows of most tables, about three children."""
    rows_of = {}
    for table in tables().values():
        if table.name == "ssd_person" or draw(st.integers(0, 4)):
            row = st.fixed_dictionaries({f.name: cell(table, f) for f in table.fields})
            rows_of[table.name] = draw(st.lists(row, min_size=1, max_size=4))
    return rows_of


def made(rows_of, day):
    folder = Path(mkdtemp())
    try:
        return make_lists(write_csv(folder, **rows_of), day)
    finally:
        shutil.rmtree(folder)


def cut(rows_of, day):
    """The data set as it would have been on the day, as its dates tell."""
    then = {}
    for name, rows in rows_of.items():
        kept = []
        for row in rows:
            now = dict(row)
            for dated in tables()[name].dates:
                when = now[dated.field]
                if when is None or when <= day:
                    continue
                if dated.role is not DateRole.LATER:
                    now = None
                    break
                now |= dict.fromkeys((dated.field, *dated.with_it))
            if now is not None:
                kept.append(now)
        then[name] = kept
    return then


def rows_without_places(made_):
    return {
        list_id: sorted(map(repr, found.rows.drop(PLACE, ROW).rows()))
        for list_id, found in made_.snapshot.lists.items()
    }


@given(data_sets(), DAYS)
@settings(max_examples=examples(15))
def test_what_came_later_changes_nothing(rows_of, day):
    assert rows_without_places(made(rows_of, day)) == rows_without_places(
        made(cut(rows_of, day), day)
    )


@given(data_sets(), DAYS)
@settings(max_examples=examples(15))
def test_one_row_a_child_and_every_row_accounted_for(rows_of, day):
    answer = made(rows_of, day)
    for list_id in ONE_A_CHILD:
        if list_id in answer.snapshot.lists:
            children = answer.snapshot.lists[list_id].rows["child_id"]
            assert children.is_unique().all(), list_id
    for found in answer.snapshot.lists.values():
        assert found.rows_in == found.rows.height + found.rows_reported
        assert found.rows.select(PLACE, ROW).is_unique().all()
    accounts = answer.accounts
    read = accounts.filter(pl.col("list").is_null())
    for name, rows in rows_of.items():
        assert read.filter(table=name)["rows"].sum() == len(rows), name
        known = read.filter(table=name, what="known on the day")["rows"].sum()
        for list_id in accounts.filter(table=name)["list"].drop_nulls().unique():
            of_list = accounts.filter(table=name, list=list_id)
            assert of_list["rows"].sum() == known, (name, list_id, of_list.rows())


@given(data_sets(), DAYS, st.randoms(use_true_random=False))
@settings(max_examples=examples(8))
def test_the_order_of_rows_does_not_matter(rows_of, day, shuffler: random.Random):
    numbered = {
        name: [{**row, tables()[name].key: str(i)} for i, row in enumerate(rows)]
        for name, rows in rows_of.items()
    }
    shuffled = {name: shuffler.sample(rows, len(rows)) for name, rows in numbered.items()}
    assert rows_without_places(made(numbered, day)) == rows_without_places(made(shuffled, day))


@given(
    st.sampled_from(sorted(tables())),
    st.dictionaries(st.integers(0, 10), st.text(max_size=12), max_size=10),
)
@settings(max_examples=examples(20))
def test_no_text_in_any_cell_stops_it(name, texts):
    fields = [field.name for field in tables()[name].fields]
    row = {fields[index % len(fields)]: text for index, text in texts.items()}
    day = date(2026, 3, 31) - timedelta(days=len(texts))
    answer = made({"ssd_person": [], name: [row, dict.fromkeys(fields, "1")]}, day)
    assert answer.snapshot.reference_date.day == day
