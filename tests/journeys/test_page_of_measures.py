"""The page of figures, as people use it in a browser: by keyboard, by ear, on a small screen."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import opened
from measured import clocks_of
from needs import demand
from playwright.sync_api import Page, expect

from ilacs.documents.measures.answering import Beside, figures_in
from ilacs.documents.measures.answers import MeasuresAnswer
from ilacs.documents.measures.counted_tables import tables_of
from ilacs.documents.measures.page import measures_page
from ilacs.documents.measures.protection import protected_tables
from ilacs.lists.imagined import imagine
from ilacs.measures.data import data_of
from ilacs.measures.declared import ALL
from ilacs.measures.described import By
from ilacs.measures.disclosure import DEFAULT
from ilacs.measures.disclosure_flows import protected_flows
from ilacs.measures.engines.duckdb import DuckDB
from ilacs.measures.flows import flows_of
from ilacs.measures.measuring import Measured

MONTHS = 10
SOME = tuple(ALL[::9])
"""Measures of every area and unit, and worklists: enough for a page, quick to measure."""

NARROW = 320

NAMES = """(drawings) => drawings.map((one) => one.getAttribute("aria-label")
  ?? one.getAttribute("aria-labelledby").split(" ")
    .map((id) => document.getElementById(id).textContent).join(" "))"""
"""What a drawing is called: by its own label, or by the parts that name it."""


@pytest.fixture(scope="session")
def file(tmp_path_factory) -> Path:
    """The page of an invented authority, over several months."""
    demand("chromium")
    snapshots = list(imagine(400, MONTHS, 1, ends=date(2026, 10, 31)))
    clocks = clocks_of()
    data = data_of(snapshots, clocks.values())
    measured = Measured(DuckDB(), data, clocks, SOME)
    days = [one.reference_date.day for one in snapshots]
    by = By.ETHNIC_GROUP
    tables = protected_tables(tables_of(measured, by, days[-1], days[-2]), SOME, DEFAULT)
    answer = MeasuresAnswer(
        snapshots=tuple((snapshots[-1].authority, day) for day in days),
        measures=SOME,
        figures=figures_in(tables, SOME, by, Beside(rule=DEFAULT)),
        not_measured=measured.not_measured,
        noticed=(),
        clocks=clocks,
        by=by,
        protection=DEFAULT.words,
        flows=protected_flows(flows_of(data, clocks), DEFAULT),
    )
    path = tmp_path_factory.mktemp("page") / "board.html"
    path.write_text(measures_page(answer), "utf-8")
    return path


@pytest.fixture
def reading(browser, file):
    """Opens the page, and sees at the end that it asked for nothing and complained of nothing."""

    @contextmanager
    def open_page(**how) -> Iterator[Page]:
        with opened(browser, file, **how) as (page, wrong):
            yield page
            assert wrong == []

    return open_page


def figures(page: Page):
    return page.locator("article:visible")


def tab_to(page: Page, name: str) -> None:
    """Press the tab key until the focus is on the part with this id."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == name:
            return
    pytest.fail(f"The tab key does not lead to {name}.")


