"""A measurement in a process of its own, so that none warms up the next."""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Measurement = Callable[..., tuple[float, ...]]


def apart(script: str, name: str, *arguments: Path | str) -> tuple[float, ...]:
    """Run a measurement of a script: its first number, its peak in MB, and its other numbers."""
    done = subprocess.run(
        [sys.executable, script, "--run", name, *map(str, arguments)],
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    )
    return tuple(map(float, done.stdout.split()))


def run_if_asked(measurements: Mapping[str, Any]) -> bool:
    """Whether this process was started by `apart`; then it has run what was asked."""
    if sys.argv[1:2] != ["--run"]:
        return False
    name, *arguments = sys.argv[2:]
    first, *more = measurements[name](*arguments)
    peak = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(first, peak / 1024, *more)
    return True


def clocked(what: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the processor, those of processes that were started and ended, and of the wall."""
    busy, start = _busy(), time.perf_counter()
    what()
    return _busy() - busy, time.perf_counter() - start


def _busy() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
