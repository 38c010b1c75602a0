"""Processes that end with the one that started them.

One that is killed can tell nobody. What it leaves behind would keep the port, and answer without
the work of the background being done.
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from threading import Thread

ENDS_WITH = "ILACS_ENDS_WITH"
"""The variable that tells a process the number of the one that started it."""
PAUSE = 1.0
"""Seconds between two looks."""


def child(*arguments: str, **told_too: str) -> "subprocess.Popen[bytes]":
    """Start a module of Python that is to end with this process; `told_too` in its environment."""
    told = {**os.environ, **told_too, ENDS_WITH: str(os.getpid())}
    return subprocess.Popen([sys.executable, "-m", *arguments], env=told)


def end_with_parent(environment: Mapping[str, str]) -> None:
    """End at once when the process is no more that started this one as its `child`.

    Work is then cut off. It is told which, since it may be gone before this is called.
    """
    if parent := environment.get(ENDS_WITH):
        end_with(int(parent))


def end_with(parent: int) -> None:
    """End at once when the parent of this process is another than `parent`."""
    Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PAUSE)
    os._exit(1)
