"""The application as commands use it: set up, its database as it must be, and served."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from ilacs.web.configuration import Configuration, configuration


def set_up() -> Configuration:
    """Make Django ready in this process. Raises BadConfiguration."""
    import django  # noqa: PLC0415

    found = configuration(os.environ)
    os.environ["DJANGO_SETTINGS_MODULE"] = "ilacs.web.settings"
    django.setup()
    return found


def bring_database_up_to_date() -> None:
    """Make the tables, or change them to what this version needs; again, it changes nothing."""
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)


def serve(host: str, port: int, processes: int) -> int:
    """Answer requests until stopped; the work of the background has a process of its own.

    Gives back the exit code of the server.
    """
    with _in_background():
        return subprocess.run(
            [
                sys.executable,
                "-m",
                "gunicorn",
                "ilacs.web.wsgi:application",
                f"--bind={host}:{port}",
                f"--workers={processes}",
                "--worker-class=gthread",
                "--threads=4",
                "--preload",
                "--no-control-socket",
                "--log-level=warning",
            ],
            check=False,
        ).returncode


@contextmanager
def _in_background() -> Iterator[None]:
    working = subprocess.Popen([sys.executable, "-m", "django", "db_worker"])
    try:
        yield
    finally:
        working.terminate()
        working.wait()
