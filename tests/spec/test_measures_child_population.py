"""The file of the child population, and rates per 10,000 children with their intervals."""

from datetime import date

import polars as pl
import pytest
from scipy.stats import chi2
from user_files import book, csv_file

from ilacs.lists.reading.errors import CannotRead
from ilacs.measures.child_population import (
    ChildPopulation,
    Children,
    rates_of,
    read_child_population,
)
from ilacs.measures.declared import by_id
from ilacs.measures.described import By
from ilacs.measures.figures import FIGURES
from ilacs.measures.intervals import of_count

REFERRALS, IN_CARE = by_id()["referrals"], by_id()["children-in-care"]
DAY = date(2026, 3, 31)


def population(*rows):
    """A population of rows (authority, year, by, group, children)."""
    numbered = enumerate(rows, start=2)
    return ChildPopulation("pop.csv", tuple(Children(*row, number) for number, row in numbered))


def figures(*rows):
    """Figures of (measure, authority, met)."""
    return pl.DataFrame(
        [
            {"measure": measure.id, "authority": authority, "reference_date": DAY, "met": met}
            for measure, authority, met in rows
        ],
        schema=FIGURES,
    )


def rate(measure, met, people, authority=""):
    (found,) = rates_of(figures((measure, authority, met)), [measure], people)
    return found


ANYTOWN = population((None, 2025, None, None, 50_000))


# Rates


def test_events_of_six_months_are_doubled():
    found = rate(REFERRALS, 400, ANYTOWN)
    assert found.rate == pytest.approx(400 * 2 / 50_000 * 10_000)  # 160
    assert (found.count, found.children, found.year) == (400, 50_000, 2025)
    assert found.words == (
        "The events of 6 months, as of a year, for 50,000 children of 2025: 160.0 per 10,000 (95% "
        "interval 144.7 to 176.5)."
    )


def test_children_on_the_day_are_not_doubled():
    found = rate(IN_CARE, 400, ANYTOWN)
    assert found.rate == pytest.approx(400 / 50_000 * 10_000)  # 80
    assert found.words.startswith("For 50,000 children of 2025: 80.0 per 10,000")


@pytest.mark.parametrize("count", [0, 1, 5, 9, 10, 250])
def test_intervals_are_the_exact_ones_of_a_count(count):
    interval = of_count(count)
    assert interval.lower == pytest.approx(chi2.ppf(0.025, 2 * count) / 2 if count else 0)
    assert interval.upper == pytest.approx(chi2.ppf(0.975, 2 * count + 2) / 2)


def test_the_interval_of_a_rate_is_that_of_its_count():
    # A count of 10 could be of a true mean of 4.795 to 18.390.
    found = rate(REFERRALS, 10, ANYTOWN)
    assert found.lower == pytest.approx(4.795 * 2 / 5, abs=0.001)
    assert found.upper == pytest.approx(18.390 * 2 / 5, abs=0.001)


def test_no_rows_are_a_rate_of_0_that_may_be_more():
    found = rate(IN_CARE, 0, ANYTOWN)
    assert (found.rate, found.lower) == (0, 0)
    assert found.upper == pytest.approx(3.689 / 5, abs=0.001)


def test_a_count_that_is_kept_back_has_no_rate():
    found = rate(IN_CARE, None, ANYTOWN)
    assert (found.rate, found.lower, found.upper) == (None, None, None)
    assert found.words == "There is no rate: the count is kept back."


def test_only_measures_that_have_a_rate_are_answered():
    reviews = by_id()["care-reviews-in-time"]
    rows = figures((reviews, "", 5), (IN_CARE, "", 400))
    assert [found.measure for found in rates_of(rows, [reviews, IN_CARE], ANYTOWN)] == [IN_CARE.id]


# Which row of the file


