"""Asking the inspectorate's site: pauses, patience, robots.txt, and what is never asked."""

import io
from collections.abc import Iterator

import httpx
import pytest
from inspectorate import Clock, How, Reply, StandIn, versioned

from ilacs import __version__
from ilacs.sector.collect import Fetcher, Manners, NotFetched, Site, inspectorate
from ilacs.sector.collect.answers import Version
from ilacs.sector.collect.manners import seconds_asked_for, user_agent

PDF = b"%PDF-1.7\n" + b"invented " * 200 + b"\n%%EOF\n"
BUSY = Reply(b"", status=503)
QUICK = Manners(to_answer=0.1, tries=2)


@pytest.fixture
def site() -> Iterator[StandIn]:
    with StandIn() as stand_in:
        yield stand_in


@pytest.fixture
def clock() -> Clock:
    return Clock()


def fetcher(site: StandIn, clock: Clock, manners: Manners | None = None) -> Fetcher:
    return Fetcher(
        site.site,
        contact="someone@example.org",
        manners=manners,
        clock=clock,
        sleep=clock.sleep,
    )


def fetched(site: StandIn, clock: Clock, address: str, manners: Manners | None = None) -> bytes:
    into = io.BytesIO()
    with fetcher(site, clock, manners) as ask:
        assert ask.document(address, into).changed
    return into.getvalue()


def failure(
    site: StandIn, clock: Clock, address: str, manners: Manners | None = None
) -> NotFetched:
    with fetcher(site, clock, manners) as ask, pytest.raises(NotFetched) as caught:
        ask.document(address, io.BytesIO())
    assert caught.value.what.endswith(".")
    assert caught.value.remedy.endswith(".")
    return caught.value


class TestWhoAsks:
    def test_the_site_is_told_who_asks_and_whom_to_write_to(self, site, clock):
        fetched(site, clock, site.holds(1, PDF))
        assert {asked.headers["User-Agent"] for asked in site.asked} == {
            f"ilacs/{__version__} (someone@example.org)"
        }

    @pytest.mark.parametrize("contact", ["", " ", "a\r\nX-Other: b", "me)", "Zoë"])
    def test_a_contact_that_cannot_stand_in_a_header_is_refused(self, contact):
        with pytest.raises(ValueError, match="whom the site may contact"):
            user_agent(contact)


class TestPauses:
    def test_two_seconds_lie_between_any_two_requests(self, site, clock):
        one, two = site.holds(1, PDF), site.holds(2, PDF)
        with fetcher(site, clock) as ask:
            ask.document(one, io.BytesIO())
            ask.document(two, io.BytesIO())
        # robots.txt, then the two documents.
        assert clock.slept == [2, 2]

    def test_time_that_has_passed_anyway_counts(self, site, clock):
        with fetcher(site, clock) as ask:
            ask.document(site.holds(1, PDF), io.BytesIO())
            clock.now += 1.5
            ask.document(site.holds(2, PDF), io.BytesIO())
            clock.now += 60
            ask.document(site.holds(3, PDF), io.BytesIO())
        assert clock.slept == [2, 0.5]

    @pytest.mark.parametrize(
        ("rules", "pause"),
        [
            ("User-agent: *\nCrawl-delay: 10", 10),
            ("User-agent: *\nCrawl-delay: 0.5", 2),
            ("User-agent: ilacs\nCrawl-delay: 7\n\nUser-agent: *\nCrawl-delay: 30", 7),
            ("User-agent: *\nRequest-rate: 1/15s", 15),
            ("User-agent: *\nCrawl-delay: soon", 2),
        ],
    )
    def test_the_site_can_ask_for_longer_pauses(self, site, clock, rules, pause):
        site.answers("files", "/robots.txt", Reply(rules.encode()))
        fetched(site, clock, site.holds(1, PDF))
        assert clock.slept == [pause]


