"""The parts of the forecast: added reports, days that are not known, damaged files."""

import json
from dataclasses import replace
from datetime import date
from math import log

import pytest

from ilacs.framework import FrameworkVersion, Grade, Judgement, Kind
from ilacs.sector.faults import RecordFault
from ilacs.sector.inspections import Inspection, Origin
from ilacs.sector.next_inspection import next_window, time_between
from ilacs.sector.next_inspection import window as module_of_windows
from ilacs.sector.next_inspection.back_test import calibration_in
from ilacs.sector.next_inspection.fits import FITS, Stratum, fits_in, shipped_json
from ilacs.sector.next_inspection.forecast import publication_lags, strata_of
from ilacs.sector.next_inspection.log_logistic import LogLogistic
from ilacs.sector.record import Record, load_record

SALFORD = 80548
TODAY = date(2026, 8, 20)


def inspection(
    first: date | None, last: date | None, grade: Grade | None = Grade.GOOD
) -> Inspection:
    day = first or date(2026, 8, 1)
    return Inspection(
        id=f"{SALFORD}-{day}",
        urn=SALFORD,
        kind=Kind.ILACS_SHORT,
        framework=FrameworkVersion.ILACS_2023,
        on_site_from=first,
        on_site_to=last,
        published=None,
        known_from=date(2026, 8, 10),
        lead_inspectors=(),
        grades=((Judgement.OVERALL, grade),) if grade else ((Judgement.LEADERS, Grade.GOOD),),
        areas=None,
        address="",
        origin=Origin.ADDED,
    )


def with_added(*added: Inspection) -> Record:
    shipped = load_record(TODAY)
    return Record(TODAY, (*shipped.inspections, *added), shipped.areas)


def test_a_report_that_was_added_moves_the_window_without_a_new_fit() -> None:
    shipped = next_window(load_record(TODAY), SALFORD)
    moved = next_window(with_added(inspection(date(2026, 7, 6), date(2026, 7, 10))), SALFORD)
    assert moved.last
    assert moved.last.origin is Origin.ADDED
    assert shipped.median
    assert moved.median
    assert moved.median.year == 2029
    assert moved.model_note == shipped.model_note


def test_without_days_on_site_nothing_is_told() -> None:
    found = next_window(with_added(inspection(None, None)), SALFORD)
    assert found.median is None
    assert found.months_since is None
    assert found.limits == ("The days on site of the last full inspection are not known.",)


def test_a_gap_without_days_is_counted_as_such() -> None:
    undated = [row.undated for row in time_between(with_added(inspection(None, None)))]
    assert sum(undated) == 1


def test_an_unknown_number_is_told_nothing() -> None:
    found = next_window(load_record(TODAY), 1)
    assert (found.last, found.median) == (None, None)
    assert found.limits == ("The record holds no full inspection of this authority.",)


def test_the_calendar_has_an_end() -> None:
    found = next_window(load_record(date.max), SALFORD)
    assert found.wide == (date.max, date.max)


#  last day on site, overall grade: the gaps that the next one is like
STRATA = [
    (date(2023, 5, 5), Grade.GOOD, ["since_resumption", "recent_after_good"]),
    (date(2023, 5, 5), Grade.INADEQUATE, ["since_resumption", "recent_after_less"]),
    (date(2023, 5, 5), None, ["since_resumption"]),
    (date(2019, 5, 10), Grade.OUTSTANDING, ["recent_after_good"]),
    (date(2019, 5, 10), Grade.NOT_JUDGED, []),
]


@pytest.mark.parametrize(("last", "grade", "strata"), STRATA)
def test_which_gaps_one_is_like(last: date, grade: Grade | None, strata: list[str]) -> None:
    assert list(strata_of(inspection(last, last, grade))) == strata


def test_after_the_single_inspection_no_gap_since_the_resumption_is_alike() -> None:
    late = replace(inspection(date(2023, 5, 1), date(2023, 5, 5)), kind=Kind.SIF)
    assert strata_of(late) == (Stratum.RECENT_AFTER_GOOD,)


