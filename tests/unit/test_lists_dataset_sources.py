"""Data sets as files and in databases, whole and broken."""

import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime

import polars as pl
import psycopg
import pytest
import sqlalchemy as sa
from needs import POSTGRESQL
from small_dataset import DAY, child, write_csv

from ilacs.lists.standard_dataset import CannotUse, lists_as_at, make_lists
from ilacs.lists.standard_dataset.declared import Need, tables

CANARY = "Zebediah Canary 9"
"""A value that no message may hold."""

PERSON = child()
CONTACT = {
    "cont_contact_id": "c1",
    "cont_person_id": "1",
    "cont_contact_date": "2026-03-01",
    "cont_contact_source_code": "6",
}
EXPECTED = [("1", "female", date(2016, 1, 1), date(2026, 3, 1), "6")]


def contacts_of(source, **options):
    rows = lists_as_at(source, DAY, **options).lists["contacts"].rows
    return rows.select(
        "child_id", "gender", "date_of_birth", "contact_date", "contact_source"
    ).rows()


@pytest.mark.parametrize(
    "name",
    [
        "ssd_contacts.csv",
        "SSD_CONTACTS.CSV",
        "HDM.Local_Development.ssd_contacts.csv",
        "[dbo].[ssd_contacts].csv",
        "#ssd_contacts.csv",
        "ssd_contact.csv",
    ],
)
def test_files_are_known_by_the_name_of_their_table(tmp_path, name):
    write_csv(tmp_path, ssd_person=[PERSON], ssd_contacts=[CONTACT])
    (tmp_path / "ssd_contacts.csv").rename(tmp_path / name)
    assert contacts_of(tmp_path) == EXPECTED


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_as_programs_write_it(tmp_path, separator, encoding):
    write_csv(tmp_path, ssd_person=[PERSON], ssd_contacts=[CONTACT])
    path = tmp_path / "ssd_contacts.csv"
    text = path.read_text(encoding="utf-8").replace(",", separator) + "\r\n"
    path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    assert contacts_of(tmp_path)[:1] == EXPECTED


def test_text_that_is_not_utf_8_keeps_its_letters(tmp_path):
    help_ = {
        "earl_person_id": "1",
        "earl_episode_start_date": "2026-01-01",
        "earl_episode_organisation": "Café Saint-Émile",
    }
    write_csv(tmp_path, ssd_person=[PERSON], ssd_early_help_episodes=[help_])
    path = tmp_path / "ssd_early_help_episodes.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252"))
    rows = lists_as_at(tmp_path, DAY).lists["early_help"].rows
    assert rows["organisation"].to_list() == ["Café Saint-Émile"]


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("2026-03-01 00:00:00.000", date(2026, 3, 1)),
        ("2026-03-01T23:59:59", date(2026, 3, 1)),
        # Summer time in England, which is an hour ahead; then winter.
        ("2025-10-10T23:30:00Z", date(2025, 10, 11)),
        ("2025-10-10 23:30:00+00:00", date(2025, 10, 11)),
        ("2026-03-01T23:30:00.000Z", date(2026, 3, 1)),
        ("2026-03-01T02:30:00+0400", date(2026, 2, 28)),
        ("13/03/2026", date(2026, 3, 13)),
        ("13/03/2026 09:15", date(2026, 3, 13)),
        ("20260301", date(2026, 3, 1)),
        ("1 March 2026", date(2026, 3, 1)),
    ],
)
def test_dates_as_programs_write_them(tmp_path, stored, read):
    write_csv(
        tmp_path, ssd_person=[PERSON], ssd_contacts=[{**CONTACT, "cont_contact_date": stored}]
    )
    rows = lists_as_at(tmp_path, DAY).lists["contacts"].rows
    assert rows["contact_date"].to_list() == [read]


def test_day_and_month_are_not_guessed(tmp_path):
    contact = {**CONTACT, "cont_contact_date": "03/02/2026"}
    write_csv(tmp_path, ssd_person=[PERSON], ssd_contacts=[contact])
    answer = lists_as_at(tmp_path, DAY)
    assert answer.lists["contacts"].rows.is_empty()
    assert answer.lists["contacts"].rows_reported == 1
    # Another row of the column proves which comes first.
    proof = {**CONTACT, "cont_contact_id": "c2", "cont_contact_date": "25/02/2026"}
    write_csv(tmp_path, ssd_person=[PERSON], ssd_contacts=[contact, proof])
    days = lists_as_at(tmp_path, DAY).lists["contacts"].rows["contact_date"].to_list()
    assert days == [date(2026, 2, 3), date(2026, 2, 25)]


