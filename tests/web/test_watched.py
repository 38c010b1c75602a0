"""What the log and the metrics say: how the application is, and nothing about anybody."""

import io
import json
import logging
import logging.config
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from prometheus_client.parser import text_string_to_metric_families
from web.conftest import client_of, person_of

from ilacs.web import home
from ilacs.web.data.tasks import check_upload
from ilacs.web.housekeeping import keep_house
from ilacs.web.logs import REQUESTS, logging_settings

TOKEN = "a token of twenty letters"


@pytest.fixture
def log():
    """What is written to the log while a test runs, as it reaches whoever keeps it."""
    written = io.StringIO()
    before = {name: logging.getLogger(name).level for name in ("", "django", REQUESTS)}
    handlers = logging.getLogger().handlers[:]
    logging.config.dictConfig(dict(logging_settings(requests=True)))
    logging.getLogger().handlers[0].setStream(written)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logging.getLogger().handlers[:] = handlers
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


@pytest.fixture
def watched(settings):
    """Asks for the metrics, and gives back the value of one."""
    settings.ILACS = replace(settings.ILACS, metrics_token=TOKEN)

    def value(name, **labels):
        answer = Client().get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
        assert answer.status_code == 200
        samples = [
            sample
            for family in text_string_to_metric_families(answer.content.decode())
            for sample in family.samples
            if sample.name == name and labels.items() <= sample.labels.items()
        ]
        return sum(sample.value for sample in samples)

    return value


def test_a_request_is_a_line_by_the_name_of_its_page(brent, log):
    client = client_of(person_of(brent, "analyst"))
    client.get("/sector/search?words=Someone+Particular")
    (line,) = log()
    assert line["page"] == "sector_search"
    assert (line["method"], line["status"], line["level"]) == ("GET", 200, "INFO")
    assert line["milliseconds"] > 0
    assert len(line["request_number"]) == 12
    assert set(line) == {
        *("time", "level", "logger", "message", "page", "method", "status"),
        *("milliseconds", "request_number"),
    }


@pytest.mark.parametrize(
    ("address", "page", "status"),
    [
        ("/data/children/someone-particular", "child", 302),
        ("/someone-particular", "none", 404),
        ("/sector/search?words=someone-particular", "sector_search", 302),
    ],
)
def test_no_address_reaches_the_log(address, page, status, log, db):
    Client().get(address)
    assert [(line["page"], line["status"]) for line in log()] == [(page, status)]
    assert "particular" not in str(log())


def test_a_host_that_is_not_ours_is_not_quoted(log):
    assert Client().get("/health", headers={"Host": "particular.example"}).status_code == 400
    assert "particular" not in str(log())


def test_others_words_stay_as_they_stand_in_their_source(log):
    try:
        raise ValueError("Someone Particular")
    except ValueError:
        logging.getLogger("somebody.elses").exception("Could not keep %s", "Someone Particular")
    (line,) = log()
    assert line["message"].startswith("Could not keep %s (ValueError at ")
    assert "Particular" not in str(line)


def test_what_is_no_text_goes_by_its_kind(log):
    logging.getLogger("somebody.elses").error(ValueError("Someone Particular"))
    assert [line["message"] for line in log()] == ["ValueError"]


def test_a_fault_has_a_number_that_the_log_has_too(brent, log, monkeypatch):
    def broken(authority):
        raise RuntimeError("Someone Particular")

    monkeypatch.setattr(home, "first_steps", broken)
    answer = client_of(person_of(brent)).get("/")
    assert answer.status_code == 500
    fault, request = log()
    assert fault["level"] == "ERROR"
    assert fault["message"].startswith("home: RuntimeError at ")
    assert request["status"] == 500
    assert fault["request_number"] == request["request_number"]
    assert fault["request_number"] in answer.content.decode()
    assert "Particular" not in f"{log()}{answer.content.decode()}"


@pytest.mark.parametrize("given", [None, "Bearer", "Bearer another", f"Basic {TOKEN}", "Bearer é"])
def test_metrics_are_for_who_has_the_token(given, settings):
    headers = {"Authorization": given} if given is not None else {}
    assert Client().get("/metrics", headers=headers).status_code == 404
    settings.ILACS = replace(settings.ILACS, metrics_token=TOKEN)
    assert Client().get("/metrics", headers=headers).status_code == 404


def test_requests_are_counted_by_page(watched, db):
    asked = {"page": "health", "method": "GET", "status": "200"}
    before = watched("ilacs_requests_total", **asked)
    Client().get("/health")
    Client().get("/health")
    assert watched("ilacs_requests_total", **asked) == before + 2
    assert watched("ilacs_request_seconds_count", page="health") >= before + 2


def test_what_nobody_has_is_counted_together(watched, db):
    before = watched("ilacs_requests_total", page="none", method="other")
    Client().generic("PARTICULAR", "/particular")
    assert watched("ilacs_requests_total", page="none", method="other") == before + 1


def test_what_waits_for_the_background(watched, db):
    assert watched("ilacs_background_tasks", state="ready") == 0
    check_upload.enqueue(1)
    assert watched("ilacs_background_tasks", state="ready") == 1
    assert watched("ilacs_background_waiting_seconds") > 0


def test_what_is_put_off_waits_only_from_its_time_on(watched, db):
    keep_house.using(run_after=timezone.now() + timedelta(days=1)).enqueue()
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(hours=9))
    assert watched("ilacs_background_waiting_seconds") == 0
    DBTaskResult.objects.update(run_after=timezone.now() - timedelta(minutes=10))
    assert 600 <= watched("ilacs_background_waiting_seconds") < 3600
