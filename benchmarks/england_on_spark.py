"""All figures of a folder of many authorities on Spark, held against those of DuckDB.

    python benchmarks/england_on_spark.py FOLDER [--place local[2]] [--memory 8g] [--at-once 20]

The folder is one that `ilacs lists example --england` writes. Authorities go to Spark some at
once; it ends with 1 at the first figure that differs. Where Spark runs on this machine, its
seconds of the processor are those of its Java; reading and loading are not among DuckDB's.
"""

import argparse
import os
import sys
import time
from pathlib import Path

from ilacs.framework import DEFAULTS
from ilacs.measures.data import CannotMeasure
from ilacs.measures.engines.duckdb import DuckDB
from ilacs.measures.engines.engine import CannotAnswer
from ilacs.measures.engines.spark import Spark
from ilacs.measures.measuring import Measured
from ilacs.measures.stored import authorities_in, together_in


def main() -> None:
    """Measure what the arguments ask for, batch by batch."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("--place", default="local[2]")
    asked.add_argument("--memory", default="8g")
    asked.add_argument("--at-once", type=int, default=20)
    args = asked.parse_args()
    clocks = DEFAULTS.clocks_by_id()
    names = authorities_in(args.folder)
    spark, duckdb = Spark(args.place, {"spark.driver.memory": args.memory}), DuckDB()
    rows = figures = behind = 0
    start, here, there = time.perf_counter(), 0.0, 0.0
    for first in range(0, len(names), args.at_once):
        data = together_in(args.folder, clocks.values(), names[first : first + args.at_once])
        rows += sum(table.height for table in data.lists.values())
        before = time.perf_counter()
        on_spark = Measured(spark, data, clocks, rows_kept=False).figures
        there += time.perf_counter() - before
        before = time.process_time()
        on_duckdb = Measured(duckdb, data, clocks, rows_kept=False).figures
        here += time.process_time() - before
        if not on_spark.equals(on_duckdb):
            raise SystemExit("Spark's figures are not those of DuckDB.")
        figures += on_duckdb.height
        behind += on_duckdb["of"].sum() + on_duckdb["excluded"].sum()
        print(
            f"{min(first + args.at_once, len(names)):>4} of {len(names)} authorities: "
            f"{rows:,} rows of lists, {behind:,} rows behind, {figures:,} figures the same; "
            f"Spark {there:,.0f} s on the wall{_of_java()}, DuckDB {here:,.0f} s of the "
            f"processor; {time.perf_counter() - start:,.0f} s in all",
            flush=True,
        )
    spark.close()


def _of_java() -> str:
    """What the Java that Spark runs in has used of the processor, if it runs here."""
    from pyspark import SparkContext  # noqa: PLC0415 - after Spark has started

    process = getattr(SparkContext._gateway, "proc", None)
    try:
        used = Path(f"/proc/{process.pid}/stat").read_text().rpartition(") ")[2].split()
    except (OSError, AttributeError):
        return ""
    ticks = int(used[11]) + int(used[12])  # In the mode of the user, and of the system.
    return f" ({ticks / os.sysconf('SC_CLK_TCK'):,.0f} s of the processor)"


if __name__ == "__main__":
    try:
        main()
    except (CannotAnswer, CannotMeasure) as fault:
        sys.exit(str(fault))
