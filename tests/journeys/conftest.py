"""What journeys share: one browser, and one example that is answered by `ilacs serve`.

A second browser may not start beside the first, and an example takes seconds to make. A journey
leaves nothing in the example that another could stumble over.
"""

from collections.abc import Iterator

import pytest
from browsing import a_browser
from installed import installation
from needs import demand
from playwright.sync_api import Browser
from visiting import PASSWORD


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
    example = installation(tmp_path_factory.mktemp("example"), second_factor=False)
    ends = ("--size", "80", "--months", "1", "--ends", "2026-09-30")
    example.run("admin", "example", "--password", PASSWORD, *ends)
    with example.served() as address:
        yield address
