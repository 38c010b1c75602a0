"""The versions of the inspection framework, and the judgements each of them makes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ilacs.framework.grades import Judgement


class FrameworkVersion(StrEnum):
    """A version of the framework, named by the year that it began."""

    PRE_SIF = "pre_sif"
    SIF = "sif"
    ILACS_2018 = "ilacs_2018"
    ILACS_2023 = "ilacs_2023"
    ILACS_2026 = "ilacs_2026"


@dataclass(frozen=True, slots=True)
class Era:
    """When a version is in force, counted by the first day on site, and what it judges."""

    version: FrameworkVersion
    first_day: date
    judgements: tuple[Judgement, ...]
    source: str


ERAS: tuple[Era, ...] = (
    Era(
        FrameworkVersion.PRE_SIF,
        date.min,
        (),
        "Inspections before November 2013 used other judgements and the grade `adequate`.",
    ),
    Era(
        FrameworkVersion.SIF,
        date(2013, 11, 1),
        (
            Judgement.OVERALL,
            Judgement.HELP_AND_PROTECTION,
            Judgement.CHILDREN_IN_CARE,
            Judgement.ADOPTION,
            Judgement.CARE_LEAVERS,
            Judgement.LEADERS,
            Judgement.LSCB,
        ),
        "Single inspection framework: announced for November 2013 by the inspectorate.",
    ),
    Era(
        FrameworkVersion.ILACS_2018,
        date(2018, 1, 29),
        (
            Judgement.LEADERS,
            Judgement.HELP_AND_PROTECTION,
            Judgement.CARE_AND_CARE_LEAVERS,
            Judgement.OVERALL,
        ),
        "Measured: the first ILACS inspection (Rochdale) went on site on 29 January 2018.",
    ),
    Era(
        FrameworkVersion.ILACS_2023,
        date(2023, 1, 16),
        (
            Judgement.LEADERS,
            Judgement.HELP_AND_PROTECTION,
            Judgement.CHILDREN_IN_CARE,
            Judgement.CARE_LEAVERS,
            Judgement.OVERALL,
        ),
        "Measured: the first report with a separate care leavers judgement (Bristol).",
    ),
    Era(
        FrameworkVersion.ILACS_2026,
        date(2026, 4, 1),
        (
            Judgement.LEADERS,
            Judgement.HELP_AND_PROTECTION,
            Judgement.CHILDREN_IN_CARE,
            Judgement.CARE_LEAVERS,
        ),
        "Announced 27 November 2025; measured: last overall 16 March, first without 27 April.",
    ),
)


def version_on(first_day_on_site: date, *, single_inspection: bool = False) -> FrameworkVersion:
    """The version that a visit whose first day on site was `first_day_on_site` came under.

    The single inspection framework ran on beside the first months of ILACS, so a report of
    that form (`single_inspection`) stays under it however late its visit was.
    """
    in_force = [era.version for era in ERAS if era.first_day <= first_day_on_site]
    if single_inspection and len(in_force) > 1:
        return FrameworkVersion.SIF
    return in_force[-1]


def judgements_of(version: FrameworkVersion) -> tuple[Judgement, ...]:
    """The judgements that a report under `version` may hold, in the order it prints them."""
    return next(era.judgements for era in ERAS if era.version == version)
