"""Counts, as the database keeps them: every process that serves counts in the same place."""

from django.db import models


class Count(models.Model):
    """How often somebody did one limited thing since their window began.

    `key` is a keyed digest of the limit and of who it was, so that no address or person can be
    read from it. From the second `ends` (since 1970) on, the row says nothing, and is thrown away.
    """

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField()
    ends = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.count} until {self.ends}"
