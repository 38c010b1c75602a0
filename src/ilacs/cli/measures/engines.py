"""The command that checks the engines: `ilacs engines`."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from ilacs.cli.answering import DONE, INPUT_AT_FAULT, answered_in_private
from ilacs.cli.lists.options import busy
from ilacs.cli.measures.options import tell
from ilacs.cli.options import AsJson

if TYPE_CHECKING:
    from ilacs.measures.engines.engine import Engine
    from ilacs.measures.self_check import Checked


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(engines)


@answered_in_private
def engines(
    postgresql: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Also check PostgreSQL there, such as postgresql://user@host/database. Only "
            "temporary tables are made.",
            show_default=False,
        ),
    ] = None,
    spark: Annotated[
        str | None,
        typer.Option(
            metavar="MASTER",
            help="Check Spark there, such as spark://host:7077 or sc://host:15002.  [default: "
            "this machine, if Spark is installed]",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Say which engines can compute figures here, and check each.

    Every measure of an invented authority is computed on each engine, and its rows are compared
    with those of the oracle: every measure a second time, in plain Python, slow and obvious.

    \b
    Examples:
      ilacs engines
      ilacs engines --postgresql postgresql://analyst@localhost/children
      ilacs engines --spark spark://cluster.example:7077

    \b
    Exit codes:
      0  every engine that was asked answers as the oracle does
      1  one does not, or one that you named cannot be had
      2  the command was not understood
    """
    from ilacs.documents.measures import engines as documents  # noqa: PLC0415
    from ilacs.measures.engines.duckdb import DuckDB  # noqa: PLC0415
    from ilacs.measures.engines.postgresql import PostgreSQL  # noqa: PLC0415
    from ilacs.measures.engines.spark import LOCAL, SHORT_WORK, Spark  # noqa: PLC0415
    from ilacs.measures.engines.spark_session import what_is_missing  # noqa: PLC0415
    from ilacs.measures.self_check import SIZE, SelfCheck  # noqa: PLC0415

    starts: dict[str, Callable[[], Engine]] = {"duckdb": DuckDB}
    advice = {}
    if postgresql:
        starts["postgresql"] = lambda: PostgreSQL(postgresql)
    else:
        advice["postgresql"] = "Give the address of a server with --postgresql ADDRESS."
    if spark:
        starts["spark"] = lambda: Spark(spark)
    elif missing := what_is_missing():
        advice["spark"] = missing
    else:
        starts["spark"] = lambda: Spark(LOCAL, SHORT_WORK)
    checking = SelfCheck()
    checked: list[Checked] = []
    for name, start in starts.items():
        with busy(f"Checking {documents.NAMES[name]}"):
            checked.append(checking.check(name, start))
    found = documents.Engines(tuple(checked), advice, len(checking.measures), SIZE)
    tell(
        found,
        lines=documents.engines_lines,
        json=documents.engines_json,
        as_json=as_json,
        wrote=None,
    )
    return DONE if all(one.same for one in checked) else INPUT_AT_FAULT
