"""Missing children and the interviews when they return, from the supplementary lists."""

from functools import partial

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.framework.rules import Unit as ClockUnit
from ilacs.measures.declared.as_at import NOT_DUE, happened, in_year
from ilacs.measures.given import (
    REFERENCE_DATE,
    ROW,
    SNAPSHOT,
    Given,
    days_between,
    of_child,
    without,
)
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

SECTION = "Missing children"
EPISODES, INTERVIEWS = "missing_episodes", "return_interviews"
CLOCK = "return_interview"

AWAY = "away without authorisation, not missing"
DECLINED = "declined"
NOT_OFFERED = "not offered"
NO_NUMBER = "no child's number, so no other episode can be told"

_ANSWERS = ("offered", "accepted")
_MINUTES_A_DAY = 24 * 60


def _ended(given: Given) -> ir.Table:
    """Episodes that ended in the year, with the answers of their interviews.

    An interview belongs to the episode of its number, or else to that which began on its day.
    Where an episode has several, a yes of any counts, and the first that was completed.
    """
    episodes = given[EPISODES]
    ended = episodes.filter(in_year(episodes, "returned"))
    by_number = _interviews(given, "episode_id", "number")
    by_day = _interviews(given, "episode_started", "day")
    joined = ended.left_join(
        by_number, [*of_child(ended, by_number), ended["episode_id"] == by_number["of_number"]]
    )
    joined = without(joined, *(f"{name}_right" for name in (*SNAPSHOT, "child_id")))
    joined = joined.left_join(
        by_day, [*of_child(joined, by_day), joined["started"] == by_day["of_day"]]
    )
    joined = without(joined, *(f"{name}_right" for name in (*SNAPSHOT, "child_id")))
    numbered = joined["of_number"].notnull()
    return joined.mutate(
        **{
            name: numbered.ifelse(joined[f"{name}_by_number"], joined[f"{name}_by_day"])
            for name in (*_ANSWERS, "completed", "earliest", "latest")
        }
    )


def _interviews(given: Given, key: str, by: str) -> ir.Table:
    """The answers for each child and episode; minutes are counted from a fixed day."""
    rows = given[INTERVIEWS]
    rows = rows.mutate(done=happened(rows, "completed"))
    midnight = days_between(ibis.date("2000-01-01"), rows["done"]) * _MINUTES_A_DAY
    minute = _minute(rows["completed_time"])
    rows = rows.mutate(
        from_minute=midnight + ibis.coalesce(minute, 0),
        to_minute=midnight + ibis.coalesce(minute, _MINUTES_A_DAY - 1),
    )
    rows = rows.filter(rows[key].notnull())
    if key == "episode_started":
        rows = rows.filter(rows["episode_id"].isnull())
    return rows.group_by(*SNAPSHOT, "child_id", **{f"of_{by}": rows[key]}).aggregate(
        **{f"{name}_by_{by}": _any(rows[name]) for name in _ANSWERS},
        **{
            f"completed_by_{by}": rows["done"].min(),
            f"earliest_by_{by}": rows["from_minute"].min(),
            f"latest_by_{by}": rows["to_minute"].min(),
        },
    )


def _minute(time: ir.StringValue) -> ir.IntegerValue:
    """The minute of the day of a time such as "21:40"."""
    return time.substr(0, 2).cast("int64") * 60 + time.substr(3, 2).cast("int64")


def _any(answer: ir.StringColumn) -> ir.BooleanValue:
    """True if any answer is yes, false if none is and one is no, otherwise null."""
    return ibis.cases(
        (answer.count(where=answer == "yes") > 0, True),
        (answer.count(where=answer == "no") > 0, False),
    )


def _away(episodes: ir.Table) -> tuple[str, ir.BooleanValue]:
    return AWAY, episodes["kind"] == "A"


def _offered(given: Given) -> ir.Table:
    episodes = _ended(given)
    return rows_of(EPISODES, episodes, met=episodes["offered"], excluded=[_away(episodes)])


def _accepted(given: Given) -> ir.Table:
    episodes = _ended(given)
    return rows_of(
        EPISODES,
        episodes,
        met=episodes["accepted"],
        excluded=[_away(episodes), (NOT_OFFERED, ~episodes["offered"])],
    )


def _in_time(given: Given) -> ir.Table:
    episodes = given.with_deadline(_ended(given), due=(CLOCK, "returned"))
    completed, due, today = episodes["completed"], episodes["due"], episodes[REFERENCE_DATE]
    return rows_of(
        EPISODES,
        episodes,
        met=ibis.cases(
            (completed < episodes["returned"], None),
            (completed.notnull(), _within(given, episodes)),
            (due < today, False),
        ),
        excluded=[
            _away(episodes),
            (DECLINED, completed.isnull() & ~episodes["accepted"]),
            (NOT_DUE, completed.isnull() & (due >= today)),
        ],
        days=days_between(episodes["returned"], completed),
        due=due,
    )


def _within(given: Given, episodes: ir.Table) -> ir.BooleanValue:
    """Whether an interview was in time: to the minute where the clock counts hours.

    Null where it depends on a time of day that is not known.
    """
    clock = given.clocks[CLOCK]
    if clock.unit is not ClockUnit.HOURS or clock.limit is None:
        return episodes["completed"] <= episodes["due"]
    limit = clock.limit * 60
    midnight = days_between(ibis.date("2000-01-01"), episodes["returned"]) * _MINUTES_A_DAY
    minute = _minute(episodes["return_time"])
    longest = episodes["latest"] - midnight - ibis.coalesce(minute, 0)
    shortest = episodes["earliest"] - midnight - ibis.coalesce(minute, _MINUTES_A_DAY - 1)
    return ibis.cases(
        (longest < 0, None),
        (longest <= limit, True),
        (shortest > limit, False),
    )


