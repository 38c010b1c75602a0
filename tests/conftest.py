"""What all tests share: the things a machine may lack, and how examples are invented."""

import os
from pathlib import Path

import pytest
from hypothesis import settings
from needs import NEEDS, demand, shared_folder

# Automation repeats the same invented inputs, so that a failure there can be had again here.
# No deadline: how long an example takes says more about the machine than about the code.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse a misspelt need, which would otherwise show only where the test is skipped.

    Let Spark be untidy.
    """
    for item in items:
        for marker in item.iter_markers("needs"):
            if unknown := set(marker.args) - set(NEEDS):
                known = ", ".join(NEEDS)
                raise pytest.UsageError(
                    f"{item.nodeid} needs {unknown}, which tests/needs.py does not list: {known}"
                )
        if hasattr(item, "callspec") and item.callspec.params.get("engine") == "spark":
            # pyspark leaves it to Python to close what data came through.
            item.add_marker(pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose needs are not met."""
    for marker in item.iter_markers("needs"):
        for name in marker.args:
            demand(name)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the published reports; the test is skipped where there is none."""
    demand("shared")
    folder = shared_folder()
    assert folder is not None
    return folder