class TestRobots:
    def test_what_is_not_for_programs_is_not_asked(self, site, clock):
        site.answers("files", "/robots.txt", Reply(b"User-agent: *\nDisallow: /v1/"))
        told = failure(site, clock, site.holds(1, PDF))
        assert told.rule == "robots"
        assert "robots.txt tells programs to leave this address alone" in told.what
        assert site.paths(without_robots=False) == ["/robots.txt"]

    def test_rules_for_other_programs_are_not_for_us(self, site, clock):
        site.answers("files", "/robots.txt", Reply(b"User-agent: other\nDisallow: /"))
        assert fetched(site, clock, site.holds(1, PDF)) == PDF

    @pytest.mark.parametrize("status", [403, 404, 410])
    def test_a_host_without_rules_sets_none(self, site, clock, status):
        site.answers("files", "/robots.txt", Reply(b"", status=status))
        assert fetched(site, clock, site.holds(1, PDF)) == PDF

    @pytest.mark.parametrize(
        "reply",
        [
            BUSY,
            Reply(b"", status=429),
            Reply(how=How.RESET),
            Reply(status=302, headers={"Location": "https://www.example.org/robots.txt"}),
        ],
        ids=["busy", "too many", "torn down", "elsewhere"],
    )
    def test_a_host_whose_rules_cannot_be_read_is_not_asked(self, site, clock, reply):
        site.answers("files", "/robots.txt", reply)
        address = site.holds(1, PDF)
        with fetcher(site, clock) as ask:
            for _ in range(2):
                with pytest.raises(NotFetched) as caught:
                    ask.document(address, io.BytesIO())
                assert caught.value.rule == "robots"
                assert "robots.txt) could not be read" in caught.value.what
        assert site.paths() == []

    def test_rules_are_read_once_a_run_and_for_each_host(self, site, clock):
        page = site.lists(80489)
        with fetcher(site, clock) as ask:
            for _ in range(3):
                ask.page(page)
            ask.document(site.holds(1, PDF), io.BytesIO())
        rules = [asked.host for asked in site.asked if asked.path == "/robots.txt"]
        assert rules == ["reports", "files"]

    def test_a_host_that_wants_endless_pauses_is_left_alone(self, site, clock):
        site.answers("files", "/robots.txt", Reply(b"User-agent: *\nCrawl-delay: 86400"))
        assert "86,400 seconds between requests" in failure(site, clock, site.holds(1, PDF)).what


class TestConditionalRequests:
    @pytest.mark.parametrize(
        ("reply", "version"),
        [
            (Reply(PDF, etag='"a"'), Version('"a"', "")),
            (
                Reply(PDF, modified="Wed, 01 Jul 2026 08:00:00 GMT"),
                Version("", "Wed, 01 Jul 2026 08:00:00 GMT"),
            ),
        ],
        ids=["by tag", "by time"],
    )
    def test_nothing_is_sent_twice(self, site, clock, reply, version):
        address = site.answers("files", "/v1/file/1", reply)
        again = io.BytesIO()
        with fetcher(site, clock) as ask:
            first = ask.document(address, io.BytesIO())
            second = ask.document(address, again, first.version)
        assert (first.changed, first.version) == (True, version)
        assert (second.changed, again.getvalue()) == (False, b"")

    def test_a_newer_version_is_sent(self, site, clock):
        address = site.answers("files", "/v1/file/1", Reply(PDF, etag='"b"'))
        with fetcher(site, clock) as ask:
            assert ask.document(address, io.BytesIO(), Version('"a"')).changed

    def test_a_version_in_other_letters_is_not_sent_back(self, site, clock):
        address = site.answers("files", "/v1/file/1", Reply(PDF))
        with fetcher(site, clock) as ask:
            assert ask.document(address, io.BytesIO(), Version('"é"')).changed

    def test_not_modified_is_no_answer_where_nothing_is_known(self, site, clock):
        address = site.answers("files", "/v1/file/1", Reply(status=304))
        assert failure(site, clock, address).rule == "unexpected"


