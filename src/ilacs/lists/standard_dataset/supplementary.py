"""The supplementary lists that the data set can answer."""

import polars as pl

from ilacs.lists.days import months_before
from ilacs.lists.declared import by_id
from ilacs.lists.snapshot import PLACE, ROW
from ilacs.lists.standard_dataset.as_at import AsAt
from ilacs.lists.standard_dataset.care import looked_after
from ilacs.lists.standard_dataset.cells import TIME
from ilacs.lists.standard_dataset.coding import coded, own, with_typed
from ilacs.lists.standard_dataset.draft import BEFORE, FAR, Draft, beside, latest, sift
from ilacs.lists.standard_dataset.numbers import counted, percent

STILL_AWAY = "not back by the day"
ONLY_AWAY = "away without authorisation, and no interview recorded"

NOT_AT_WORK = "involved with nobody on the day"

_MISSING = "ssd_missing"
_BEGAN, _ENDED = "miss_missing_episode_start_date", "miss_missing_episode_end_date"


def missing_episodes(known: AsAt, periods: pl.DataFrame) -> Draft:
    """Episodes that began or ended in the last twelve months, and those that last.

    A child who was in care when an episode began was missing from care; of others it is not known.
    """
    spec = by_id()["missing_episodes"]
    rows, left_out = _recent_episodes(known)
    rows = coded(rows, spec.by_name["kind"], "miss_missing_episode_type")
    asked = rows.select(
        "child_id", pl.lit(None, pl.Date).alias("since"), pl.col(_BEGAN).alias("until")
    )
    care = looked_after(periods).select(
        "child_id", pl.col("since").alias("began"), pl.col("care_end").fill_null(FAR).alias("to")
    )
    rows = beside(rows, latest(asked, care, "began", "to"))
    in_care = pl.col("to") >= pl.col(_BEGAN)
    direct = {"episode_id": "miss_table_id", "started": _BEGAN, "returned": _ENDED}
    return Draft(
        spec=spec,
        table=_MISSING,
        rows=rows.select(
            PLACE,
            ROW,
            "child_id",
            *(pl.col(field).alias(name) for name, field in direct.items()),
            pl.col(_BEGAN + TIME).alias("start_time"),
            *with_typed("kind"),
            pl.when(in_care).then(pl.lit("care")).alias("missing_from"),
            pl.col(_ENDED + TIME).alias("return_time"),
        ),
        direct={"child_id": "miss_person_id", "kind": "miss_missing_episode_type", **direct},
        left_out=left_out,
    )


def return_interviews(known: AsAt) -> Draft:
    """Interviews after every episode of the last twelve months that has ended.

    Episodes of being away, which need no interview, are in it only where one is recorded.
    """
    spec = by_id()["return_interviews"]
    rows, left_out = _recent_episodes(known)
    rows = rows.with_columns(own(rows, "miss_missing_episode_type", "missing_type").alias("kind"))
    recorded = pl.col("miss_missing_rhi_offered").is_not_null()
    rows, more = sift(
        rows,
        (STILL_AWAY, pl.col(_ENDED).is_not_null()),
        (ONLY_AWAY, pl.col("kind").ne_missing("away") | recorded),
    )
    rows = coded(rows, spec.by_name["offered"], "miss_missing_rhi_offered")
    rows = coded(rows, spec.by_name["accepted"], "miss_missing_rhi_accepted")
    direct = {"episode_id": "miss_table_id", "episode_started": _BEGAN}
    return Draft(
        spec=spec,
        table=_MISSING,
        rows=rows.select(
            PLACE,
            ROW,
            "child_id",
            *(pl.col(field).alias(name) for name, field in direct.items()),
            *with_typed("offered"),
            *with_typed("accepted"),
        ),
        direct={
            "child_id": "miss_person_id",
            "offered": "miss_missing_rhi_offered",
            "accepted": "miss_missing_rhi_accepted",
            **direct,
        },
        left_out={**left_out, **more},
    )


