"""Small drawings beside figures: what they show at the edges, and what they say in words."""

import re
from datetime import date, timedelta

import pytest

from ilacs.documents.measures.answers import Band, Counts, Figure
from ilacs.documents.measures.drawings import (
    WIDTH,
    band_in_words,
    bands_drawing,
    bar,
    trend_drawing,
)
from ilacs.documents.measures.key_measures import KEY_MEASURES
from ilacs.measures.declared import by_id
from ilacs.measures.trends import Point, Signal, SignalKind, Trend

FIRST = date(2026, 1, 31)
SHARE, COUNT = "protection-visits-in-time", "protection-plans"


def drawing(*values, measure=SHARE, centre=None, limits=None, signals=()):
    days = [FIRST + timedelta(days=30 * place) for place in range(len(values))]
    points = tuple(Point(day, value, None, None) for day, value in zip(days, values, strict=True))
    lower, upper = ((end,) * len(values) for end in limits or (None, None))
    marked = tuple(
        Signal(SignalKind.OUTSIDE, "It stands out.", (days[place],)) for place in signals
    )
    trend = Trend(measure, "", points, centre, lower, upper, marked)
    figure = Figure(by_id()[measure], "", days[-1], Counts(*[None] * 8))
    return trend_drawing(figure, trend)


def numbers(drawn, name):
    return [float(each) for each in re.findall(rf' {name}="(-?[\d.]+)"', drawn)]


def test_a_trend_says_from_when_to_when_and_how_far():
    drawn = drawing(90.0, 80.0, 85.0, centre=85.0)
    (words,) = re.findall(r'aria-label="([^"]*)"', drawn)
    assert words == (
        "Trend of Child protection visits in time: 3 values from 31 Jan 2026 to 1 Apr 2026, "
        "lowest 80.0%, highest 90.0%, last 85.0%, middle line 85.0%."
    )


def test_without_a_value_nothing_is_drawn():
    assert drawing(None, None) == ""


def test_a_gap_parts_the_line():
    drawn = drawing(90.0, 80.0, None, 85.0, 86.0)
    assert drawn.count("<polyline") == 2
    assert drawn.count("<circle") == 4


def test_what_stands_out_is_a_square_and_the_limits_are_a_ground():
    drawn = drawing(90.0, 80.0, 50.0, limits=(60.0, 100.0), signals=[2])
    assert drawn.count('class="signal"') == 1
    assert drawn.count("<circle") == 2
    assert drawn.count("<polygon") == 1


@pytest.mark.parametrize(
    ("measure", "values", "ends"),
    [
        # Never above 100 per cent or below nothing, whatever the limits say.
        (SHARE, (100.0, 100.0), ("100%", "95%")),
        (SHARE, (0.0, 0.0), ("5%", "0%")),
        (COUNT, (0.0, 0.0), ("2", "0")),
        (COUNT, (7.0, 7.0), ("8", "6")),
        (COUNT, (2400.0, 2285.0), ("2,400", "2,285")),
    ],
)
def test_the_scale_has_room_and_ends_where_values_can(measure, values, ends):
    drawn = drawing(*values, measure=measure)
    assert tuple(re.findall(r'text-anchor="end">([^<]*)</text>', drawn)[:2]) == ends


@pytest.mark.parametrize("values", [(5.0,), (0.0, 1e6), (3.0, 3.0, 3.0)])
def test_every_point_is_inside(values):
    drawn = drawing(*values, measure=COUNT, limits=(-10.0, 2e6))
    assert all(0 <= across <= WIDTH for across in numbers(drawn, "cx"))
    assert all(0 <= up <= 106 for up in numbers(drawn, "cy"))


def test_bands_are_told_and_drawn_in_proportion():
    bands = (Band(0, 9, 40), Band(10, 19, 20), Band(20, None, 0))
    drawn = bands_drawing("Length", bands)
    assert "Length, rows by days: 0 to 9 days: 40; 10 to 19 days: 20; 20 days or more: 0." in drawn
    high, low = numbers(drawn.replace("viewBox", "").split("role", 1)[1], "height")
    assert high == 2 * low


def test_a_band_that_is_kept_back_is_a_box_of_one_height_for_all():
    few, many = (
        bands_drawing("Length", (Band(0, 9, None), Band(10, 19, rows), Band(20, 29, None)))
        for rows in (10, 1000)
    )
    boxes = [re.findall(r'<rect class="back"[^>]*>', drawn) for drawn in (few, many)]
    assert boxes[0] == boxes[1]
    assert len(boxes[0]) == 2


def test_where_every_band_is_kept_back_nothing_is_drawn():
    assert bands_drawing("Length", (Band(0, 9, None),)) == bands_drawing("Length", ()) == ""


@pytest.mark.parametrize(
    ("band", "words"),
    [
        (Band(1, 1, 3), "1 day"),
        (Band(4, 4, 3), "4 days"),
        (Band(5, 9, 3), "5 to 9 days"),
        (Band(90, None, 3), "90 days or more"),
    ],
)
def test_bands_in_words(band, words):
    assert band_in_words(band) == words


def test_a_bar_is_as_wide_as_its_part():
    drawn = bar(30, 10, 40)
    assert f'class="met" width="{WIDTH * 30 / 40}"' in drawn
    assert f'class="unknown" x="{WIDTH * 30 / 40}" y="1" width="{WIDTH * 10 / 40}"' in drawn


def test_key_measures_are_declared_in_their_area():
    for judgement, names in KEY_MEASURES.items():
        assert {by_id()[name].judgement for name in names} == {judgement}
