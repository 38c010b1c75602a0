"""The file of published figures, and the figures of the lists beside them."""

from datetime import date

import polars as pl
import pytest
from user_files import book, csv_file

from ilacs.lists.reading.errors import CannotRead
from ilacs.measures.benchmarks import Benchmark, compared, read_benchmarks, template, units_of
from ilacs.measures.child_population import RateOfFigure
from ilacs.measures.declared import ALL, by_id
from ilacs.measures.figures import FIGURES
from ilacs.measures.intervals import of_share
from ilacs.measures.measure import Unit

IN_TIME, AGAIN = by_id()["assessments-in-time"], by_id()["re-referrals"]
REFERRALS, OPEN = by_id()["referrals"], by_id()["allegations-open"]
DAYS, MIX = by_id()["adoption-order-to-match"], by_id()["legal-statuses"]
NEITHER = by_id()["accommodated-by-agreement"]
DAY = date(2026, 3, 31)


def figure(measure, value, met=None, of=None):
    return pl.DataFrame(
        [
            {
                "measure": measure.id,
                "authority": "Anytown",
                "reference_date": DAY,
                "value": value,
                "met": met,
                "of": of,
            }
        ],
        schema=FIGURES,
    )


def england(measure, value, unit="per cent"):
    return Benchmark(measure.id, "England", "2024/25", value, unit, "A release", 2)


def beside(measure, figures, benchmark, rates=()):
    (found,) = compared(figures, rates, [benchmark], [measure])
    return found


# Compared


@pytest.mark.parametrize(
    ("measure", "value", "published", "better", "words"),
    [
        (IN_TIME, 90.0, 85.0, True, "Here 90.0%, 5.0 more, which is better."),
        (IN_TIME, 80.0, 85.0, False, "Here 80.0%, 5.0 less, which is worse."),
        (AGAIN, 30.0, 22.0, False, "Here 30.0%, 8.0 more, which is worse."),
        (AGAIN, 15.0, 22.0, True, "Here 15.0%, 7.0 less, which is better."),
        (NEITHER, 40.0, 30.0, None, "Here 40.0%, 10.0 more."),
        (AGAIN, 22.0, 22.0, None, "Here 22.0%, the same."),
    ],
)
def test_shares(measure, value, published, better, words):
    figures = figure(measure, value, met=round(10 * value), of=1000)
    found = beside(measure, figures, england(measure, published))
    assert found.difference == pytest.approx(value - published)
    assert found.better is better
    assert found.words == f"England, 2024/25: {published}%. {words}"


def test_a_difference_that_chance_may_explain_is_said_to_be_one():
    # 16 of 20: with 95% confidence between 58.4% and 91.9% (Wilson).
    interval = of_share(16, 20)
    assert (interval.lower, interval.upper) == (
        pytest.approx(58.4, abs=0.05),
        pytest.approx(91.9, abs=0.05),
    )
    near, far = (
        beside(IN_TIME, figure(IN_TIME, 80.0, 16, 20), england(IN_TIME, published))
        for published in (90, 92)
    )
    assert (near.clear, near.better) == (False, False)
    assert near.words.endswith("10.0 less, which is worse. Chance alone may explain it.")
    assert (far.clear, far.better) == (True, False)
    assert far.words.endswith("12.0 less, which is worse.")


def test_counts_are_compared_as_rates():
    rate = RateOfFigure(REFERRALS.id, "Anytown", DAY, 1400, 50_000, 2025, 560.0, 531.0, 590.2, "")
    found = beside(
        REFERRALS,
        figure(REFERRALS, 1400.0, 1400, 1400),
        england(REFERRALS, 545, "per 10,000"),
        [rate],
    )
    assert (found.value, found.difference) == (560.0, pytest.approx(15.0))
    assert (found.better, found.clear) == (None, False)
    assert found.words == (
        "England, 2024/25: 545.0 per 10,000. Here 560.0 per 10,000, 15.0 more. Chance alone may "
        "explain it."
    )


def test_without_a_population_a_count_is_not_compared():
    found = beside(
        REFERRALS, figure(REFERRALS, 1400.0, 1400, 1400), england(REFERRALS, 545, "per 10,000")
    )
    assert (found.value, found.difference, found.better, found.clear) == (None, None, None, None)
    assert found.words == "England, 2024/25: 545.0 per 10,000. There is no figure here to compare."


