"""Visits to the application in a browser: nothing comes from elsewhere, and nothing is amiss."""

from collections.abc import Iterator
from contextlib import contextmanager

from installed import PASSWORD
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

WIDE, NARROW = 1280, 320
POLICY = "content-security-policy"


@contextmanager
def visit(
    browser: Browser, server: str, *, width: int = WIDE, scripts: bool = True
) -> Iterator[Page]:
    """An empty page of a browser that has never been here.

    Until the block ends every request goes to the server, every answer has the policy that forbids
    others, what pages are made of is there, and the browser complains of nothing.
    """
    context = browser.new_context(
        viewport={"width": width, "height": 900}, base_url=server, java_script_enabled=scripts
    )
    context.set_default_timeout(20_000)
    wrong: list[str] = []

    def complained(said: ConsoleMessage) -> None:
        # That a page is refused is said by its status; what it is made of is looked at below.
        if said.type in {"error", "warning"} and "responded with a status of" not in said.text:
            wrong.append(said.text)

    def answered(answer: Response) -> None:
        if "default-src 'none'" not in answer.headers.get(POLICY, ""):
            wrong.append(f"no policy: {answer.url}")
        if answer.status >= 400 and answer.request.resource_type != "document":
            wrong.append(f"{answer.status}: {answer.url}")

    context.on("request", lambda one: one.url.startswith(f"{server}/") or wrong.append(one.url))
    context.on("response", answered)
    context.on("console", complained)
    context.on("weberror", lambda one: wrong.append(str(one.error)))
    yield context.new_page()
    context.close()
    assert wrong == [], wrong


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    """Sign in as anybody does."""
    page.goto("/sign-in")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


@contextmanager
def signed_in(
    browser: Browser, server: str, role: str, *, width: int = WIDE, scripts: bool = True
) -> Iterator[Page]:
    """A page of the person of the example who has a role."""
    with visit(browser, server, width=width, scripts=scripts) as page:
        sign_in(page, f"{role.replace('_', '-')}@brent.example")
        yield page
