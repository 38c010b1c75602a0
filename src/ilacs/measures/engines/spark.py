"""Spark: the engine of a cluster, or of one machine where lists outgrow its memory."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import ibis.expr.types as ir
import polars as pl

from ilacs.measures.engines.engine import CannotAnswer, TablesHeld, unbound
from ilacs.measures.engines.queries import Asked, sql_of
from ilacs.measures.engines.spark_session import SMALL, faults, kind_of, session_at

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

LOCAL = "local[*]"
"""This machine, with all its cores."""

SHORT_WORK: Mapping[str, str] = {
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.driver.memory": "1g",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.shuffle.partitions": "2",
}
"""Settings for small lists on one machine. Making code fast costs half of a short run."""

_TYPES: Mapping[Any, str] = {
    pl.String: "string",
    pl.Date: "date",
    pl.Int32: "int",
    pl.Int64: "bigint",
}


class Spark(TablesHeld):
    """Temporary views of one session: nothing stays in Spark when it closes.

    `place` is a master (`local[*]`, `spark://host:7077`, `k8s://...`, `yarn`), a Spark Connect
    server (`sc://host:15002`), or a session of pyspark's. A session keeps its own views; one of
    Spark Connect has none apart, and views by the names of lists are replaced. `settings` are
    Spark's own, for one that starts here. Raises CannotAnswer where Spark is not installed, does
    not start or is not there.
    """

    name = "spark"
    dialect = "pyspark"

    def __init__(
        self, place: "str | SparkSession" = LOCAL, settings: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        held = session_at(place, settings or {})
        self.session, self._end = held.spark, held.end
        self._frames: dict[str, DataFrame] = {}

    @property
    def version(self) -> str:
        """The version of Spark."""
        return str(self.session.version)

    def answer(self, asked: Asked) -> pl.DataFrame:
        """The rows of what is asked. Raises CannotAnswer."""
        statement = sql_of(asked, self.dialect)
        answered = pl.from_arrow(self._guarded(lambda: self.session.sql(statement).toArrow()))
        assert isinstance(answered, pl.DataFrame)
        return answered

    def close(self) -> None:
        """Let the session go, and its tables with it."""
        for name in tuple(self._frames):
            self._guarded(partial(self._let_go, name))
        self._guarded(self._end)

    def gather(self, name: str, asked: Sequence[Asked]) -> ir.Table:
        """A table with the rows of all that is asked (see Engine)."""
        table = super().gather(name, asked)
        # Every query left parts of its own; each part costs whoever asks next.
        parts = int(self.session.conf.get("spark.sql.shuffle.partitions") or 1)
        self._guarded(
            lambda: self._view(name, self._frames[name].coalesce(parts).localCheckpoint())
        )
        return table

    def _make(self, name: str, statement: str) -> None:
        self._guarded(lambda: self._view(name, self._answered(statement)))

    def _add(self, name: str, statement: str) -> None:
        self._guarded(lambda: self._view(name, self._frames[name].union(self._answered(statement))))

    def _load(self, name: str, table: pl.DataFrame) -> ir.Table:
        def load() -> None:
            # Said, not found out: Spark Connect does not look where there are no rows.
            columns = ", ".join(
                f"`{column}` {_TYPES[kind.base_type()]}" for column, kind in table.schema.items()
            )
            frame = self.session.createDataFrame(table.to_arrow(), columns)
            large = table.estimated_size() > SMALL
            self._view(name, frame.persist() if large else frame)

        self._guarded(load)
        return unbound(name, table)

    def _answered(self, statement: str) -> "DataFrame":
        """The rows of a statement, answered now and held.

        Held without the way to them: that would be larger by far than the rows of small lists.
        """
        return self.session.sql(statement).localCheckpoint()

    def _view(self, name: str, frame: "DataFrame") -> None:
        if name in self._frames:
            self._frames[name].unpersist()
        frame.createOrReplaceTempView(name)
        self._frames[name] = frame

    def _let_go(self, name: str) -> None:
        self.session.catalog.dropTempView(name)
        self._frames.pop(name).unpersist()

    def _guarded(self, work: Callable[[], Any]) -> Any:
        try:
            return work()
        except faults() as fault:
            # What it says may quote a cell.
            kind = kind_of(fault)
        raise CannotAnswer(f"Spark could not answer ({kind}).")
