"""The application on PostgreSQL: the tests that write, in a process with that setting."""

import os
import subprocess
import sys

import pytest
from needs import POSTGRESQL, ROOT

WRITING = (
    "added_reports",
    "audit",
    "calls",
    "data_actions",
    "erasing",
    "people",
    "retention",
    "sessions",
    "signing_in",
    "throttling",
    "working",
)
"""What is written, locked, constrained and refused is the database's; pages are ours alone."""


@pytest.mark.needs("postgresql")
def test_what_is_written_is_the_same_on_postgresql():
    files = [f"tests/web/test_{name}.py" for name in WRITING]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-cov", *files],
        cwd=ROOT,
        env=os.environ | {"ILACS_TEST_DATABASE": POSTGRESQL},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
