"""X17: where children in care are placed."""

import polars as pl

from ilacs.lists.checking.check import At, Check, error, query
from ilacs.lists.checking.expressions import AGE, OWN_AUTHORITY, blank
from ilacs.lists.declared import code_sets
from ilacs.lists.findings import About

CONFIDENTIAL = "CON"
"""A placement whose place is not told."""

OUTSIDE = tuple(code.key for code in code_sets()["outside_england"].codes)
"""Answers that stand for no English authority, the confidential placement with them."""

WITH_NUMBER = ("K1", "K2", "R1", "R2", "R3", "R5", "S1")
"""Types of placement in establishments, which have a unique reference number."""

WITHOUT_SUPPORT = ("P2", "H5")
"""Independent and semi-independent living, closed by law to children under 16."""

BY_ORDER = ("A5", "A6")
"""Placements for adoption that rest on a placement order."""

FREE_FOR_ADOPTION = ("E1", "D1")
"""Legal statuses of a placement order, and of the freeing order that it replaced."""

_LIST = "children_in_care"
_LOCATION = pl.col("placement_location")
_AUTHORITY = pl.col("placement_authority")
_KIND = pl.col("placement_type")
_TOLD = _AUTHORITY != CONFIDENTIAL
_POSTCODE = pl.col("placement_postcode")

CHECKS: tuple[Check, ...] = (
    error(
        "x17-inside-but-elsewhere",
        "{column} is another authority, but the placement is said to be inside your own.",
        "Correct whichever of the two is wrong; both follow from the postcode.",
        At(
            _LIST,
            "placement_authority",
            (_LOCATION == "in") & _TOLD & (_AUTHORITY != OWN_AUTHORITY),
        ),
    ),
    error(
        "x17-outside-but-own",
        "{column} is your own authority, but the placement is said to be outside it.",
        "Correct whichever of the two is wrong; both follow from the postcode.",
        At(_LIST, "placement_authority", (_LOCATION == "out") & (_AUTHORITY == OWN_AUTHORITY)),
    ),
    query(
        "x17-postcode-of-two-authorities",
        "{column} is not the same authority for every child placed at this postcode.",
        "Look up which authority the postcode is in.",
        At(
            _LIST,
            "placement_authority",
            _TOLD
            & _POSTCODE.is_not_null()
            & (
                _AUTHORITY.filter(_TOLD).min().over("placement_postcode")
                != _AUTHORITY.filter(_TOLD).max().over("placement_postcode")
            ),
        ),
        about=About.LISTS,
    ),
    error(
        "x17-parents-other-provider",
        "The child is placed with parents, but {column} is not PR0.",
        "Give PR0 for a placement with parents, or correct the type of placement.",
        At(_LIST, "placement_provider", (_KIND == "P1") & (pl.col("placement_provider") != "PR0")),
    ),
    query(
        "x17-no-number",
        "{column} is empty, but establishments of this type of placement have one.",
        "Look the number up in the inspectorate's list of providers.",
        At(
            _LIST,
            "placement_urn",
            _KIND.is_in(WITH_NUMBER) & blank("placement_urn") & ~_AUTHORITY.is_in(OUTSIDE),
        ),
    ),
    query(
        "x17-under-16-without-support",
        "The child is under 16 and placed in independent or semi-independent living, which is "
        "closed by law to children of that age.",
        "Look at this child now; then correct the type of placement or the date of birth if "
        "either is wrong.",
        At(_LIST, "placement_type", _KIND.is_in(WITHOUT_SUPPORT) & (AGE < 16) & blank("care_end")),
    ),
    query(
        "x17-adoptive-without-order",
        "The child is placed for adoption under a placement order, but the legal status is "
        "another.",
        "Correct the type of placement or the legal status.",
        At(
            _LIST,
            "legal_status",
            _KIND.is_in(BY_ORDER) & ~pl.col("legal_status").is_in(FREE_FOR_ADOPTION),
        ),
    ),
)
