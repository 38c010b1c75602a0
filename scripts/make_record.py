"""Make the shipped record again from the verified table and the archive of reports.

    python scripts/make_record.py ../shared

Writes facts only: dates, names of lead inspectors, grades, counts, numbers and themes of areas.
No sentence of a report is carried over.
"""

import csv
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ilacs.framework import Grade, Kind, version_on
from ilacs.framework.kinds import LONGEST_SHORT_INSPECTION_DAYS
from ilacs.reports import InspectionReport
from ilacs.reports.folder import read_many
from ilacs.reports.record import Area
from ilacs.sector.inspections import inspection_id
from ilacs.sector.passages import is_for_the_board
from ilacs.sector.shipped import GRADED

FACTS = Path(__file__).parents[1] / "src" / "ilacs" / "sector" / "facts"
KINDS = {
    "lac-2013": Kind.LOOKED_AFTER_CHILDREN_2013,
    "lscb-review": Kind.LSCB_REVIEW,
    "sif": Kind.SIF,
    # Saved as web pages in 2012: what they report on could not be read.
    "not a pdf": None,
}


def main() -> None:
    data = Path(sys.argv[1]) / "data"
    outcomes = rows_of(data / "outcomes_verified.csv")
    labelled = {
        (row["file"], int(row["number"])): row["themes"]
        for row in rows_of(data / "areas_labelled.csv")
    }
    read = {
        result.source.file: result
        for result in read_many(sorted((data / "reports").glob("*.pdf")))
        if isinstance(result, InspectionReport)
    }
    inspections = sorted(
        (inspection_row(row, read.get(row["file"])) for row in outcomes),
        key=lambda row: (row["published"], row["urn"]),
    )
    write("inspections.csv", inspections)
    write("areas.csv", sorted(area_rows(outcomes, read, labelled), key=area_order))


def inspection_row(row: dict[str, str], report: InspectionReport | None) -> dict[str, object]:
    first, last = row["on_site_from"], row["on_site_to"]
    if not first and report and report.on_site:
        first = min(period.first for period in report.on_site).isoformat()
        last = max(period.last for period in report.on_site).isoformat()
    kind = kind_of(row, report)
    day = date.fromisoformat(first or row["published_on_site"])
    single = kind in (Kind.SIF, Kind.SIF_REINSPECTION, Kind.LSCB_REVIEW)
    return {
        "inspection": inspection_id(int(row["urn"]), day, kind),
        "urn": row["urn"],
        "kind": kind or "",
        "framework": version_on(day, single_inspection=single),
        "on_site_from": first,
        "on_site_to": last,
        "published": row["published_on_site"],
        "lead_inspectors": leads(row, report),
        **{judgement: grade_of(row[judgement]) for judgement in GRADED},
        "areas": len(areas_of(report)) if report else "",
        "address": row["report_url"],
    }


def areas_of(report: InspectionReport | None) -> list[Area]:
    """The areas that are the authority's own."""
    areas = report.areas_for_improvement if report else ()
    return [area for area in areas if not is_for_the_board(area)]


def leads(row: dict[str, str], report: InspectionReport | None) -> str:
    if row["lead_inspector"]:
        return row["lead_inspector"].replace(" and ", "; ").replace(", ", "; ")
    return "; ".join(report.lead_inspectors) if report else ""


def kind_of(row: dict[str, str], report: InspectionReport | None) -> Kind | None:
    if report and report.kind:
        return report.kind
    if row["kind"] != "ilacs":
        return KINDS[row["kind"]]
    days = date.fromisoformat(row["on_site_to"]) - date.fromisoformat(row["on_site_from"])
    short = days.days + 1 <= LONGEST_SHORT_INSPECTION_DAYS
    return Kind.ILACS_SHORT if short else Kind.ILACS_STANDARD


def grade_of(words: str) -> str:
    return Grade(words.replace(" ", "_")) if words else ""


def area_rows(
    outcomes: list[dict[str, str]],
    read: dict[str, InspectionReport],
    labelled: dict[tuple[str, int], str],
) -> Iterator[dict[str, object]]:
    """Numbers, pages and themes; `basis` says whether a reader or the model gave the themes."""
    from ilacs.sector.themes import classify  # noqa: PLC0415

    for row in outcomes:
        report = read.get(row["file"])
        inspection = inspection_row(row, report)["inspection"]
        for area in areas_of(report):
            themes = labelled.get((row["file"], area.number))
            yield {
                "inspection": inspection,
                "number": area.number,
                "page": area.page,
                "themes": themes if themes else " ".join(classify(area.text).themes),
                "basis": "reading" if themes else "model",
            }


def area_order(row: dict[str, object]) -> tuple[str, int]:
    return str(row["inspection"]), int(str(row["number"]))


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write(name: str, rows: list[dict[str, object]]) -> None:
    with (FACTS / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
