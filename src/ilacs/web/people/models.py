"""Authorities and people, as the database keeps them."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from ilacs.web.roles import ROLES, Role


class Authority(models.Model):
    """One local authority, or a region: everything private belongs to exactly one.

    `name` is that of the register of authorities, so that the published record is found by it.
    """

    name = models.CharField(max_length=100, unique=True)
    is_region = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


NOBODY = "@erased.invalid"
"""Ends the address of who was erased: no such address can ever be (RFC 2606)."""
NAME_OF_NOBODY = "Somebody who left"


class People(BaseUserManager["Person"]):
    """How Django finds a person who signs in."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person with this address, however its letters are typed."""
        return self.get(email=normal(username or ""))

    def still_known(self) -> "models.QuerySet[Person]":
        """Those who were not erased."""
        return self.exclude(email__endswith=NOBODY)


class Person(AbstractBaseUser):
    """Somebody who may sign in. They belong to one authority and have one role in it.

    `team` and `worker` are names as the lists have them, for roles that see only those children.
    `version` grows with each change, so that two people who change the same person notice.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=100)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="people")
    role = models.CharField(max_length=30)
    team = models.CharField(max_length=100, blank=True)
    worker = models.CharField(max_length=100, blank=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    objects = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(role__in=sorted(ROLES)), name="role_is_declared"
            ),
        )

    def __str__(self) -> str:
        return f"somebody who was erased (number {self.pk})" if self.is_erased else self.email

    @property
    def is_erased(self) -> bool:
        """Whether nothing is known of them any more but their number and what they were."""
        return self.email.endswith(NOBODY)

    @property
    def what_they_are(self) -> Role:
        """Their role."""
        return ROLES[self.role]


def normal(email: str) -> str:
    """An address as it is stored: capitals do not tell people apart."""
    return email.strip().lower()
