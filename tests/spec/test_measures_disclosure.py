"""Disclosure control: small counts, the others that would give them away, rounding and ratios."""

from datetime import date

import polars as pl
import pytest

from ilacs.measures.declared import by_id
from ilacs.measures.disclosure import (
    DisclosureRule,
    kept_back,
    protected,
    protected_groups,
    protected_shares,
)
from ilacs.measures.figures import FIGURES, SHARES

RULE = DisclosureRule(smallest=5, rounding=5)
MEASURE = by_id()["assessments-in-time"]
DAY = date(2026, 3, 31)


def marked(table, whole=None, rule=RULE):
    """The table as it may be shown, with - for what is kept back."""
    hidden = kept_back(table, rule, whole)
    return [
        ["-" if back else count for count, back in zip(row, line, strict=True)]
        for row, line in zip(table, hidden, strict=True)
    ]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        # met, not met, not known, and their sum
        ([40, 20, 10, 70], [40, 20, 10, 70]),
        ([40, 0, 0, 40], [40, 0, 0, 40]),  # Zero is shown as zero.
        ([0, 0, 0, 0], [0, 0, 0, 0]),
        ([3, 50, 0, 53], ["-", "-", 0, 53]),  # 53 - 50 would give the 3 away.
        ([3, 50, 20, 73], ["-", 50, "-", 73]),  # The smallest that hides it: 20.
        ([3, 4, 0, 7], ["-", "-", 0, 7]),  # Each could be 1 to 6.
        ([2, 3, 0, 5], ["-", "-", 0, "-"]),  # Each could be 1 to 4 only: so the sum too.
        ([3, 0, 0, 3], ["-", "-", "-", "-"]),  # Nothing at all of so few.
    ],
)
def test_one_figure(line, shown):
    assert marked([line]) == [shown]


def test_a_breakdown_does_not_give_away_a_group():
    table = [
        # met, not met, sum
        [2, 30, 32],
        [20, 30, 50],
        [40, 50, 90],
        [62, 110, 172],
    ]
    assert marked(table, whole=[False, False, False]) == [
        ["-", "-", 32],  # 32 - 30 = 2 ...
        ["-", "-", 50],  # ... and 62 - 20 - 40 = 2, so one more group; and 50 - 30 = 20.
        [40, 50, 90],
        [62, 110, 172],  # The whole stands elsewhere and is shown as there.
    ]


def test_what_the_whole_keeps_back_cannot_be_added_up():
    table = [[3, 40, 43], [0, 60, 60], [3, 100, 103]]
    assert marked([table[-1]]) == [["-", "-", 103]]
    shown = marked(table, whole=[True, True, False])
    assert shown[-1] == ["-", "-", 103]
    assert shown[0][:2] == ["-", "-"]


def figures(*rows, by=None):
    """Figures of MEASURE from (met, not met, not known[, group])."""
    return pl.DataFrame(
        [
            {
                "measure": MEASURE.id,
                "authority": "",
                "reference_date": DAY,
                **({} if by is None else {by: row[3]}),
                "value": 100 * row[0] / sum(row[:3]),
                "met": row[0],
                "of": sum(row[:3]),
                "not_met": row[1],
                "not_known": row[2],
                "excluded": 2,
                "children": row[0],
                "median": 31.4,
            }
            for row in rows
        ],
        schema_overrides=FIGURES,
    )


def test_ratios_are_of_rounded_counts():
    shown = protected(figures((33, 11, 8)), [MEASURE], RULE).row(0, named=True)
    # 33 is 35, 11 is 10, 8 is 10, and 33 + 11 + 8 = 52 is 50.
    assert (shown["met"], shown["not_met"], shown["not_known"], shown["of"]) == (35, 10, 10, 50)
    assert shown["value"] == 100 * 35 / 50
    assert shown["median"] == 31
    assert shown["excluded"] is None, "2 are few"


def test_a_ratio_of_what_is_kept_back_is_kept_back():
    shown = protected(figures((3, 50, 0)), [MEASURE], RULE).row(0, named=True)
    assert (shown["met"], shown["value"], shown["children"]) == (None, None, None)
    assert shown["of"] == 55  # 53 to the nearest 5


def test_groups():
    shown = protected_groups(
        figures((2, 30, 0, "East"), (20, 30, 0, "North"), (40, 50, 0, "West"), by="team"),
        [MEASURE],
        RULE,
    )
    assert shown["met"].to_list() == [None, None, 40]
    assert shown["of"].to_list() == [30, 50, 90]
    assert shown["value"].to_list() == [None, None, 100 * 40 / 90]


def test_shares_of_a_mix():
    def mix(*counts):
        return pl.DataFrame(
            [
                ("m", "", DAY, f"N{number}", count, sum(counts), 0.0)
                for number, count in enumerate(counts)
            ],
            schema=SHARES,
            orient="row",
        )

    shown = protected_shares(mix(3, 12, 45), RULE)
    assert shown["met"].to_list() == [None, None, 45]  # 60 - 45 - 12 = 3
    assert shown["of"].to_list() == [60, 60, 60]
    assert shown["value"].to_list() == [None, None, 75.0]
    assert protected_shares(mix(1, 2), RULE)["of"].to_list() == [None, None]


def test_the_rule_is_printed_in_words():
    assert RULE.words == (
        "Counts from 1 to 4 are not shown, nor others that would give them away. Counts are "
        "rounded to the nearest 5, and percentages are of rounded counts."
    )
    assert "rounded" not in DisclosureRule(6, 1).words
    assert [RULE.rounded(count) for count in (0, 5, 7, 8, 12, 13)] == [0, 5, 5, 10, 10, 15]
