"""Headers and names of tabs that were seen in the wild lead to the declared columns and lists."""

import re

import pytest

from ilacs.lists.declared import ANNEX_A

NOT_OF_THE_LIST = {
    8: {"RowNum"},
    11: {"DateOfBirth", "Age"},
}
"""What the extractor of the Standard Safeguarding Dataset adds to a list."""


@pytest.fixture(scope="module")
def specification(shared):
    return (shared / "annex_a.md").read_text(encoding="utf-8")


def plain(words):
    return "".join(each for each in words.casefold() if each.isalnum())


def known(spec):
    return {
        plain(header): column.name
        for column in spec.columns
        for header in (column.header, *column.also)
    }


def extractors_names(specification, number):
    after = specification.split(f"\n### List {number}:")[1]
    line = re.search(r"column names for this list: (.*)", after)[1].split(" — ")[0]
    return [
        name for each in line.split(",") if (name := re.sub(r"\(.*?\)|\[.*?\]|…", "", each).strip())
    ]


@pytest.mark.parametrize("spec", [pytest.param(spec, id=spec.id) for spec in ANNEX_A])
def test_the_extractors_headers(specification, spec):
    names = extractors_names(specification, spec.number)
    assert len(names) >= 3
    headers = known(spec)
    others = {name for name in names if plain(name.split(" ")[-1]) not in headers}
    assert others == NOT_OF_THE_LIST.get(spec.number, set())
    found = [headers[key] for name in names if (key := plain(name.split(" ")[-1])) in headers]
    assert len(set(found)) == len(found)


def test_names_of_tabs(specification):
    said = re.search(r"\*\*Sheet / file names:\*\*(.*)", specification)[1]
    names = {name for name in re.findall(r"`([^`]+)`", said) if not re.match("(?i)list", name)}
    called = {plain(name) for spec in ANNEX_A for name in (spec.sheet, *spec.names)}
    no_names = {"-", "2016-01-sample.xlsx"}
    assert {name for name in names if plain(name) not in called} == no_names


def test_headers_that_tell_lists_apart(specification):
    said = re.search(r"\*\*Telling lists apart by headers alone\*\*.*?: (.*)\.", specification)[1]
    for each in said.split(", "):
        header, number = each.split("→")
        begun = plain(header.removesuffix("…"))
        with_it = [s.number for s in ANNEX_A if any(h.startswith(begun) for h in known(s))]
        assert with_it == [int(number)]
