"""Intervals, relative rates and files given by users: what holds for all of them."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from user_files import csv_file

from ilacs.lists.reading.errors import CannotRead
from ilacs.measures.benchmarks import read_benchmarks
from ilacs.measures.child_population import read_child_population
from ilacs.measures.declared import by_id
from ilacs.measures.described import By
from ilacs.measures.disproportionality import LEAST, relative_rates
from ilacs.measures.figures import FIGURES
from ilacs.measures.intervals import of_count, of_rate_ratio, of_relative_rate, of_share

AGAIN = by_id()["re-referrals"]


def parts():
    return st.integers(1, 10_000).flatmap(
        lambda whole: st.tuples(st.integers(0, whole), st.just(whole))
    )


@given(st.integers(0, 10**6))
def test_the_interval_of_a_count_contains_it(count):
    found = of_count(count)
    assert 0 <= found.lower <= count < found.upper


@given(parts())
def test_the_interval_of_a_share_contains_it_and_stays_within_bounds(part):
    found = of_share(*part)
    assert 0 <= found.lower <= found.estimate <= found.upper <= 100


@given(parts(), parts())
def test_the_interval_of_a_ratio_contains_it_and_turns_over_with_it(one, other):
    if not one[0] or not other[0]:
        return
    for found, turned in (
        (of_relative_rate(*one, *other), of_relative_rate(*other, *one)),
        (of_rate_ratio(*one, *other), of_rate_ratio(*other, *one)),
    ):
        assert 0 < found.lower <= found.estimate * (1 + 1e-9)
        assert found.estimate <= found.upper * (1 + 1e-9)
        assert turned.estimate == pytest.approx(1 / found.estimate)
        assert turned.lower == pytest.approx(1 / found.upper)


@given(
    st.dictionaries(
        st.sampled_from(["White", "Mixed", "Asian", "Black", "Other", "Unknown", "not recorded"]),
        parts(),
        min_size=1,
    ),
    st.randoms(),
)
@settings(deadline=None)
def test_every_group_is_shown_once_whatever_the_order(counts, random):
    rows = [
        {"measure": AGAIN.id, "ethnic_group": g, "met": m, "of": o} for g, (m, o) in counts.items()
    ]
    frame = pl.DataFrame(rows, schema={**FIGURES, "ethnic_group": pl.String})
    frame = frame.with_columns(authority=pl.lit("Anytown"), reference_date=pl.date(2026, 3, 31))
    shuffled = frame.sample(fraction=1, shuffle=True, seed=random.randrange(1000))
    found, again = (
        {each.group: each for each in relative_rates(table, By.ETHNIC_GROUP, [AGAIN], rule=None)}
        for table in (frame, shuffled)
    )
    assert found == again
    assert found.keys() == counts.keys()
    for each in found.values():
        if each.relative is not None:
            assert min(each.met, each.of - each.met) >= LEAST
            assert each.lower < each.relative < each.upper
            assert each.stands_out == (not each.lower <= 1 <= each.upper)


@given(st.text(), st.sampled_from([read_benchmarks, read_child_population]))
@settings(deadline=None)
def test_any_text_is_read_or_refused_in_words(tmp_path_factory, text, read):
    path = csv_file(tmp_path_factory.mktemp("given"), text.encode("utf-8", "replace").decode())
    with pytest.raises(CannotRead):
        read(path)


CELLS = st.sampled_from(
    ["", "Anytown", "2025", "gender", "male", "500", "-1", "=1+1", "#REF!", "re-referrals", "22.4"]
)


@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=5))
@settings(deadline=None)
def test_no_cell_is_told_in_what_is_refused(tmp_path_factory, rows):
    lines = ["authority,year,by,group,children", *(",".join(row) for row in rows)]
    path = csv_file(tmp_path_factory.mktemp("given"), "\n".join(lines))
    said = ""
    try:
        assert read_child_population(path).rows
    except CannotRead as error:
        said = str(error)
    assert not any(word in said for word in ("Anytown", "500", "22.4", "=1+1", "#REF!"))
