"""The kinds of claim, each declared once, and the check of any claim."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from ilacs.register import by_urn
from ilacs.sector.claims import claim as claims
from ilacs.sector.claims.answers import Answer, Sense, Verdict, answer_of, in_words, rows_of
from ilacs.sector.claims.archive import Archive, Passages
from ilacs.sector.claims.areas import check_number_of_areas
from ilacs.sector.claims.best_ever import check_best_ever
from ilacs.sector.claims.claim import Claim
from ilacs.sector.claims.events import check_event
from ilacs.sector.claims.graded_since import check_graded_since
from ilacs.sector.claims.grades_given import (
    check_clean_sweep,
    check_good_across_all,
    check_grade_given,
)
from ilacs.sector.claims.moves import check_changed, check_moved
from ilacs.sector.claims.others import check_first_to_sustain, check_only_others
from ilacs.sector.claims.pathway import check_pathway
from ilacs.sector.claims.praise import check_quoted_praise
from ilacs.sector.claims.previous import check_previous_inspection
from ilacs.sector.claims.recurs import check_recurs
from ilacs.sector.claims.understood import understood
from ilacs.sector.claims.wording import ended_words
from ilacs.sector.faults import BeforeTheRecord
from ilacs.sector.inspections import Inspection
from ilacs.sector.record import Record

MAPPED = "Single inspections and ILACS inspections are compared as framework.judgements maps them."
WORDS_LISTED = "Tone is told by a declared list of words, not by reading; the words are given."


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a claim of a kind says or may say."""

    name: str
    says: str
    needed: bool


@dataclass(frozen=True, slots=True)
class ClaimKind:
    """One kind of claim: the question that it asks, how it is decided, and an example."""

    id: str
    name: str
    question: str
    decided: str
    example: str
    of: type[Any]
    check: Callable[[Any, Archive], tuple[Sense, ...]]
    limits: tuple[str, ...] = ()

    def parameters(self) -> tuple[Parameter, ...]:
        """What a claim of this kind says, in order."""
        found = []
        for field in fields(self.of):
            needed = field.default is field.default_factory  # both are MISSING
            found.append(Parameter(field.name, field.metadata["says"], needed))
        return tuple(found)

    def described(self) -> "DescribedKind":
        """What the kind is, without what checks it."""
        return DescribedKind(
            self.id,
            self.name,
            self.question,
            self.decided,
            self.example,
            self.parameters(),
            self.limits,
        )


@dataclass(frozen=True, slots=True)
class DescribedKind:
    """A kind of claim as facts alone, for JSON."""

    id: str
    name: str
    question: str
    decided: str
    example: str
    parameters: tuple[Parameter, ...]
    limits: tuple[str, ...]


