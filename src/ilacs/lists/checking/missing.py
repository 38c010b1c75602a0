"""Missing episodes and the interviews after them, matched episode by episode."""

from collections.abc import Iterator

import polars as pl

from ilacs.lists.checking.check import rule
from ilacs.lists.checking.running import other_row
from ilacs.lists.finding_rows import findings_in
from ilacs.lists.findings import About, Rule, Severity, no_findings, together
from ilacs.lists.snapshot import PLACE, ROW, Snapshot, dtype

EPISODES, INTERVIEWS = "missing_episodes", "return_interviews"

DAYS_TO_INTERVIEW = 3
"""Days after return by which an interview is offered and held: 72 hours."""

NO_EPISODE = rule(
    "interview-without-episode",
    Severity.QUERY,
    About.LISTS,
    "The list of missing episodes has no episode of the child that this interview belongs to.",
    "Correct the number or the date of the episode, or add the episode.",
)
NO_INTERVIEW = rule(
    "episode-without-interview",
    Severity.QUERY,
    About.LISTS,
    "The child was missing and came back more than three days before the reference date, but the "
    "list of return interviews has no row for the episode.",
    "Add the row; where none was offered, it says so.",
)
TOO_EARLY = rule(
    "interview-before-return",
    Severity.ERROR,
    About.LISTS,
    "{column} is before the child came back ({detail}).",
    "Correct whichever of the two dates is wrong.",
)
RULES: tuple[Rule, ...] = (NO_EPISODE, NO_INTERVIEW, TOO_EARLY)

_COLUMNS = {
    EPISODES: ("child_id", "episode_id", "started", "kind", "returned"),
    INTERVIEWS: ("child_id", "episode_id", "episode_started", "completed"),
}


def sweep(snapshot: Snapshot) -> pl.DataFrame:
    """Interviews without an episode, episodes without an interview, interviews before return.

    An interview belongs to the episode of the same child with the same number, or, where either
    has no number, to one that started on the day it names (findings.SCHEMA).
    """
    if not {EPISODES, INTERVIEWS} <= set(snapshot.lists):
        return no_findings()
    episodes, interviews = _columns(snapshot, EPISODES), _columns(snapshot, INTERVIEWS)
    interviews = interviews.rename({"episode_started": "started"})
    named = interviews.filter(pl.col("episode_id").is_not_null() | pl.col("started").is_not_null())
    before = _before_return(episodes, named)
    of_episode = other_row(EPISODES, pl.col("_of"))
    return together(
        [
            findings_in(NO_EPISODE, _alone(named, episodes), list_id=INTERVIEWS, column="child_id"),
            findings_in(
                TOO_EARLY, before, list_id=INTERVIEWS, column="completed", detail=of_episode
            ),
            findings_in(
                NO_INTERVIEW,
                _due(snapshot, _alone(episodes, named)),
                list_id=EPISODES,
                column="returned",
            ),
        ]
    )


def _columns(snapshot: Snapshot, list_id: str) -> pl.DataFrame:
    """The columns that matching needs; one that the list came without holds nothing."""
    read = snapshot.lists[list_id]
    missing = [name for name in _COLUMNS[list_id] if name not in read.rows.columns]
    empty = {name: pl.lit(None, dtype(read.spec.by_name[name].kind)) for name in missing}
    rows = read.rows.with_columns(**empty).select(PLACE, ROW, *_COLUMNS[list_id])
    return rows.filter(pl.col("child_id").is_not_null())


def _alone(rows: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    """The rows that match none of the others, by the number or else by the day."""
    for key, ours, theirs in _ways(rows, others):
        matched = ours.join(theirs, on=["child_id", key], how="semi")
        rows = rows.join(matched, on=[PLACE, ROW], how="anti", maintain_order="left")
    return rows


def _before_return(episodes: pl.DataFrame, interviews: pl.DataFrame) -> pl.DataFrame:
    """Interviews held before the return from their episode, which stands in the row `_of`."""
    found = []
    for key, ours, theirs in _ways(interviews, episodes):
        # One row for each key: of several episodes of one day the interview may belong to any.
        first = theirs.group_by("child_id", key, maintain_order=True).agg(
            pl.col("returned").min(), pl.col(ROW).first().alias("_of")
        )
        pairs = ours.join(first, on=["child_id", key], maintain_order="left")
        early = pl.col("completed") < pl.col("returned")
        found.append(pairs.filter(early).select(PLACE, ROW, "child_id", "_of"))
    return pl.concat(found)


def _ways(
    rows: pl.DataFrame, others: pl.DataFrame
) -> Iterator[tuple[str, pl.DataFrame, pl.DataFrame]]:
    """How rows match others: the column, and on each side the rows to match by it."""
    numbered = pl.col("episode_id").is_not_null()
    yield "episode_id", rows.filter(numbered), others.filter(numbered)
    yield "started", rows.filter(~numbered), others
    yield "started", rows.filter(numbered), others.filter(~numbered)


def _due(snapshot: Snapshot, episodes: pl.DataFrame) -> pl.DataFrame:
    """Episodes of missing whose interview is due; none where the reference date is not known."""
    day = pl.lit(snapshot.reference_date.day, pl.Date)
    due = pl.col("returned") < day - pl.duration(days=DAYS_TO_INTERVIEW)
    return episodes.filter((pl.col("kind") == "M") & due)
