"""The reviewed tables of the placing room hold what their readers take them to hold."""

import csv
from collections import Counter
from importlib.resources import files

import pytest

from ilacs.lists.declared import ALL, CodeSet, code_sets
from ilacs.lists.placing import place
from ilacs.lists.placing.table import COLUMNS, place_table
from ilacs.lists.placing.vocabulary import keys_named, table
from ilacs.lists.placing.words import folded, words
from ilacs.register import authorities

ROOM = files("ilacs.lists.placing")
VOCABULARIES = sorted(
    entry.name.removesuffix(".csv") for entry in ROOM.joinpath("vocabulary").iterdir()
)
NAMED = {column.name: column for spec in ALL for column in spec.columns}


def home(name: str) -> CodeSet:
    """The code set that a vocabulary is written for."""
    sets = code_sets()
    if name in sets and name != "yes_no":
        return sets[name]
    if name in ("yes_no", "disability"):
        return sets["yes_no_unknown"]
    return sets[NAMED[name].codes or ""]


@pytest.mark.parametrize("name", VOCABULARIES)
def test_a_vocabulary_names_codes_and_groups_that_there_are(name: str) -> None:
    codes = home(name)
    for row in table(f"vocabulary/{name}.csv"):
        named = keys_named(row["answer"], codes)
        wanted = 1 if row["answer"].startswith("@") else len(row["answer"].split())
        assert len(named) >= wanted, row["answer"]
        assert named or row["note"], f"{row['needs']} is placed nowhere and says no reason"


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_alternative_has_a_word(name: str) -> None:
    for row in table(f"vocabulary/{name}.csv"):
        needs = row["needs"].removeprefix("!").split(" + ")
        terms = [*needs, row["without"]] if row["without"] else needs
        for term in terms:
            assert all(words(part) for part in term.split(" | ")), row["needs"]


@pytest.mark.parametrize("name", VOCABULARIES)
def test_whole_texts_are_not_marked_in_the_midst_of_a_term(name: str) -> None:
    for row in table(f"vocabulary/{name}.csv"):
        for term in row["needs"].removeprefix("!").strip().split(" + "):
            assert "=" not in term[1:], row["needs"]


def test_councils_are_in_authorities_or_countries_that_there_are() -> None:
    known = {authority.name for authority in authorities()} | {"WAL", "SCO", "NIR"}
    rows = table("councils.csv")

    assert {row["answer"] for row in rows} <= known
    assert not [name for name, times in Counter(row["name"] for row in rows).items() if times > 1]


def test_no_statistics_code_belongs_to_two_councils() -> None:
    codes = [code for row in table("councils.csv") for code in row["statistics_codes"].split()]

    assert len(codes) == len(set(codes)) == 208


def test_no_council_has_the_name_of_an_authority() -> None:
    column = NAMED["placement_authority"]
    for row in table("councils.csv"):
        assert place(column, row["name"]).key == row["answer"]


def test_other_codes_are_of_sets_that_there_are() -> None:
    for row in table("other_codes.csv"):
        for id_ in row["set"].split():
            assert id_ in code_sets()
            assert row["of"]


def test_no_spelling_is_put_right_twice() -> None:
    right = {row["typed"]: row["means"] for row in table("spellings.csv")}

    assert not set(right) & {word for text in right.values() for word in text.split()}


def test_the_tables_are_csv_without_stray_columns() -> None:
    for path in ROOM.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                assert None not in row, path.name
                assert None not in row.values(), path.name


def test_folding_takes_away_what_makes_no_difference() -> None:
    assert folded("  ‘Child’s\u00a0 HOME’ – A&E ") == "child's home' - a&e"
    assert words("Child’s HOME – A&E") == "childs home a and e"
    assert words("childrenâ€™s centre") == "childrens centre"


def test_the_table_of_placed_values() -> None:
    rows = place_table(
        [
            {"column": "Contact Source", "value": "GP"},
            {"column": "contact source", "value": "Health services"},
            {"column": "Gender", "value": "F"},
            {"column": "LA of Placement", "value": "Cardiff"},
            {"column": "LA of Placement", "value": "leeds"},
            {"column": "Shoe size", "value": "7"},
            {"column": "Gender", "value": "Indeterminate"},
        ]
    )

    assert [tuple(row) for row in rows] == [COLUMNS] * 7
    assert [(row["code"], row["group"], row["level"]) for row in rows] == [
        ("g) 3A: Health services", "d) Health services", "individual"),
        ("d) Health services", "d) Health services", "grouped"),
        ("b) Female", "b) Female", "individual"),
        ("WAL - Child placed in Wales", "WAL - Child placed in Wales", "individual"),
        ("Leeds", "Leeds", "individual"),
        ("", "", "none"),
        ("", "", "none"),
    ]
    assert rows[5]["why"] == "no column of this name has codes"


def test_a_row_without_a_column_or_value_is_answered_too() -> None:
    assert [row["level"] for row in place_table([{}, {"column": "Gender"}])] == ["none", "none"]


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_alternative_can_decide(name: str) -> None:
    """None is said by an earlier row, or by its own, without a condition."""
    said: set[tuple[bool, bool, str]] = set()
    for row in table(f"vocabulary/{name}.csv"):
        first, whole = row["needs"].startswith("!"), "=" in row["needs"][:3]
        terms = row["needs"].lstrip("!= ").split(" | ")
        if " + " in row["needs"]:
            continue
        before = [each for each in terms if (first, False, each) in said]
        before += [each for each in terms if whole and (first, True, each) in said]
        assert (before, len(set(terms))) == ([], len(terms)), row["answer"]
        if not row["without"]:
            said |= {(first, whole, each) for each in terms}
