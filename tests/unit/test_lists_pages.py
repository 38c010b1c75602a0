"""The pages about the lists are what the declaration says, and link to what is there."""

import re
import sys
from pathlib import Path

import pytest

from ilacs.lists.declared import ALL, code_sets

sys.path.append(str(Path(__file__).parents[2] / "docs"))

import write_lists

PAGES = write_lists.pages()


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_current(name):
    there = (write_lists.FOLDER / name).read_text(encoding="utf-8")
    assert there == PAGES[name], "Run `python docs/write_lists.py`."


def test_every_list_and_column_is_told_of():
    told = PAGES["annex_a.md"] + PAGES["supplementary.md"]
    for spec in ALL:
        assert told.count(f"- `{spec.id}`; tab or file `{spec.sheet}`") == 1
    columns = re.findall(r"^\| \*\*.*?<br>`(\w+)` \|", told, re.MULTILINE)
    assert columns == [column.name for spec in ALL for column in spec.columns]


def test_every_link_to_codes_leads_to_their_heading():
    headings = set(re.findall(r"^## (.*)$", PAGES["codes.md"], re.MULTILINE))
    assert headings == {codes.title for codes in code_sets().values()}
    anchors = {heading.lower().replace(",", "").replace("'", "").replace(" ", "-")
               for heading in headings}  # fmt: skip
    links = set(re.findall(r"\(codes\.md#([^)]*)\)", "".join(PAGES.values())))
    assert links == anchors


def test_every_row_has_as_many_cells_as_its_table():
    for page in PAGES.values():
        for table in re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE):
            assert len({line.count("|") for line in table.splitlines()}) == 1
