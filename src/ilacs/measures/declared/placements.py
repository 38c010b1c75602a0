"""Placements of children in care: where they live, how settled, and whether it is allowed."""

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.lists.checking.placements import OUTSIDE, WITH_NUMBER, WITHOUT_SUPPORT
from ilacs.measures.declared.care_rows import (
    IN_CARE,
    LIST,
    Reason,
    in_care,
    in_care_less_than,
    not_counted,
    where_known,
)
from ilacs.measures.declared.spans import known
from ilacs.measures.given import Given, age_on, days_between
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

SECTION = "Children in care"

FAMILY = ("U1", "U2", "U3", "U4", "U5", "U6", "A3", "A4", "A5", "A6", "P1")
"""Foster care, adoptive families and parents."""

FOR_ADOPTION = ("A3", "A4", "A5", "A6")
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
OTHER = "Z1"
WITHOUT_PROVIDER = (*TEMPORARY, OTHER)
MANY = 3
OLD_ENOUGH = 16
"""From this age semi-independent living is allowed, and long-term stability is not counted."""

_OPEN = ("care_start", "care_end", "legal_status")


def _many_placements(given: Given) -> ir.Table:
    rows = in_care(given)
    met = rows["placements_12_months"] >= MANY
    return rows_of(LIST, rows, met=met, excluded=not_counted(rows))


def _stable(given: Given) -> ir.Table:
    rows = in_care(given)
    start, kind = rows["placement_start"], rows["placement_type"]
    long = start <= rows["two_years_before"]
    may_be = kind.isnull() | kind.isin((*FOR_ADOPTION, *TEMPORARY))
    met = ibis.cases(
        (start > rows["reference_date"], ibis.null("boolean")),
        (long, True),
        (may_be, ibis.null("boolean")),
        (~long, False),
        else_=ibis.null("boolean"),
    )
    return rows_of(
        LIST,
        rows,
        met=where_known(met, rows["care_start"], rows["date_of_birth"]),
        excluded=[
            *not_counted(rows),
            _old_enough(rows),
            in_care_less_than(rows, "two and a half years", "thirty_months_before"),
        ],
        days=days_between(start, rows["reference_date"]),
    )


def _types(given: Given) -> ir.Table:
    return _mix(in_care(given), "placement_type")


def _in_family(given: Given) -> ir.Table:
    rows = in_care(given)
    met = rows["placement_type"].isin(FAMILY)
    return rows_of(LIST, rows, met=met, excluded=not_counted(rows))


def _providers(given: Given) -> ir.Table:
    rows = in_care(given)
    has_none = rows["placement_provider"].isnull() & rows["placement_type"].isin(WITHOUT_PROVIDER)
    return _mix(rows, "placement_provider", ("a placement that has no provider", has_none))


def _out_of_area(given: Given) -> ir.Table:
    rows = in_care(given)
    met = rows["placement_location"] == "out"
    return rows_of(LIST, rows, met=met, excluded=not_counted(rows))


def _too_young(given: Given) -> ir.Table:
    rows = in_care(given)
    met = rows["placement_type"].isin(WITHOUT_SUPPORT) & ~_of_age(rows)
    return rows_of(LIST, rows, met=met, excluded=[*not_counted(rows), _old_enough(rows)])


def _other(given: Given) -> ir.Table:
    rows = in_care(given)
    return rows_of(LIST, rows, met=rows["placement_type"] == OTHER, excluded=not_counted(rows))


def _without_number(given: Given) -> ir.Table:
    rows = in_care(given)
    kind = rows["placement_type"]
    return rows_of(
        LIST,
        rows,
        met=where_known(rows["placement_urn"].isnull(), kind),
        excluded=[
            *not_counted(rows),
            ("a placement that has no number", ~kind.isin(WITH_NUMBER)),
            ("placed outside England, or in confidence", rows["placement_authority"].isin(OUTSIDE)),
        ],
    )


def _mix(rows: ir.Table, column: str, *left_out: Reason) -> ir.Table:
    return rows_of(
        LIST,
        rows,
        met=known(rows[column]),
        excluded=[*not_counted(rows), *left_out],
        category=rows[column],
    )


def _of_age(rows: ir.Table) -> ir.BooleanValue:
    return age_on(rows["date_of_birth"], rows["reference_date"]) >= OLD_ENOUGH


def _old_enough(rows: ir.Table) -> Reason:
    return ("aged 16 or over", _of_age(rows))


