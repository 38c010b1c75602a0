"""What is due every day: what has been kept long enough goes, with what killed processes left.

Each thing is done by itself: where one fails, the others are done.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

from axes.models import AccessAttempt
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from ilacs.web.actions.retention import announce, expire_lists, expire_upload
from ilacs.web.data import storage
from ilacs.web.data.models import State, Submission, Upload
from ilacs.web.data.tokens import every_folder
from ilacs.web.people.models import Authority
from ilacs.web.today import today

EVERY = timedelta(days=1)
TASKS_KEPT = timedelta(days=7)
"""So long the table of tasks tells what was done in the background."""

_log = logging.getLogger(__name__)


def begin_keeping_house() -> None:
    """Keep house now, and then every day. Said again, it begins again, and is done once a day."""
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    waiting.filter(task_path=keep_house.module_path).delete()
    keep_house.enqueue()


@task()
def keep_house() -> None:
    """Do what is due, and see to it that it is done again. Raises nothing of what is done."""
    keep_house.using(run_after=timezone.now() + EVERY).enqueue()
    do_what_is_due()


def do_what_is_due() -> None:
    """Do what is due. Raises nothing of it."""
    for what, do in _due():
        try:
            do()
        except Exception as fault:
            _log.error("Keeping house, %s: %s.", what, type(fault).__name__)


def _due() -> Iterator[tuple[str, Callable[[], object]]]:
    now = today()
    for authority in Authority.objects.all():
        yield "announcing", partial(announce, authority=authority, today=now)
    for submission in Submission.objects.filter(announced_on__isnull=False):
        yield "lists", partial(expire_lists, submission=submission, today=now)
    for upload in Upload.objects.exclude(state=State.ACCEPTED):
        yield "uploads", partial(expire_upload, upload=upload, today=now)
    yield "folders", lambda: storage.remove_all_but(every_folder())
    yield "sessions", partial(call_command, "clearsessions")
    yield "tasks", _forget_tasks
    yield "wrong passwords", _forget_wrong_passwords


def _forget_tasks() -> None:
    days = TASKS_KEPT.days
    call_command("prune_db_task_results", min_age_days=days, queue_name="*", verbosity=0)


def _forget_wrong_passwords() -> None:
    """With the addresses that were typed and where from; they lock nobody out any more."""
    over = timezone.now() - settings.AXES_COOLOFF_TIME
    AccessAttempt.objects.filter(attempt_time__lt=over).delete()
