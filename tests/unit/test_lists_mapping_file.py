"""The mapping file: what an authority's own words mean, settled once by its people."""

import csv
from datetime import date

import polars as pl
import pytest
from typed_lists import assert_counts_agree, contact, found, official, rules_of, workbook

from ilacs.documents.lists.mapping_file import write_questions
from ilacs.lists.reading import CannotRead, as_mapping_file, load_answers, questions, read

HEADER = "column,typed,code,answered_by,answered_on,why\n"


@pytest.fixture
def answers(tmp_path):
    def write(text, header=HEADER, **options):
        path = tmp_path / "answers.csv"
        path.write_bytes((header + text).encode(**options))
        return load_answers(path)

    return write


@pytest.fixture
def reading(tmp_path):
    def read_rows(*rows, answers=None, headers=None):
        sheet = official(*rows, **({"headers": headers} if headers else {}))
        snapshot = read([workbook(tmp_path / "x.xlsx", {"List_1": sheet})], answers=answers)
        assert_counts_agree(snapshot)
        return snapshot, snapshot.lists["contacts"]

    return read_rows


@pytest.mark.parametrize("code", ["6", "q) 6: Police", "Q) 6: POLICE"])
def test_an_answer_places_a_value(answers, reading, code):
    settled = answers(f"Contact Source,The Bobbies,{code},Jo,2026-01-02,our word\n")
    snapshot, contacts = reading(contact(contact_source=" the  bobbies"), answers=settled)
    assert contacts.rows["contact_source"].to_list() == ["6"]
    assert snapshot.findings.is_empty()


def test_an_answer_comes_before_the_rules(answers, reading):
    settled = answers("Contact Source,Police,8,,,\n")
    _, contacts = reading(contact(contact_source="Police"), answers=settled)
    assert contacts.rows["contact_source"].to_list() == ["8"]


def test_a_value_can_be_settled_to_be_no_answer(answers, reading):
    settled = answers("Contact Source,zz99,(none),,,\n")
    snapshot, contacts = reading(contact(contact_source="zz99"), answers=settled)
    assert contacts.rows["contact_source"].to_list() == [None]
    assert contacts.unplaced.is_empty()
    assert rules_of(snapshot) == ["read-cells-blank-marks"]


def test_a_row_without_a_code_is_still_open(answers, reading):
    settled = answers("Contact Source,The Bobbies,,,,\n")
    _, contacts = reading(contact(contact_source="The Bobbies"), answers=settled)
    assert contacts.unplaced["typed"].to_list() == ["The Bobbies"]


@pytest.mark.parametrize(
    ("typed", "order", "day"),
    [
        ("(all)", "day first", date(2026, 1, 3)),
        ("(all)", "Month first", date(2026, 3, 1)),
        ("Date of Contact", "month first", date(2026, 3, 1)),
        ("Date of Birth", "month first", None),
    ],
)
def test_the_order_of_day_and_month_can_be_settled(answers, reading, typed, order, day):
    settled = answers(f"(dates),{typed},{order},,,\n")
    _, contacts = reading(contact(contact_date="03/01/2026"), answers=settled)
    assert contacts.rows["contact_date"].to_list() == [day]


def test_a_header_can_be_settled(answers, reading):
    headers = ["Person", "Gender", "Ethnicity", "Date of Birth", "Age", "Arrived", "Via"]
    settled = answers(
        "(headers),Person,Child Unique ID,,,\n(headers),Arrived,Date of Contact,,,\n"
        "(headers),Gender,(none),,,\n"
    )
    snapshot, contacts = reading(contact(), answers=settled, headers=headers)
    assert contacts.rows.select("child_id", "contact_date").rows() == [("A1", date(2026, 1, 13))]
    assert "gender" not in contacts.rows.columns
    assert contacts.extra["Gender"].to_list() == ["a) Male"]
    assert [row[2] for row in found(snapshot, "read-column-answered")] == [
        "child_id",
        "contact_date",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_it_may_have_been_saved_by_a_spreadsheet(answers, encoding):
    header, row = (text.replace(",", ";") for text in (HEADER, "Contact Source,café,6,,,\r\n"))
    settled = answers(row, header=header, encoding=encoding)
    assert settled.codes == {"contactsource": {"café": "6"}}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Colour,Red,6,,,", "Row 2 of the mapping file answers.csv: no list has a column"),
        ("Date of Birth,Red,6,,,", "nothing of the kind"),
        ("Contact Source,Red,frog,,,", "none of this column's codes"),
        ("(dates),Gender,day first,,,", "nothing of the kind"),
        ("(dates),(all),backwards,,,", "day first"),
        ("(headers),Red,Colour,,,", "no list has a column"),
        ("Contact Source,Red,6,,,\nContact Source,RED,8,,,", "Row 3 .*answers the same question"),
    ],
)
def test_an_answer_that_cannot_be_used_is_refused_in_words(answers, row, words):
    with pytest.raises(CannotRead, match=words) as refused:
        answers(row)
    assert "frog" not in str(refused.value)
    assert "backwards" not in str(refused.value)


