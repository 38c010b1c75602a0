"""One browser for all journeys of a process: a second one may not start beside it."""

from collections.abc import Iterator

import pytest
from browsing import a_browser
from needs import demand
from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that tests drive."""
    demand("chromium")
    with a_browser() as running:
        yield running
