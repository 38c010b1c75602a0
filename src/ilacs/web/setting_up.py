"""The application as commands use it: set up, its database as it must be, and served."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from ilacs.web.configuration import Configuration, configuration


def set_up() -> Configuration:
    """Make Django ready in this process. Raises BadConfiguration."""
    import django  # noqa: PLC0415

    found = configuration(os.environ)
    os.environ["DJANGO_SETTINGS_MODULE"] = "ilacs.web.settings"
    django.setup()
    return found


def make_ready() -> None:
    """Set up, and make the tables or change them to what this version needs.

    Done again, it changes nothing. Raises BadConfiguration.
    """
    set_up()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)


def serve(host: str, port: int, processes: int) -> int:
    """Answer requests until stopped; the work of the background has a process of its own.

    Gives back the exit code of the server.
    """
    from django.conf import settings  # noqa: PLC0415

    from ilacs.web.data.private import clear_private_places  # noqa: PLC0415

    clear_private_places(settings.ILACS.folder)
    with _in_background(), TemporaryDirectory(prefix="ilacs-metrics-") as counting:
        server = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "gunicorn",
                "ilacs.web.wsgi:application",
                "--config=python:ilacs.web.server_settings",
                f"--bind={host}:{port}",
                f"--workers={processes}",
                "--worker-class=gthread",
                "--threads=4",
                "--preload",
                "--no-control-socket",
            ],
            env={**os.environ, "PROMETHEUS_MULTIPROC_DIR": counting},
        )
        # Asked to stop, it answers what it has begun to answer; then all ends.
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        while True:
            with suppress(KeyboardInterrupt):  # Ctrl-C reaches the server as well.
                return server.wait()


def work() -> None:
    """Do the work of the background until stopped; first what was cut off when it last ended, and
    what is due every day.
    """
    set_up()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    from ilacs.web.data.checking import pick_up_what_was_cut_off  # noqa: PLC0415
    from ilacs.web.housekeeping import begin_keeping_house  # noqa: PLC0415
    from ilacs.web.record import reading  # noqa: PLC0415

    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    with _alone(settings.ILACS.folder):
        pick_up_what_was_cut_off()
        begin_keeping_house()
        reading.pick_up_what_was_cut_off()
        call_command("db_worker", startup_delay=False, verbosity=0)


def _end_with(parent: int) -> None:
    """End at once when the process that started this one is no more; work is then cut off."""
    while os.getppid() == parent:
        time.sleep(PAUSE)
    os._exit(1)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other process works in the background of this installation."""
    import fcntl  # noqa: PLC0415 - only where the server runs too

    with (folder / "working.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


PAUSE = 1.0
"""Seconds before the background is started again."""


@contextmanager
def _in_background() -> Iterator[None]:
    """A process for the work of the background, started again whenever it ends too early."""
    stopping = Event()
    working = _worker()

    def watch() -> None:
        nonlocal working
        while not stopping.is_set():
            working.wait()
            if not stopping.wait(PAUSE):
                working = _worker()

    watching = Thread(target=watch, daemon=True)
    watching.start()
    try:
        yield
    finally:
        stopping.set()
        while watching.is_alive():
            working.terminate()
            watching.join(0.1)


def _worker() -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", "ilacs.web.working"])
