"""What gunicorn is told beyond its options: a process is ready before it answers, and ends with the
one that started it.
"""

import os
from typing import Any

from ilacs.web.ending import end_with, end_with_parent


def on_starting(server: Any) -> None:
    """End with the command that serves."""
    end_with_parent(os.environ)


def post_worker_init(worker: Any) -> None:
    """Import every page now, and not while the first person waits.

    In each process of its own: what libraries start on import does not outlive a fork.
    """
    from django.urls import get_resolver  # noqa: PLC0415

    end_with(worker.ppid)
    assert get_resolver().url_patterns, "the application has pages"
