"""What the application writes to its log: lines of JSON, without anything personal.

A line says which page answered, never its address or its query: those hold what people search for.
Words of other libraries are kept only as they stand in their source, without what they fill in,
which may be a cell or a name. Who did what is told by the audit trail, not by the log.
"""

import logging
from collections.abc import Mapping
from contextvars import ContextVar
from traceback import extract_tb
from typing import Any

OURS = "ilacs"
request_number: ContextVar[str] = ContextVar("request_number", default="")
"""The number of the request that is being answered; empty outside of one."""


class Sober(logging.Filter):
    """Lets every record through, without what may quote somebody."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Take out what was filled in and raised; add the number of the request."""
        if record.name.partition(".")[0] != OURS:
            record.args = ()
            record.msg = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
        if record.exc_info and record.exc_info[1]:
            fault = record.exc_info[1]
            where = extract_tb(fault.__traceback__)
            place = f" at {where[-1].filename}:{where[-1].lineno}" if where else ""
            record.msg = f"{record.getMessage()} ({type(fault).__name__}{place})"
            record.args = ()
        record.exc_info = record.exc_text = record.stack_info = None
        if number := request_number.get():
            record.request_number = number
        return True


class Raised(logging.Filter):
    """Lets through what tells of a fault; Django tells of every answer of the kind of 500."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether something was raised."""
        return bool(record.exc_info)


def logging_settings(*, requests: bool) -> Mapping[str, Any]:
    """Settings of Python's logging, for Django and for the server; `requests`: a line for each.

    Without them there is a line where something went wrong.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "sober": {"()": "ilacs.web.logs.Sober"},
            "raised": {"()": "ilacs.web.logs.Raised"},
        },
        "formatters": {
            "json": {
                "()": "pythonjsonlogger.json.JsonFormatter",
                "fmt": ["levelname", "name", "message"],
                "rename_fields": {"levelname": "level", "name": "logger"},
                "timestamp": "time",
            }
        },
        "handlers": {
            "log": {
                "class": "logging.StreamHandler",
                "filters": ["sober"],
                "formatter": "json",
            }
        },
        "root": {"handlers": ["log"], "level": "WARNING"},
        "loggers": {
            # It has a line for each page that is not there or not allowed; ours has it too.
            "django": {"handlers": [], "level": "ERROR", "propagate": True},
            "django.request": {"filters": ["raised"]},
            "django.security": {"handlers": [], "level": "CRITICAL", "propagate": True},
            "gunicorn.error": {"handlers": [], "level": "WARNING", "propagate": True},
            REQUESTS: {"level": "INFO" if requests else "WARNING"},
        },
    }


REQUESTS = "ilacs.web.requests"
"""The logger of requests."""
