"""The synthetic authority: the same for the same numbers, its months agree, its rates are near."""

from datetime import date, timedelta
from hashlib import sha256
from itertools import pairwise

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from ilacs.lists.days import months_before
from ilacs.lists.declared import ALL, ANNEX_A, Layout, by_id
from ilacs.lists.imagined import imagine, write_england
from ilacs.lists.imagined.days import (
    NEVER,
    birthday,
    latest_turn,
    month_ends,
    number,
    years_between,
)
from ilacs.lists.imagined.draws import Draws, Pick, Spread, marks
from ilacs.lists.imagined.rates import rates
from ilacs.lists.snapshot import PLACE, ROW, dtype

END = date(2026, 3, 31)
SUM = "55a204474e3547bd96ffca8b947b11afaab35aab78f9298cf9374dd2a2066bbf"
DRAWN = [48066, 42156, 21943, 29387]
MARKED = [48345, 45380]


def same(one, other):
    for list_id, rows in one.lists.items():
        assert_frame_equal(rows.rows, other.lists[list_id].rows)


@pytest.fixture(scope="module")
def quarter():
    return list(imagine(400, 3, 5, ends=END))


@pytest.fixture(scope="module")
def mid_size():
    return [next(imagine(9000, 1, seed, ends=END)) for seed in (1, 2)]


def test_months_end_on_the_day_asked_for(quarter):
    days = [month.reference_date.day for month in quarter]
    assert days == [date(2026, 1, 31), date(2026, 2, 28), END]


def test_the_same_numbers_make_the_same_lists(quarter):
    for one, other in zip(quarter, imagine(400, 3, 5, ends=END), strict=True):
        same(one, other)


def test_another_seed_makes_another_authority(quarter):
    other = next(imagine(400, 1, 6, ends=END))
    assert not other.lists["contacts"].rows.equals(quarter[-1].lists["contacts"].rows)


def test_a_month_is_the_same_however_many_are_asked_for(quarter):
    same(quarter[-1], next(imagine(400, 1, 5, ends=END)))


def test_a_month_is_the_same_whichever_comes_last(quarter):
    same(quarter[1], list(imagine(400, 4, 5, ends=date(2026, 2, 28)))[-1])


def test_events_keep_their_days_from_month_to_month(quarter):
    """What both windows hold is the same in both."""
    for earlier, later in pairwise(quarter):
        first = months_before(later.reference_date.day, 6)
        for list_id, day in (
            ("contacts", "contact_date"),
            ("referrals", "referral_date"),
            ("enquiries", "strategy_discussion"),
        ):
            key = ["child_id", day]
            before = earlier.lists[list_id].rows.filter(pl.col(day) > first)
            last = earlier.reference_date.day
            after = later.lists[list_id].rows.filter(pl.col(day) <= last)
            assert before.height > 0
            assert_frame_equal(before.select(key), after.select(key), check_row_order=False)


def test_every_list_has_the_declared_columns_and_types(quarter):
    assert set(quarter[0].lists) == {spec.id for spec in ALL}
    for list_id, rows in quarter[0].lists.items():
        columns = by_id()[list_id].in_layout(Layout.Y2024)
        assert rows.rows.columns == [PLACE, ROW, *(column.name for column in columns)]
        for column in columns:
            assert rows.rows[column.name].dtype == dtype(column.kind)
        assert rows.rows_in == rows.rows.height


def test_the_layout_of_2019_has_its_columns_and_codes_only():
    made = next(imagine(2000, 1, 1, ends=END, layout=Layout.Y2019))
    leavers = made.lists["care_leavers"].rows
    assert "personal_adviser" not in leavers.columns
    assert "eligible" not in set(leavers["eligibility"])
    assert not set(leavers["activity"]) & {"F4", "F5", "P4", "P5"}


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ({"size": 0}, "size"),
        ({"size": 1_000_001}, "size"),
        ({"months": 0}, "months"),
        ({"seed": -1}, "seed"),
        ({"ends": date(2100, 1, 31)}, "years"),
        ({"ends": date(2001, 1, 31), "months": 36}, "years"),
    ],
)
def test_what_cannot_be_imagined_is_refused_in_words(numbers, words):
    asked = {"size": 10, "months": 1, "seed": 1, "ends": END} | numbers
    with pytest.raises(ValueError, match=words):
        imagine(**asked)


@pytest.mark.parametrize("size", [1, 2, 10])
def test_very_small_authorities_have_all_their_lists(size):
    made = next(imagine(size, 1, 1, ends=END))
    assert set(made.lists) == {spec.id for spec in ALL}


def test_sizes_are_about_what_was_asked_for(mid_size):
    for month in mid_size:
        tables = [month.lists[spec.id].rows for spec in ANNEX_A]
        children = set().union(
            *(table["child_id"] for table in tables if "child_id" in table.columns)
        )
        assert 0.85 * 9000 < len(children) < 1.15 * 9000
        assert 18_000 < sum(table.height for table in tables) < 27_000