def test_days_carry_the_warning_that_a_median_is_no_average():
    found = beside(DAYS, figure(DAYS, 150.0, 12, 12), england(DAYS, 195, "days"))
    assert (found.better, found.clear) == (True, None)
    assert found.words == (
        "England, 2024/25: 195.0 days. Here 150.0 days, 45.0 less, which is better. This is a "
        "median; an average is not the same."
    )


def test_a_figure_that_is_kept_back_is_not_compared():
    found = beside(IN_TIME, figure(IN_TIME, None), england(IN_TIME, 85))
    assert (found.value, found.better) == (None, None)
    assert found.words.endswith("There is no figure here to compare.")


def test_every_figure_stands_beside_every_benchmark_of_its_measure():
    figures = pl.concat([figure(IN_TIME, 90.0, 9, 10), figure(AGAIN, 20.0, 2, 10)])
    published = [england(AGAIN, 22), england(IN_TIME, 85), england(IN_TIME, 86), england(DAYS, 9)]
    found = compared(figures, [], published, [IN_TIME, AGAIN])
    assert [(each.measure, each.benchmark.value) for each in found] == [
        (IN_TIME.id, 85),
        (IN_TIME.id, 86),
        (AGAIN.id, 22),
    ]
    assert compared(figures, [], [], ALL) == ()
    assert compared(figures, [], published, []) == ()


# The file

HEADER = "measure,area,period,value,unit,source\n"


def test_a_file_is_read(tmp_path):
    text = (
        f"{HEADER}re-referrals,England,2024/25,22.4,per cent,Children in need 2025\n"
        f"{IN_TIME.name},South East,2024/25,84,%,Children in need 2025\n"
        'referrals,"Neighbours, 10",2025,"1,545.5","per 10,000",Children in need 2025\n'
        "adoption-order-to-match,England,2022-25,195,days,Scorecards\n"
    )
    assert read_benchmarks(csv_file(tmp_path, text)) == (
        Benchmark(
            "re-referrals", "England", "2024/25", 22.4, "per cent", "Children in need 2025", 2
        ),
        Benchmark(
            IN_TIME.id, "South East", "2024/25", 84.0, "per cent", "Children in need 2025", 3
        ),
        Benchmark(
            "referrals", "Neighbours, 10", "2025", 1545.5, "per 10,000", "Children in need 2025", 4
        ),
        Benchmark("adoption-order-to-match", "England", "2022-25", 195.0, "days", "Scorecards", 5),
    )


def test_a_workbook_is_read(tmp_path):
    path = book(
        tmp_path,
        [
            ["Measure", "Area", "Period", "Value", "Unit", "Source"],
            ["re-referrals", "England", 2025, 22.4, "per cent", "Children in need"],
        ],
    )
    (found,) = read_benchmarks(path)
    assert (found.period, found.value) == ("2025", 22.4)


