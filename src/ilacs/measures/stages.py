"""The stages of work with a child that can be timed: from what, to what, by which clock.

Declared once, for the journey of one child and for the drift of all.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Protocol

import polars as pl

from ilacs.measures.data import Data, lacking
from ilacs.measures.given import ROW, SNAPSHOT

CASES: Mapping[str, type[pl.DataType]] = {
    "authority": pl.String,
    "reference_date": pl.Date,
    "list": pl.String,
    ROW: pl.Int64,
    "case": pl.String,
    "start": pl.Date,
    "start_time": pl.String,
    "end": pl.Date,
    "end_time": pl.String,
    "left_on": pl.Date,
    "out": pl.String,
}
"""The columns of cases: one row for each time that somebody was in a stage.

`list` and ROW tell the row of its start. `case` is the number of the child, adopter or
allegation. `left_on` is the day on which it left the stage without reaching its end; `out` why it
is none of this stage. All but the first four may be null.
"""

Tables = Mapping[str, pl.DataFrame]
"""The lists by their ids, as data.Data has them."""


class Finder(Protocol):
    """What finds the cases of a stage in the lists."""

    def __call__(self, stage: "Stage", lists: Tables) -> pl.DataFrame:
        """The cases (CASES)."""


@dataclass(frozen=True)
class Stage:
    """One stage. `start` and `end` are columns of `list`, unless `cases` finds them otherwise.

    `clock` is an id of the table of clocks. `months` is how far the list reaches back: what ended
    before is not in it. `begun_only`: the list has what began in those months, and nothing older.
    `left_on` is the column of the day on which a case leaves without reaching the end. `times`
    are the columns of the times of day of start and end. `out` are
    columns and answers of cases that are none of this stage, and why. `undated`: no list tells
    the day of the end, only whether it was reached.
    """

    id: str
    name: str
    list: str
    start: str
    end: str
    months: int
    clock: str | None = None
    who: str = "child_id"
    begun_only: bool = False
    left_on: str | None = None
    times: tuple[str, str] | None = None
    out: tuple[tuple[str, str, str], ...] = ()
    undated: bool = False
    traps: str = ""
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    find: "Finder | None" = field(default=None, repr=False)

    def cases(self, lists: Tables) -> pl.DataFrame:
        """Who is or was in the stage (CASES)."""
        return self.find(self, lists) if self.find else _in_one_list(self, lists)

    @property
    def needed(self) -> Mapping[str, tuple[str, ...]]:
        """The lists and columns without which it cannot be timed."""
        return self.needs or {self.list: (self.who, self.start, self.end)}


def unable(stage: Stage, data: Data, snapshot: tuple[str, date]) -> str | None:
    """Why a submission (authority, reference date) cannot time a stage; None if it can."""
    return lacking(stage.needed, data.columns[snapshot])


def _in_one_list(stage: Stage, lists: Tables) -> pl.DataFrame:
    rows = lists[stage.list]
    reached = pl.lit(None, pl.Date) if stage.undated else pl.col(stage.end)
    table = rows.with_columns(
        end=reached,
        left_on=pl.col(stage.left_on) if stage.left_on else pl.lit(None, pl.Date),
        out=_reason(stage),
        **(
            {"start_time": pl.col(stage.times[0]), "end_time": pl.col(stage.times[1])}
            if stage.times
            else {}
        ),
        done=pl.col(stage.end).is_not_null() if stage.undated else pl.lit(False),
    )
    return _as_cases(stage, table.filter(~pl.col("done")))


def _reason(stage: Stage) -> pl.Expr:
    reason: pl.Expr = pl.lit(None, pl.String)
    for column, answer, words in reversed(stage.out):
        reason = pl.when(pl.col(column) == answer).then(pl.lit(words)).otherwise(reason)
    return reason


def _as_cases(stage: Stage, table: pl.DataFrame) -> pl.DataFrame:
    """A table with the columns that differ from those of the list in them."""
    named = {"case": stage.who, "start": stage.start}
    made = {name: pl.col(name) if name in table.columns else pl.lit(None) for name in CASES}
    made |= {name: pl.col(column) for name, column in named.items()}
    made["list"] = pl.lit(stage.list)
    return table.select(made[name].cast(kind).alias(name) for name, kind in CASES.items())


_CHILD = (*SNAPSHOT, "child_id")


def _referral_to_assessment(stage: Stage, lists: Tables) -> pl.DataFrame:
    """Referrals that were taken on, each with the assessment that it led to.

    That is the child's first assessment that began on its day or later, and before the child's
    next referral that was taken on.
    """
    referrals = lists["referrals"].filter(pl.col("no_further_action").fill_null("no") != "yes")
    known = pl.col("child_id").is_not_null() & pl.col("referral_date").is_not_null()
    days = referrals.filter(known).select(*_CHILD, "referral_date").unique().sort("referral_date")
    upcoming = days.with_columns(next=pl.col("referral_date").shift(-1).over(_CHILD))
    begun = (
        lists["assessments"]
        .filter(pl.col("child_id").is_not_null() & pl.col("assessment_start").is_not_null())
        .select(*_CHILD, "assessment_start", "assessment_authorised")
        # Of several that began on one day, the one that was completed first.
        .sort("assessment_start", "assessment_authorised", nulls_last=True)
        .unique([*_CHILD, "assessment_start"], keep="first", maintain_order=True)
    )
    led = upcoming.join_asof(
        begun,
        left_on="referral_date",
        right_on="assessment_start",
        by=list(_CHILD),
        strategy="forward",
        check_sortedness=False,
    ).select(
        *_CHILD,
        "referral_date",
        end=pl.when(pl.col("next").is_null() | (pl.col("assessment_start") < pl.col("next"))).then(
            pl.col("assessment_authorised")
        ),
    )
    table = referrals.join(led, on=[*_CHILD, "referral_date"], how="left", maintain_order="left")
    return _as_cases(stage, table)


def _return_to_interview(stage: Stage, lists: Tables) -> pl.DataFrame:
    """Episodes that ended, each with the first interview that was completed after it.

    An interview belongs to the episode of its number, or else to that which began on its day.
    """
    interviews = lists["return_interviews"]
    told = [*_CHILD, "end", "end_time", "refused"]
    answers = interviews.sort("completed", "completed_time", nulls_last=True).with_columns(
        end=pl.col("completed"),
        end_time=pl.col("completed_time"),
        refused=(pl.col("accepted") == "no").fill_null(False),
    )
    numbered = answers.filter(pl.col("episode_id").is_not_null())
    by_number = numbered.select(*told, "episode_id").unique(
        [*_CHILD, "episode_id"], keep="first", maintain_order=True
    )
    dated = answers.filter(pl.col("episode_id").is_null() & pl.col("episode_started").is_not_null())
    by_day = dated.select(*told, started="episode_started").unique(
        [*_CHILD, "started"], keep="first", maintain_order=True
    )
    episodes = lists["missing_episodes"].filter(pl.col("returned").is_not_null())
    table = (
        episodes.join(by_number, on=[*_CHILD, "episode_id"], how="left", maintain_order="left")
        .join(by_day, on=[*_CHILD, "started"], how="left", suffix="_by_day", maintain_order="left")
        .with_columns(
            end=pl.coalesce("end", "end_by_day"),
            end_time=pl.when(pl.col("end").is_not_null())
            .then(pl.col("end_time"))
            .otherwise(pl.col("end_time_by_day")),
            refused=pl.coalesce("refused", "refused_by_day", pl.lit(False)),
        )
    )
    return _as_cases(
        stage,
        table.with_columns(
            start_time=pl.col("return_time"),
            out=pl.when(pl.col("kind") == "A")
            .then(pl.lit(AWAY))
            .when(pl.col("refused") & pl.col("end").is_null())
            .then(pl.lit("the child declined the interview")),
        ),
    )


AWAY = "away without authorisation, not missing"

_ADOPTION = "The list has only children who are adopted, or whose plan is adoption."
_MATCHING = "What the list leaves out, because the child was adopted before it begins, is shorter."

STAGES: tuple[Stage, ...] = (
    Stage(
        "early-help", "Early help", "early_help", "assessment_start",
        "assessment_end", 6,
    ),
    Stage(
        "referral-to-assessment", "Referral to assessment completed", "referrals",
        "referral_date", "assessment_authorised", 6, "assessment", begun_only=True,
        traps="A referral that needed no new assessment, since the child had a worker already, "
        "looks as if it still waited for one.",
        needs={
            "referrals": ("child_id", "referral_date", "no_further_action"),
            "assessments": ("child_id", "assessment_start", "assessment_authorised"),
        },
        find=_referral_to_assessment,
    ),
    Stage(
        "assessment", "Assessment", "assessments", "assessment_start",
        "assessment_authorised", 6, "assessment",
        traps="The 45 working days of the guidance begin at the referral, which may be earlier.",
    ),
    Stage(
        "enquiry-to-conference", "Strategy discussion to conference", "enquiries",
        "strategy_discussion", "conference_date", 6, "initial_conference", begun_only=True,
        out=(("conference_unnecessary", "yes", "no conference was needed"),),
        traps="An enquiry that is not decided looks as if it waited for a conference.",
        needs={
            "enquiries": (
                "child_id", "strategy_discussion", "conference_date", "conference_unnecessary",
            ),
        },
    ),
    Stage(
        "episode-of-need", "Episode of need", "children_in_need",
        "need_start", "need_end", 6,
    ),
    Stage(
        "protection-plan", "Child protection plan", "child_protection",
        "plan_start", "plan_end", 6,
    ),
    Stage(
        "pre-proceedings", "Pre-proceedings", "pre_proceedings",
        "letter_sent", "ended", 12, "pre_proceedings",
    ),
    Stage(
        "care-proceedings", "Care proceedings", "care_proceedings",
        "issued", "ended", 12, "care_proceedings",
    ),
    Stage(
        "care", "In care", "children_in_care", "care_start", "care_end", 6
    ),
    Stage(
        "care-without-permanence-plan", "In care without a permanence plan", "children_in_care",
        "care_start", "permanence_plan", 6, undated=True, left_on="care_end",
    ),
    Stage(
        "missing", "Missing", "missing_episodes", "started", "returned",
        12, times=("start_time", "return_time"), out=(("kind", "A", AWAY),),
    ),
    Stage(
        "return-to-interview", "Return to interview", "missing_episodes", "returned",
        "completed", 12, "return_interview",
        traps="Children who declined the interview are left out. An interview that was never "
        "offered is still waited for.",
        needs={
            "missing_episodes": ("child_id", "returned"),
            "return_interviews": ("child_id", "completed"),
        },
        find=_return_to_interview,
    ),
    Stage(
        "private-fostering-first-visit", "Private fostering: notice to first visit",
        "private_fostering", "notified", "first_visit", 12, "private_fostering_visit_first",
        left_on="ended",
    ),
    Stage(
        "care-to-adoption-decision", "Care to decision for adoption", "adoption",
        "care_start", "adoption_decision", 12, traps=_ADOPTION,
    ),
    Stage(
        "care-to-adoptive-family", "Care to living with adopters", "adoption",
        "care_start", "placed", 12, "adoption_entry_to_placement", left_on="decision_reversed",
        traps=f"{_ADOPTION} {_MATCHING}",
    ),
    Stage(
        "placement-order-to-match", "Placement order to match", "adoption",
        "placement_order", "matched", 12, "adoption_order_to_match",
        left_on="decision_reversed", traps=_MATCHING,
    ),
    Stage(
        "adopters-stage-1", "Adopters: stage 1", "adopters", "stage_1_start", "stage_1_end", 12,
        "adopter_stage_1", who="adopter_id", left_on="left_process",
    ),
    Stage(
        "adopters-stage-2", "Adopters: stage 2", "adopters", "stage_2_start", "stage_2_end", 12,
        "adopter_stage_2", who="adopter_id", left_on="left_process",
    ),
    Stage(
        "approval-to-match", "Adopters: approval to match", "adopters", "stage_2_end",
        "matched", 12, who="adopter_id", left_on="left_process",
    ),
    Stage(
        "allegation", "Allegation", "allegations", "referred",
        "closed", 12, who="allegation_id",
    ),
)  # fmt: skip


@cache
def by_id() -> Mapping[str, Stage]:
    """Every stage by its id."""
    return {stage.id: stage for stage in STAGES}
