"""Answers as JSON: field names are keys, days are ISO, unknown is null."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any


def answer_json(answer: Any) -> str:
    """The answer in full, indented, with letters as they are."""
    return json.dumps(plain(answer), ensure_ascii=False, indent=2)


def plain(value: Any) -> Any:
    """`value` as dicts, lists, strings and numbers.

    Pairs of a term and something else, such as `((Judgement.LEADERS, Grade.GOOD), ...)` in the
    field `grades`, become an object whose keys are the terms.
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _field(field.name, getattr(value, field.name)) for field in fields(value)
        }
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


PAIRS = frozenset({"grades", "counts", "spread"})
"""Fields that hold pairs, in whatever record."""


def _field(name: str, value: Any) -> Any:
    if name in PAIRS and isinstance(value, tuple):
        return {key.value: plain(item) for key, item in value}
    return plain(value)