@pytest.mark.parametrize(
    ("years", "used"),
    [
        ((2024, 2025), 2025),  # 30 June 2025 is before 31 March 2026
        ((2024, 2025, 2026), 2025),  # 30 June 2026 is after it
        ((2023,), 2023),
        ((2027, 2028), 2027),  # none is before: the first after
    ],
)
def test_the_year_is_the_last_with_its_middle_before_the_day(years, used):
    people = population(*((None, year, None, None, 50_000) for year in years))
    assert rate(IN_CARE, 400, people).year == used


@pytest.mark.parametrize(
    ("in_file", "in_figures", "there"),
    [
        (("Anytown",), "Anytown", True),
        (("anytown ",), "Anytown", True),
        (("Anytown",), "Westshire", False),
        (("Anytown", "Westshire"), "Westshire", True),
        ((None,), "Anytown", True),
        (("Anytown",), "", True),  # Lists that name no authority
        (("Anytown", "Westshire"), "", False),
    ],
)
def test_the_authority_must_fit(in_file, in_figures, there):
    people = population(*((name, 2025, None, None, 50_000) for name in in_file))
    found = rate(IN_CARE, 400, people, in_figures)
    assert (found.rate is not None) == there
    if not there:
        assert found.words == "There is no rate: pop.csv has no row for all children here."


def test_one_population_without_a_name_is_not_that_of_several_authorities():
    rows = figures((IN_CARE, "Anytown", 400), (IN_CARE, "Westshire", 300))
    found = rates_of(rows, [IN_CARE], ANYTOWN)
    assert [each.rate for each in found] == [None, None]


def test_groups_alone_make_no_rate_of_all():
    people = population(
        (None, 2025, By.GENDER, "male", 26_000), (None, 2025, By.GENDER, "female", 24_000)
    )
    assert rate(IN_CARE, 400, people).rate is None


# The file

GOOD = """authority,year,by,group,children
Anytown,2025,,,"50,000"
Anytown,2025,gender,Male,26000
Anytown,2025,Age band,5 to 9,14000
Anytown,2025,ethnic_group,white,30000
"""


def test_a_file_is_read(tmp_path):
    assert read_child_population(csv_file(tmp_path, GOOD)) == ChildPopulation(
        "given.csv",
        (
            Children("Anytown", 2025, None, None, 50_000, 2),
            Children("Anytown", 2025, By.GENDER, "male", 26_000, 3),
            Children("Anytown", 2025, By.AGE_BAND, "5 to 9", 14_000, 4),
            Children("Anytown", 2025, By.ETHNIC_GROUP, "White", 30_000, 5),
        ),
    )


def test_a_workbook_is_read_and_the_authority_may_be_left_out(tmp_path):
    path = book(
        tmp_path,
        [
            ["Year", "By", "Group", "Children"],
            [2025, None, None, 50_000],
            [],
            [2025, "gender", "female", 24_000.0],
        ],
    )
    assert [row.children for row in read_child_population(path).rows] == [50_000, 24_000]
    assert [row.row for row in read_child_population(path).rows] == [2, 4]


