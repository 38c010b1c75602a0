"""What a judgement of one framework version is compared with in another."""

import pytest

from ilacs.framework import (
    FrameworkVersion,
    Judgement,
    is_sub_judgement,
    judgements_of,
    practice_judgements,
    predecessors_of,
    successors_of,
)

J, V = Judgement, FrameworkVersion
CARE, LEAVERS, BOTH = J.CHILDREN_IN_CARE, J.CARE_LEAVERS, J.CARE_AND_CARE_LEAVERS

#  of                     under         maps to                under
MAPS = [
    (J.LEADERS, V.SIF, {J.LEADERS}, V.ILACS_2018),
    (J.LEADERS, V.SIF, {J.LEADERS}, V.ILACS_2026),
    (J.HELP_AND_PROTECTION, V.SIF, {J.HELP_AND_PROTECTION}, V.ILACS_2023),
    (J.OVERALL, V.SIF, {J.OVERALL}, V.ILACS_2023),
    (J.OVERALL, V.ILACS_2023, set(), V.ILACS_2026),
    (CARE, V.SIF, {BOTH}, V.ILACS_2018),
    (CARE, V.SIF, {CARE, LEAVERS}, V.ILACS_2023),
    (BOTH, V.ILACS_2018, {CARE, LEAVERS}, V.ILACS_2023),
    (BOTH, V.ILACS_2018, {CARE, LEAVERS}, V.ILACS_2026),
    (CARE, V.ILACS_2023, {CARE}, V.ILACS_2026),
    (LEAVERS, V.ILACS_2023, {LEAVERS}, V.ILACS_2026),
    # A sub-judgement is not a judgement, even where a later judgement has its name.
    (LEAVERS, V.SIF, set(), V.ILACS_2018),
    (LEAVERS, V.SIF, set(), V.ILACS_2023),
    (J.ADOPTION, V.SIF, set(), V.ILACS_2018),
    (J.LSCB, V.SIF, set(), V.ILACS_2018),
    # What a version does not judge maps to nothing.
    (BOTH, V.ILACS_2023, set(), V.ILACS_2026),
    (J.OVERALL, V.PRE_SIF, set(), V.SIF),
]


@pytest.mark.parametrize(("judgement", "version", "later", "later_version"), MAPS)
def test_what_a_judgement_maps_to(
    judgement: J, version: V, later: set[J], later_version: V
) -> None:
    assert set(successors_of(judgement, version, later_version)) == later


#  of                  under         is compared with         under
COMPARED = [
    (CARE, V.ILACS_2023, {BOTH}, V.ILACS_2018),
    (LEAVERS, V.ILACS_2023, {BOTH}, V.ILACS_2018),
    (LEAVERS, V.ILACS_2026, {CARE}, V.SIF),
    (BOTH, V.ILACS_2018, {CARE}, V.SIF),
    (J.OVERALL, V.ILACS_2023, {J.OVERALL}, V.SIF),
    (J.OVERALL, V.ILACS_2026, set(), V.ILACS_2023),
    (J.LEADERS, V.ILACS_2026, {J.LEADERS}, V.SIF),
    (J.LEADERS, V.SIF, set(), V.PRE_SIF),
]


@pytest.mark.parametrize(("judgement", "version", "earlier", "earlier_version"), COMPARED)
def test_what_a_judgement_came_from(
    judgement: J, version: V, earlier: set[J], earlier_version: V
) -> None:
    assert set(predecessors_of(judgement, version, earlier_version)) == earlier


@pytest.mark.parametrize("version", V)
def test_under_one_version_everything_is_compared_with_itself(version: V) -> None:
    for judgement in judgements_of(version):
        assert successors_of(judgement, version, version) == (judgement,)
        assert predecessors_of(judgement, version, version) == (judgement,)


def test_time_runs_one_way() -> None:
    with pytest.raises(ValueError, match="sif came before ilacs_2018"):
        successors_of(J.LEADERS, V.ILACS_2018, V.SIF)
    with pytest.raises(ValueError, match="sif came before ilacs_2018"):
        predecessors_of(J.LEADERS, V.SIF, V.ILACS_2018)


def test_sub_judgements_are_of_the_single_inspection_alone() -> None:
    assert is_sub_judgement(LEAVERS, V.SIF)
    assert is_sub_judgement(J.ADOPTION, V.SIF)
    assert not is_sub_judgement(CARE, V.SIF)
    assert not is_sub_judgement(LEAVERS, V.ILACS_2023)


def test_judgements_of_practice() -> None:
    assert practice_judgements(V.SIF) == (J.HELP_AND_PROTECTION, CARE)
    assert practice_judgements(V.ILACS_2018) == (J.HELP_AND_PROTECTION, BOTH)
    assert practice_judgements(V.ILACS_2023) == (J.HELP_AND_PROTECTION, CARE, LEAVERS)
    assert practice_judgements(V.ILACS_2026) == (J.HELP_AND_PROTECTION, CARE, LEAVERS)
