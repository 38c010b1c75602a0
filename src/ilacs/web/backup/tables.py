"""The tables of the database as texts, the same for SQLite and PostgreSQL, and back again."""

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.apps.registry import Apps
from django.db import connection
from django.db.models import AutoField, DateField, Max, Model

LEFT_OUT: Mapping[str, str] = {
    "sessions": "everybody signs in again",
    "django_tasks_database": "what was under way is begun again when the application starts",
    "axes": "wrong passwords are forgotten",
    "throttling": "limits begin anew",
    "contenttypes": "Django makes them itself",
    "auth": "Django's own groups and permissions, which nothing here uses",
}
"""The applications whose tables are in no backup, and why."""
TOGETHER = 5_000
"""Rows of a part."""


def kept(apps: Apps) -> dict[str, type[Model]]:
    """The tables of a backup, by their names in the database."""
    return {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in LEFT_OUT and model._meta.managed
    }


def rows_of(model: type[Model]) -> Iterator[list[str]]:
    """The rows of a table, some thousand at a time."""
    names = [field.attname for field in model._meta.concrete_fields]
    columns = [field.column for field in model._meta.concrete_fields]
    rows = iter(model._base_manager.order_by("pk").values_list(*names).iterator(TOGETHER))
    while part := list(islice(rows, TOGETHER)):
        yield [
            json.dumps(dict(zip(columns, row, strict=True)), default=_plain, ensure_ascii=False)
            for row in part
        ]


def put_back(model: type[Model], texts: Sequence[str]) -> int:
    """Put rows into a table; gives back how many. Raises KeyError, ValueError, ValidationError.

    `model` is one of a state of migrations: its fields no longer set the time by themselves.
    """
    fields = model._meta.concrete_fields
    for field in fields:
        if isinstance(field, DateField):
            field.auto_now = field.auto_now_add = False
    made = []
    for text in texts:
        row = json.loads(text)
        made.append(
            model(**{field.attname: field.to_python(row[field.column]) for field in fields})
        )
    model._base_manager.bulk_create(made, batch_size=500)
    return len(made)


def _plain(value: Any) -> str:
    """A value that JSON has no word for, as `to_python` of its field takes it."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode("ascii")
    return str(value)


def last_number(model: type[Model]) -> int:
    """The highest number that a row of a table ever had; 0 for a table that gives none."""
    if not isinstance(model._meta.pk, AutoField):
        return 0
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("select seq from sqlite_sequence where name = %s", [table])
        else:
            cursor.execute(
                "select pg_sequence_last_value(pg_get_serial_sequence(%s, %s)::regclass)",
                [connection.ops.quote_name(table), model._meta.pk.column],
            )
        found = cursor.fetchone()
    return max(int((found and found[0]) or 0), _highest(model))


def count_on(model: type[Model], last: int) -> None:
    """Let the next row of a table have a higher number than `last` and than any row in it.

    The trail knows things by their numbers: none is given twice.
    """
    last = max(last, _highest(model)) if isinstance(model._meta.pk, AutoField) else 0
    if not last:
        return
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("delete from sqlite_sequence where name = %s", [table])
            cursor.execute("insert into sqlite_sequence (name, seq) values (%s, %s)", [table, last])
        else:
            cursor.execute(
                "select setval(pg_get_serial_sequence(%s, %s), %s)",
                [connection.ops.quote_name(table), model._meta.pk.column, last],
            )


def _highest(model: type[Model]) -> int:
    return model._base_manager.aggregate(last=Max("pk"))["last"] or 0
