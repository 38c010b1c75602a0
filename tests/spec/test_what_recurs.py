"""What comes back: recurring themes, the most frequent ones, whom to learn from, who led."""

import pytest
from records import BARNET, BRENT, DORSET, area, inspected, record_of

from ilacs.framework import Grade, Judgement, Kind
from ilacs.framework.themes import THEMES, UnknownTheme, theme
from ilacs.register import look_up
from ilacs.sector.history import history
from ilacs.sector.lead_inspectors import UnknownInspector, lead_inspectors
from ilacs.sector.learning import whom_to_learn_from
from ilacs.sector.recurring import recurring
from ilacs.sector.theme_counts import By, Chosen, theme_counts

B2018 = inspected(BRENT, "2018-05-14", "overall G, help R, both G")
B2021 = inspected(BRENT, "2021-09-13", "overall G, help G, both G")
B2023 = inspected(BRENT, "2023-02-20", "overall G, help G, care G, leavers G")
B2026 = inspected(BRENT, "2026-04-27", "help G, care G, leavers G")
N2019 = inspected(BARNET, "2019-05-13", "overall R, help R, both R")
N2025 = inspected(BARNET, "2025-05-12", "overall O, help O, care G, leavers G")
D2021 = inspected(DORSET, "2021-09-27", "overall R, help I, both R")

AREAS = (
    area(B2018, 1, "missing", "Children who go missing."),
    area(B2018, 2, "recording supervision-oversight"),
    area(B2023, 1, "supervision-oversight"),
    area(B2023, 2, "recording"),
    area(B2026, 1, "life-story missing", "Life stories; missing."),
    area(B2026, 2, "recording"),
    area(N2019, 1, "missing assessment"),
    area(N2025, 1, "recording"),
    area(D2021, 1, "missing"),
)
RECORD = record_of(B2018, B2021, B2023, B2026, N2019, N2025, D2021, areas=AREAS)


def test_a_theme_recurs_if_two_inspections_have_it_most_often_first() -> None:
    found = recurring(RECORD, look_up("Brent"))
    assert [(one.theme, len(one.inspections)) for one in found.themes] == [
        ("recording", 3),
        # In the order of the themes where they are as frequent.
        ("missing", 2),
        ("supervision-oversight", 2),
    ]


def test_each_area_stands_beside_those_of_the_next_inspection_that_has_the_theme() -> None:
    found = recurring(RECORD, look_up("Brent"))
    pairs = {
        one.theme: [
            (pair.earlier.inspection[-10:-6], pair.later.inspection[-10:-6], pair.main)
            for pair in one.pairs
        ]
        for one in found.themes
    }
    assert pairs["recording"] == [("2018", "2023", True), ("2023", "2026", True)]
    # Missing is the main theme in 2018 but not in 2026.
    assert pairs["missing"] == [("2018", "2026", False)]


def test_the_sentences_of_a_pair_are_there_where_they_are_known() -> None:
    found = recurring(RECORD, look_up("Brent"))
    (pair,) = next(one for one in found.themes if one.theme == "missing").pairs
    assert (pair.earlier.text, pair.later.text) == (
        "Children who go missing.",
        "Life stories; missing.",
    )
    # The inspection of 2023, which was read, lies between.
    assert not pair.consecutive


def test_inspections_that_were_not_read_are_named() -> None:
    found = recurring(RECORD, look_up("Brent"))
    assert [one.day.year for one in found.not_read] == [2021]


def test_nothing_recurs_in_one_inspection() -> None:
    assert recurring(RECORD, look_up("Dorset")).themes == ()
    assert recurring(RECORD, look_up("Leeds")).read == ()


def test_an_inspection_counts_once_for_a_theme_and_an_area_for_each_of_its_own() -> None:
    counts = {one.theme: one for one in theme_counts(RECORD, Chosen()).themes}
    # Brent 2018, Brent 2026, Barnet 2019, Dorset 2021.
    assert (counts["missing"].inspections, counts["missing"].areas) == (4, 4)
    assert counts["missing"].authorities == 3
    assert counts["missing"].latest == B2026.id
    assert counts["private-fostering"].inspections == 0