def everything_open(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


class TestByKeyboardAlone:
    def test_words_area_and_marks_filter_and_the_count_is_said(self, reading):
        with reading() as page:
            said = page.get_by_role("status")
            expect(said).to_have_text(f"All {len(SOME)} figures are shown.")
            tab_to(page, "words")
            page.keyboard.type("care")
            wanted = [one for one in SOME if "care" in one.name.lower()]
            assert figures(page).count() >= len(wanted) > 0
            expect(said).to_have_text(f"{figures(page).count()} of {len(SOME)} figures are shown.")
            tab_to(page, "area")
            page.keyboard.type("Children in care")
            assert {one.get_attribute("data-area") for one in figures(page).all()} == {
                "children_in_care"
            }
            page.keyboard.press("Shift+Tab")
            page.keyboard.press("Control+a")
            page.keyboard.press("Delete")
            in_care = [one for one in SOME if one.judgement.value == "children_in_care"]
            expect(figures(page)).to_have_count(len(in_care))

    @pytest.mark.parametrize("mark", ["unknown", "worse", "signal"])
    def test_each_mark_leaves_those_that_have_it(self, reading, mark):
        with reading() as page:
            having = page.locator(f'article[data-marks~="{mark}"]').count()
            tab_to(page, mark)
            page.keyboard.press("Space")
            expect(figures(page)).to_have_count(having)
            page.locator("button[type=reset]").focus()
            page.keyboard.press("Enter")
            expect(figures(page)).to_have_count(len(SOME))

    def test_where_nothing_is_found_no_area_is_left(self, reading):
        with reading() as page:
            tab_to(page, "words")
            page.keyboard.type("no measure says this")
            expect(page.get_by_role("status")).to_have_text(f"0 of {len(SOME)} figures are shown.")
            expect(page.locator("section.area:visible")).to_have_count(0)

    def test_details_open_and_close(self, reading):
        with reading() as page:
            definition = page.locator("article details").filter(has_text="Source").first
            definition.locator("summary").focus()
            expect(definition.locator("dl")).not_to_be_visible()
            page.keyboard.press("Enter")
            expect(definition.locator("dl")).to_be_visible()
            page.keyboard.press("Enter")
            expect(definition.locator("dl")).not_to_be_visible()

    def test_what_matters_leads_to_its_figure_though_the_filter_hides_it(self, reading):
        with reading() as page:
            tab_to(page, "words")
            page.keyboard.type("no measure says this")
            link = page.locator("#first li a").first
            link.focus()
            page.keyboard.press("Enter")
            heading = page.locator(link.get_attribute("href"))
            expect(heading).to_have_text(link.inner_text())
            expect(heading).to_be_in_viewport()

    def test_where_the_focus_is_can_be_seen(self, reading):
        with reading() as page:
            for name in ("words", "area", "unknown"):
                tab_to(page, name)
                outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
                assert outline == "3px"


class TestByEar:
    @pytest.mark.parametrize(("width", "is_open"), [(1000, False), (NARROW, True)])
    def test_axe_finds_nothing_wrong(self, reading, width, is_open):
        with reading(width=width) as page:
            if is_open:
                everything_open(page)
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()

    def test_every_drawing_has_a_name_of_its_own_or_is_passed_over(self, reading):
        with reading() as page:
            names = page.get_by_role("img").evaluate_all(NAMES)
            assert names
            assert all(names)
            assert len(names) == len(set(names))
            silent = page.locator("svg:not([role=img])")
            assert silent.count() == page.locator("svg[aria-hidden=true]").count() > 0

    def test_a_trend_is_told_in_words(self, reading):
        with reading() as page:
            line = page.get_by_role("img", name=re.compile("^Trend of "))
            assert line.count() > len(SOME) / 2
            words = line.first.get_attribute("aria-label")
            assert re.search(rf"{MONTHS} values from .*, lowest .*, highest .*, last .*\.", words)

    def test_headings_lead_through_the_areas(self, reading):
        with reading() as page:
            for area in ("Help and protection", "Children in care", "Care leavers", "Leaders"):
                expect(page.get_by_role("heading", name=area, level=2, exact=True)).to_be_visible()
            assert page.get_by_role("heading", level=4).count() == len(SOME)


class TestWithoutScripts:
    def test_everything_can_be_read(self, reading):
        with reading(scripts=False) as page:
            expect(figures(page)).to_have_count(len(SOME))
            expect(page.locator("#filter")).not_to_be_visible()
            definition = page.locator("article details").last
            definition.locator("summary").click()
            expect(definition.locator("dl")).to_be_visible()
            expect(page.locator("#first li").first).to_be_visible()


class TestOnASmallScreen:
    @pytest.mark.parametrize("is_open", [False, True])
    def test_the_page_never_moves_sideways(self, reading, is_open):
        with reading(width=NARROW) as page:
            if is_open:
                everything_open(page)
            assert page.evaluate("document.documentElement.scrollWidth") == NARROW


def test_on_paper_there_is_no_filter_and_no_figure_is_parted(reading):
    with reading() as page:
        page.emulate_media(media="print")
        expect(page.locator("#filter")).not_to_be_visible()
        expect(page.locator("nav")).not_to_be_visible()
        expect(figures(page)).to_have_count(len(SOME))
        kept = page.evaluate("getComputedStyle(document.querySelector('article')).breakInside")
        assert kept == "avoid"
