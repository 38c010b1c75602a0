"""The application on PostgreSQL: the same tests, in a process with that setting."""

import os
import subprocess
import sys

import pytest
from needs import POSTGRESQL, ROOT


@pytest.mark.needs("postgresql")
def test_the_application_is_the_same_on_postgresql():
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-cov", "tests/web"],
        cwd=ROOT,
        env=os.environ | {"ILACS_TEST_DATABASE": POSTGRESQL},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
