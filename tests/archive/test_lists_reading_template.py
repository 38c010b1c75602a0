"""The inspectorate's own template reads as it is."""

from ilacs.lists.declared import ANNEX_A, Layout
from ilacs.lists.reading import read


def test_every_list_of_the_template_is_found(shared):
    path = shared / "data" / "annex_a_official_template_2019.xlsx"
    snapshot = read([path])
    assert list(snapshot.lists) == [spec.id for spec in ANNEX_A]
    assert snapshot.layout is Layout.Y2019
    for spec in ANNEX_A:
        rows = snapshot.lists[spec.id].rows
        assert rows.columns[2:] == [column.name for column in spec.in_layout(Layout.Y2019)]
    said = set(snapshot.findings["rule"])
    assert not any(rule.startswith("read-column") for rule in said - {"read-column-empty"})
    fronts = snapshot.findings["rule"].to_list().count("read-sheet-in-front")
    assert fronts == len(snapshot.places) - len(ANNEX_A)
