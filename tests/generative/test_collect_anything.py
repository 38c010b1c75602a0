"""Whatever the site says, and wherever a run is broken off: nothing is lost, nothing doubled."""

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inspectorate import Clock, Entry, How, Reply, StandIn, provider_page

from ilacs.register import resolve
from ilacs.sector.collect import (
    Ending,
    Fetcher,
    Manners,
    NotFetched,
    Outcome,
    Wanted,
    collect,
    inspectorate,
)
from ilacs.sector.collect.manners import seconds_asked_for
from ilacs.sector.collect.robots import rules_of
from ilacs.sector.collect.shelf import slug
from ilacs.sector.collect.site import UnknownLayout, declared, publications
from ilacs.sector.collect.state import MEMORY

PAGE = "https://reports.ofsted.gov.uk/provider/44/80489"
BRENT = resolve("Brent")

# fmt: off
MARKUP = st.lists(st.sampled_from([
    "<ol class='timeline'>", "</ol>", "<li class='timeline__day'>", "</li>", "<time>", "</time>",
    "<a class='publication-link' href='/v1/file/1'>", "<a class='publication-link'>", "</a>",
    "<a href='https://files.ofsted.gov.uk/v1/file/2'>", "<a class='publication-link' href='//['>",
    "<span class='nonvisual'>", "<span class='filetype'>", "</span>", "<base href='//other'>",
    "Focused visit", ", PDF - ", "08 September 2026", "Published", "2026-99-99", "&#x0;", "<", "’",
]), max_size=40).map(" ".join)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=200)
TITLES = st.sampled_from([
    "Children’s services inspection", "Children's services focused visit", "Monitoring visit",
    "Joint targeted area inspection", "Area SEND full inspection", "Something new",
])
# fmt: on


@given(st.one_of(MARKUP, TEXTS))
def test_any_page_is_a_list_or_of_a_layout_that_is_not_known(html: str) -> None:
    found = publications(html, PAGE)
    if isinstance(found, UnknownLayout):
        assert found.what
    else:
        assert "timeline" in html


@given(
    st.lists(st.tuples(TITLES, st.integers(1, 99), st.dates(date(2006, 1, 1), date(2040, 1, 1))))
)
def test_what_is_listed_is_what_is_read(listed: list[tuple[str, int, date]]) -> None:
    files = declared()["addresses"]["files"]
    entries = [
        Entry(title, f"{files}/v1/file/{number}", f"{day:%d %B %Y}")
        for title, number, day in listed
    ]
    found = publications(provider_page(*entries), PAGE)
    assert not isinstance(found, UnknownLayout)
    assert [(each.title, each.address, each.published) for each in found] == [
        (title.replace("’", "'"), f"{files}/v1/file/{number}", day) for title, number, day in listed
    ]


@given(TEXTS)
def test_any_rules_for_programs(text: str) -> None:
    assert rules_of(text).delay >= 0


@given(st.one_of(TEXTS, st.integers().map(str)), TEXTS)
def test_any_wait(header: str, day: str) -> None:
    seconds = seconds_asked_for(header, day)
    assert seconds is None or seconds >= 0


@given(st.one_of(TEXTS, TEXTS.map("https://files.ofsted.gov.uk{}".format)))
def test_any_address_is_of_the_site_or_is_not_asked(address: str) -> None:
    if address_is_asked(address):
        assert address.startswith("https://files.ofsted.gov.uk")


def address_is_asked(address: str) -> bool:
    try:
        inspectorate().check(address)
    except NotFetched:
        return False
    return True


@given(st.text(max_size=60))
def test_any_name_can_be_part_of_a_file_name(name: str) -> None:
    assert set(slug(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.fixture(scope="module")
def site() -> Iterator[StandIn]:
    with StandIn() as stand_in:
        yield stand_in


FAULTS = st.sampled_from([
    None, None, None,
    Reply(status=404), Reply(status=403), Reply(status=500), Reply(how=How.RESET), Reply(b""),
    Reply(b"<html>no</html>"), Reply(status=302, headers={"Location": "https://example.org/"}),
])  # fmt: skip


@settings(max_examples=30)
@given(
    st.lists(st.tuples(TITLES, st.integers(1, 6), st.integers(1, 3), FAULTS), max_size=8),
    st.integers(0, 10),
)
def test_broken_off_anywhere_and_run_again_gives_what_one_good_run_gives(
    site: StandIn, listed: list[tuple[str, int, int, Reply | None]], broken_off_after: int
) -> None:
    def entries(*, healthy: bool) -> None:
        page = []
        for title, number, day, fault in listed:
            address = site.holds(number, b"%PDF-1.7 " + str(number).encode())
            if fault and not healthy:
                site.answers("files", f"/v1/file/{number}", fault)
            page.append(Entry(title, address, f"{day} May 2026"))
        site.lists(80489, *page)

    clock = Clock()
    fetcher = Fetcher(
        site.site,
        contact="me@example.org",
        manners=Manners(tries=1, failures_in_a_row=99),
        clock=clock,
        sleep=clock.sleep,
    )

    def run(folder: Path, limit: int | None = None) -> list[Ending]:
        told: list[Ending] = []

        def tell(outcome: Outcome) -> None:
            told.append(outcome.ending)
            if len(told) == limit:
                raise KeyboardInterrupt

        try:
            result = collect(Wanted([BRENT], date(2026, 11, 25)), folder, fetcher, tell)
        except KeyboardInterrupt:
            return told
        with_publication = [outcome for outcome in result.outcomes if outcome.publication]
        assert len(with_publication) == result.listed == len(listed)
        return told

    def held(folder: Path) -> list[bytes]:
        return sorted(path.read_bytes() for path in folder.iterdir() if path.name != MEMORY)

    with fetcher, tempfile.TemporaryDirectory() as top:
        entries(healthy=True)
        run(Path(top, "good"))
        entries(healthy=False)
        run(Path(top, "broken"), broken_off_after)
        entries(healthy=True)
        run(Path(top, "broken"))
        assert held(Path(top, "broken")) == held(Path(top, "good"))
        assert Ending.NEW not in run(Path(top, "broken"))
