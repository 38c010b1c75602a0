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

    Pairs that begin with a term, such as `((Judgement.LEADERS, Grade.GOOD), ...)`, become an
    object whose keys are the terms.
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset | set):
        items = sorted(value) if isinstance(value, frozenset | set) else value
        if items and all(_is_pair(item) for item in items):
            return {key.value: plain(item) for key, item in items}
        return [plain(item) for item in items]
    return value


def _is_pair(item: Any) -> bool:
    return isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], Enum)
