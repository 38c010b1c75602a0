"""Queries: what an engine is asked, and the words in which it is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

import ibis
import ibis.expr.types as ir

from ilacs.measures.engines.kept import kept_sql


@dataclass(frozen=True)
class Query:
    """An expression that is written only where its words are not kept (engines.kept).

    `name` tells it from every other: two queries of one name have the same words on an engine.
    """

    name: str
    write: Callable[[], ir.Table]


Asked: TypeAlias = ir.Table | Query
"""What an engine can be asked: an expression, or a query with a name."""


def expression_of(asked: Asked) -> ir.Table:
    """What is asked as an expression."""
    return asked.write() if isinstance(asked, Query) else asked


def sql_of(asked: Asked, dialect: str) -> str:
    """What is asked in the words of an engine."""
    if isinstance(asked, Query) and (kept := kept_sql(dialect).get(asked.name)):
        return kept
    return written(asked, dialect)


def written(asked: Asked, dialect: str) -> str:
    """What is asked, written anew."""
    return _compiled(expression_of(asked).op(), dialect)


@lru_cache(maxsize=4096)
def _compiled(operation: Any, dialect: str) -> str:
    # An engine that measures again and again need not find the words again.
    return str(ibis.to_sql(operation.to_expr(), dialect=dialect, pretty=False))