@pytest.mark.parametrize("nothing", ["", "  ", "NULL", "SSD_PH", "PLACEHOLDER_DATA"])
def test_placeholders_are_nothing(tmp_path, nothing):
    contact = {**CONTACT, "cont_contact_source_code": nothing}
    write_csv(tmp_path, ssd_person=[PERSON], ssd_contacts=[contact])
    answer = lists_as_at(tmp_path, DAY).lists["contacts"]
    assert answer.rows["contact_source"].to_list() == [None]
    assert answer.unplaced.is_empty()


def test_the_placeholder_day_is_no_day(tmp_path):
    rows = [{"prep_person_id": "1", "prep_pre_pro_decision_date": "1900/01/01"}]
    write_csv(tmp_path, ssd_person=[PERSON], ssd_pre_proceedings=rows)
    answer = lists_as_at(tmp_path, DAY)
    assert answer.lists["pre_proceedings"].rows.is_empty()
    assert answer.lists["pre_proceedings"].rows_reported == 1


@pytest.mark.parametrize(
    "end", ["9999-12-31", "1753-01-01 00:00:00.000", "1899-12-30T00:00:00", "00/00/0000"]
)
def test_ends_that_programs_write_where_there_is_none(tmp_path, end):
    plan = {
        "cppl_cp_plan_id": "p1",
        "cppl_person_id": "1",
        "cppl_cp_plan_start_date": "2025-06-01",
        "cppl_cp_plan_end_date": end,
    }
    write_csv(tmp_path, ssd_person=[PERSON], ssd_cp_plans=[plan])
    answer = lists_as_at(tmp_path, DAY)
    assert answer.lists["child_protection"].rows["plan_end"].to_list() == [None]
    assert "dataset-date-unread" not in answer.findings["rule"]


def test_numbers_written_with_a_point_are_the_same_number(tmp_path):
    write_csv(
        tmp_path,
        ssd_person=[child("1.0")],
        ssd_contacts=[{**CONTACT, "cont_person_id": " 1 "}],
    )
    assert contacts_of(tmp_path) == EXPECTED


def test_parquet_with_types_of_its_own(tmp_path):
    pl.DataFrame(
        {
            "PERS_PERSON_ID": [1],
            "pers_sex": pl.Series(["F"], dtype=pl.Categorical),
            "pers_dob": [datetime(2016, 1, 1)],  # noqa: DTZ001
            "something_else": [[1, 2]],
        }
    ).write_parquet(tmp_path / "ssd_person.parquet")
    pl.DataFrame(
        {
            "cont_contact_id": ["c1"],
            "cont_person_id": [1.0],
            "cont_contact_date": [datetime(2026, 2, 28, 23, 30, tzinfo=UTC)],
            "cont_contact_source_code": [6],
        }
    ).write_parquet(tmp_path / "ssd_contacts.parquet")
    assert contacts_of(tmp_path)[0][:3] == EXPECTED[0][:3]
    assert contacts_of(tmp_path)[0][3] == date(2026, 2, 28), "British time in winter"


def test_a_column_that_holds_no_text_is_reported(tmp_path):
    write_csv(tmp_path, ssd_person=[PERSON])
    pl.DataFrame(
        {
            "cont_person_id": ["1"],
            "cont_contact_date": ["2026-03-01"],
            "cont_contact_source_code": [[1, 2]],
        }
    ).write_parquet(tmp_path / "ssd_contacts.parquet")
    answer = lists_as_at(tmp_path, DAY)
    said = answer.findings.filter(rule="dataset-unread")
    assert said.select("row", "column", "child_id").rows() == [(2, "cont_contact_source_code", "1")]


@pytest.mark.parametrize("name", ["cine_cin_primary_need", "cine_cin_primary_need_code"])
def test_fields_by_the_names_of_other_versions(tmp_path, name):
    episode = {
        "cine_referral_id": "r",
        "cine_person_id": "1",
        "cine_referral_date": "2026-01-01",
        "cine_referral_nfa": "N",
        name: "N4",
    }
    write_csv(tmp_path, ssd_person=[PERSON], ssd_cin_episodes=[episode])
    rows = lists_as_at(tmp_path, DAY).lists["children_in_need"].rows
    assert rows["primary_need"].to_list() == ["N4"]


