"""Sessions of Spark: how one is started, reached or taken over, and ended.

Spark writes to the terminal of whoever starts it, and quotes what it stumbles over. Of a Spark
that starts here nothing is let through; what is raised is in words of ours.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ilacs.measures.engines.engine import CannotAnswer

if TYPE_CHECKING:
    from py4j.java_gateway import JavaGateway
    from pyspark.sql import SparkSession

SMALL = 1_000_000
"""Bytes up to which Spark keeps the rows of a table in its plans, where there is nothing to hold.

Every plan is made by one thread, which copies and compares the rows that are in it.
"""

OF_A_SESSION: Mapping[str, str] = {
    "spark.sql.execution.arrow.localRelationThreshold": str(SMALL),
    "spark.sql.ansi.enabled": "true",  # A cast that fails is a failure, never a null.
    # Medians of more groups than its own 128 would be sorted for.
    "spark.sql.objectHashAggregate.sortBased.fallbackThreshold": "100000",
    "spark.sql.session.timeZone": "UTC",
}
"""What every session of ours is set to."""

OF_A_START: Mapping[str, str] = {
    "spark.app.name": "ilacs",
    "spark.ui.enabled": "false",  # Its page shows queries to whoever reaches it.
    "spark.io.encryption.enabled": "true",  # What memory cannot hold never lies on disk in clear.
    "spark.io.encryption.keySizeBits": "256",
}
"""What a Spark that starts here is set to."""

OF_THIS_MACHINE: Mapping[str, str] = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "4g",
    # Spark's own 200 are for clusters: each part of a table would open a file for every one.
    "spark.sql.shuffle.partitions": "8",
}
"""What it is set to where it runs on this machine alone: nothing outside can reach it."""

_PATIENCE = 5.0
"""Seconds in which a cluster must take a call."""


@dataclass(frozen=True)
class Session:
    """A session with views of its own, as far as Spark has those, and how to end it."""

    spark: "SparkSession"
    end: Callable[[], None]


def what_is_missing(java: bool = True) -> str:
    """What Spark needs and is not here, and how to get it; nothing if all is. `java`: with Java."""
    if not find_spec("pyspark"):
        return "pyspark is not installed: pip install 'ilacs[spark]'."
    home = os.environ.get("JAVA_HOME")
    there = shutil.which("java", path=str(Path(home) / "bin") if home else None)
    if java and not there and "PYSPARK_GATEWAY_PORT" not in os.environ:
        return (
            "Spark needs Java 17 or newer, and there is none here. Install it (Debian, Ubuntu: "
            "default-jre-headless), or name its folder in JAVA_HOME."
        )
    return ""


def session_at(place: "str | SparkSession", settings: Mapping[str, str]) -> Session:
    """A session at a place (see Spark). Raises CannotAnswer."""
    starts_here = isinstance(place, str) and not place.startswith("sc://")
    if missing := what_is_missing(java=starts_here):
        raise CannotAnswer(missing)
    _be_quiet()
    if not isinstance(place, str):
        return _beside(place)
    if place.startswith("sc://"):
        return _at_server(place)
    if place.startswith("spark://"):
        _check_there(place, 7077)
    from pyspark import SparkContext  # noqa: PLC0415 - an extra

    running = SparkContext._active_spark_context  # There is no public way to ask.
    if running is None:
        return _started(place, settings)
    if running.master != place:
        raise CannotAnswer(
            "Spark runs in this program already, at another place, and a program can have one. "
            "Close that one first, or hand over its session."
        )
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra

    return _beside(SparkSession(running))


def faults() -> tuple[type[Exception], ...]:
    """What Spark raises; its words may quote a cell."""
    from py4j.protocol import Py4JError  # noqa: PLC0415 - an extra
    from pyspark.errors import PySparkException  # noqa: PLC0415 - an extra

    return PySparkException, Py4JError, OSError, EOFError


def kind_of(fault: Exception) -> str:
    """What went wrong, by Spark's own name for it, which holds nothing of the data."""
    from pyspark.errors import PySparkException  # noqa: PLC0415 - an extra

    named = fault.getCondition() if isinstance(fault, PySparkException) else None
    return named or type(fault).__name__