HEADER = "authority,year,by,group,children\n"
COLUMNS = "“authority”, “year”, “by”, “group” and “children”"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "given.csv: It is empty: it holds no bytes at all. Export it again."),
        ("\n\n", f"given.csv holds nothing. It needs the columns {COLUMNS}."),
        (HEADER, "given.csv has no filled rows below the names of its columns."),
        (
            "year,by,group\n2025,,\n",
            f"given.csv has no column “children”. The columns are {COLUMNS}.",
        ),
        (
            "year,by,group,children,note\n2025,,,50000,x\n",
            f"given.csv: the name of column E is not known. The columns are {COLUMNS}.",
        ),
        ("year,year,by,group,children\n", "given.csv has two columns “year”."),
        (
            'year,by,group,children\n2025,,,"50000\n2024,,,49000\n',
            "In given.csv a quotation mark is never closed, or joins two rows. Look for an odd "
            "quotation mark.",
        ),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(tmp_path, text, words):
    with pytest.raises(CannotRead) as error:
        read_child_population(csv_file(tmp_path, text))
    assert str(error.value) == words


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Anytown,2025,,,many", "Row 2, column “children”: this is no whole number."),
        ("Anytown,2025,,,12.5", "Row 2, column “children”: this is no whole number."),
        ("Anytown,2025,,,-5", "Row 2, column “children”: this is less than 0."),
        ("Anytown,2025,,,0", "Row 2, column “children”: this is not from 1 to 20,000,000."),
        ("Anytown,2025,,,", "Row 2, column “children”: this is blank."),
        (
            "Anytown,2025,,,=25000*2",
            "Row 2, column “children”: this is a formula. Put its result there.",
        ),
        (
            "Anytown,2025,,,#REF!",
            "Row 2, column “children”: a formula failed here. Put its result there.",
        ),
        ("=A1,2025,,,50000", "Row 2, column “authority”: this is a formula. Put its result there."),
        ("Anytown,25,,,50000", "Row 2, column “year”: this is not from 1,990 to 2,100."),
        ("Anytown,2024/25,,,50000", "Row 2, column “year”: this is no whole number."),
        (
            "Anytown,2025,team,North,50000",
            "Row 2, column “by”: this must be blank, gender, age band or ethnic group.",
        ),
        (
            "Anytown,2025,,White,50000",
            "Row 2, column “group”: there is a group, but “by” does not say of what kind.",
        ),
        (
            "Anytown,2025,ethnic group,,50000",
            "Row 2, column “group”: this must be White, Mixed, Asian, Black, Chinese or Other.",
        ),
        (
            "Anytown,2025,age band,18 and over,50000",
            "Row 2, column “group”: this must be under 1, 1 to 4, 5 to 9, 10 to 15 or 16 and 17.",
        ),
        (
            "Anytown,2025,gender,not_stated,50000",
            "Row 2, column “group”: this must be male, female or neither.",
        ),
        (
            "Anytown,2025,,,50000\nANYTOWN,2025,,,60000",
            "Row 3: this says again what row 2 says. Keep one of them.",
        ),
    ],
)
def test_a_row_that_cannot_be_used_is_refused(tmp_path, row, words):
    with pytest.raises(CannotRead) as error:
        read_child_population(csv_file(tmp_path, f"{HEADER}{row}\n"))
    assert str(error.value) == f"given.csv cannot be used.\n{words}"


def test_every_row_that_cannot_be_used_is_told_of_up_to_ten(tmp_path):
    rows = "".join(f"Anytown,{year},,,x\n" for year in range(2000, 2012))
    with pytest.raises(CannotRead) as error:
        read_child_population(csv_file(tmp_path, HEADER + rows))
    lines = str(error.value).split("\n")
    assert len(lines) == 1 + 10 + 1
    assert lines[-1] == "And 2 rows more."


def test_letters_of_another_encoding_are_read_or_refused(tmp_path):
    row = "Sefton £,2025,,,50000\n"
    for encoding in ("cp1252", "utf-16"):
        path = csv_file(tmp_path, HEADER + row, encoding=encoding)
        assert read_child_population(path).rows[0].authority == "Sefton £"
    path.write_bytes((HEADER + row).encode("utf-8-sig") + b"\xff\xfe,2024,,,5\n")
    with pytest.raises(CannotRead, match="letters that could not be read"):
        read_child_population(path)


def test_only_one_sheet_may_be_filled(tmp_path):
    rows = [["year", "by", "group", "children"], [2025, "", "", 50_000]]
    assert read_child_population(book(tmp_path, rows, [])).rows
    with pytest.raises(CannotRead, match="has 2 sheets with something on them"):
        read_child_population(book(tmp_path, rows, rows))


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CannotRead, match="There is no file"):
        read_child_population(tmp_path / "nothing.csv")
    with pytest.raises(CannotRead, match="There is no file"):
        read_child_population(tmp_path)