class TestPatience:
    def test_a_failure_that_passes_is_waited_out(self, site, clock):
        address = site.answers("files", "/v1/file/1", Reply(status=500), Reply(PDF))
        assert fetched(site, clock, address) == PDF
        # The pause after robots.txt, and then the wait before the second try.
        assert clock.slept == [2, 5]

    def test_waits_grow_and_end(self, site, clock):
        address = site.answers("files", "/v1/file/1", BUSY)
        told = failure(site, clock, address)
        assert (told.rule, site.paths()) == ("busy", ["/v1/file/1"] * 4)
        assert "status 503" in told.what
        assert "Tried 4 times" in told.what
        assert clock.slept == [2, 5, 10, 20]

    def test_the_site_says_how_long_to_wait(self, site, clock):
        busy = Reply(status=429, headers={"Retry-After": "33"})
        address = site.answers("files", "/v1/file/1", busy, Reply(PDF))
        assert fetched(site, clock, address) == PDF
        assert clock.slept == [2, 33]

    def test_a_wait_that_is_too_long_ends_the_run_for_that_host(self, site, clock):
        busy = Reply(status=429, headers={"Retry-After": "3600"})
        one = site.answers("files", "/v1/file/1", busy)
        two = site.holds(2, PDF)
        with fetcher(site, clock) as ask:
            for address in (one, two):
                with pytest.raises(NotFetched) as caught:
                    ask.document(address, io.BytesIO())
                assert caught.value.rule == "stopped"
                assert "wants us to wait 3,600 seconds" in caught.value.what
        assert site.paths() == ["/v1/file/1"]

    def test_a_host_that_keeps_failing_is_left_in_peace(self, site, clock):
        with fetcher(site, clock, QUICK) as ask:
            rules = []
            for number in range(1, 6):
                address = site.answers("files", f"/v1/file/{number}", BUSY)
                with pytest.raises(NotFetched) as caught:
                    ask.document(address, io.BytesIO())
                rules.append(caught.value.rule)
        assert rules == ["busy", "busy", "busy", "stopped", "stopped"]
        assert len(site.paths()) == 3 * 2

    def test_failures_between_successes_do_not_add_up(self, site, clock):
        with fetcher(site, clock, QUICK) as ask:
            for number in range(1, 6):
                address = site.answers("files", f"/v1/file/{number}", BUSY)
                with pytest.raises(NotFetched, match="busy or out of order"):
                    ask.document(address, io.BytesIO())
                ask.document(site.holds(100 + number, PDF), io.BytesIO())

    def test_a_site_that_keeps_refusing_is_left_in_peace(self, site, clock):
        with fetcher(site, clock) as ask:
            rules = []
            for number in range(1, 6):
                address = site.answers("files", f"/v1/file/{number}", Reply(status=403))
                with pytest.raises(NotFetched) as caught:
                    ask.document(address, io.BytesIO())
                rules.append(caught.value.rule)
        assert rules == ["refused", "refused", "refused", "stopped", "stopped"]
        assert len(site.paths()) == 3

    @pytest.mark.parametrize(
        ("status", "rule"),
        [(404, "not-found"), (410, "not-found"), (403, "refused"), (401, "refused")],
    )
    def test_a_clear_no_is_not_asked_again(self, site, clock, status, rule):
        address = site.answers("files", "/v1/file/1", Reply(b"no", status=status))
        told = failure(site, clock, address)
        assert (told.rule, site.paths()) == (rule, ["/v1/file/1"])
        assert f"status {status}" in told.what

    @pytest.mark.parametrize("status", [204, 206, 300])
    def test_an_answer_that_makes_no_sense_says_so(self, site, clock, status):
        address = site.answers("files", "/v1/file/1", Reply(b"", status=status))
        assert failure(site, clock, address).rule == "unexpected"

    def test_nobody_there(self, clock):
        with StandIn() as site:
            address = site.holds(1, PDF)
        told = failure(site, clock, address)
        assert "could not be reached" in told.what


