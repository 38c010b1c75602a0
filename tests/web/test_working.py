"""The process of the background: started again when it ends, and ended with the server."""

import os
import subprocess
import sys
import time

from ilacs.web import setting_up
from ilacs.web.ending import ENDS_WITH
from ilacs.web.setting_up import _in_background, alone

PATIENCE = 20


def waited_for(what):
    for _ in range(PATIENCE * 20):
        if what():
            return True
        time.sleep(0.05)
    return False


def test_it_is_started_again_and_ended_in_the_end(monkeypatch):
    started = []

    def sleeper():
        started.append(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]))
        return started[-1]

    monkeypatch.setattr(setting_up, "_worker", sleeper)
    monkeypatch.setattr(setting_up, "PAUSE", 0.01)
    with _in_background():
        started[0].kill()
        assert waited_for(lambda: len(started) == 2)
        assert started[1].poll() is None
    assert all(each.poll() is not None for each in started)
    assert len(started) == 2


ANOTHER = """
import sys
from pathlib import Path
from ilacs.web.setting_up import alone
folder = Path(sys.argv[1])
print("waits", flush=True)
with alone(folder):
    print("too early" if not (folder / "done").exists() else "in time", flush=True)
"""


def test_no_two_work_at_once(tmp_path):
    with alone(tmp_path):
        another = subprocess.Popen(
            [sys.executable, "-c", ANOTHER, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        assert another.stdout.readline() == "waits\n"
        time.sleep(0.2)  # Long enough for one that does not wait.
        (tmp_path / "done").touch()
    rest, _ = another.communicate(timeout=PATIENCE)
    assert rest == "in time\n"


BOUND = """
import os, sys, time
from ilacs.web import ending
ending.PAUSE = 0.01
ending.end_with_parent(os.environ)
print("runs", flush=True)
sys.stdin.readline()
time.sleep(0.2)  # Long enough for one that looks.
print("still", flush=True)
"""


def bound_to(number):
    return subprocess.Popen(
        [sys.executable, "-c", BOUND],
        env=os.environ | {ENDS_WITH: number},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_process_ends_with_the_one_that_started_it():
    # Process 1 did not start it: whoever did is gone.
    left = bound_to("1")
    said, _ = left.communicate("go\n", timeout=PATIENCE)
    assert "still" not in said
    assert left.returncode == 1


def test_it_stays_as_long_as_that_one_is_there():
    here = bound_to(str(os.getpid()))
    said, _ = here.communicate("go\n", timeout=PATIENCE)
    assert (said, here.returncode) == ("runs\nstill\n", 0)
