"""What journeys share: one browser, and one example that is answered by `ilacs serve`.

A second browser may not start beside the first, and an example takes seconds to make. A journey
leaves nothing in the example that another could stumble over.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from browsing import a_browser
from installed import PASSWORD, installation
from needs import demand
from playwright.sync_api import Browser
from records import BRENT, report_on

from ilacs.framework import Grade, Judgement, Kind
from ilacs.reports.record import Finding, Section
from ilacs.sector.adding import add_report
from ilacs.sector.store import open_store


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that tests drive."""
    demand("chromium")
    with a_browser() as running:
        yield running


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[str]:
    """The address of the example, answered by the server that a council would run."""
    demand("chromium")
    folder = tmp_path_factory.mktemp("example")
    example = installation(folder, second_factor=False)
    ends = ("--size", "80", "--months", "1", "--ends", "2026-09-30")
    example.run("admin", "example", "--password", PASSWORD, *ends)
    add_a_report(folder / "record")
    with example.served() as address:
        yield address


def add_a_report(folder: Path) -> None:
    """A report on Brent with words, such as people add to the record."""
    said = Finding(1, "Leaders know their service, and children are seen in time.", 3)
    report = report_on(
        BRENT,
        "2023-02-20",
        areas=("How soon children are seen.", "How plans are written."),
        kind=Kind.ILACS_SHORT,
        sections=(Section("Leaders: good", Judgement.LEADERS, Grade.GOOD, (said,)),),
    )
    folder.mkdir()
    with open_store(folder) as store:
        add_report(store, report, on=date(2026, 9, 30), themes_of=lambda text: ("missing",))
