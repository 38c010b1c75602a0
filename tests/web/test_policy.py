"""Every answer forbids what comes from elsewhere: pages, files, and answers that are none."""

import pytest
from django.test import Client
from web.conftest import client_of, person_of

POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'",
    "font-src 'none'", "connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'",
    "base-uri 'none'",
}  # fmt: skip


def policy_of(answer):
    return {part.strip() for part in answer["Content-Security-Policy"].split(";")}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/static/ilacs/govuk.css", 200),
        ("/static/ilacs/no-such-file.css", 404),
        ("/health", 200),
        ("/sign-in", 200),
        ("/record", 302),
        ("/nowhere", 404),
    ],
)
def test_for_who_is_not_signed_in(address, status):
    answer = Client().get(address)
    b"".join(answer)  # A file is closed when it was sent.
    assert answer.status_code == status
    assert policy_of(answer) == POLICY


def test_a_name_that_is_not_answered_to():
    answer = Client().get("/sign-in", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert policy_of(answer) == POLICY


def test_what_a_role_may_not_see(brent):
    answer = client_of(person_of(brent, "member")).get("/people")
    assert answer.status_code == 403
    assert policy_of(answer) == POLICY


def test_a_fault_of_the_program(brent, monkeypatch):
    def fails(*args):
        raise RuntimeError

    monkeypatch.setattr("ilacs.web.home.first_steps", fails)
    answer = client_of(person_of(brent)).get("/")
    assert answer.status_code == 500
    assert policy_of(answer) == POLICY
    page = answer.content.decode()
    assert "Something went wrong" in page
    assert "Skip to main content" in page
