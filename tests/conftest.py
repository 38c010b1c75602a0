"""What all tests share: the things a machine may lack, and how examples are invented."""

import os
from pathlib import Path

import pytest
from hypothesis import settings
from needs import NEEDS, demand, shared_folder
from thorough import is_for_automation

# Automation repeats the same invented inputs, so that a failure there can be had again here.
# No deadline: how long an example takes says more about the machine than about the code.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Refuse a misspelt need, which would otherwise show only where the test is skipped.

    Leave out what only automation waits for. Let Spark be untidy.
    """
    left_out = [item for item in items if is_for_automation(str(item.path), _engine_of(item))]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        gone = set(left_out)
        items[:] = [item for item in items if item not in gone]
    for item in items:
        for marker in item.iter_markers("needs"):
            if unknown := set(marker.args) - set(NEEDS):
                known = ", ".join(NEEDS)
                raise pytest.UsageError(
                    f"{item.nodeid} needs {unknown}, which tests/needs.py does not list: {known}"
                )
        if _engine_of(item) == "spark":
            # pyspark leaves it to Python to close what data came through.
            item.add_marker(pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"))


def _engine_of(item: pytest.Item) -> object:
    return item.callspec.params.get("engine") if hasattr(item, "callspec") else None


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
