"""Accounts at the provider, as the database keeps them."""

from django.db import models

from ilacs.web.people.models import Person

MOST_SUBJECT = 255
"""Characters that a provider may name somebody with (OpenID Connect Core, section 2)."""


class ProviderAccount(models.Model):
    """The account at a provider that a person signs in with: theirs alone, and their only one.

    A provider never gives a subject to somebody else; an email address it may.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="provider_account")
    issuer = models.CharField(max_length=500)
    subject = models.CharField(max_length=MOST_SUBJECT)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("issuer", "subject"), name="one_person_an_account"),
        )

    def __str__(self) -> str:
        return f"account of {self.person}"