KINDS = (
    ClaimKind(
        "grade",
        "Grade",
        "Was it graded so?",
        "The grade of the judgement in the report. Where the report makes no such judgement, the "
        "wider or narrower ones that cover it. Where there is no overall grade: every judgement, "
        "and the last overall grade that was given.",
        "Westminster was rated outstanding in 2019",
        claims.GradeGiven,
        check_grade_given,
    ),
    ClaimKind(
        "graded_since",
        "Graded so since",
        "Has it been graded so ever since?",
        "The grade of the inspection of that time, or of the last one before it, and of every "
        "graded inspection after it.",
        "Doncaster has been good since 2018",
        claims.GradedSince,
        check_graded_since,
        (MAPPED,),
    ),
    ClaimKind(
        "best_ever",
        "Best ever",
        "Is the grade better than every one before?",
        "Better, not equal, to the grade of every earlier inspection in the record; inspections "
        "before the record are not known. Authorities that it took over from are another sense.",
        "Brent's best-ever rating in 2018",
        claims.BestEver,
        check_best_ever,
        (MAPPED,),
    ),
    ClaimKind(
        "moved",
        "Moved from and to",
        "Did the grade go from one to the other?",
        "The grades of two graded inspections that follow each other: visits do not count.",
        "Brent moved from requires improvement to good in 2018",
        claims.Moved,
        check_moved,
        (MAPPED,),
    ),
    ClaimKind(
        "changed",
        "Improved, remained or declined",
        "Did it get better, stay or get worse?",
        "The judgement beside the one that maps to it at the inspection before. For overall also "
        "the judgements beneath it: improved if some are higher and none lower.",
        "Westminster improved since 2016",
        claims.Changed,
        check_changed,
        (MAPPED,),
    ),
    ClaimKind(
        "previous_inspection",
        "Previous inspection",
        "Was the inspection before then?",
        "The graded inspection before the latest, or the latest; where there is none, the last of "
        "each authority that it took over from.",
        "Brent's previous inspection was in May 2018",
        claims.PreviousInspection,
        check_previous_inspection,
    ),
    ClaimKind(
        "clean_sweep",
        "Clean sweep",
        "Is every judgement outstanding, or whatever grade is named?",
        "Every judgement of the report, parts of judgements too; the safeguarding board's is not "
        "the authority's.",
        "Westminster has a clean sweep of outstanding",
        claims.CleanSweep,
        check_clean_sweep,
    ),
    ClaimKind(
        "good_across_all",
        "Good across all",
        "Is every judgement good?",
        "Every judgement exactly good; if not, every one good or better.",
        "Brent was good across all judgements in 2023",
        claims.GoodAcrossAll,
        check_good_across_all,
    ),
    ClaimKind(
        "only_others",
        "Only N others",
        "Do only so many others have the grade?",
        "Counted among the latest graded inspections of all authorities that exist: by overall "
        "grade, by overall grade under ILACS, and by clean sweep. Claimants are not counted.",
        "Only two other councils are outstanding besides Westminster and Kensington and Chelsea",
        claims.OnlyOthers,
        check_only_others,
    ),
    ClaimKind(
        "first_to_sustain",
        "First to sustain and improve",
        "Was it the first to keep the grade and improve beneath it?",
        "Overall the same grade at two inspections that follow each other; where improving is "
        "claimed too, some mapped judgement higher and none lower. The earliest day of "
        "publication; several may share it.",
        "Westminster and Kensington and Chelsea are the first to sustain and improve outstanding",
        claims.FirstToSustain,
        check_first_to_sustain,
        (MAPPED,),
    ),
    ClaimKind(
        "number_of_areas",
        "Number of areas",
        "Does the report name so many areas for improvement, or at least or at most so many?",
        "The points under what needs to improve; recommendations to the authority in earlier "
        "reports. Points for priority action and for the board are not counted.",
        "Four areas for improvement in Brent in 2018",
        claims.NumberOfAreas,
        check_number_of_areas,
    ),
    ClaimKind(
        "recurs",
        "Recurring",
        "Was fault found with it more than once?",
        "At two or more inspections as an area for improvement; or as an area or a fault in the "
        "text. Each report has a level: area, fault, mention of which neither can be told, praise.",
        "Missing keeps coming up in Brent",
        claims.Recurs,
        check_recurs,
        (WORDS_LISTED,),
    ),
    ClaimKind(
        "quoted_praise",
        "Quoted praise",
        "Does the report say these words, in praise?",
        "The words exactly, but for quotation marks, dashes, line breaks and capitals; pieces "
        "joined by an ellipsis one by one; words in brackets may be the quoter's. Then whether "
        "the sentences around them praise. Words that are not there: the passage most like them.",
        "Brent in 2018: “great care to consider cultural sensitivity”",
        claims.QuotedPraise,
        check_quoted_praise,
        (WORDS_LISTED,),
    ),
    ClaimKind(
        "event",
        "Kind of event",
        "Did an inspection or visit of this kind take place then?",
        "Graded inspections: false where the record is complete and has none. Visits without "
        "grades: known only from letters that were added.",
        "Brent had a short inspection in February 2023",
        claims.EventTookPlace,
        check_event,
    ),
    ClaimKind(
        "pathway",
        "Pathway",
        "Is it on this pathway?",
        "What the grades of the latest graded inspection lead to, by the rule in force for it.",
        "Brent is on pathway 1",
        claims.OnPathway,
        check_pathway,
    ),
)
"""Every kind, in the order that people see them."""


def kind_of(claim: Claim) -> ClaimKind:
    """The kind of `claim`."""
    return next(kind for kind in KINDS if kind.of is type(claim))


def no_texts(_: str) -> None:
    """The passages of a report where no folder of reports is given: none are known."""
    return


def check(
    claim: Claim,
    record: Record,
    passages: Passages = no_texts,
    said_on: date | None = None,
) -> Verdict:
    """Whether `claim` is true by what could be known, and what that rests on.

    `passages` gives the text of a report that was added. A claim that was said on an earlier
    day than the record's is judged by what could be known then.
    """
    kind = kind_of(claim)
    senses: tuple[Sense, ...]
    named: Inspection | None = None
    try:
        if said_on is not None and said_on < record.as_at:
            record = record.known_on(said_on)
    except BeforeTheRecord as error:
        senses = (Sense("on that day", Answer.CANNOT_BE_TOLD, str(error)),)
    else:
        archive = Archive(record, passages)
        senses = kind.check(claim, archive)
        named = archive.named(claim.authority, getattr(claim, "when", None))
    ended = ended_words(by_urn(claim.authority), record.as_at)
    if any(ended in sense.why for sense in senses):
        ended = ""
    unknown = tuple(dict.fromkeys(one.why for one in senses if one.answer is Answer.CANNOT_BE_TOLD))
    return Verdict(
        kind=kind.id,
        claim=claim,
        understood=understood(claim, named),
        as_at=record.as_at if said_on is None else min(said_on, record.as_at),
        answer=answer_of(senses),
        in_words=in_words(senses),
        senses=senses,
        rests_on=rows_of(senses),
        unknown=unknown,
        limits=(record.limits().in_words(), *([ended] if ended else ()), *kind.limits),
    )
