"""Themes of the labelled areas for improvement."""

import sys
from pathlib import Path

import pytest
from needs import ROOT

from ilacs.sector.themes import classify
from ilacs.sector.themes.classifier import THRESHOLD

sys.path += [str(ROOT / "scripts"), str(ROOT / "benchmarks")]

from bench_themes import answers, f1, first_right, fitted_without, parted
from fit_themes import Example, labelled, written


@pytest.fixture(scope="module")
def areas(shared: Path) -> list[Example]:
    return labelled(shared)


def test_every_labelled_area_has_a_theme(areas: list[Example]) -> None:
    assert [area.text for area in areas if not classify(area.text).themes] == []


def test_the_shipped_model_knows_what_it_was_fitted_on(areas: list[Example]) -> None:
    given = [classify(area.text).themes for area in areas]
    assert f1(given, [area.themes for area in areas])[2] > 0.95
    assert first_right(given, areas) > 0.9


def test_a_model_is_right_about_authorities_that_it_never_saw(areas: list[Example]) -> None:
    unseen = next(parted([area.urn for area in areas], 6))
    by = fitted_without([*areas, *written()], unseen)
    asked = [area for area in areas if area.urn in unseen]
    assert len(asked) > 100
    given = answers(asked, by, THRESHOLD)
    assert f1(given, [area.themes for area in asked])[2] > 0.88
    assert first_right(given, asked) > 0.8
