"""The tile map: every authority in it once, none on another."""

from collections import Counter
from datetime import date

import pytest
from records import BRENT, inspected, record_of

from ilacs.framework import Judgement
from ilacs.register import current_authorities
from ilacs.sector.record import load_record
from ilacs.web.shown.tiles import REGIONS, blocks, places
from ilacs.web.shown.words import KEY

DAY = date(2026, 11, 26)


def test_every_current_authority_is_in_the_layout_once():
    assert sorted(places()) == sorted(one.la_code for one in current_authorities(DAY))


def test_no_tile_lies_on_another_and_labels_tell_them_apart():
    region = {one.la_code: one.region for one in current_authorities(DAY)}
    spots = Counter((region[code], one.column, one.row) for code, one in places().items())
    assert set(spots.values()) == {1}
    labels = Counter(one.label for one in places().values())
    assert set(labels.values()) == {1}


def test_a_region_fits_on_a_phone():
    # 290 pixels are left of 320, and a tile with its gap takes 42: seven tiles shrink a little.
    assert max(one.column for one in places().values()) <= 6
    assert min(min(one.column, one.row) for one in places().values()) == 0


def test_the_regions_are_those_of_the_register():
    assert sorted(REGIONS) == sorted({one.region for one in current_authorities(DAY)})


@pytest.mark.parametrize("judgement", [Judgement.LEADERS, Judgement.OVERALL])
def test_every_tile_is_drawn_and_counted(judgement):
    found = blocks(load_record(DAY), judgement)
    assert sum(len(block.tiles) for block in found) == len(current_authorities(DAY))
    for block in found:
        assert sum(block.counts) == len(block.tiles)
        assert len(block.counts) == len(KEY)


def test_who_has_no_grade_is_there_as_such():
    record = record_of(inspected(BRENT, "2023-02-20", "leaders G"))
    (london,) = (one for one in blocks(record, Judgement.LEADERS) if one.region == "London")
    grades = {tile.name: tile.grade.code for tile in london.tiles}
    assert (grades["Brent"], grades["Barnet"]) == ("G", "—")
    assert london.in_words == "1 good, 32 no grade"
