"""The vocabulary of inspection in words for people."""

from enum import StrEnum

from ilacs.framework import FrameworkVersion, Grade, Judgement, Kind
from ilacs.sector.comparison import Group
from ilacs.sector.directions import Direction
from ilacs.sector.inspections import ThemesBy
from ilacs.sector.passages import PassageList


class Part(StrEnum):
    """Which list of a report an area or a finding stands in."""

    AREA_FOR_IMPROVEMENT = "area_for_improvement"
    PRIORITY_ACTION = "priority_action"
    STRENGTH = "strength"
    FINDING = "finding"


class ReadOrNot(StrEnum):
    """Whether a file that has a problem was read all the same."""

    READ = "read"
    NOT_READ = "not_read"


_WORDS: dict[type[StrEnum], dict[StrEnum, str]] = {
    Kind: {
        Kind.ILACS_STANDARD: "Standard inspection",
        Kind.ILACS_SHORT: "Short inspection",
        Kind.SIF: "Single inspection",
        Kind.SIF_REINSPECTION: "Single re-inspection",
        Kind.LOOKED_AFTER_CHILDREN_2013: "Looked after children 2013",
        Kind.LSCB_REVIEW: "LSCB review",
        Kind.FOCUSED_VISIT: "Focused visit",
        Kind.MONITORING_VISIT: "Monitoring visit",
        Kind.JTAI: "Joint targeted inspection",
    },
    FrameworkVersion: {
        FrameworkVersion.PRE_SIF: "Before SIF",
        FrameworkVersion.SIF: "SIF from 2013",
        FrameworkVersion.ILACS_2018: "ILACS from 2018",
        FrameworkVersion.ILACS_2023: "ILACS from 2023",
        FrameworkVersion.ILACS_2026: "ILACS from 2026",
    },
    Judgement: {
        Judgement.OVERALL: "Overall effectiveness",
        Judgement.LEADERS: "Leaders",
        Judgement.HELP_AND_PROTECTION: "Help and protection",
        Judgement.CARE_AND_CARE_LEAVERS: "Care and care leavers",
        Judgement.CHILDREN_IN_CARE: "Children in care",
        Judgement.CARE_LEAVERS: "Care leavers",
        Judgement.ADOPTION: "Adoption",
        Judgement.LSCB: "Safeguarding board",
    },
    Grade: {
        Grade.OUTSTANDING: "Outstanding",
        Grade.GOOD: "Good",
        Grade.REQUIRES_IMPROVEMENT: "Requires improvement",
        Grade.INADEQUATE: "Inadequate",
        Grade.NOT_JUDGED: "Not judged",
    },
    Part: {
        Part.AREA_FOR_IMPROVEMENT: "Area for improvement",
        Part.PRIORITY_ACTION: "Area for priority action",
        Part.STRENGTH: "Strength",
        Part.FINDING: "Finding",
    },
    Direction: {
        Direction.IMPROVED: "Improved",
        Direction.SAME: "Same",
        Direction.DECLINED: "Declined",
        Direction.FIRST_TIME: "First time",
        Direction.UNKNOWN: "Not known",
    },
    Group: {
        Group.NEIGHBOURS: "Statistical neighbours",
        Group.REGION: "Others in the region",
        Group.ENGLAND: "Others in England",
    },
    PassageList: {
        PassageList.AREA: "Area for improvement",
        PassageList.PRIORITY_ACTION: "Area for priority action",
        PassageList.BOARD_RECOMMENDATION: "Recommendation to the board",
        PassageList.STRENGTH: "Strength",
        PassageList.SUMMARY: "Summary",
        PassageList.FINDING: "Finding",
        PassageList.NEXT_STEPS: "Next steps",
    },
    ThemesBy: {
        ThemesBy.READING: "By readers",
        ThemesBy.MODEL: "By the model",
    },
    ReadOrNot: {
        ReadOrNot.READ: "Read",
        ReadOrNot.NOT_READ: "Not read",
    },
}


def in_words(term: StrEnum | None) -> str:
    """The words for a term of the vocabulary; nothing for None."""
    return "" if term is None else _WORDS[type(term)][term]
