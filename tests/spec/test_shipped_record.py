"""What the shipped record holds."""

import re
from collections import Counter
from datetime import date

import pytest

from ilacs.framework import FrameworkVersion, Judgement, Kind, judgements_of
from ilacs.framework.themes import THEMES
from ilacs.register import by_urn
from ilacs.sector.inspections import ThemesBy, inspection_id
from ilacs.sector.record import load_record
from ilacs.sector.shipped import shipped_areas, shipped_inspections

INSPECTIONS = shipped_inspections()
AREAS = shipped_areas()


def test_every_full_inspection_published_since_2012() -> None:
    assert len(INSPECTIONS) == 497
    kinds = Counter(one.kind for one in INSPECTIONS)
    # 127 ILACS inspections of one week, 194 of two; 167 single inspections.
    assert (kinds[Kind.ILACS_SHORT], kinds[Kind.ILACS_STANDARD]) == (127, 194)
    assert kinds[Kind.SIF] + kinds[Kind.SIF_REINSPECTION] == 167
    assert kinds[Kind.LOOKED_AFTER_CHILDREN_2013] == 4
    assert kinds[Kind.LSCB_REVIEW] == 1
    # Documents of 2012 that could not be read: their kind is not known.
    assert kinds[None] == 4


def test_no_inspection_twice_and_each_of_a_known_authority() -> None:
    assert len({one.id for one in INSPECTIONS}) == 497
    assert len({one.address for one in INSPECTIONS}) == 497
    assert all(by_urn(one.urn) for one in INSPECTIONS)
    assert len({one.urn for one in INSPECTIONS}) == 153


def test_every_report_has_its_address_and_is_known_from_its_publication() -> None:
    for one in INSPECTIONS:
        assert re.fullmatch(r"https://files\.ofsted\.gov\.uk/v1/file/\d+", one.address)
        assert one.published == one.known_from
        assert one.on_site_to is None or one.on_site_to < one.known_from
        assert one.id == inspection_id(one.urn, one.day, one.kind)


def test_grades_are_those_that_the_framework_makes() -> None:
    for one in INSPECTIONS:
        made = set(judgements_of(one.framework))
        assert {judgement for judgement, _ in one.grades} <= made
        if one.framework is FrameworkVersion.ILACS_2023:
            assert len(one.grades) == 5
        if one.framework is FrameworkVersion.ILACS_2026:
            assert one.grade(Judgement.OVERALL) is None
            assert len(one.grades) == 4


def test_areas_are_facts_without_words() -> None:
    themes = {theme.slug for theme in THEMES}
    ids = {one.id for one in INSPECTIONS}
    for area in AREAS:
        assert area.text is None
        assert area.inspection in ids
        assert set(area.themes) <= themes
    assert sum(area.themes_by is ThemesBy.READING for area in AREAS) == 781


def test_the_number_of_areas_is_that_of_the_areas_listed() -> None:
    listed = Counter(area.inspection for area in AREAS)
    for one in INSPECTIONS:
        if one.areas is not None:
            assert listed[one.id] == one.areas, one.id


@pytest.mark.parametrize(
    ("day", "known"),
    [
        (date(2012, 7, 13), 1),
        # Brent's report of 2018 was published on 2 July.
        (date(2026, 11, 25), 497),
    ],
)
def test_what_was_known_on_a_day(day: date, known: int) -> None:
    assert len(load_record(day).inspections) == known


def test_the_limits_of_the_record_are_said() -> None:
    words = load_record(date(2026, 11, 25)).limits().in_words()
    assert "497 inspections and visits of 153 authorities" in words
    assert "published 13 July 2012 to 20 August 2026" in words
    assert "4 could not be read" in words