def test_headings_tell_where_a_column_stands(tmp_path):
    write_csv(tmp_path, ssd_person=[PERSON], ssd_contacts=[CONTACT])
    answer = lists_as_at(tmp_path, DAY)
    (place,) = answer.lists["contacts"].rows["_place"].unique()
    assert answer.places[place].file == "ssd_contacts.csv"
    heading = answer.lists["contacts"].headings[place]["contact_date"]
    assert (heading.index, heading.typed) == (2, "cont_contact_date")


def test_missing_tables_and_fields_are_said(tmp_path):
    contact = {key: CONTACT[key] for key in ("cont_person_id", "cont_contact_date")}
    write_csv(tmp_path, ssd_person=[PERSON], ssd_contacts=[contact])
    said = lists_as_at(tmp_path, DAY).findings
    missing = said.filter(rule="dataset-table-missing")["detail"].to_list()
    assert "child protection plans (ssd_cp_plans)" in missing
    assert said.filter(rule="dataset-field-missing")["column"].to_list() == [
        "pers_ethnicity",
        "cont_contact_source_code",
    ]


def test_a_table_without_the_field_that_names_the_child_is_not_used(tmp_path):
    contact = {"cont_contact_date": "2026-03-01", "cont_contact_source_code": "6"}
    write_csv(tmp_path, ssd_person=[PERSON], ssd_contacts=[contact])
    made = make_lists(tmp_path, DAY)
    assert made.snapshot.lists["contacts"].rows.is_empty()
    useless = made.snapshot.findings.filter(rule="dataset-table-useless")
    assert useless["column"].to_list() == ["cont_person_id"]


def refused(source, **options):
    with pytest.raises(CannotUse) as caught:
        lists_as_at(source, DAY, **options)
    # What a library says of its troubles may quote cells, or the address with its password.
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None or isinstance(caught.value.__context__, OSError)
    assert CANARY not in str(caught.value)
    return str(caught.value)


def test_a_folder_without_tables(tmp_path):
    (tmp_path / "notes.csv").write_text("a,b\n1,2\n")
    assert "holds no table of the Standard Safeguarding Dataset" in refused(tmp_path)


def test_no_folder_at_all(tmp_path):
    assert "cannot be opened as a folder" in refused(tmp_path / "nowhere")
    (tmp_path / "file").write_text("x")
    assert "cannot be opened as a folder" in refused(tmp_path / "file")


def test_two_files_of_one_table(tmp_path):
    write_csv(tmp_path, ssd_person=[PERSON])
    (tmp_path / "dbo.ssd_person.csv").write_text("pers_person_id\n2\n")
    assert "Two files hold the table ssd_person" in refused(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"pers_person_id,pers_dob\n1,2,3,4," + CANARY.encode() + b"\n",
        b'pers_person_id\n"' + CANARY.encode(),
    ],
)
def test_a_csv_file_that_cannot_be_read(tmp_path, content):
    (tmp_path / "ssd_person.csv").write_bytes(content)
    assert "ssd_person.csv" in refused(tmp_path)


def test_a_parquet_file_that_cannot_be_read(tmp_path):
    (tmp_path / "ssd_person.parquet").write_bytes(b"PAR1" + CANARY.encode() + b"PAR1")
    assert "ssd_person.parquet cannot be read" in refused(tmp_path)


def to_database(engine, schema=None, **tables_of):
    for name, rows in tables_of.items():
        table = sa.Table(
            name,
            sa.MetaData(),
            *(sa.Column(field, type_) for field, type_ in rows[0]),
            schema=schema,
        )
        with engine.begin() as connection:
            table.create(connection)
            connection.execute(table.insert(), rows[1])


