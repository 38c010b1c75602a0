"""Counting against a limit."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ilacs.web.throttling.limits import Limit
from ilacs.web.throttling.models import Count

# One statement, so that no two processes count on from the same number.
_COUNTED = """
    insert into throttling_count (key, count, ends) values (%(key)s, 1, %(ends)s)
    on conflict (key) do update set
        count = case when throttling_count.ends > %(now)s
                then throttling_count.count + 1 else 1 end,
        ends = case when throttling_count.ends > %(now)s
               then throttling_count.ends else excluded.ends end
    returning count, ends
"""


@dataclass(frozen=True)
class Reached:
    """A limit that somebody is at. `again` is when they may go on; `first`: only just now."""

    limit: Limit
    again: datetime
    first: bool


def counted(limit: Limit, who: str) -> Reached | None:
    """Count that somebody does a thing; Reached where it is once too often."""
    now = _now()
    told: dict[str, str | int] = {
        "key": _key(limit, who),
        "now": now,
        "ends": now + 60 * limit.minutes,
    }
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, told)
        count, ends = cursor.fetchone()
    if count == 1:
        Count.objects.filter(ends__lte=now).delete()
    if count <= limit.times:
        return None
    return Reached(limit, _at(ends), count == limit.times + 1)


def is_over(limit: Limit, who: str) -> Reached | None:
    """Whether somebody did a thing as often as they may; nothing is counted."""
    found = Count.objects.filter(key=_key(limit, who), ends__gt=_now()).first()
    if found is None or found.count < limit.times:
        return None
    return Reached(limit, _at(found.ends), False)


def _key(limit: Limit, who: str) -> str:
    return salted_hmac("ilacs.throttling", f"{limit.id} {who}", algorithm="sha256").hexdigest()


def _now() -> int:
    return int(timezone.now().timestamp())


def _at(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)
