"""Which framework version a visit came under, and what that version judges."""

from datetime import date

import pytest

from ilacs.framework import FrameworkVersion, Judgement, judgements_of, version_on

V = FrameworkVersion

FIRST_DAYS = [
    (date(2013, 7, 15), V.PRE_SIF),
    (date(2013, 10, 31), V.PRE_SIF),
    (date(2013, 11, 19), V.SIF),
    (date(2018, 1, 28), V.SIF),
    (date(2018, 1, 29), V.ILACS_2018),
    (date(2023, 1, 15), V.ILACS_2018),
    (date(2023, 1, 16), V.ILACS_2023),
    (date(2026, 3, 31), V.ILACS_2023),
    (date(2026, 4, 1), V.ILACS_2026),
]


@pytest.mark.parametrize(("first_day", "version"), FIRST_DAYS)
def test_the_first_day_on_site_decides(first_day: date, version: V) -> None:
    assert version_on(first_day) is version


def test_a_late_report_of_the_single_inspection_stays_under_it() -> None:
    assert version_on(date(2018, 6, 11)) is V.ILACS_2018
    assert version_on(date(2018, 6, 11), single_inspection=True) is V.SIF


def test_what_each_version_judges() -> None:
    four = {Judgement.LEADERS, Judgement.HELP_AND_PROTECTION}
    combined, apart = (
        {Judgement.CARE_AND_CARE_LEAVERS},
        {
            Judgement.CHILDREN_IN_CARE,
            Judgement.CARE_LEAVERS,
        },
    )
    assert set(judgements_of(V.ILACS_2018)) == four | combined | {Judgement.OVERALL}
    assert set(judgements_of(V.ILACS_2023)) == four | apart | {Judgement.OVERALL}
    assert set(judgements_of(V.ILACS_2026)) == four | apart
    assert Judgement.LSCB in judgements_of(V.SIF)
    assert judgements_of(V.PRE_SIF) == ()