CONTACT_COLUMNS = [
    ("cont_contact_id", sa.String),
    ("cont_person_id", sa.Integer),
    ("cont_contact_date", sa.DateTime),
    ("cont_contact_source_code", sa.String),
    ("cont_contact_outcome_json", sa.String),
]
PERSON_COLUMNS = [("pers_person_id", sa.Integer), ("pers_sex", sa.String), ("pers_dob", sa.Date)]
STORED = {
    "ssd_person": (
        PERSON_COLUMNS,
        [{"pers_person_id": 1, "pers_sex": "F", "pers_dob": date(2016, 1, 1)}],
    ),
    "SSD_Contacts": (
        CONTACT_COLUMNS,
        [
            {
                "cont_contact_id": "c1",
                "cont_person_id": 1,
                "cont_contact_date": datetime(2026, 3, 1, 12),  # noqa: DTZ001
                "cont_contact_source_code": "6",
                "cont_contact_outcome_json": CANARY,
            }
        ],
    ),
    "other_table": ([("secret", sa.String)], [{"secret": CANARY}]),
}


def test_a_sqlite_file(tmp_path):
    address = f"sqlite:///{tmp_path / 'set.db'}"
    engine = sa.create_engine(address)
    to_database(engine, **STORED)
    engine.dispose()
    assert contacts_of(address) == EXPECTED


def test_a_sqlite_file_that_is_not_there_is_not_made(tmp_path):
    assert "could not be opened" in refused(f"sqlite:///{tmp_path / 'none.db'}")
    assert list(tmp_path.iterdir()) == []


def test_a_sqlite_file_that_is_none(tmp_path):
    path = tmp_path / "set.db"
    path.write_bytes(b"SQLite format 3\x00" + CANARY.encode() * 100)
    assert "could not be opened or read" in refused(f"sqlite:///{path}")


def test_a_database_without_tables(tmp_path):
    sqlite3.connect(tmp_path / "set.db").close()
    sqlite3.connect(tmp_path / "set.db").execute("create table x (y)").connection.close()
    assert "holds no table" in refused(f"sqlite:///{tmp_path / 'set.db'}")


@pytest.mark.parametrize(
    "address",
    [
        f"nonsense://user:{CANARY}@host/db",
        f"postgresql://user:{CANARY}@host:notaport/db",
        f"://{CANARY}",
        f"postgresql+nonsense://user:{CANARY}@host/db",
        f"postgresql://user:{CANARY.replace(' ', '')}@127.0.0.1:1/db",
        f"mssql://user:{CANARY.replace(' ', '')}@127.0.0.1/db",
    ],
)
def test_bad_addresses_are_refused_without_their_password(address):
    words = refused(address)
    assert "Canary" not in words
    assert "database" in words


def test_a_driver_that_is_not_installed_is_named():
    assert "pyodbc" in refused("mssql://host/db")


@pytest.fixture
def schemas():
    """Two schemas of a server, taken away again."""
    names = ("ilacs_test_dataset", "ilacs_test_dataset_too")
    with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
        for name in names:
            connection.execute(f'drop schema if exists "{name}" cascade')
            connection.execute(f'create schema "{name}"')
        yield names
        for name in names:
            connection.execute(f'drop schema "{name}" cascade')


@pytest.mark.needs("postgresql")
def test_postgresql(schemas):
    engine = sa.create_engine(POSTGRESQL.replace("postgresql:", "postgresql+psycopg:"))
    first, second = schemas
    to_database(engine, schema=first, **STORED)
    assert contacts_of(POSTGRESQL) == EXPECTED
    to_database(engine, schema=second, ssd_person=STORED["ssd_person"])
    assert "more than once" in refused(POSTGRESQL)
    assert contacts_of(POSTGRESQL, schema=first) == EXPECTED
    with engine.begin() as connection:
        view = f'create view {second}.ssd_contacts as select * from {first}."SSD_Contacts"'
        connection.execute(sa.text(view))
    assert contacts_of(POSTGRESQL, schema=second) == EXPECTED, "a view does as well"
    engine.dispose()


@pytest.mark.needs("postgresql")
def test_a_schema_that_is_not_there(schemas):
    assert "holds no table" in refused(POSTGRESQL, schema="ilacs_test_no_such_schema")


def test_every_declared_table_and_field_has_one_meaning():
    for table in tables().values():
        names = [name for field in table.fields for name in (field.name, *field.also)]
        assert len(names) == len(set(names)), table.name
        dated = {name for date_ in table.dates for name in (date_.field, *date_.with_it)}
        assert dated <= set(table.by_name), table.name
        assert any(field.need is Need.MUST for field in table.fields), table.name


def test_asking_for_the_commands_does_not_load_databases():
    code = (
        "import ilacs.cli, sys; print([m for m in ('sqlalchemy', 'psycopg') if m in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"
