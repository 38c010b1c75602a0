"""The declaration against the inspectorate's own template of August 2019, cell by cell."""

from itertools import takewhile

import pytest
from python_calamine import CalamineWorkbook

from ilacs.lists.declared import ANNEX_A, Kind, Layout, code_sets

IN_BOTH_LISTS = {
    "Contact / Referral Source": "source",
    "Initial/Latest Category of Abuse": "category_of_abuse",
    "Was the child assessed as being in need at assessment?": "yes_no",
    "Did the Initial Child Protection Conference Result in a Child Protection Plan?": "yes_no",
    "Is this a second or subsequent episode of being a Looked After Child within the last 12 "
    "months (Y/N)": "yes_no",
}
"""What the table of codes calls otherwise than the headers of the lists."""


@pytest.fixture(scope="module")
def template(shared):
    path = shared / "data" / "annex_a_official_template_2019.xlsx"
    return CalamineWorkbook.from_path(str(path))


def cells(template, sheet):
    return template.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def one_line(text):
    """Misprints of spacing in the template's table are no difference."""
    return " ".join(str(text).split())


@pytest.mark.parametrize("spec", [pytest.param(spec, id=spec.id) for spec in ANNEX_A])
class TestLists:
    def test_title(self, template, spec):
        assert cells(template, spec.sheet)[0][0].strip() == spec.heading

    def test_headers(self, template, spec):
        headers = [header for header in cells(template, spec.sheet)[1] if header]
        assert headers == [column.header for column in spec.in_layout(Layout.Y2019)]


class TestCodes:
    def tables(self, template):
        """Each table of the sheet: its header and its columns of cells."""
        rows = cells(template, "Codes_used")
        at = [index for index, header in enumerate(rows[0]) if header]
        for first, after in zip(at, [*at[1:], len(rows[0]) + 1], strict=True):
            columns = list(zip(*rows, strict=True))[first : after - 1]
            count = len(list(takewhile(bool, columns[0][2:])))
            yield rows[0][first], [column[2 : 2 + count] for column in columns]

    def declared(self, header):
        named = {column.header: column.codes for spec in ANNEX_A for column in spec.columns}
        return code_sets()[IN_BOTH_LISTS.get(header) or named[header]]

    def test_every_code_text_is_the_templates(self, template):
        for header, (texts, *_rest) in self.tables(template):
            codes = self.declared(header).in_layout(Layout.Y2019)
            official = [one_line(text) for text in texts]
            ours = [one_line(code.text_in(Layout.Y2019)) for code in codes]
            assert ours == official, header

    def test_every_grouping_is_the_templates(self, template):
        for header, (_texts, *rest) in self.tables(template):
            if len(rest) < 2:
                continue
            codes = self.declared(header).in_layout(Layout.Y2019)
            groups = [one_line(group).replace("zzCodeError", "") for group in rest[1]]
            assert [one_line(code.group or "") for code in codes] == groups, header

    def test_every_coded_column_has_a_table(self, template):
        tables = {self.declared(header).id for header, _columns in self.tables(template)}
        used = {
            column.codes
            for spec in ANNEX_A
            for column in spec.columns
            if column.kind in (Kind.CODE, Kind.AUTHORITY)
        }
        without_letters = {"plain_yes_no"}
        assert used - tables == without_letters