def per_cent(mid_size, list_id, condition, among):
    tables = pl.concat([month.lists[list_id].rows for month in mid_size])
    if among is not None:
        tables = tables.filter(among)
    return 100 * tables.select(condition.mean()).item()


IN_CARE = pl.col("care_end").is_null()
GROWN = (pl.col("age") >= 18) & pl.col("activity").is_not_null()


def working_days(start, end):
    """Working days between two columns of dates; bank holidays count."""
    return pl.business_day_count(start, end)


@pytest.mark.parametrize(
    ("rate_name", "list_id", "condition", "among", "within"),
    [
        ("referral_no_further_action", "referrals", pl.col("no_further_action") == "yes", None, 3),
        (
            "target.referred_again_in_12_months",
            "referrals",
            pl.col("referrals_12_months") > 0,
            None,
            6,
        ),
        (
            "target.assessed_within_45_working_days",
            "assessments",
            working_days("assessment_start", "assessment_authorised") <= 45,
            pl.col("assessment_authorised").is_not_null(),
            5,
        ),
        (
            "target.supported_after_assessment",
            "assessments",
            pl.col("support_required") == "yes",
            pl.col("assessment_authorised").is_not_null(),
            8,
        ),
        ("enquiry_to_conference", "enquiries", pl.col("conference_date").is_not_null(), None, 6),
        (
            "target.conference_within_15_working_days",
            "enquiries",
            working_days("strategy_discussion", "conference_date") <= 15,
            pl.col("conference_date").is_not_null(),
            8,
        ),
        ("target.neglect", "child_protection", pl.col("latest_category") == "NEG", None, 8),
        ("target.on_a_second_plan", "child_protection", pl.col("previous_plans") > 0, None, 8),
        (
            "target.three_or_more_placements",
            "children_in_care",
            pl.col("placements_12_months") >= 3,
            IN_CARE,
            4,
        ),
        ("target.unaccompanied", "children_in_care", pl.col("unaccompanied") == "yes", IN_CARE, 3),
        (
            "target.placed_outside",
            "children_in_care",
            pl.col("placement_location") == "out",
            IN_CARE,
            7,
        ),
        (
            "target.fostered_by_kin",
            "children_in_care",
            pl.col("placement_type").is_in(["U1", "U2", "U3"]),
            IN_CARE,
            5,
        ),
        (
            "target.in_childrens_homes",
            "children_in_care",
            pl.col("placement_type") == "K2",
            IN_CARE,
            4,
        ),
        (
            "target.in_supported_accommodation",
            "children_in_care",
            pl.col("placement_type") == "H5",
            IN_CARE,
            5,
        ),
        ("target.with_parents", "children_in_care", pl.col("placement_type") == "P1", IN_CARE, 4),
        ("target.missing", "children_in_care", pl.col("missing_episodes") > 0, None, 4),
        (
            "target.suitable_home",
            "care_leavers",
            pl.col("accommodation_suitable") == "suitable",
            GROWN,
            6,
        ),
        (
            "target.in_education_or_work",
            "care_leavers",
            ~pl.col("activity").str.starts_with("G"),
            GROWN,
            7,
        ),
    ],
)
def test_rates_are_near_those_of_england(mid_size, rate_name, list_id, condition, among, within):
    """Within so many points of a hundred, for two authorities of 9,000 children together."""
    found = per_cent(mid_size, list_id, condition, among)
    assert abs(found - 100 * rates()[rate_name].value) < within


@pytest.mark.parametrize(
    ("rate_name", "list_id", "condition", "times_a_year"),
    [
        ("referrals_per_10000", "referrals", pl.lit(value=True), 2),
        ("assessments_per_10000", "assessments", pl.col("assessment_authorised").is_not_null(), 2),
        ("enquiries_per_10000", "enquiries", pl.lit(value=True), 2),
        ("children_in_need_per_10000", "children_in_need", pl.col("need_end").is_null(), 1),
        ("plans_per_10000", "child_protection", pl.col("plan_end").is_null(), 1),
        ("children_in_care_per_10000", "children_in_care", IN_CARE, 1),
    ],
)
def test_numbers_are_near_those_of_england(mid_size, rate_name, list_id, condition, times_a_year):
    """Within a fifth; 9,000 children listed stand for 9.33 x 9,000 children."""
    stand_for = rates()["children_per_child_listed"].value * 9000 * len(mid_size)
    rows = sum(month.lists[list_id].rows.filter(condition).height for month in mid_size)
    found = rows * times_a_year / stand_for * 10_000
    assert abs(found / rates()[f"target.{rate_name}"].value - 1) < 0.2


