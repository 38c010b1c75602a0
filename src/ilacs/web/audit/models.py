"""Events and the head of their chain, as the database keeps them."""

from django.db import models


class Event(models.Model):
    """One thing that somebody did.

    It points at nothing by a foreign key, so that it stays as it is whatever becomes of the person
    or the thing. `hash` is made of everything in it and of the hash of the event before.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    authority_id = models.BigIntegerField(null=True)
    by_id = models.BigIntegerField(null=True)
    by_words = models.CharField(max_length=254)
    what = models.CharField(max_length=50)
    about = models.CharField(max_length=50)
    about_id = models.CharField(max_length=100)
    facts = models.JSONField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)
        indexes = (
            models.Index(fields=("authority_id", "-number")),
            models.Index(fields=("authority_id", "about", "about_id")),
        )

    def __str__(self) -> str:
        return f"event {self.number}"


class Head(models.Model):
    """The last event: one row, locked while an event is added, so that the chain has one end."""

    number = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"head at {self.number}"
