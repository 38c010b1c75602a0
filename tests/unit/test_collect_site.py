"""What a page of the inspectorate's site is read as."""

from datetime import date

import pytest
from inspectorate import Entry, not_found_page, provider_page

from ilacs.sector.collect.site import Group, Publication, UnknownLayout, day_in, publications

PAGE = "https://reports.ofsted.gov.uk/provider/44/80489"
FILES = "https://files.ofsted.gov.uk/v1/file"


def read(html: str) -> tuple[Publication, ...]:
    found = publications(html, PAGE)
    assert not isinstance(found, UnknownLayout)
    return found


def test_a_page_gives_title_kind_day_and_address_of_every_document():
    html = provider_page(
        Entry("Children’s services inspection", f"{FILES}/50301234", "08 September 2026"),
        Entry("Children's services focused visit", f"{FILES}/50222222", "07 November 2023"),
        Entry("Area SEND full inspection", f"{FILES}/50333333", "12 July 2024"),
    )
    assert read(html) == (
        Publication(
            "Children's services inspection",
            "inspection",
            Group.COLLECTED,
            date(2026, 9, 8),
            f"{FILES}/50301234",
        ),
        Publication(
            "Children's services focused visit",
            "focused visit",
            Group.COLLECTED,
            date(2023, 11, 7),
            f"{FILES}/50222222",
        ),
        Publication(
            "Area SEND full inspection",
            "special educational needs",
            Group.LEFT_ALONE,
            date(2024, 7, 12),
            f"{FILES}/50333333",
        ),
    )


@pytest.mark.parametrize(
    ("title", "kind", "group"),
    [
        ("Children's services inspection", "inspection", Group.COLLECTED),
        ("CHILDREN'S SERVICES RE-INSPECTION", "inspection", Group.COLLECTED),
        ("Children's  services\nfocused visit", "focused visit", Group.COLLECTED),
        ("Children's services monitoring visit", "monitoring visit", Group.COLLECTED),
        ("Monitoring visit", "monitoring visit", Group.COLLECTED),
        ("Joint area child protection inspection", "joint inspection", Group.COLLECTED),
        ("Joint targeted area inspection", "joint inspection", Group.COLLECTED),
        ("Joint area review - progress inspection", "before 2012", Group.LEFT_ALONE),
        ("Adoption inspection", "adoption or fostering service", Group.LEFT_ALONE),
        ("Area SEND monitoring inspection", "special educational needs", Group.LEFT_ALONE),
        ("Children's services round-up", "", Group.UNKNOWN),
        ("Inspection", "", Group.UNKNOWN),
        ("", "", Group.UNKNOWN),
    ],
)
def test_a_kind_is_told_by_the_words_of_the_title(title, kind, group):
    (publication,) = read(provider_page(Entry(title, f"{FILES}/1", "1 May 2024")))
    assert (publication.kind, publication.group) == (kind, group)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("08 September 2026", date(2026, 9, 8)),
        ("8th September 2026", date(2026, 9, 8)),
        ("Tuesday 8 Sept 2026", date(2026, 9, 8)),
        ("08/09/2026", date(2026, 9, 8)),
        ("2026-09-08", date(2026, 9, 8)),
        ("31 June 2026", None),
        ("2026-13-45", None),
        ("September 2026", None),
        ("", None),
    ],
)
def test_days_are_read_in_the_forms_that_are_printed(printed, day):
    assert day_in(printed) == day


def test_a_label_without_a_day_leaves_it_to_the_line_that_says_published():
    html = f"""<ol class="timeline"><li class="timeline__day"><time>28 July 2026</time>
        <a class="publication-link" href="{FILES}/1">Focused visit
          <span class="filetype">PDF</span></a>
        <p>Published: <time>8 September 2026</time></p></li></ol>"""
    (publication,) = read(html)
    assert (publication.title, publication.published) == ("Focused visit", date(2026, 9, 8))


def test_the_day_on_site_is_never_taken_for_the_day_of_publication():
    entry = Entry("Focused visit", f"{FILES}/1", published="", on_site="28 July 2026")
    (publication,) = read(provider_page(entry))
    assert publication.published is None


@pytest.mark.parametrize(
    ("leads_to", "address"),
    [
        ("/v1/file/7", "https://reports.ofsted.gov.uk/v1/file/7"),
        ("../../v1/file/7", "https://reports.ofsted.gov.uk/v1/file/7"),
        ("//files.ofsted.gov.uk/v1/file/7", f"{FILES}/7"),
        (f"  {FILES}/7#page=2 ", f"{FILES}/7"),
        ("", ""),
        ("https://[broken", ""),
        ("mailto:someone@example.org", "mailto:someone@example.org"),
    ],
)
def test_links_are_resolved_against_the_page(leads_to, address):
    (publication,) = read(provider_page(Entry("Focused visit", leads_to, "1 May 2024")))
    assert publication.address == address


def test_a_document_that_is_listed_twice_comes_out_twice():
    entry = Entry("Focused visit", f"{FILES}/7", "1 May 2024")
    assert [found.address for found in read(provider_page(entry, entry))] == [f"{FILES}/7"] * 2


def test_a_document_linked_outside_the_list_is_not_lost():
    beside = f'<a href="{FILES}/8">Something new</a> <a href="{FILES}/7">Latest report</a>'
    entry = Entry("Focused visit", f"{FILES}/7", "1 May 2024")
    listed, stray = read(provider_page(entry, beside=beside))
    assert listed.address == f"{FILES}/7"
    assert (stray.title, stray.group, stray.address) == (
        "Something new",
        Group.UNKNOWN,
        f"{FILES}/8",
    )


def test_a_list_without_documents_is_empty():
    assert read(provider_page()) == ()


@pytest.mark.parametrize(
    "html",
    [
        "",
        "plain words",
        not_found_page(),
        '<html><body><div class="cards"><a href="/report/9">Report</a></div></body></html>',
        f'<html><body><div class="cards"><a href="{FILES}/9">Report</a></div></body></html>',
    ],
    ids=["empty", "no markup", "an error under status 200", "other markup", "loose documents"],
)
def test_a_page_of_another_layout_says_so_and_is_never_an_empty_list(html):
    found = publications(html, PAGE)
    assert isinstance(found, UnknownLayout)
    assert "the page's layout is not known" in found.what
