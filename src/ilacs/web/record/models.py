"""Calls that came and reports that were added, as the database keeps them."""

from django.db import models

from ilacs.framework.contacts import ContactKind
from ilacs.framework.timetable_steps import STEPS
from ilacs.web.people.models import Authority, Person

KINDS = tuple(STEPS)
"""What a call can be for: the contacts that have a timetable."""


class Closed(models.TextChoices):
    """How a call came to count no more."""

    NOT = "", "not closed"
    TAKEN_BACK = "taken back", "recorded by mistake"
    OVER = "over", "the inspection or visit is over"


class CallCame(models.Model):
    """The inspectorate called the authority on `day`, for an inspection or visit of `kind`.

    An authority has one open call at most: everybody there sees its timetable.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="calls")
    day = models.DateField()
    kind = models.CharField(max_length=30)
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    closed = models.CharField(max_length=20, blank=True, choices=Closed.choices, default=Closed.NOT)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("authority",),
                condition=models.Q(closed=Closed.NOT.value),
                name="one_open_call",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=sorted(kind.value for kind in KINDS)),
                name="call_of_a_kind_with_timetable",
            ),
            models.CheckConstraint(
                condition=models.Q(closed__in=Closed.values), name="call_closed_in_a_known_way"
            ),
        )

    def __str__(self) -> str:
        return f"call of {self.day:%Y-%m-%d}"

    @property
    def contact(self) -> ContactKind:
        """What the call was for."""
        return ContactKind(self.kind)


def open_call(authority: Authority) -> CallCame | None:
    """The call that the authority is preparing for, if there is one."""
    return CallCame.objects.filter(authority=authority, closed=Closed.NOT).first()


class ReportState(models.TextChoices):
    """Where a report stands that somebody put in."""

    WAITING = "waiting"
    READING = "being read"
    READ = "read"
    REFUSED = "refused"
    ACCEPTED = "accepted"
    TURNED_DOWN = "turned down"
    TAKEN_OUT = "taken out"


TO_BE_READ = (ReportState.WAITING, ReportState.READING)
KEPT = (ReportState.READ, ReportState.ACCEPTED)
"""States in which what was read is kept; in all others nothing of the report is."""


class AddedReport(models.Model):
    """A published report that somebody put in on a page, for the record of one authority.

    It is part of the record while it is accepted. `file` is its name, until it is refused or gone.
    `content` are the bytes of the file, only until they are read; `sha256` is theirs.
    `given_published` was typed with it. `understood` is what was read (reading.Understood),
    `inspection` the name that the record has for it, `words` why it was refused. `attempts` are
    those of reading. `version` grows with each change of state.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="added_reports")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(
        max_length=20, choices=ReportState.choices, default=ReportState.WAITING
    )
    file = models.CharField(max_length=254, blank=True)
    content = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64)
    given_published = models.DateField(null=True)
    understood = models.JSONField(default=dict)
    inspection = models.CharField(max_length=60, blank=True)
    words = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    accepted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=ReportState.values), name="added_report_state"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=KEPT) | ~models.Q(inspection=""),
                name="what_was_read_has_a_name",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ReportState.ACCEPTED.value)
                | models.Q(accepted_by__isnull=False, accepted_at__isnull=False),
                name="somebody_accepted_the_report",
            ),
            models.UniqueConstraint(
                fields=("authority", "inspection"),
                condition=models.Q(state=ReportState.ACCEPTED.value),
                name="one_report_of_an_inspection",
            ),
        )

    def __str__(self) -> str:
        return f"added report {self.pk}"

    @property
    def to_be_read(self) -> bool:
        """Whether it is still to be read."""
        return self.state in TO_BE_READ


def reports_of(authority: Authority) -> models.QuerySet[AddedReport]:
    """The reports that are part of the record of an authority, in the order they came."""
    accepted = AddedReport.objects.filter(authority=authority, state=ReportState.ACCEPTED)
    return accepted.order_by("pk")