def test_a_share_shown_as_per_cent_in_a_workbook_holds_a_fraction_and_is_refused(tmp_path):
    path = book(
        tmp_path,
        [
            ["Measure", "Area", "Period", "Value", "Unit", "Source"],
            ["re-referrals", "England", 2025, 0.224, "per cent", "Children in need"],
        ],
    )
    with pytest.raises(CannotRead) as error:
        read_benchmarks(path)
    assert str(error.value) == (
        "given.xlsx cannot be used.\nRow 2, column “value”: this is 1 per cent or less. A cell "
        "that shows 12.3% holds 0.123: type 12.3."
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            "re-referral,England,2025,22,per cent,A",
            "Row 2, column “measure”: there is no such measure. Did you mean re-referrals?",
        ),
        (
            "zzz,England,2025,22,per cent,A",
            "Row 2, column “measure”: there is no such measure. The template lists all that may "
            "be.",
        ),
        (",England,2025,22,per cent,A", "Row 2, column “measure”: this is blank."),
        (
            "re-referrals,England,2025,high,per cent,A",
            "Row 2, column “value”: this is no number. Write it like 12.3.",
        ),
        (
            "re-referrals,England,2025,22%,per cent,A",
            "Row 2, column “value”: this is no number. Write it like 12.3.",
        ),
        ("re-referrals,England,2025,,per cent,A", "Row 2, column “value”: this is blank."),
        ("re-referrals,England,2025,-2,per cent,A", "Row 2, column “value”: this is less than 0."),
        (
            "re-referrals,England,2025,122,per cent,A",
            "Row 2, column “value”: this is more than 100 per cent.",
        ),
        (
            "re-referrals,England,2025,=11*2,per cent,A",
            "Row 2, column “value”: this is a formula. Put its result there.",
        ),
        (
            "re-referrals,=B1,2025,22,per cent,A",
            "Row 2, column “area”: this is a formula. Put its result there.",
        ),
        (
            're-referrals,England,2025,22,"per 10,000",A',
            "Row 2, column “unit”: this measure is in per cent.",
        ),
        (
            "referrals,England,2025,22,per cent,A",
            "Row 2, column “unit”: this measure is in per 10,000.",
        ),
        (
            "unaccompanied-children,England,2025,22,days,A",
            "Row 2, column “unit”: this measure is in per cent or per 10,000.",
        ),
        ("re-referrals,England,2025,22,,A", "Row 2, column “unit”: this is blank."),
        ("re-referrals,,2025,22,per cent,A", "Row 2, column “area”: this is blank."),
        ("re-referrals,England,,22,per cent,A", "Row 2, column “period”: this is blank."),
        ("re-referrals,England,2025,22,per cent,", "Row 2, column “source”: this is blank."),
        (
            "legal-statuses,England,2025,22,per cent,A",
            "Row 2, column “measure”: this is a mix of shares, and has no single figure to "
            "compare.",
        ),
        (
            "allegations-open,England,2025,22,per cent,A",
            "Row 2, column “measure”: this is a number of an area, and no rate: it says nothing "
            "beside another area's.",
        ),
        (
            "re-referrals,England,2025,22,per cent,A\nre-referrals,ENGLAND,2025,23,%,B",
            "Row 3: this says again what row 2 says. Keep one of them.",
        ),
    ],
)
def test_a_row_that_cannot_be_used_is_refused(tmp_path, row, words):
    with pytest.raises(CannotRead) as error:
        read_benchmarks(csv_file(tmp_path, f"{HEADER}{row}\n"))
    assert str(error.value) == f"given.csv cannot be used.\n{words}"


def test_a_missing_column_is_refused(tmp_path):
    with pytest.raises(CannotRead) as error:
        read_benchmarks(csv_file(tmp_path, "measure,area,period,value,unit\n"))
    assert str(error.value) == (
        "given.csv has no column “source”. The columns are “measure”, “name”, “area”, “period”, "
        "“value”, “unit” and “source”."
    )


def test_an_empty_file_is_refused(tmp_path):
    with pytest.raises(CannotRead, match="It is empty"):
        read_benchmarks(csv_file(tmp_path, ""))


# The template


def test_the_template_lists_every_measure_that_can_have_a_benchmark():
    lines = template().splitlines()
    assert lines[0] == "measure,name,area,period,value,unit,source"
    assert f"re-referrals,{AGAIN.name},,,,per cent," in lines
    assert 'referrals,Referrals received,,,,"per 10,000",' in lines
    assert not any(line.startswith(f"{OPEN.id},") for line in lines)
    assert len(lines) - 1 == sum(len(units_of(measure)) for measure in ALL)
    assert {measure.unit for measure in ALL if not units_of(measure)} == {Unit.MIX, Unit.COUNT}


def test_a_template_that_is_filled_in_part_is_read(tmp_path):
    text = template().replace(
        f"re-referrals,{AGAIN.name},,,,per cent,",
        f"re-referrals,{AGAIN.name},England,2024/25,22.4,per cent,Children in need",
    )
    (found,) = read_benchmarks(csv_file(tmp_path, text))
    assert (found.measure, found.value) == ("re-referrals", 22.4)


def test_a_template_that_is_not_filled_in_says_so(tmp_path):
    with pytest.raises(CannotRead) as error:
        read_benchmarks(csv_file(tmp_path, template()))
    assert str(error.value) == "given.csv has no filled rows below the names of its columns."
