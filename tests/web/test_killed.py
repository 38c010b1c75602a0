"""Killed while people work in it: what was acknowledged is there, and nothing is half there.

Three kills, of what is started again and of everything; scripts/kill_and_look.py does hundreds.
"""

import subprocess
import sys

import pytest
from needs import ROOT


@pytest.mark.skipif(sys.platform != "linux", reason="it looks for processes as Linux tells of them")
def test_what_was_acknowledged_outlasts_kills():
    command = [sys.executable, "scripts/kill_and_look.py", "--kills=3", "--longest=1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert done.stdout.startswith("3 kills in 1 starts: ")
    assert "\nlost: none\nhalf written: none\n" in done.stdout
