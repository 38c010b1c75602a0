"""What is done in the background for the record."""

from django_tasks import task

from ilacs.web.record import reading


@task()
def read_report(number: int) -> None:
    """Read a report that somebody put in. Done twice, it changes nothing more."""
    reading.read(number)
