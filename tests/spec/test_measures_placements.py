"""Where children in care live, how settled they are, and whether it is allowed.

The reference date is 31 March 2026. Two years before it is 31 March 2024, thirty months before it
30 September 2023.
"""

from datetime import date

import pytest
from children_in_care import LEFT_OUT, child, left_out, mix, told
from measured import ENGINES, figure

pytestmark = pytest.mark.parametrize("engine", ENGINES)

FIFTEEN, SIXTEEN = date(2010, 4, 1), date(2010, 3, 31)
"""Born so that the sixteenth birthday is tomorrow, or today."""


def test_three_or_more_placements_in_a_year(engine):
    children = [child(placements_12_months=number) for number in (1, 2, 3, 7, None)]
    # Two of five: the blank is not known, and stays in the total.
    assert figure(engine, "three-or-more-placements", children_in_care=children) == (2, 5)
    assert told(engine, "three-or-more-placements", *children)[4] == "not known"


def test_two_years_in_one_placement(engine):
    def placed(day, kind="U6", **more):
        return child(placement_start=day, placement_type=kind, **more)

    recent = date(2024, 4, 1)
    children = [
        placed(date(2024, 3, 31)),
        placed(recent),
        placed(recent, "A4"),  # with the foster placement before it, perhaps two years
        placed(recent, "T1"),  # in hospital for now
        placed(recent, None),
        placed(None),
        placed(date(2026, 4, 1)),
        placed(date(2024, 3, 31), "A4"),
        placed(recent, date_of_birth=FIFTEEN),
        placed(recent, date_of_birth=SIXTEEN),
        placed(recent, date_of_birth=None),
        placed(recent, care_start=date(2023, 9, 30)),
        placed(recent, care_start=date(2023, 10, 1)),
        placed(recent, care_start=None),
    ]
    assert told(engine, "long-term-stability", *children) == [
        "met",
        "not met",
        "not known",
        "not known",
        "not known",
        "not known",
        "not known",
        "met",
        "not met",
        "aged 16 or over",
        "not known",
        "not met",
        "in care for less than two and a half years",
        "not known",
    ]


def test_types_of_placement_and_families(engine):
    kinds = ("U1", "U6", "A3", "P1", "K2", "H5", "T4", None)
    children = [child(placement_type=kind) for kind in kinds]
    assert mix(engine, "placement-types", *children) == list(kinds)
    assert told(engine, "placement-types", *children)[7] == "not known"
    # Foster care twice, an adoptive family and parents, of eight.
    assert figure(engine, "in-a-family", children_in_care=children) == (4, 8)
    assert told(engine, "in-a-family", *children)[7] == "not known"


def test_providers_of_placements(engine):
    children = [
        child(placement_provider="PR1", placement_type="U6"),
        child(placement_provider="PR4", placement_type="K2"),
        child(placement_provider="PR4", placement_type="Z1"),
        child(placement_provider=None, placement_type="K2"),
        child(placement_provider=None, placement_type=None),
        child(placement_provider=None, placement_type="T4"),  # needs none
        child(placement_provider=None, placement_type="Z1"),  # needs none
    ]
    assert mix(engine, "placement-providers", *children) == ["PR1", "PR4", "PR4", None, None]
    assert told(engine, "placement-providers", *children)[3:] == [
        "not known",
        "not known",
        "a placement that has no provider",
        "a placement that has no provider",
    ]


def test_placed_out_of_area(engine):
    children = [child(placement_location=where) for where in ("out", "in", "in", None)]
    assert figure(engine, "placed-out-of-area", children_in_care=children) == (1, 4)
    assert told(engine, "placed-out-of-area", *children)[3] == "not known"


def test_children_under_16_where_the_law_allows_none(engine):
    children = [
        child(placement_type="H5", date_of_birth=FIFTEEN),
        child(placement_type="P2", date_of_birth=FIFTEEN),
        child(placement_type="H5", date_of_birth=SIXTEEN),
        child(placement_type="K2", date_of_birth=FIFTEEN),
        child(placement_type="H5", date_of_birth=None),
        child(placement_type="K2", date_of_birth=None),
        child(placement_type=None, date_of_birth=FIFTEEN),
    ]
    assert told(engine, "under-16-without-care", *children) == [
        "met",
        "met",
        "aged 16 or over",
        "not met",
        "not known",
        "not met",
        "not known",
    ]


def test_placements_of_another_kind(engine):
    children = [child(placement_type=kind) for kind in ("Z1", "K2", None)]
    assert told(engine, "other-placements", *children) == ["met", "not met", "not known"]


def test_homes_without_a_number(engine):
    children = [
        child(placement_type="K2", placement_urn=None, placement_authority="E10000016"),
        child(placement_type="K2", placement_urn="SC123456"),
        child(placement_type="U6", placement_urn=None),
        child(placement_type="K2", placement_urn=None, placement_authority="SCO"),
        child(placement_type="R3", placement_urn=None, placement_authority=None),
        child(placement_type=None, placement_urn=None),
    ]
    assert told(engine, "placements-without-number", *children) == [
        "met",
        "not met",
        "a placement that has no number",
        "placed outside England, or in confidence",
        "met",
        "not known",
    ]


@pytest.mark.parametrize(
    "measure_id",
    [
        "three-or-more-placements",
        "long-term-stability",
        "placement-types",
        "in-a-family",
        "placement-providers",
        "placed-out-of-area",
        "under-16-without-care",
        "other-placements",
        "placements-without-number",
    ],
)
def test_who_is_not_in_care_is_excluded(engine, measure_id):
    assert left_out(engine, measure_id) == LEFT_OUT
