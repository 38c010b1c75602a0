"""What tests of the specification share: slow engines are asked the tables of a file at once."""

import pytest
from asked_at_once import prepare


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before the first test of a file on a slow engine, learn what all of them ask."""
    prepare(item)
