"""Numbers for whoever watches the service, in the text format of Prometheus.

They count pages by their names and answers; nothing of them is about a person. The processes that
answer count together, in the folder that PROMETHEUS_MULTIPROC_DIR names.
"""

import hmac
import os
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Min, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult, get_date_max
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from ilacs.web.access import open_to_all

TOGETHER = "PROMETHEUS_MULTIPROC_DIR"
_counting = CollectorRegistry()
REQUESTS = Counter(
    "ilacs_requests",
    "Requests answered, by page, method and status.",
    ("page", "method", "status"),
    registry=_counting,
)
SECONDS = Histogram(
    "ilacs_request_seconds",
    "Seconds from the arrival of a request to its answer, by page.",
    ("page",),
    buckets=(0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10),
    registry=_counting,
)


class OfTheBackground(Collector):
    """How much waits for the background, and for how long: asked of the database."""

    def collect(self) -> Iterable[Metric]:
        """The tasks in each state, and the age of the oldest that waits."""
        tasks = GaugeMetricFamily(
            "ilacs_background_tasks", "Work of the background, by state.", labels=("state",)
        )
        counted = DBTaskResult.objects.values("status").annotate(many=Count("pk"))
        for row in counted.order_by("status"):
            tasks.add_metric((row["status"].lower(),), row["many"])
        yield tasks
        first = _oldest()
        waiting = (timezone.now() - first).total_seconds() if first else 0.0
        yield GaugeMetricFamily(
            "ilacs_background_waiting_seconds",
            "Seconds that the oldest waiting work has waited.",
            value=waiting,
        )


def _oldest() -> datetime | None:
    """Since when the oldest work waits that is due; what is put off waits from its time on."""
    due, at_once = DBTaskResult.objects.ready(), Q(run_after=get_date_max())
    moments: tuple[datetime | None, ...] = (
        due.filter(at_once).aggregate(at=Min("enqueued_at"))["at"],
        due.exclude(at_once).aggregate(at=Min("run_after"))["at"],
    )
    return min((each for each in moments if each is not None), default=None)


@open_to_all
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The numbers, for who has the token of the installation; without one there is no such page."""
    token = settings.ILACS.metrics_token
    given = request.headers.get("Authorization", "")
    if not token or not hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
        raise Http404
    shown = CollectorRegistry()
    shown.register(OfTheBackground())
    if os.environ.get(TOGETHER):
        MultiProcessCollector(shown)  # type: ignore[no-untyped-call]
        return _page(generate_latest(shown))
    return _page(generate_latest(shown) + generate_latest(_counting))


def _page(content: bytes) -> HttpResponse:
    return HttpResponse(content, content_type=CONTENT_TYPE_LATEST)
