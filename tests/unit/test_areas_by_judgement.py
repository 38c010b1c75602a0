"""Which judgement an area for improvement stands under."""

from records import BRENT, area, inspected

from ilacs.framework import Judgement
from ilacs.framework.themes import theme
from ilacs.sector.areas_by_judgement import areas_by_judgement, judgement_of

ONE = inspected(BRENT, "2026-04-27", "leaders G")


def test_the_main_theme_decides_and_its_first_judgement():
    assert theme("missing").judgements == (
        Judgement.HELP_AND_PROTECTION,
        Judgement.CHILDREN_IN_CARE,
    )
    assert judgement_of(area(ONE, 1, "missing qa-audit")) is Judgement.HELP_AND_PROTECTION
    assert judgement_of(area(ONE, 2, "qa-audit missing")) is theme("qa-audit").judgements[0]


def test_an_area_without_a_theme_is_kept():
    areas = (area(ONE, 1, "missing"), area(ONE, 2, ""), area(ONE, 3, "missing"))
    assert areas_by_judgement(areas) == {
        Judgement.HELP_AND_PROTECTION: (areas[0], areas[2]),
        None: (areas[1],),
    }