def test_a_file_without_its_columns_is_refused(answers, tmp_path):
    with pytest.raises(CannotRead, match="no column “code”"):
        answers("", header="column,typed\n")
    with pytest.raises(CannotRead, match="no column “column”"):
        answers("", header="")
    with pytest.raises(CannotRead, match="could not be opened"):
        load_answers(tmp_path / "nothing.csv")


def test_no_answer_is_lost_after_an_open_quotation_mark(answers):
    with pytest.raises(CannotRead, match="quotation mark is never closed"):
        answers('Gender,"Boyish,a) Male\nGender,Girlish,b) Female\n')


def test_questions_are_asked_of_what_was_not_understood(reading):
    snapshot, _ = reading(
        contact(contact_source="zz99", contact_date="03/01/2026"),
        contact(contact_source="zz99", gender="frog"),
        contact(contact_source="=zz"),
    )
    assert questions(snapshot).select("column", "typed", "code", "cells").rows() == [
        ("Contact Source", "zz99", None, 2),
        ("Gender", "frog", None, 1),
        ("Contact Source", "=zz", None, 1),
        ("(dates)", "Date of Contact", None, 1),
    ]


def test_a_question_says_what_the_answer_may_be(reading):
    snapshot, _ = reading(
        contact(contact_source="Councillor", contact_date="03/01/2026"), contact(gender="frog")
    )
    assert dict(questions(snapshot).select("column", "may_be").rows()) == {
        "Contact Source": "d) 1D: Individual | o) 5B: LA services | s) 8: Other",
        "Gender": "no code and no words that name one of this column's codes",
        "(dates)": "day first | month first",
    }


def test_columns_are_asked_about_where_some_are_missing(reading):
    headers = ["Child ID", "Gender", "Ethnicity", "Date of Birth", "Age", "Date of Contact", "Via"]
    snapshot, _ = reading(contact(), headers=headers)
    assert questions(snapshot).select("column", "typed").rows() == [("(headers)", "Via")]


def test_nothing_to_ask(reading):
    snapshot, _ = reading(contact())
    asked = questions(snapshot)
    assert asked.is_empty()
    assert as_mapping_file(asked) == "column,typed,code,may_be,answered_by,answered_on,why,cells\n"


def test_answered_questions_are_answers(reading, answers):
    rows = [contact(contact_source="zz99"), contact(contact_source="=zz"), contact(gender="frog")]
    asked = questions(reading(*rows)[0])
    codes = {"Contact Source": "8", "Gender": "neither"}
    text = as_mapping_file(
        asked.with_columns(code=pl.col("column").replace_strict(codes, return_dtype=pl.String))
    )
    assert "'=zz" in text
    snapshot, contacts = reading(*rows, answers=answers(text, header=""))
    assert contacts.unplaced.is_empty()
    assert contacts.rows["contact_source"].to_list() == ["8", "8", "1A"]
    assert questions(snapshot).is_empty()


def test_asking_again_keeps_what_the_authority_wrote(reading, tmp_path):
    out = tmp_path / "answers.csv"
    out.write_text(
        "Column,Typed,Code,answered_by,answered_on,why,Our note\n"
        "Gender,boyish,b) Male,AB,,,ask Ann\n"
    )
    asked = questions(reading(contact(gender="frog"))[0])
    assert write_questions(asked, out) == (out, 1)
    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["typed"], row["code"], row["Our note"]) for row in rows] == [
        ("boyish", "b) Male", "ask Ann"),
        ("frog", "", ""),
    ]


def test_an_open_question_says_what_it_may_be_when_it_is_asked_again(reading, tmp_path):
    out = tmp_path / "answers.csv"
    out.write_text("column,typed,code,Our note\nGender,Frog,,ask Ann\n")
    asked = questions(reading(contact(gender="frog"))[0])
    assert write_questions(asked, out) == (out, 0)
    (row,) = csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines())
    assert (row["typed"], row["Our note"]) == ("Frog", "ask Ann")
    assert row["may_be"] == "no code and no words that name one of this column's codes"
    assert load_answers(out).codes == {}