@pytest.mark.parametrize(
    ("chosen", "inspections", "missing"),
    [
        (Chosen(), 6, 4),
        (Chosen(region="London"), 5, 3),
        (Chosen(year=2018), 1, 1),
        (Chosen(grade=Grade.REQUIRES_IMPROVEMENT), 2, 2),
        (Chosen(urn=BRENT), 3, 2),
        (Chosen(year=2018, region="South West"), 0, 0),
    ],
)
def test_inspections_are_chosen_by_what_is_given(
    chosen: Chosen, inspections: int, missing: int
) -> None:
    found = theme_counts(RECORD, chosen)
    count = next(one for one in found.themes if one.theme == "missing")
    assert (found.inspections, count.inspections) == (inspections, missing)


def test_single_inspections_are_counted_only_if_asked_for() -> None:
    sif = inspected(BRENT, "2015-09-14", "overall R", kind=Kind.SIF)
    record = record_of(sif, B2018, areas=(area(sif, 1, "missing"), *AREAS[:2]))
    assert theme_counts(record, Chosen()).inspections == 1
    assert theme_counts(record, Chosen(single_inspections=True)).inspections == 2


def test_groups_add_up_to_all() -> None:
    for by in By:
        found = theme_counts(RECORD, Chosen(), by)
        assert sum(group.inspections for group in found.groups) == found.inspections
        for one in found.themes:
            assert sum(one.in_groups) == one.inspections


def test_grades_are_groups_in_order_and_no_overall_grade_is_one() -> None:
    found = theme_counts(RECORD, Chosen(), By.GRADE)
    assert [(group.label, group.inspections) for group in found.groups] == [
        ("outstanding", 1),
        ("good", 2),
        ("requires_improvement", 2),
        ("no_overall", 1),
    ]


def test_whom_to_learn_from_was_asked_the_same_and_is_good_since() -> None:
    found = whom_to_learn_from(RECORD, theme("missing"))
    lessons = {one.authority.name: one for one in found.lessons}
    # Barnet: help R when asked in 2019, O in 2025, and not asked again.
    barnet = lessons["Barnet"]
    assert (barnet.judgement, barnet.before, barnet.now, barnet.asked_again) == (
        Judgement.HELP_AND_PROTECTION,
        Grade.REQUIRES_IMPROVEMENT,
        Grade.OUTSTANDING,
        False,
    )
    # Brent was asked again in 2026, so it comes after.
    assert [one.authority.name for one in found.lessons] == ["Barnet", "Brent"]
    assert lessons["Brent"].asked_again is True
    # Dorset was asked too, and has had no inspection since.
    assert "Dorset" not in lessons


def test_who_asks_is_left_out_and_sees_neighbours_marked() -> None:
    found = whom_to_learn_from(RECORD, theme("missing"), look_up("Brent"))
    assert [(one.authority.name, one.same_region) for one in found.lessons] == [("Barnet", True)]


def test_an_unread_later_inspection_leaves_it_open_whether_it_was_asked_again() -> None:
    record = record_of(N2019, N2025, areas=(area(N2019, 1, "missing"),))
    (lesson,) = whom_to_learn_from(record, theme("missing")).lessons
    assert lesson.asked_again is None


@pytest.mark.parametrize(
    ("typed", "slug"),
    [("missing", "missing"), ("  Case Recording ", "recording"), ("LADO", "lado")],
)
def test_a_theme_is_called_by_its_short_name_or_its_name(typed: str, slug: str) -> None:
    assert theme(typed).slug == slug


def test_a_misspelt_theme_is_offered() -> None:
    with pytest.raises(UnknownTheme, match="Did you mean supervision-oversight"):
        theme("supervision-oversigt")


def test_there_are_45_themes_each_with_a_judgement() -> None:
    assert len({one.slug for one in THEMES}) == len({one.name for one in THEMES}) == 45
    assert all(one.judgements for one in THEMES)


def test_the_history_links_authorities_that_took_over() -> None:
    found = history(RECORD, look_up("Cumberland"))
    assert [(link.name, link.on.year) for link in found.took_over_from] == [("Cumbria", 2023)]
    assert found.entries == ()


def test_lead_inspectors_are_called_by_their_printed_name() -> None:
    (one,) = lead_inspectors(RECORD, " ann  able ").inspectors
    assert (one.name, len(one.inspections)) == ("Ann Able", 7)
    with pytest.raises(UnknownInspector, match="Did you mean Ann Able"):
        lead_inspectors(RECORD, "Anne Able")
