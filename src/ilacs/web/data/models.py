"""Uploads, submissions and how long they are kept: never a child, a team or a worker.

What is of children lies encrypted in a folder (`storage`); a row knows it by its token.
"""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from ilacs.web.data.keeping import DEFAULT_MONTHS, FEWEST_MONTHS, MOST_MONTHS
from ilacs.web.people.models import Authority, Person


class State(models.TextChoices):
    """Where an upload stands."""

    WAITING = "waiting"
    CHECKING = "checking"
    CHECKED = "checked"
    FAILED = "failed"
    ACCEPTED = "accepted"
    TURNED_DOWN = "turned down"


UNDER_WAY = (State.WAITING, State.CHECKING)
FILES_GONE = (State.FAILED, State.TURNED_DOWN)


class Upload(models.Model):
    """Lists that somebody put in. They count for nothing until somebody accepts them.

    `token` names the folder of the files, `checked_token` that of what came of checking them.
    `given_reference_date` was typed with them, `reference_date` is the one that was settled.
    `counts` has the rows of each list and the findings of each severity, `words` why it failed.
    `attempts` are those of checking. `version` grows with each change of state.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="uploads")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.WAITING)
    token = models.CharField(max_length=64, unique=True)
    checked_token = models.CharField(max_length=64, blank=True)
    given_reference_date = models.DateField(null=True)
    reference_date = models.DateField(null=True)
    counts = models.JSONField(default=dict)
    words = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("authority", "-at")),)
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="upload_state"),
            models.CheckConstraint(
                condition=~Q(state__in=(State.CHECKED, State.ACCEPTED))
                | (Q(reference_date__isnull=False) & ~Q(checked_token="")),
                name="checked_lists_are_there",
            ),
            models.UniqueConstraint(
                fields=("checked_token",), condition=~Q(checked_token=""), name="checked_once"
            ),
        )

    def __str__(self) -> str:
        return f"upload {self.pk}"

    @property
    def under_way(self) -> bool:
        """Whether it is still to be checked."""
        return self.state in UNDER_WAY


class Submission(models.Model):
    """Lists that were accepted: of one authority, as at one day.

    `token` names the folder of what they say. Of a day the latest `version` counts.
    `announced_on`: since when pages say that they are about to go (`keeping`).
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="submissions")
    upload = models.OneToOneField(Upload, on_delete=models.PROTECT, related_name="submission")
    reference_date = models.DateField()
    version = models.PositiveIntegerField()
    token = models.CharField(max_length=64, unique=True)
    accepted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField()
    announced_on = models.DateField(null=True)

    class Meta:
        ordering = ("reference_date", "version")
        constraints = (
            models.UniqueConstraint(
                fields=("authority", "reference_date", "version"), name="one_version_of_a_day"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="versions_count_from_1"),
        )

    def __str__(self) -> str:
        return f"submission {self.pk}"


class RetentionPeriod(models.Model):
    """For how many months an authority keeps lists, where it said so."""

    authority = models.OneToOneField(
        Authority, on_delete=models.PROTECT, related_name="retention_period"
    )
    months = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(months__gte=FEWEST_MONTHS, months__lte=MOST_MONTHS),
                name="months_within_bounds",
            ),
        )

    def __str__(self) -> str:
        return f"{self.months} months"


def months_of(authority: Authority) -> int:
    """For how many months an authority keeps lists."""
    said = RetentionPeriod.objects.filter(authority=authority).first()
    return said.months if said else DEFAULT_MONTHS


def that_count(submissions: Iterable[Submission]) -> tuple[Submission, ...]:
    """The latest version of each reference date, the earliest date first."""
    latest = {
        one.reference_date: one
        for one in sorted(submissions, key=lambda each: (each.reference_date, each.version))
    }
    return tuple(latest.values())
