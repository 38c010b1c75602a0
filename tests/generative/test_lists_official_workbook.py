"""Any text and any cell comes back from every kind of file as it went in."""

import csv
import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from ilacs.documents.lists.official_tabs import About
from ilacs.documents.lists.official_workbook import write_official
from ilacs.lists.declared import Layout
from ilacs.lists.formula_guard import all_guarded, all_unguarded, guarded, unguarded
from ilacs.lists.typed import TypedSheet

IN_XML = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
"""Characters that a file of XML can hold; control characters are shown as \ufffd in .ods."""

TEXTS = st.text(st.one_of(IN_XML, st.sampled_from("=+-@' \t\n<&>_x0")), min_size=1, max_size=12)
CELLS = st.one_of(
    TEXTS,
    st.none(),
    st.integers(-1, 10**6),
    st.dates(date(1900, 3, 1), date(2100, 1, 1)),
)
ABOUT = About(Layout.Y2024)


RUN = st.one_of(st.text("'=+-@\t\r\n＝＋－＠a", max_size=5), st.text())
"""Mostly what a spreadsheet could run, with and without apostrophes."""


@given(RUN)
def test_guarding_is_undone_exactly(text):
    assert unguarded(guarded(text)) == text
    assert not re.match(r"[=+\-@\t\r\n＝＋－＠]", guarded(text))


@given(st.lists(RUN, min_size=1))
def test_many_are_guarded_and_unguarded_as_one_is(texts):
    assert all_unguarded(pl.Series(texts)).to_list() == [unguarded(text) for text in texts]
    assert all_guarded(pl.Series(texts)).to_list() == [guarded(text) for text in texts]


@given(RUN)
def test_only_what_was_guarded_is_unguarded(text):
    assert unguarded(text) in (text, text[1:])
    if unguarded(text) != text:
        assert guarded(unguarded(text)) == text


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8))
def test_books_give_back_what_they_were_given(rows):
    sheet = TypedSheet("List_1", "List 1: Contacts", ("Child Unique ID", "Ward"), rows)
    for ending in (".xlsx", ".ods"):
        with TemporaryDirectory() as folder:
            (path,) = write_official([sheet], Path(folder) / f"out{ending}", ABOUT)
            book = CalamineWorkbook.from_path(str(path))
            found = book.get_sheet_by_name("List_1").to_python(skip_empty_area=False)[2:]
        filled = [tuple("" if cell is None else cell for cell in row) for row in rows]
        while filled and filled[-1] == ("", ""):
            filled.pop()
        assert [tuple(row) for row in found] == filled


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=8))
def test_csv_gives_back_what_it_was_given(rows):
    sheet = TypedSheet("List_1", "List 1: Contacts", ("Child Unique ID", "Ward"), rows)
    with TemporaryDirectory() as folder:
        _front, path = write_official([sheet], Path(folder) / "out", ABOUT)
        with path.open(encoding="utf-8-sig", newline="") as stream:
            _headers, *found = csv.reader(stream)
    assert [tuple(map(unguarded, row)) for row in found] == rows
    assert not any(cell[:1] in "=+-@\t\r" for row in found for cell in row)
