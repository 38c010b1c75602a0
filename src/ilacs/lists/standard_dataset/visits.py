"""Days on which children were visited and seen."""

import polars as pl

from ilacs.lists.finding_rows import finding
from ilacs.lists.findings import together
from ilacs.lists.snapshot import PLACE
from ilacs.lists.standard_dataset.as_at import AsAt
from ilacs.lists.standard_dataset.coding import own
from ilacs.lists.standard_dataset.owners import LINKED, owned
from ilacs.lists.standard_dataset.rules import SEEN_NOT_RECORDED

SEEN = {
    "ssd_cin_visits": ("cinv_cin_visit_date", "cinv_cin_visit_seen"),
    "ssd_cp_visits": ("cppv_cp_visit_date", "cppv_cp_visit_seen"),
    "ssd_cla_visits": ("clav_cla_visit_date", "clav_cla_visit_seen"),
}
"""Tables of visits: the day, and whether the child was seen."""


def days_seen(known: AsAt) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Every day on which a child was seen (child_id, seen), and what is said of the visits.

    Only visits recorded as such count. A table in which no visit says whether the child was seen
    is the exception: there every visit counts, and a finding says so.
    """
    days, findings = [], []
    for table, (when, seen) in SEEN.items():
        rows = _visits(known, table)
        if rows.is_empty():
            continue
        answers = own(rows, seen, "answer")
        if rows[seen].is_null().all():
            findings.append(finding(SEEN_NOT_RECORDED, place=rows[PLACE][0], column=seen))
        else:
            rows = rows.filter((answers == "yes").fill_null(value=False))
        days.append(rows.select("child_id", pl.col(when).alias("seen")))
    none = pl.DataFrame(schema={"child_id": pl.String, "seen": pl.Date})
    return pl.concat([none, *days]), together(findings)


def _visits(known: AsAt, table: str) -> pl.DataFrame:
    if table in LINKED:
        return owned(known, table)
    return known.rows(table).rename({"cinv_person_id": "child_id"})