def test_workers_hold_about_as_many_cases_as_those_of_england(mid_size):
    workforce = pl.concat([month.lists["workforce"].rows for month in mid_size])
    held = workforce.filter(pl.col("caseload") > 0)["caseload"].mean()
    assert abs(held - rates()["target.cases_a_worker"].value) < 3


def test_workers_come_and_go():
    first, *_, last = imagine(2000, 13, 1, ends=END)
    before, after = (set(m.lists["children_in_need"].rows["worker"]) for m in (first, last))
    assert 0.4 < len(before & after) / len(before) < 0.95


def test_every_rate_says_where_it_comes_from():
    for name, rate in rates().items():
        assert rate.sure in {"read", "recalled", "assumption"}, name
        assert rate.source or rate.sure == "assumption", name


def test_england_is_written_with_one_schema(tmp_path):
    written = write_england(
        tmp_path, ends=END, seed=1, authorities=3, months=2, size=60, processes=1
    )
    care = pl.read_parquet(tmp_path / "children_in_care" / "*.parquet")
    assert care.columns[:3] == ["authority", "reference_date", "child_id"]
    assert care.height == written.rows["children_in_care"]
    contacts = pl.read_parquet(tmp_path / "contacts")
    assert set(contacts["authority"]) == {f"Authority {n:03d}" for n in (1, 2, 3)}
    assert set(contacts["reference_date"]) == {date(2026, 2, 28), END}
    assert contacts.select(pl.col("authority").n_unique().over("child_id")).max().item() == 1


def test_england_is_the_same_with_more_processes(tmp_path):
    for processes in (1, 2):
        folder = tmp_path / str(processes)
        write_england(
            folder,
            ends=END,
            seed=1,
            authorities=2,
            months=1,
            size=200,
            lists=("contacts", "children_in_care"),
            processes=processes,
        )
    written = list((tmp_path / "1").rglob("*.parquet"))
    assert len(written) == 2 * 2
    for one in written:
        other = tmp_path / "2" / one.relative_to(tmp_path / "1")
        assert_frame_equal(pl.read_parquet(one), pl.read_parquet(other))


def test_england_is_not_written_over_other_files(tmp_path):
    (tmp_path / "note.txt").write_text("mine")
    with pytest.raises(FileExistsError):
        write_england(tmp_path, ends=END, seed=1, authorities=1, months=1, size=10)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 3, 31), 6, date(2025, 9, 30)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
    ],
)
def test_months_before(day, months, before):
    assert months_before(day, months) == before


def test_month_ends_before_any_day():
    assert month_ends(date(2024, 3, 15), 2) == (date(2024, 2, 29), date(2024, 3, 15))


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2010, 4, 1), date(2026, 3, 31), 15),
        (date(2010, 3, 31), date(2026, 3, 31), 16),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2026, 5, 1), date(2026, 3, 31), -1),
    ],
)
def test_ages(born, day, age):
    assert years_between(np.array([number(born)], np.int32), number(day)).tolist() == [age]


def test_the_birthday_of_a_leap_day():
    born = np.array([number(date(2008, 2, 29)), number(date(2009, 7, 4))], np.int32)
    assert birthday(born, 18).tolist() == [number(date(2026, 3, 1)), number(date(2027, 7, 4))]


def test_the_latest_of_a_series_is_the_same_whenever_one_looks():
    """Every seventh day from Saturday 3 January 2026, each moved to its Monday."""
    first, gap = np.array([number(date(2026, 1, 3))], np.int32), np.array([7], np.int32)
    for ahead in range(60):
        today = date(2026, 1, 1) + timedelta(days=ahead)
        mondays = [
            day for turn in range(10) if (day := date(2026, 1, 5) + timedelta(weeks=turn)) <= today
        ]
        expected = number(mondays[-1]) if mondays else NEVER
        until = np.array([number(today)], np.int32)
        assert latest_turn(first, gap, until).tolist() == [expected]


def test_an_authority_is_the_same_on_every_machine():
    """Changes with every change of the model: then put the new sum here."""
    made = next(imagine(40, 1, 1, ends=END))
    text = "".join(f"{id_}\n{rows.rows.write_csv()}" for id_, rows in made.lists.items())
    assert sha256(text.encode()).hexdigest() == SUM


def test_draws_are_the_same_on_every_machine():
    assert Draws(1, 2).numbers(4).tolist() == DRAWN
    assert marks(1, np.array([2, 3])).tolist() == MARKED


def test_a_choice_follows_its_weights():
    everything = np.arange(65536).astype(np.uint16)
    chosen = np.bincount(Pick({"a": 1, "b": 3}).of(everything)) / 65536
    assert chosen.tolist() == [0.25, 0.75]


def test_a_spread_follows_its_percentiles():
    everything = np.arange(65536).astype(np.uint16)
    values = Spread((0, 0), (50, 10), (100, 100)).of(everything)
    assert abs(np.median(values) - 10) <= 1
    assert values.min() == 0
    assert values.max() == 100
