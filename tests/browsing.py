"""A real browser for tests: pages from files, and no network."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from needs import browser
from playwright.sync_api import Browser, Page, sync_playwright


@contextmanager
def a_browser() -> Iterator[Browser]:
    """The browser, until the block ends."""
    # Its sandbox refuses to work for the superuser, as whom automation often runs.
    refused = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=browser(), args=["--no-sandbox"] if refused else []
        )
        yield running
        running.close()


@contextmanager
def opened(
    browser: Browser, file: Path, *, width: int = 1000, scripts: bool = True
) -> Iterator[tuple[Page, list[str]]]:
    """A page from a file, and what it tried to fetch or complained of: that list stays empty.

    Every request but that for the file itself is refused.
    """
    context = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=scripts, offline=True
    )
    context.set_default_timeout(5000)
    wrong: list[str] = []
    context.route(
        "**/*",
        lambda route: route.continue_() if route.request.url == file.as_uri() else route.abort(),
    )
    page = context.new_page()
    page.on("request", lambda one: one.url == file.as_uri() or wrong.append(one.url))
    page.on("console", lambda said: wrong.append(said.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(file.as_uri())
    yield page, wrong
    context.close()
