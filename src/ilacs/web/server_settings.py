"""What gunicorn is told beyond its options: a process is ready before it answers, forgets what
others delete, and ends with the one that started it.
"""

import os
from threading import Thread
from typing import Any

from ilacs.web.ending import end_with, end_with_parent
from ilacs.web.logs import logging_settings

logconfig_dict = logging_settings(requests=False)


def on_starting(server: Any) -> None:
    """End with the command that serves."""
    end_with_parent(os.environ)


def post_worker_init(worker: Any) -> None:
    """Import every page and load the record now, and not while the first person waits.

    In each process of its own: what libraries start on import does not outlive a fork.
    """
    from django.urls import get_resolver  # noqa: PLC0415

    from ilacs.web.data.remembered import keep_forgetting  # noqa: PLC0415
    from ilacs.web.published import published  # noqa: PLC0415

    end_with(worker.ppid)
    assert get_resolver().url_patterns, "the application has pages"
    published()
    Thread(target=keep_forgetting, daemon=True).start()


def child_exit(server: Any, worker: Any) -> None:
    """Forget what a process that ended was doing, in the numbers that all count together."""
    from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415

    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
