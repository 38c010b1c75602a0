"""The kinds of claim that can be checked: what each is about.

`authority` is always the number of an authority with the inspectorate. `when` names the
inspection by a day, month or year in which it was on site or published; without it the latest
graded inspection is meant. The metadata `says` of a field describes it for people.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ilacs.framework import Grade, Judgement


@dataclass(frozen=True, slots=True)
class When:
    """A day, a month or a year: its first and its last day."""

    first: date
    last: date


class Event(StrEnum):
    """What somebody says took place. `INSPECTION` is said of graded ones and of visits alike."""

    INSPECTION = "inspection"
    GRADED = "graded_inspection"
    STANDARD = "standard_inspection"
    SHORT = "short_inspection"
    UNGRADED = "ungraded_visit"
    FOCUSED_VISIT = "focused_visit"
    MONITORING_VISIT = "monitoring_visit"
    JTAI = "joint_inspection"


class Movement(StrEnum):
    """What somebody says became of a grade since the inspection before."""

    IMPROVED = "improved"
    REMAINED = "remained"
    DECLINED = "declined"


class Bound(StrEnum):
    """What somebody says of a number of areas."""

    EXACTLY = "exactly"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    FEWER_THAN = "fewer_than"


_AUTHORITY = {"says": "the authority"}
_WITH = {"says": "others that make the same claim together with it"}
_JUDGEMENT = {"says": "the judgement; overall effectiveness if none is named"}
_WHEN = {"says": "the day, month or year of the inspection; the latest graded one if not given"}


@dataclass(frozen=True, slots=True)
class GradeGiven:
    """A judgement was graded so."""

    authority: int = field(metadata=_AUTHORITY)
    grade: Grade = field(metadata={"says": "the grade"})
    judgement: Judgement = field(default=Judgement.OVERALL, metadata=_JUDGEMENT)
    when: When | None = field(default=None, metadata=_WHEN)


@dataclass(frozen=True, slots=True)
class GradedSince:
    """A judgement was graded so then, and at every graded inspection after it."""

    authority: int = field(metadata=_AUTHORITY)
    grade: Grade = field(metadata={"says": "the grade"})
    since: When = field(metadata={"says": "the day, month or year since which it is said to be so"})
    judgement: Judgement = field(default=Judgement.OVERALL, metadata=_JUDGEMENT)


@dataclass(frozen=True, slots=True)
class BestEver:
    """The grade is better than every one before it."""

    authority: int = field(metadata=_AUTHORITY)
    judgement: Judgement = field(default=Judgement.OVERALL, metadata=_JUDGEMENT)
    when: When | None = field(default=None, metadata=_WHEN)


@dataclass(frozen=True, slots=True)
class Moved:
    """The grade went from one to another."""

    authority: int = field(metadata=_AUTHORITY)
    before: Grade = field(metadata={"says": "the grade before"})
    after: Grade = field(metadata={"says": "the grade after"})
    judgement: Judgement = field(default=Judgement.OVERALL, metadata=_JUDGEMENT)
    when: When | None = field(default=None, metadata=_WHEN)
    since: When | None = field(
        default=None, metadata={"says": "the day, month or year of the inspection before"}
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """The grade improved, stayed or declined since the inspection before."""

    authority: int = field(metadata=_AUTHORITY)
    movement: Movement = field(metadata={"says": "improved, remained or declined"})
    judgement: Judgement = field(default=Judgement.OVERALL, metadata=_JUDGEMENT)
    when: When | None = field(default=None, metadata=_WHEN)
    since: When | None = field(
        default=None, metadata={"says": "the day, month or year of the inspection before"}
    )


@dataclass(frozen=True, slots=True)
class PreviousInspection:
    """The graded inspection before the latest was then, and ended so."""

    authority: int = field(metadata=_AUTHORITY)
    when: When = field(metadata={"says": "the day, month or year in which it is said to have been"})
    grade: Grade | None = field(
        default=None, metadata={"says": "its overall grade, if the claim names one"}
    )


@dataclass(frozen=True, slots=True)
class CleanSweep:
    """Every judgement has the same grade: outstanding unless another is named."""

    authority: int = field(metadata=_AUTHORITY)
    grade: Grade = field(default=Grade.OUTSTANDING, metadata={"says": "the grade"})
    when: When | None = field(default=None, metadata=_WHEN)


@dataclass(frozen=True, slots=True)
class GoodAcrossAll:
    """Every judgement is good."""

    authority: int = field(metadata=_AUTHORITY)
    when: When | None = field(default=None, metadata=_WHEN)


@dataclass(frozen=True, slots=True)
class OnlyOthers:
    """Only so many other authorities have this grade."""

    authority: int = field(metadata=_AUTHORITY)
    count: int = field(metadata={"says": "how many others"})
    grade: Grade = field(default=Grade.OUTSTANDING, metadata={"says": "the grade"})
    together: tuple[int, ...] = field(default=(), metadata=_WITH)
    named: tuple[int, ...] = field(default=(), metadata={"says": "the others, if named"})


@dataclass(frozen=True, slots=True)
class FirstToSustain:
    """The first to keep a grade overall, and to improve beneath it if the claim says so."""

    authority: int = field(metadata=_AUTHORITY)
    grade: Grade = field(default=Grade.OUTSTANDING, metadata={"says": "the grade that was kept"})
    together: tuple[int, ...] = field(default=(), metadata=_WITH)
    improving: bool = field(
        default=True,
        metadata={"says": "true or false: whether it is said to have improved beneath it"},
    )


@dataclass(frozen=True, slots=True)
class NumberOfAreas:
    """The report names so many areas for improvement."""

    authority: int = field(metadata=_AUTHORITY)
    count: int = field(metadata={"says": "how many areas for improvement"})
    when: When | None = field(default=None, metadata=_WHEN)
    bound: Bound = field(
        default=Bound.EXACTLY,
        metadata={"says": "exactly, at_least, at_most, more_than or fewer_than"},
    )


@dataclass(frozen=True, slots=True)
class Recurs:
    """Inspectors found fault with the same thing more than once."""

    authority: int = field(metadata=_AUTHORITY)
    theme: str = field(metadata={"says": "the theme, by its short name, such as missing"})


@dataclass(frozen=True, slots=True)
class QuotedPraise:
    """The report says these words, in praise."""

    authority: int = field(metadata=_AUTHORITY)
    words: str = field(metadata={"says": "the words quoted, without quotation marks"})
    when: When | None = field(default=None, metadata=_WHEN)


@dataclass(frozen=True, slots=True)
class EventTookPlace:
    """An inspection or visit of this kind took place then."""

    authority: int = field(metadata=_AUTHORITY)
    event: Event = field(metadata={"says": "what is said to have taken place"})
    when: When = field(metadata={"says": "the day, month or year"})


@dataclass(frozen=True, slots=True)
class OnPathway:
    """The authority is on this pathway."""

    authority: int = field(metadata=_AUTHORITY)
    pathway: int = field(metadata={"says": "1, 2 or 3"})


Claim = (
    GradeGiven
    | GradedSince
    | BestEver
    | Moved
    | Changed
    | PreviousInspection
    | CleanSweep
    | GoodAcrossAll
    | OnlyOthers
    | FirstToSustain
    | NumberOfAreas
    | Recurs
    | QuotedPraise
    | EventTookPlace
    | OnPathway
)
