"""Calls that came, as the database keeps them."""

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
