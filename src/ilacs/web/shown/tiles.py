"""England as tiles: one for each authority, in a block for each region.

Tiles lie in their region about as authorities lie on a map: a layout of ours (`tiles.csv`).
"""

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ilacs.framework.grades import Grade, Judgement
from ilacs.register import Authority, current_authorities
from ilacs.sector.record import Record
from ilacs.sector.standing import standings
from ilacs.web.shown.words import KEY, GradeShown, grade_shown

SIDE, GAP = 38, 4
"""Pixels: of a tile, which a finger can hit, and between two."""

REGIONS = (
    "North West",
    "North East",
    "Yorkshire and the Humber",
    "West Midlands",
    "East Midlands",
    "East of England",
    "South West",
    "South East",
    "London",
)
"""From north to south, and in each row from west to east."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the tile of an authority lies in its region, counted from 0, and what it is called."""

    label: str
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Tile:
    """One authority: its tile's corner in pixels, its letters, its grade."""

    code: str
    name: str
    label: str
    x: int
    y: int
    grade: GradeShown


@dataclass(frozen=True, slots=True)
class Block:
    """The tiles of one region, in a picture of so many pixels.

    `counts` say how many have each grade, in the order of `KEY`.
    """

    region: str
    slug: str
    width: int
    height: int
    in_words: str
    counts: tuple[int, ...]
    tiles: tuple[Tile, ...]


@cache
def places() -> dict[str, Place]:
    """The place of each authority, by its code."""
    text = files("ilacs.web").joinpath("shown", "tiles.csv").read_text(encoding="utf-8")
    return {
        row["la_code"]: Place(row["label"], int(row["column"]), int(row["row"]))
        for row in csv.DictReader(text.splitlines())
    }


def blocks(record: Record, judgement: Judgement) -> tuple[Block, ...]:
    """Every current authority by its latest grade in `judgement`, region by region."""
    grades = {one.authority.la_code: one.grade for one in standings(record, judgement)}
    there = current_authorities(record.as_at)
    return tuple(
        _block(region, [one for one in there if one.region == region], grades) for region in REGIONS
    )


def _block(region: str, members: list[Authority], grades: Mapping[str, Grade]) -> Block:
    tiles = tuple(
        _tile(one, places()[one.la_code], grade_shown(grades.get(one.la_code))) for one in members
    )
    in_order = tuple(sorted(tiles, key=lambda tile: (tile.y, tile.x)))
    return Block(
        region,
        region.lower().replace(" ", "-"),
        max((tile.x for tile in tiles), default=0) + SIDE,
        max((tile.y for tile in tiles), default=0) + SIDE,
        _in_words(tiles),
        _counts(tiles),
        in_order,
    )


def _tile(one: Authority, place: Place, grade: GradeShown) -> Tile:
    x, y = place.column * (SIDE + GAP), place.row * (SIDE + GAP)
    return Tile(one.la_code, one.name, place.label, x, y, grade)


def _counts(tiles: tuple[Tile, ...]) -> tuple[int, ...]:
    """How many have each grade of the key, and then how many have none."""
    held = Counter(tile.grade for tile in tiles)
    return tuple(held[grade] for grade in KEY)


def _in_words(tiles: tuple[Tile, ...]) -> str:
    """Such as `3 outstanding, 5 good`."""
    held = Counter(tile.grade for tile in tiles)
    return ", ".join(f"{held[grade]} {grade.words.lower()}" for grade in KEY if held[grade])
