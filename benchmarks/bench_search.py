"""Search over as many reports as have been published, in milliseconds.

The archive holds 280 of the 497 published reports; some of its reports are added again under
other authorities' numbers, so that the index is as large as that of all of them.
"""

import os
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

from ilacs.framework import Grade, Judgement
from ilacs.register import authorities
from ilacs.reports import InspectionReport
from ilacs.reports.folder import read_many
from ilacs.reports.record import AuthorityAsPrinted
from ilacs.sector.adding import add_report
from ilacs.sector.index_file import index_path
from ilacs.sector.search import search
from ilacs.sector.store import open_store
from ilacs.sector.tags import Filters

PUBLISHED = 497
ROUNDS = 15
TODAY = date(2026, 11, 25)
SEARCHES = (
    ("missing", Filters()),
    ('"return home interview"', Filters()),
    ("life-story work", Filters()),
    ("supervision oversight", Filters(judgement=Judgement.LEADERS)),
    ("superv* -reflective", Filters(grade=Grade.INADEQUATE)),
    ("children", Filters(year=2019)),
    ("children", Filters()),
    ("social work*", Filters()),
)


def main() -> None:
    archive = Path(os.environ.get("ILACS_SHARED") or Path(__file__).parents[2] / "shared")
    documents = sorted((archive / "data" / "reports").glob("*.pdf"))
    if not documents:
        print("The archive of published reports is not here: nothing to search.")
        return
    reports = [one for one in read_many(documents) if isinstance(one, InspectionReport)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = fill(folder, reports)
        size = index_path(folder).stat().st_size / 1e6
        print(f"{count} reports, index of {size:.0f} MB")
        print(f"{'search':<32}{'found':>8}{'median ms':>11}{'worst ms':>10}")
        for text, filters in SEARCHES:
            found = search(folder, text, filters, TODAY).total
            taken = [milliseconds(folder, text, filters) for _ in range(ROUNDS)]
            shown = text + (" (filtered)" if filters != Filters() else "")
            print(f"{shown:<32}{found:>8,}{median(taken):>11.1f}{max(taken):>10.1f}")


def fill(folder: Path, reports: list[InspectionReport]) -> int:
    """Add all reports, then the first of them again under other numbers."""
    numbers = [one.urn for one in authorities() if one.urn and one.began is None]
    count = 0
    with open_store(folder) as store:
        for place in range(PUBLISHED):
            report = reports[place % len(reports)]
            if place >= len(reports):
                urn = numbers[place % len(numbers)]
                report = replace(report, authority=AuthorityAsPrinted("again", urn))
            added = add_report(store, report, on=TODAY, themes_of=lambda text: ())
            count += added.outcome in ("added", "corrected")
    return count


def milliseconds(folder: Path, text: str, filters: Filters) -> float:
    start = time.perf_counter()
    search(folder, text, filters, TODAY)
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