def pre_proceedings(known: AsAt) -> Draft:
    """Pre-proceedings that began or ended in the last twelve months, and those that are open."""
    spec = by_id()["pre_proceedings"]
    rows = known.rows("ssd_pre_proceedings").rename({"prep_person_id": "child_id"})
    first = months_before(known.day, 12)
    began, ended = pl.col("prep_pre_pro_decision_date"), pl.col("prep_agree_stepdown_issue_date")
    rows, left_out = sift(rows, (BEFORE, ended.is_null() | (began >= first) | (ended >= first)))
    for name, field in _COURT_CODES.items():
        rows = coded(rows, spec.by_name[name], field)
    rows = counted(rows, "previous_periods", "prep_prev_pre_proc_child")
    return Draft(
        spec=spec,
        table="ssd_pre_proceedings",
        rows=rows.select(
            PLACE,
            ROW,
            "child_id",
            *(pl.col(field).alias(name) for name, field in _COURT_DIRECT.items()),
            *(name for one in _COURT_CODES for name in with_typed(one)),
            *with_typed("previous_periods"),
        ),
        direct={
            "child_id": "prep_person_id",
            "previous_periods": "prep_prev_pre_proc_child",
            **_COURT_DIRECT,
            **_COURT_CODES,
        },
        left_out=left_out,
    )


_COURT_DIRECT = {
    "family_id": "prep_plo_family_id",
    "legal_meeting": "prep_pre_pro_decision_date",
    "letter_sent": "prep_pre_pro_letter_date",
    "first_meeting": "prep_initial_pre_pro_meeting_date",
    "ended": "prep_agree_stepdown_issue_date",
}
_COURT_CODES = {
    "legal_meeting_outcome": "prep_legal_gateway_outcome",
    "outcome": "prep_pre_pro_outcome",
    "parents_represented": "prep_pre_pro_parents_legal_rep",
}


def workforce(known: AsAt) -> Draft:
    """Workers who were involved with anybody on the day.

    The data set does not say from when to when a post is held. Of workers who are not from an
    agency it is not known how they are employed.
    """
    spec = by_id()["workforce"]
    gone = pl.col("invo_involvement_end_date") <= known.day
    at_work = known.rows("ssd_involvements").filter(~gone.fill_null(value=False))
    busy = at_work["invo_professional_id"].unique()
    rows, left_out = sift(
        known.rows("ssd_professionals"),
        (NOT_AT_WORK, pl.col("prof_professional_id").is_in(busy.implode())),
    )
    rows = coded(rows, spec.by_name["role"], "prof_professional_job_title")
    employment = own(rows, "prof_agency_worker_flag", "employment")
    rows = percent(rows, "full_time_percent", "prof_full_time_equivalency")
    return Draft(
        spec=spec,
        table="ssd_professionals",
        rows=rows.select(
            PLACE,
            ROW,
            pl.coalesce("prof_staff_id", "prof_professional_id").alias("worker_id"),
            pl.col("prof_professional_name").alias("worker"),
            *with_typed("role"),
            pl.col("prof_professional_department").alias("team"),
            pl.when(pl.lit(employment == "agency")).then(pl.lit("agency")).alias("employment"),
            *with_typed("full_time_percent"),
        ),
        direct={
            "worker_id": "prof_staff_id",
            "worker": "prof_professional_name",
            "role": "prof_professional_job_title",
            "team": "prof_professional_department",
        },
        left_out=left_out,
    )


def _recent_episodes(known: AsAt) -> tuple[pl.DataFrame, dict[str, int]]:
    first = months_before(known.day, 12)
    rows = known.rows(_MISSING).rename({"miss_person_id": "child_id"})
    ended = pl.col(_ENDED)
    return sift(rows, (BEFORE, ended.is_null() | (pl.col(_BEGAN) >= first) | (ended >= first)))
