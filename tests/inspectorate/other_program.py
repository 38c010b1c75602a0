"""Another program that collects into the same folder; tests start it beside themselves."""

from multiprocessing.synchronize import Event
from pathlib import Path

from ilacs.sector.collect.state import Memory


def hold(folder: Path, ready: Event, done: Event) -> None:
    """Have the folder from when `ready` is set until `done` is."""
    with Memory.open(folder):
        ready.set()
        done.wait(20)