def test_lags_are_taken_where_both_days_are_known() -> None:
    dated = replace(inspection(date(2026, 6, 1), date(2026, 6, 5)), published=date(2026, 7, 11))
    assert publication_lags([dated, inspection(date(2026, 6, 1), None)]) == [40]
    assert publication_lags([replace(dated, kind=Kind.FOCUSED_VISIT)]) == []


def test_too_few_published_reports_give_no_chance_of_an_unseen_one() -> None:
    only = replace(inspection(date(2023, 5, 1), date(2023, 5, 5)), known_from=date(2023, 6, 20))
    found = next_window(Record(TODAY, (only,), {}), SALFORD)
    assert found.median is not None
    assert found.chance_begun_unseen is None


def test_an_uncertain_fit_has_a_band_and_a_certain_one_has_none() -> None:
    certain = LogLogistic(log(40), log(20), (0, 0, 0))
    unsure = LogLogistic(log(40), log(20), (0.01, 0, 0.02))
    assert certain.band(41, after=30) == pytest.approx((certain.waiting(41, after=30),) * 2)
    low, high = unsure.band(41, after=30)
    assert 0 < low < unsure.waiting(41, after=30) < high < 1
    assert unsure.band(30, after=30) == (1, 1)
    assert unsure.band(20, after=30) == (1, 1)
    wider = unsure.band(41, after=30, z=2.58)
    assert wider[0] < low
    assert high < wider[1]


@pytest.mark.parametrize("after", [0, 1e-9, 39.0, 400.0])
def test_very_long_and_very_short_waits_stay_numbers(after: float) -> None:
    steep = LogLogistic(log(40), log(25), (0.0001, 0, 0.01))
    months = [steep.month_when(chance, after=after) for chance in (0.001, 0.5, 0.999)]
    assert months == sorted(months)
    assert months[0] >= after
    assert 0 <= steep.waiting(after + 500, after=after) < 0.001
    assert steep.band(after + 500, after=after)[0] >= 0
    assert steep.waiting(0) == 1
    assert steep.month_when(0) == 0


def test_the_shipped_fits_are_read() -> None:
    content = shipped_json(FITS)
    assert len(fits_in(content)) == len(content["fits"]) > 50


def row_without(column: str) -> dict[str, object]:
    row = dict(shipped_json(FITS)["fits"][0])
    del row[column]
    return row


DAMAGED = [
    {},
    {"library": "x"},
    {"library": "x", "fits": 3},
    {"library": "x", "fits": [{}]},
    {"library": "x", "fits": [row_without("covariance")]},
    {"library": "x", "fits": [row_without("covariance") | {"covariance": [1, 2]}]},
    {"library": "x", "fits": [row_without("as_at") | {"as_at": "yesterday"}]},
    {"library": "x", "fits": [row_without("stratum") | {"stratum": "none"}]},
]


@pytest.mark.parametrize("content", DAMAGED, ids=lambda content: json.dumps(content)[:60])
def test_a_damaged_file_of_fits_is_said(content: dict[str, object]) -> None:
    with pytest.raises(RecordFault, match=r"^fits\.json: .* Install ilacs again\. \[damaged\]$"):
        fits_in(content)


@pytest.mark.parametrize(
    "content", [{}, {"followed_until": "2026-05-22"}, {"followed_until": 3, "periods": []}]
)
def test_a_damaged_file_of_the_back_test_is_said(content: dict[str, object]) -> None:
    with pytest.raises(RecordFault, match=r"^calibration\.json: .* \[damaged\]$"):
        calibration_in(content)


def test_a_file_that_is_not_there_or_holds_a_list_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(RecordFault, match=r"nowhere\.json"):
        shipped_json("nowhere.json")
    monkeypatch.setattr(json, "loads", lambda _: [])
    with pytest.raises(RecordFault, match=r"fits\.json"):
        shipped_json(FITS)


def test_damage_reaches_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module_of_windows, "shipped_fits", lambda: fits_in({}))
    with pytest.raises(RecordFault):
        next_window(load_record(TODAY), SALFORD)
