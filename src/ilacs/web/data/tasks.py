"""What is done in the background. Only numbers of rows are handed over, never a child."""

from django_tasks import task

from ilacs.web.data import checking


@task()
def check_upload(number: int) -> None:
    """Read, check and measure an upload. Done twice, it changes nothing more."""
    checking.check(number)