MEASURES: tuple[Measure, ...] = (
    Measure(
        id="three-or-more-placements",
        number=73,
        name="Three or more placements in twelve months",
        question="How many children in care had three or more placements in a year?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("carers-stability",),
        about=IN_CARE,
        met="Three or more placements in the twelve months before the reference date.",
        unit=Unit.SHARE,
        window=12,
        better=Better.LOWER,
        fit=Fit.EXACT,
        source="Annex A, list 8; short-term stability of the national statistics",
        traps="The current placement counts. National figures leave temporary placements out.",
        needs={LIST: (*_OPEN, "placements_12_months")},
        rows=_many_placements,
    ),
    Measure(
        id="long-term-stability",
        number=74,
        name="Long-term stability of placements",
        question="How many children who are long in care have lived in one placement for two "
        "years?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("carers-stability", "permanence"),
        about=f"{IN_CARE} So are children aged 16 or over, and children in care for less than two "
        "and a half years.",
        met="The placement began two years or more before the reference date.",
        unit=Unit.SHARE,
        better=Better.HIGHER,
        fit=Fit.PROXY,
        source="Annex A, list 8; long-term stability of the national statistics",
        traps="National figures add the foster placement to the adoptive one that follows, and "
        "look through temporary placements. The list has the latest placement only: children who "
        "were placed for adoption (A3 to A6) or temporarily (T0 to T4) within two years are not "
        "known.",
        needs={LIST: (*_OPEN, "date_of_birth", "placement_start", "placement_type")},
        rows=_stable,
    ),
    Measure(
        id="placement-types",
        number=75,
        name="Types of placement",
        question="In what kinds of placement do children in care live?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("sufficiency", "carers-stability"),
        about=IN_CARE,
        met="Each type of placement. A blank one is not known.",
        unit=Unit.MIX,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Annex A, list 8; categories of the national statistics",
        traps="Needs the individual codes: a group of them is not known.",
        needs={LIST: (*_OPEN, "placement_type")},
        rows=_types,
    ),
    Measure(
        id="in-a-family",
        number=75,
        name="Living in a family",
        question="How many children in care live in a family?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("sufficiency", "carers-stability"),
        about=IN_CARE,
        met="Foster care (U1 to U6), placed for adoption (A3 to A6) or placed with parents (P1).",
        unit=Unit.SHARE,
        better=Better.HIGHER,
        fit=Fit.EXACT,
        source="Annex A, list 8; categories of the national statistics",
        traps="A temporary placement (T0 to T4) does not count, wherever it is.",
        needs={LIST: (*_OPEN, "placement_type")},
        rows=_in_family,
    ),
    Measure(
        id="placement-providers",
        number=76,
        name="Providers of placements",
        question="Who provides the homes of children in care?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("sufficiency",),
        about=f"{IN_CARE} So are temporary and other placements (T0 to T4, Z1) without a provider.",
        met="Each provider. A blank one is not known.",
        unit=Unit.MIX,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Annex A, list 8; categories of the national statistics",
        needs={LIST: (*_OPEN, "placement_provider", "placement_type")},
        rows=_providers,
    ),
    Measure(
        id="placed-out-of-area",
        number=77,
        name="Placed outside the authority's area",
        question="How many children in care live outside the authority's area?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("sufficiency",),
        about=IN_CARE,
        met="The placement is outside the area of the authority responsible.",
        unit=Unit.SHARE,
        better=Better.LOWER,
        fit=Fit.EXACT,
        source="Annex A, list 8",
        traps="Outside the area may be near: the national measure of 20 miles needs the "
        "postcode of the child's home.",
        needs={LIST: (*_OPEN, "placement_location")},
        rows=_out_of_area,
    ),
    Measure(
        id="under-16-without-care",
        number=78,
        name="Under 16 in independent or semi-independent living",
        question="Which children under 16 live where the law does not allow it?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("unregistered",),
        about=f"{IN_CARE} So are children aged 16 or over.",
        met="The placement is independent or semi-independent living (P2, H5).",
        unit=Unit.COUNT,
        better=Better.LOWER,
        fit=Fit.PROXY,
        source="Law in force since September 2021 that closes such placements to children under 16",
        traps="Children in such a placement whose date of birth is blank are not known.",
        needs={LIST: (*_OPEN, "date_of_birth", "placement_type")},
        rows=_too_young,
    ),
    Measure(
        id="other-placements",
        number=78,
        name="Placements of another kind",
        question="Which children live in placements that are of no regulated kind?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("unregistered",),
        about=IN_CARE,
        met="The placement is another one (Z1).",
        unit=Unit.COUNT,
        better=Better.LOWER,
        fit=Fit.PROXY,
        source="Annex A, list 8",
        traps="Such a placement may be lawful: each needs to be looked at.",
        needs={LIST: (*_OPEN, "placement_type")},
        rows=_other,
    ),
    Measure(
        id="placements-without-number",
        number=78,
        name="Homes without a registration number",
        question="Which children live in homes for which no registration number is recorded?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("unregistered",),
        about=f"{IN_CARE} So are placements of kinds that need no number, and those outside "
        "England or in confidence.",
        met="No number of the inspectorate is recorded for a home of a kind that has one (K1, K2, "
        "R1, R2, R3, R5, S1).",
        unit=Unit.COUNT,
        better=Better.LOWER,
        fit=Fit.PROXY,
        source="Annex A, list 8",
        traps="A blank number may be a gap in recording, or an unregistered home: each needs to "
        "be looked at. Whether a number that is there is right is not told. Supported "
        "accommodation (P2, H5), which must be registered since October 2023 (to be confirmed), "
        "is not asked for one.",
        needs={LIST: (*_OPEN, "placement_type", "placement_urn", "placement_authority")},
        rows=_without_number,
    ),
)