class TestBrokenAndSlowAnswers:
    @pytest.mark.parametrize(
        ("reply", "rule"),
        [
            (Reply(PDF, how=How.CUT), "broken-off"),
            (Reply(PDF, how=How.RESET), "broken-off"),
            (Reply(PDF, headers={"Content-Encoding": "gzip"}), "broken-off"),
            (Reply(PDF, how=How.NEVER), "too-slow"),
        ],
        ids=["cut off", "torn down", "not what it says it is", "silent"],
    )
    def test_it_is_tried_again_and_then_given_up(self, site, clock, reply, rule):
        address = site.answers("files", "/v1/file/1", reply)
        told = failure(site, clock, address, QUICK)
        assert (told.rule, site.paths()) == (rule, ["/v1/file/1"] * 2)

    def test_what_a_broken_answer_left_is_not_kept(self, site, clock):
        address = site.answers("files", "/v1/file/1", Reply(PDF * 4, how=How.CUT), Reply(PDF))
        assert fetched(site, clock, address, QUICK) == PDF

    def test_a_document_that_drips_is_given_up_after_its_time(self, site):
        # Each look at the clock takes ten seconds, and every piece is looked at.
        clock = Clock(step=10)
        address = site.answers("files", "/v1/file/1", Reply(PDF, how=How.DRIP))
        told = failure(site, clock, address, Manners(for_one_file=60, tries=1))
        assert (told.rule, told.what.startswith("the site sends this too slowly")) == (
            "too-slow",
            True,
        )

    def test_gzip_is_unpacked(self, site, clock):
        address = site.answers("files", "/v1/file/1", Reply(PDF, zipped=True))
        assert fetched(site, clock, address) == PDF
        assert "gzip" in site.asked[-1].headers["Accept-Encoding"]

    @pytest.mark.parametrize(
        "reply",
        [
            Reply(PDF),
            Reply(bytes(100_000), zipped=True),
            Reply(b"", headers={"Content-Length": "2000"}, how=How.CUT),
        ],
        ids=["large", "large when unpacked", "said to be large"],
    )
    def test_more_than_the_limit_is_not_taken(self, site, clock, reply):
        address = site.answers("files", "/v1/file/1", reply)
        told = failure(site, clock, address, Manners(document_bytes=1000))
        assert (told.rule, site.paths()) == ("too-large", ["/v1/file/1"])
        assert "more than 0.001 MB" in told.what


class TestRedirects:
    @pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
    def test_they_are_followed_on_the_site(self, site, clock, status):
        site.answers("files", "/v1/file/1", Reply(status=status, headers={"Location": "2"}))
        site.holds(2, PDF)
        assert fetched(site, clock, f"{site.files}/v1/file/1") == PDF
        assert site.paths() == ["/v1/file/1", "/v1/file/2"]

    def test_from_the_pages_to_the_documents(self, site, clock):
        there = {"Location": site.holds(2, PDF)}
        address = site.answers("reports", "/old/2", Reply(status=301, headers=there))
        assert fetched(site, clock, address) == PDF

    @pytest.mark.parametrize(
        "there",
        [
            "https://www.example.org/file",
            "http://files.ofsted.gov.uk/v1/file/1",
            "file:///etc/passwd",
            "http://localhost:1/v1/file/1",
        ],
    )
    def test_they_never_lead_off_the_site(self, site, clock, there):
        reply = Reply(status=302, headers={"Location": there})
        told = failure(site, clock, site.answers("files", "/v1/file/1", reply))
        assert told.rule == "elsewhere"

    def test_a_loop_ends(self, site, clock):
        site.answers("files", "/a", Reply(status=302, headers={"Location": "/b"}))
        site.answers("files", "/b", Reply(status=302, headers={"Location": "/a"}))
        assert failure(site, clock, f"{site.files}/a").rule == "redirects"
        assert site.paths() == ["/a", "/b"]

    def test_a_long_chain_ends(self, site, clock):
        for step in range(10):
            reply = Reply(status=302, headers={"Location": f"/{step + 1}"})
            site.answers("files", f"/{step}", reply)
        assert failure(site, clock, f"{site.files}/0").rule == "redirects"
        assert site.paths() == [f"/{step}" for step in range(6)]

    @pytest.mark.parametrize("headers", [{}, {"Location": "http://[broken"}])
    def test_one_that_leads_nowhere(self, site, clock, headers):
        address = site.answers("files", "/v1/file/1", Reply(status=302, headers=headers))
        assert failure(site, clock, address).rule == "redirects"

    def test_robots_txt_holds_for_where_they_lead(self, site, clock):
        site.answers("files", "/robots.txt", Reply(b"User-agent: *\nDisallow: /private/"))
        site.answers("files", "/1", Reply(status=302, headers={"Location": "/private/1"}))
        assert failure(site, clock, f"{site.files}/1").rule == "robots"
        assert site.paths() == ["/1"]


