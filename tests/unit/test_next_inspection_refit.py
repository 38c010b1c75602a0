"""The shipped models and their back-test are what the script makes of the shipped record."""

import importlib.util
from datetime import date
from types import ModuleType
from typing import Any

import pytest
from needs import ROOT

from ilacs.sector.next_inspection import calibration
from ilacs.sector.next_inspection.fits import CALIBRATION, FITS, Stratum, shipped_json
from ilacs.sector.record import load_record

SCRIPT = ROOT / "scripts" / "fit_next_inspection.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fit_next_inspection", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def written(script: ModuleType) -> dict[str, Any]:
    """What the script would write, by file."""
    files: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(script, "write", files.__setitem__)
        script.main()
    return files


def flat(value: Any, place: str = "") -> dict[str, Any]:
    """Every value in a structure by its place."""
    pairs: Any = ()
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list | tuple):
        pairs = enumerate(value)
    else:
        return {place: value}
    return {k: v for key, one in pairs for k, v in flat(one, f"{place}/{key}").items()}


@pytest.mark.parametrize("name", [FITS, CALIBRATION])
def test_the_script_makes_the_shipped_files(written: dict[str, Any], name: str) -> None:
    made, shipped = flat(written[name]), flat(shipped_json(name))
    assert made.keys() == shipped.keys()
    # Another version of the library may differ in the last digits.
    for place, value in shipped.items():
        if isinstance(value, float):
            assert made[place] == pytest.approx(value, rel=0.02, abs=0.002), place
        elif place != "/library":
            assert made[place] == value, place


def test_no_fit_looks_at_what_came_later(script: ModuleType) -> None:
    day = date(2024, 6, 30)
    everything, known = load_record(date.max), load_record(day)
    assert list(script.fits_on(everything.known_on(day))) == list(script.fits_on(known))
    seen_until = script.last_seen(known)
    assert seen_until < day
    several = script.waits(known, Stratum.RECENT_AFTER_GOOD, seen_until)
    # 24 months are looked at, of waits that nobody bore for more than ten years.
    assert all(0 <= wait.entry < wait.exit < 120 for wait in several)
    assert all(wait.exit - wait.entry <= 24.1 for wait in several)


def rows_of_the_document() -> list[str]:
    """The tables of the back-test as the document should show them."""
    shown = [
        f"| {period.name} | {period.first} to {period.last} | {period.authorities} | "
        + " | ".join(
            f"{one.within} of {one.windows} ({one.within / one.windows:.0%})"
            for one in period.coverage
        )
        + f" | {period.coverage[0].months:.1f} and {period.coverage[1].months:.1f}"
        f" | {period.error:.1f} | {period.error_of_40:.1f} |"
        for period in calibration().periods
    ]
    recent, since = calibration().periods[1:3]
    shown += [
        f"| {one.least:.0%} to {one.most:.0%} | {one.forecasts} | {one.mean_chance:.0%} | "
        f"{one.came:.0%} |"
        for one in recent.chances
    ]
    for place, tenths in enumerate(zip(recent.tenths, since.tenths, strict=True)):
        bars = "    ".join(f"{'#' * round(100 * t):<20}{100 * t:>5.1f} %" for t in tenths)
        shown.append(f"{10 * place:>3} to {10 * place + 10:>3} % {bars}")
    return shown


def test_the_document_shows_the_shipped_back_test() -> None:
    lines = (ROOT / "docs" / "next-inspection.md").read_text("utf-8").splitlines()
    assert [row for row in rows_of_the_document() if row not in lines] == []
