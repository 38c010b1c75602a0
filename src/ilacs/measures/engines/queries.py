"""Queries: what an engine is asked, and the words in which it is asked."""

from collections.abc import Callable, Sequence
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


@dataclass(frozen=True)
class Passing:
    """A query of the table `name`, whose rows are those of all in `rows`, and are not kept."""

    query: Query
    name: str
    rows: "Sequence[ir.Table | Query]"


Asked: TypeAlias = ir.Table | Query | Passing
"""What an engine can be asked: an expression, a query with a name, or one of rows passing by."""


def expression_of(asked: Asked) -> ir.Table:
    """What is asked as an expression."""
    match asked:
        case Passing():
            return asked.query.write()
        case Query():
            return asked.write()
        case _:
            return asked


def sql_of(asked: Asked, dialect: str) -> str:
    """What is asked in the words of an engine."""
    if isinstance(asked, Passing):
        rows = all_of(asked.rows, dialect)
        return f"with {asked.name} as ({rows}) {sql_of(asked.query, dialect)}"
    if isinstance(asked, Query) and (kept := kept_sql(dialect).get(asked.name)):
        return kept
    return written(asked, dialect)


def all_of(asked: Sequence[Asked], dialect: str) -> str:
    """The rows of all that is asked, which have the same columns."""
    return " union all ".join(
        f"select * from ({sql_of(each, dialect)}) as part{place}"
        for place, each in enumerate(asked)
    )


def written(asked: Asked, dialect: str) -> str:
    """What is asked, written anew."""
    return _compiled(expression_of(asked).op(), dialect)


@lru_cache(maxsize=4096)
def _compiled(operation: Any, dialect: str) -> str:
    # An engine that measures again and again need not find the words again.
    return str(ibis.to_sql(operation.to_expr(), dialect=dialect, pretty=False))
