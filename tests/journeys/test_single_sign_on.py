"""Signing in with a council account in a browser: there, back, and where one was going."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections
from django.test.testcases import LiveServerThread, QuietWSGIRequestHandler
from playwright.sync_api import Page, expect
from web.conftest import person_of
from web.stand_in_provider import CLIENT, SECRET, StandInProvider

from ilacs.web.actions.people import create_authority
from ilacs.web.configuration import Demanded, SingleSignOn
from ilacs.web.single_sign_on import backend, provider

PATIENCE = 60


class Handler(QuietWSGIRequestHandler):
    timeout = 5


class Joining(ThreadedWSGIServer):
    """Waits for its threads when it closes: they use the connection of the test until they end."""

    daemon_threads = False


class Server(LiveServerThread):
    def _create_server(self, connections_override=None):
        return Joining(
            (self.host, self.port),
            Handler,
            allow_reuse_address=False,
            connections_override=connections_override,
        )


@contextmanager
def served() -> Iterator[str]:
    """The application with the database of this test. Its address."""
    connection = connections["default"]
    connection.inc_thread_sharing()
    server = Server(
        "127.0.0.1", lambda _: WSGIHandler(), connections_override={"default": connection}
    )
    server.daemon = True
    server.start()
    try:
        assert server.is_ready.wait(PATIENCE)
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.terminate()
        connection.dec_thread_sharing()


@contextmanager
def opened(browser, address) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what its browser complained of."""
    context = browser.new_context(base_url=address)
    context.set_default_timeout(20_000)
    page, wrong = context.new_page(), []
    page.on("console", lambda said: wrong.append(said.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    try:
        yield page, wrong
    finally:
        context.close()


@pytest.mark.needs("chromium")
def test_there_and_back(browser, db, settings, monkeypatch):
    monkeypatch.setattr(provider, "_known", {})
    person = person_of(create_authority(by=None, name="Brent"), settled=False)
    with StandInProvider().answering() as council, served() as address:
        # Another site than ours, as in life: browsers send cookies and follow forms by it.
        council.issuer = council.issuer.replace("127.0.0.1", "localhost")
        council.who = {"email": person.email, "email_verified": True, "amr": ["mfa"]}
        known = SingleSignOn(council.issuer, CLIENT, SECRET, Demanded("amr", "mfa"))
        settings.ILACS = replace(settings.ILACS, single_sign_on=known)
        settings.AUTHENTICATION_BACKENDS = [*settings.AUTHENTICATION_BACKENDS, backend.NAME]
        with opened(browser, address) as (page, wrong):
            page.goto("/account")
            page.get_by_role("button", name="Sign in with your council account").click()
            expect(page.get_by_role("heading", level=1)).to_have_text("Your account")
            expect(page.get_by_text("with your council account")).to_be_visible()
            page.get_by_role("button", name="Sign out", exact=True).click()
            expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
            council.who["amr"] = ["pwd"]
            page.get_by_role("button", name="Sign in with your council account").click()
            expect(page.get_by_role("heading", level=1)).to_have_text(
                "Your council account did not ask for a second factor"
            )
            assert [words for words in wrong if "403" not in words] == []
        assert "/authorize" in council.asked
