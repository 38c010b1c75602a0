"""From drafts of lists to lists: who the children are, codes, headings, findings."""

from collections.abc import Mapping

import polars as pl

from ilacs.lists.declared import Family
from ilacs.lists.finding_rows import finding, findings_in
from ilacs.lists.findings import together
from ilacs.lists.snapshot import PLACE, ROW, UNPLACED, Heading, ListRows, dtype
from ilacs.lists.standard_dataset.as_at import UNDATED_ROWS, AsAt
from ilacs.lists.standard_dataset.coding import TYPED, WHY
from ilacs.lists.standard_dataset.declared import PERSON
from ilacs.lists.standard_dataset.draft import Draft
from ilacs.lists.standard_dataset.rules import NOT_HELD, PERSON_UNKNOWN
from ilacs.lists.standard_dataset.rules import UNPLACED as UNPLACED_RULE
from ilacs.lists.standard_dataset.typed import NOBODY

OF_THE_PERSON = ("gender", "ethnicity", "date_of_birth", "age", "disability")
"""Columns that come from the person, wherever a list has them."""

UNKNOWN_WITHOUT: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("enquiries", "conferences_12_months"): ("ssd_initial_cp_conference",),
    ("child_protection", "emergency_protection"): ("ssd_legal_status",),
    ("children_in_care", "unaccompanied"): ("ssd_immigration_status",),
    ("children_in_care", "missing_episodes"): ("ssd_missing", "miss_missing_episode_type"),
    ("children_in_care", "absent_episodes"): ("ssd_missing", "miss_missing_episode_type"),
    ("care_leavers", "unaccompanied"): ("ssd_immigration_status",),
}
"""Answers of none or no that are not known without a table, or without that field of it."""


def assembled(known: AsAt, draft: Draft, persons: pl.DataFrame) -> tuple[ListRows, pl.DataFrame]:
    """The finished list, and what is said of it (findings.SCHEMA)."""
    spec = draft.spec
    rows = _with_person(draft, persons)
    rows = rows.with_columns(
        pl.lit(None, dtype(spec.by_name[column].kind)).alias(column)
        for (list_id, column), needed in UNKNOWN_WITHOUT.items()
        if list_id == spec.id and not known.has(needed[0], *needed[1:])
    )
    columns = [column for column in spec.columns if column.name in rows.columns]
    unplaced, findings = _unplaced(draft, rows, [column.name for column in columns])
    reported = sum(known.tables[draft.table].left_out.get(why, 0) for why in (NOBODY, UNDATED_ROWS))
    made = rows.select(PLACE, ROW, *(pl.col(each.name).cast(dtype(each.kind)) for each in columns))
    return (
        ListRows(
            spec=spec,
            rows=made,
            rows_in=made.height + reported,
            rows_reported=reported,
            unplaced=unplaced,
            headings=_headings(known, draft),
        ),
        together(
            [
                draft.findings,
                *findings,
                *_unknown(known, draft, rows, persons),
                *_not_held(draft, rows),
            ]
        ),
    )


def _with_person(draft: Draft, persons: pl.DataFrame) -> pl.DataFrame:
    if "child_id" not in draft.spec.by_name:
        return draft.rows
    wanted = [
        name
        for each in OF_THE_PERSON
        if each in draft.spec.by_name
        for name in (each, each + TYPED, each + WHY)
        if name in persons.columns
    ]
    joined: pl.DataFrame = draft.rows.join(
        persons.select("child_id", *wanted), on="child_id", how="left", maintain_order="left"
    )
    return joined


def _unplaced(
    draft: Draft, rows: pl.DataFrame, names: list[str]
) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    tables, findings = [pl.DataFrame(schema=UNPLACED)], []
    for name in names:
        if name + TYPED not in rows.columns:
            continue
        left = rows.filter(pl.col(name + TYPED).is_not_null())
        if left.is_empty():
            continue
        tables.append(
            left.select(
                PLACE, ROW, pl.lit(name).alias("column"), pl.col(name + TYPED).alias("typed")
            )
        )
        findings.append(
            findings_in(
                UNPLACED_RULE,
                left,
                column=name,
                list_id=draft.spec.id,
                detail=pl.col(name + WHY),
            )
        )
    return pl.concat(tables), findings


def _unknown(
    known: AsAt, draft: Draft, rows: pl.DataFrame, persons: pl.DataFrame
) -> list[pl.DataFrame]:
    """Children of whom the table of persons, where there is one, does not know."""
    if not known.has(PERSON) or "gender" not in draft.spec.by_name:
        return []
    strangers = rows.join(persons, on="child_id", how="anti", maintain_order="left")
    return [findings_in(PERSON_UNKNOWN, strangers, column="child_id", list_id=draft.spec.id)]


def _not_held(draft: Draft, rows: pl.DataFrame) -> list[pl.DataFrame]:
    if draft.spec.family is not Family.ANNEX_A:
        return []
    return [
        finding(NOT_HELD, list_id=draft.spec.id, column=column.name)
        for column in draft.spec.columns
        if column.name not in rows.columns
    ]


def _headings(known: AsAt, draft: Draft) -> Mapping[int, Mapping[str, Heading]]:
    table = known.tables[draft.table]
    where = {
        column: table.headings[field]
        for column, field in draft.direct.items()
        if field in table.headings
    }
    return {table.place: where} if table.place is not None else {}