def _beside(spark: "SparkSession") -> Session:
    """A session that shares a Spark which others end. One of Connect is used as it is."""
    # Spark Connect has no such method.
    own = spark.newSession() if hasattr(spark, "newSession") else spark
    for name, value in OF_A_SESSION.items():
        own.conf.set(name, value)
    return Session(own, lambda: None)


def _at_server(address: str) -> Session:
    _check_there(address, 15002)
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra

    try:
        spark = SparkSession.builder.remote(address).create()
        _beside(spark)
    except ImportError:
        reason = "Spark Connect needs more of pyspark: pip install 'pyspark[connect]==4.0.*'."
    except faults() as fault:
        reason = f"The Spark Connect server does not let us in ({kind_of(fault)})."
    else:
        return Session(spark, spark.stop)
    raise CannotAnswer(reason)


def _started(master: str, settings: Mapping[str, str]) -> Session:
    local = master.startswith("local")
    folder = Path(tempfile.mkdtemp(prefix="ilacs-spark-"))
    with_folder = {"spark.sql.warehouse.dir": str(folder), "spark.local.dir": str(folder)}
    told = {
        "spark.master": master,
        **OF_A_SESSION,
        **OF_A_START,
        **(OF_THIS_MACHINE if local else {}),
        **(with_folder if local else {}),
        **settings,
    }
    try:
        return _running(told, folder)
    except faults() as fault:
        kind = kind_of(fault)
    except ValueError:  # An address that Spark cannot read.
        kind = "its address"
    _end_java()
    shutil.rmtree(folder, ignore_errors=True)
    raise CannotAnswer(
        f"Spark did not start ({kind}). It needs Java 17 or newer, free memory, and a master that "
        "is there and lets us in."
    )


def _running(settings: Mapping[str, str], folder: Path) -> Session:
    from pyspark import SparkConf, SparkContext  # noqa: PLC0415 - an extra
    from pyspark.java_gateway import launch_gateway  # noqa: PLC0415 - an extra
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra

    conf = SparkConf().setAll(list(settings.items()))
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    gateway = SparkContext._gateway or launch_gateway(conf, quiet)  # type: ignore[no-untyped-call]
    spark = SparkSession(SparkContext(conf=conf, gateway=gateway))

    def end() -> None:
        spark.stop()
        _end_java()
        shutil.rmtree(folder, ignore_errors=True)

    return Session(spark, end)


def _end_java() -> None:
    """End the Java that Spark ran in, if it was started here: its memory held the lists."""
    from pyspark import SparkContext  # noqa: PLC0415 - an extra

    gateway: JavaGateway | None = SparkContext._gateway
    started = getattr(gateway, "proc", None)
    if gateway is None or started is None:
        return
    gateway.shutdown()
    started.stdin.close()  # Java ends when this does.
    started.wait()
    SparkContext._gateway = SparkContext._jvm = None


def _check_there(address: str, usual: int) -> None:
    """Call a cluster before Spark does, which would ask for minutes. Raises CannotAnswer."""
    for one in address.partition("://")[2].partition("/")[0].split(","):
        try:
            parts = urlsplit(f"//{one}")
            place = parts.hostname or "", parts.port or usual
            socket.create_connection(place, timeout=_PATIENCE).close()
        except (OSError, ValueError):
            continue
        return
    raise CannotAnswer(
        "Spark is not there: nothing answers at this address. Check it, and that the cluster runs "
        "and can be reached from here."
    )


def _be_quiet() -> None:
    """Keep pyspark from writing what went wrong to the terminal: it quotes cells."""
    from pyspark.logger import PySparkLogger  # noqa: PLC0415 - an extra

    for name in ("SQLQueryContextLogger", "DataFrameQueryContextLogger"):
        PySparkLogger.getLogger(name).disabled = True
