"""What the declaration of the lists promises to everything that is made from it."""

from collections import Counter

import pytest

from ilacs.framework.themes import THEMES
from ilacs.lists.declared import ALL, ANNEX_A, SUPPLEMENTARY, Family, Kind, Layout, code_sets

COLUMNS = [
    pytest.param(spec, column, id=f"{spec.id}.{column.name}")
    for spec in ALL
    for column in spec.columns
]
LISTS = [pytest.param(spec, id=spec.id) for spec in ALL]
SHARED_HEADERS = {
    "Child Unique ID",
    "Allocated Team",
    "Allocated Worker",
    "Missing Episode ID",
    "PLO Family ID",
}
"""Headers that supplementary lists may share: the others tell which list a table is."""


def plain(words):
    return "".join(each for each in words.lower() if each.isalnum())


class TestCounts:
    def test_eleven_lists_of_annex_a(self):
        assert [spec.number for spec in ANNEX_A] == list(range(1, 11 + 1))
        assert {spec.family for spec in ANNEX_A} == {Family.ANNEX_A}
        assert {spec.family for spec in SUPPLEMENTARY} == {Family.SUPPLEMENTARY}

    @pytest.mark.parametrize(("layout", "columns"), [(Layout.Y2019, 165), (Layout.Y2024, 165 + 4)])
    def test_columns_of_each_layout(self, layout, columns):
        assert sum(len(spec.in_layout(layout)) for spec in ANNEX_A) == columns


class TestNames:
    def test_no_two_lists_share_an_id_a_sheet_or_another_name(self):
        assert len({spec.id for spec in ALL}) == len(ALL)
        assert len({spec.sheet for spec in ALL}) == len(ALL)
        called = Counter(
            name for spec in ALL for name in {plain(name) for name in (spec.sheet, *spec.names)}
        )
        assert [name for name, times in called.items() if times > 1] == []

    @pytest.mark.parametrize("spec", LISTS)
    def test_a_list_has_each_name_and_header_once(self, spec):
        assert len({column.name for column in spec.columns}) == len(spec.columns)
        headers = Counter(
            header
            for column in spec.columns
            for header in {plain(header) for header in (column.header, *column.also)}
        )
        assert [header for header, times in headers.items() if times > 1] == []

    @pytest.mark.parametrize("spec", LISTS)
    def test_a_sheet_name_fits_a_workbook(self, spec):
        assert len(spec.sheet) <= 31
        assert not set("[]:*?/\\ ") & set(spec.sheet)

    @pytest.mark.parametrize("spec", [pytest.param(s, id=s.id) for s in SUPPLEMENTARY])
    def test_a_supplementary_list_is_known_by_its_headers(self, spec):
        others = {
            plain(header)
            for other in ALL
            if other is not spec
            for column in other.columns
            for header in (column.header, *column.also)
        }
        own = {column.header for column in spec.columns} - SHARED_HEADERS
        assert [header for header in own if plain(header) in others] == []


class TestLists:
    @pytest.mark.parametrize("spec", LISTS)
    def test_it_says_what_it_is(self, spec):
        for words in (spec.title, spec.holds, spec.grain, spec.window, spec.source):
            assert words
            assert words == words.strip()

    @pytest.mark.parametrize("spec", LISTS)
    def test_its_key_and_events_are_columns_of_it(self, spec):
        assert set(spec.key) <= set(spec.by_name)
        assert {spec.by_name[name].kind for name in spec.events} <= {Kind.DATE}

    def test_rows_are_about_a_child_except_where_they_are_not(self):
        without = {spec.id for spec in ALL if spec.columns[0].name != "child_id"}
        assert without == {"adopters", "allegations", "workforce"}


class TestColumns:
    @pytest.mark.parametrize(("spec", "column"), COLUMNS)
    def test_it_says_what_to_put_in_the_cell(self, spec, column):
        assert column.description.endswith(".")
        assert "TODO" not in column.description
        assert len(column.description) >= 20
        assert column.source or spec.source
        if column.blank is not None:
            assert column.blank.startswith(("where", "while", "until"))

    @pytest.mark.parametrize(("spec", "column"), COLUMNS)
    def test_codes_belong_to_codes_and_bounds_to_numbers(self, spec, column):
        assert (column.codes is not None) == (column.kind in (Kind.CODE, Kind.AUTHORITY))
        assert (column.lowest is not None) == (column.kind is Kind.INTEGER)

    def test_every_theme_is_one_of_the_frameworks(self):
        used = {theme for spec in ALL for column in spec.columns for theme in column.themes}
        assert used <= {theme.slug for theme in THEMES}


class TestCodes:
    def test_every_code_set_is_used_and_every_one_used_is_there(self):
        used = {column.codes for spec in ALL for column in spec.columns if column.codes}
        assert used == set(code_sets())

    @pytest.mark.parametrize("codes", [pytest.param(s, id=s.id) for s in code_sets().values()])
    def test_keys_and_texts_are_told_apart(self, codes):
        assert len(codes.by_key) == len(codes.codes)
        for layout in Layout:
            texts = [plain(code.text_in(layout)) for code in codes.in_layout(layout)]
            assert len(set(texts)) == len(texts)

    def test_grouped_sets_group_every_code_that_stands_for_what_the_list_holds(self):
        grouped = [
            codes for codes in code_sets().values() if any(code.group for code in codes.codes)
        ]
        alone = {code.key for codes in grouped for code in codes.codes if not code.group}
        short_breaks, next_episode, later_than_the_groups = {"V3", "V4"}, {"X1"}, {"E17"}
        assert alone == short_breaks | next_episode | later_than_the_groups