def _outstanding(given: Given) -> ir.Table:
    episodes = _ended(given)
    episodes = episodes.filter(episodes["completed"].isnull())
    episodes = given.with_deadline(episodes, due=(CLOCK, "returned"))
    return rows_of(
        EPISODES,
        episodes,
        met=episodes["due"] >= episodes[REFERENCE_DATE],
        excluded=[_away(episodes), (DECLINED, ~episodes["accepted"])],
        days=days_between(episodes["returned"], episodes[REFERENCE_DATE]),
        due=episodes["due"],
    )


def _repeated(given: Given, times: int) -> ir.Table:
    """One row for each child, at the child's first row."""
    episodes = given[EPISODES]
    episodes = episodes.filter(
        in_year(episodes, "started"), episodes["kind"].isnull() | (episodes["kind"] != "A")
    )
    episodes = episodes.mutate(alone=episodes["child_id"].isnull().ifelse(episodes[ROW], 0))
    children = episodes.group_by(*SNAPSHOT, "child_id", "alone").aggregate(
        **{ROW: episodes[ROW].min(), "times": episodes.count()}
    )
    return rows_of(
        EPISODES,
        children,
        met=children["times"] >= times,
        excluded=[(NO_NUMBER, children["child_id"].isnull())],
    )


_ABOUT = (
    "Missing episodes that ended in the twelve months before the reference date, less those of "
    "being away without authorisation"
)
_GUIDANCE = (
    "Statutory guidance on children who run away or go missing (2014), to be confirmed; "
    "supplementary lists"
)
_JOINED = (
    "An interview is joined to its episode by the episode's number, and one without a number by "
    "the day the episode began: two episodes of one day without numbers share it. Where nothing "
    "is recorded after an episode it is not known."
)
_READ = {
    EPISODES: ("episode_id", "return_time"),
    INTERVIEWS: (
        "episode_id",
        "episode_started",
        "offered",
        "accepted",
        "completed",
        "completed_time",
    ),
}


def _needs(*columns: str) -> dict[str, tuple[str, ...]]:
    return {EPISODES: ("started", "kind", "returned"), INTERVIEWS: columns}


_measure = partial(
    Measure,
    section=SECTION,
    judgement=Judgement.HELP_AND_PROTECTION,
    themes=("missing",),
    fit=Fit.EXACT,
)

MEASURES: tuple[Measure, ...] = (
    _measure(
        id="return-interviews-offered",
        name="Return interviews offered",
        question="After how many missing episodes was a return interview offered?",
        about=f"{_ABOUT}.",
        met="An interview was offered.",
        unit=Unit.SHARE,
        window=12,
        better=Better.HIGHER,
        source=_GUIDANCE,
        traps=_JOINED,
        needs=_needs("offered"),
        helped_by=_READ,
        rows=_offered,
    ),
    _measure(
        id="return-interviews-accepted",
        name="Return interviews accepted",
        question="How many of the return interviews offered did children accept?",
        about=f"{_ABOUT}, and those after which no interview was offered.",
        met="The interview was accepted.",
        unit=Unit.SHARE,
        window=12,
        better=Better.HIGHER,
        source=_GUIDANCE,
        traps=f"Where it is not known whether one was offered, the row stays. {_JOINED}",
        needs=_needs("offered", "accepted"),
        helped_by=_READ,
        rows=_accepted,
    ),
    _measure(
        id="return-interviews-in-time",
        name="Return interviews completed within 72 hours",
        question="How many return interviews took place within 72 hours of the return?",
        about=f"{_ABOUT}, those after which the interview was declined, and those that are still "
        "within the limit.",
        met="The first interview took place within the clock's hours.",
        unit=Unit.SHARE,
        window=12,
        better=Better.HIGHER,
        clocks=(CLOCK,),
        source=_GUIDANCE,
        traps="Hours are counted by the clock on the wall. Without both times of day, what may be "
        "in time or late by some hours is not known. Interviews that were not offered are not "
        f"met. {_JOINED}",
        needs=_needs("accepted", "completed"),
        helped_by=_READ,
        rows=_in_time,
    ),
    _measure(
        id="return-interviews-outstanding",
        name="Return interviews still to be held",
        question="Which children have returned and not been interviewed yet, and until when may "
        "that wait?",
        about=f"{_ABOUT}, after which no interview took place, less those that were declined.",
        met="The clock that starts with the return has not run out.",
        unit=Unit.SHARE,
        window=12,
        better=Better.HIGHER,
        clocks=(CLOCK,),
        source=_GUIDANCE,
        traps=_JOINED,
        needs=_needs("accepted", "completed"),
        helped_by=_READ,
        rows=_outstanding,
        worklist=True,
    ),
    *(
        _measure(
            id=measure_id,
            name=f"Children missing {words} times or more in a year",
            question=f"How many of the children who went missing did so {words} times or more?",
            about="Children who went missing in the twelve months before the reference date: one "
            "row for each child, at the first of the child's rows.",
            met=f"At least {words} missing episodes began in these months.",
            unit=Unit.SHARE,
            window=12,
            better=Better.LOWER,
            source="Supplementary list of missing episodes; no national threshold",
            traps="Being away without authorisation is not counted.",
            needs={EPISODES: ("child_id", "started", "kind")},
            rows=partial(_repeated, times=times),
        )
        for measure_id, times, words in (
            ("missing-again", 2, "two"),
            ("missing-often", 3, "three"),
        )
    ),
)
