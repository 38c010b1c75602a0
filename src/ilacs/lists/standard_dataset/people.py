"""Who the children are, on a day."""

from datetime import date

import polars as pl

from ilacs.lists.days import age_on
from ilacs.lists.declared import by_id
from ilacs.lists.finding_rows import findings_in
from ilacs.lists.snapshot import PLACE, ROW
from ilacs.lists.standard_dataset.as_at import AsAt
from ilacs.lists.standard_dataset.coding import TYPED, WHY, coded, own
from ilacs.lists.standard_dataset.declared import PERSON
from ilacs.lists.standard_dataset.rules import SAME_PERSON

_COLUMNS = by_id()["assessments"].by_name


def people(known: AsAt) -> tuple[pl.DataFrame, pl.DataFrame]:
    """One row a person, and what is said of the table of persons.

    Columns: child_id, gender, ethnicity (each with its TYPED and WHY), date_of_birth, age,
    disability, death_date. Gender is as recorded; where that is not known, sex is taken.
    """
    every = known.rows(PERSON).rename({"pers_person_id": "child_id"})
    fields = [name for name in every.columns if name not in (PLACE, ROW)]
    rows = every.sort(fields, nulls_last=False).unique("child_id", keep="last", maintain_order=True)
    again = every.join(rows, on=ROW, how="anti")
    rows = _gender(rows)
    rows = coded(rows, _COLUMNS["ethnicity"], "pers_ethnicity")
    born = _birth(known.day)
    rows = rows.with_columns(born.alias("date_of_birth")).with_columns(
        pl.when(pl.col("pers_dob").is_not_null() | (pl.col("date_of_birth") > known.day))
        .then(age_on(pl.col("date_of_birth"), pl.lit(known.day)))
        .alias("age"),
        pl.col("pers_death_date").alias("death_date"),
    )
    coded_columns = [f"{name}{end}" for name in ("gender", "ethnicity") for end in ("", TYPED, WHY)]
    rows = rows.select("child_id", *coded_columns, "date_of_birth", "age", "death_date")
    return _with_disability(known, rows), findings_in(SAME_PERSON, again)


def _birth(day: date) -> pl.Expr:
    """The day of birth; the expected day for a child who is not born yet."""
    born, expected = pl.col("pers_dob"), pl.col("pers_expected_dob")
    return pl.when(born <= day).then(born).otherwise(pl.coalesce(expected, born))


def _gender(rows: pl.DataFrame) -> pl.DataFrame:
    """Gender, or sex where no gender is recorded or it is recorded as not known."""
    column = _COLUMNS["gender"]
    by_gender = coded(rows, column, "pers_gender")
    by_sex = coded(rows, column, "pers_sex")
    silent = by_gender["gender"].is_null() & by_gender["gender" + TYPED].is_null()
    unsaid = silent | (by_gender["gender"] == "not_stated").fill_null(value=False)
    takes_sex = unsaid & (by_sex["gender"].is_not_null() | silent)
    names = ["gender", "gender" + TYPED, "gender" + WHY]
    return by_gender.with_columns(
        by_sex[name].zip_with(takes_sex, by_gender[name]).alias(name) for name in names
    )


def _with_disability(known: AsAt, rows: pl.DataFrame) -> pl.DataFrame:
    """Yes where any disability is recorded, no where only "none" is, else unknown."""
    if not known.has("ssd_disability"):
        return rows.with_columns(pl.lit(None, pl.String).alias("disability"))
    recorded = known.rows("ssd_disability").filter(pl.col("disa_disability_code").is_not_null())
    answers = (
        recorded.with_columns(
            (own(recorded, "disa_disability_code", "disability") == "none")
            .fill_null(value=False)
            .alias("none")
        )
        .group_by("disa_person_id")
        .agg(
            pl.when(pl.col("none").all())
            .then(pl.lit("no"))
            .otherwise(pl.lit("yes"))
            .alias("disability")
        )
    )
    return rows.join(
        answers, left_on="child_id", right_on="disa_person_id", how="left", maintain_order="left"
    ).with_columns(pl.col("disability").fill_null("unknown"))