class TestAddresses:
    def test_the_inspectorates_site(self):
        site = inspectorate()
        assert site.page_of(80489) == "https://reports.ofsted.gov.uk/provider/44/80489"
        site.check("https://files.ofsted.gov.uk/v1/file/50301234")
        assert not site.is_local

    @pytest.mark.parametrize(
        "address",
        [
            "https://example.org/v1/file/1",
            "https://files.ofsted.gov.uk.example.org/v1/file/1",
            "https://files.ofsted.gov.uk:8443/v1/file/1",
            "https://files.ofsted.gov.uk@example.org/",
            "https://files.ofsted.gov.uk\\@example.org/",
            "http://files.ofsted.gov.uk/v1/file/1",
            "ftp://files.ofsted.gov.uk/v1/file/1",
            "mailto:enquiries@ofsted.gov.uk",
            "javascript:void(0)",
            "/v1/file/1",
            "https://[",
            "https://files.ofsted.gov.uk/\x00",
            "",
        ],
    )
    def test_no_other_address_is_ever_asked(self, address):
        with pytest.raises(NotFetched) as caught:
            inspectorate().check(address)
        assert caught.value.rule == "elsewhere"

    @pytest.mark.parametrize(
        ("base", "reason"),
        [
            ("http://reports.ofsted.gov.uk", "does not begin with https://"),
            ("reports.ofsted.gov.uk", "is not a web address"),
            ("https://me:secret@reports.ofsted.gov.uk", "holds a name or a password"),
        ],
    )
    def test_a_site_begins_with_https_unless_it_is_on_this_machine(self, base, reason):
        with pytest.raises(ValueError, match=reason):
            Site(base, "https://files.ofsted.gov.uk")
        assert Site("http://127.0.0.1:8080", "http://localhost:8081").is_local


class TestRetryAfter:
    @pytest.mark.parametrize(
        ("header", "date", "seconds"),
        [
            ("120", "", 120),
            (" 0 ", "", 0),
            ("Wed, 01 Jul 2026 08:02:00 GMT", "Wed, 01 Jul 2026 08:00:00 GMT", 120),
            ("Wed, 01 Jul 2026 08:00:00 GMT", "Wed, 01 Jul 2026 08:02:00 GMT", 0),
            ("Wed, 01 Jul 2026 08:02:00 GMT", "", None),
            ("-5", "", None),
            ("soon", "", None),
            ("", "", None),
        ],
    )
    def test_seconds_or_a_time(self, header, date, seconds):
        assert seconds_asked_for(header, date) == seconds


def test_the_stand_in_serves_what_real_clients_can_read(site):
    """The stand-in itself: a plain client gets what the collector's tests rely on."""
    address = site.answers("files", "/v1/file/1", versioned(PDF))
    with httpx.Client(trust_env=False) as client:
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.content, again.status_code, again.content) == (PDF, 304, b"")
