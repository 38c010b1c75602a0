"""How much of the published archive is read right, by field and kind, and how much of its text.

Compared with the verified table of outcomes and the labelled areas for improvement. Needs the
archive (`../shared`, or the folder that ILACS_SHARED names); says so and ends where it is not.
"""

import csv
import os
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from ilacs.framework import Judgement
from ilacs.reports import InspectionReport
from ilacs.reports.folder import read_many

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests" / "archive"))

JUDGED = [judgement for judgement in Judgement if judgement is not Judgement.LSCB]


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def letters(text: str) -> str:
    """The letters and digits of `text`, in lower case."""
    return re.sub(r"\W+", "", text.lower())


def verified(report: InspectionReport, row: dict[str, str]) -> dict[str, bool]:
    """For each field that the verified table holds, whether the record agrees."""
    kind = row["kind"]
    right = {
        "kind": report.kind is not None
        and report.kind.value.startswith(
            {"lac-2013": "looked", "lscb-review": "lscb"}.get(kind, kind)
        ),
        "urn": str(report.authority.urn) == row["urn"],
    }
    if row["on_site_from"]:
        days = [(str(period.first), str(period.last)) for period in report.on_site]
        right["days on site"] = bool(days) and (days[0][0], days[-1][1]) == (
            row["on_site_from"],
            row["on_site_to"],
        )
    if kind == "ilacs":
        names = "; ".join(report.lead_inspectors).replace("’", "'")
        right["lead inspectors"] = names == row["lead_inspector"].replace("’", "'")
    if report.published:
        right["published, where printed"] = str(report.published) == row["published_on_site"]
    for judgement in JUDGED:
        expected = row[judgement.value].replace(" ", "_")
        right[f"grade: {judgement.value}"] = (report.grade(judgement) or "") == expected
    return right


def main() -> None:
    """Print the tables."""
    from coverage_of_text import coverage  # noqa: PLC0415

    shared = Path(os.environ.get("ILACS_SHARED") or ROOT.parent / "shared") / "data"
    if not shared.is_dir():
        print("the archive of published reports is not here: nothing to compare with")
        return
    outcomes = {row["file"]: row for row in table(shared / "outcomes_verified.csv")}
    labelled: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in table(shared / "areas_labelled.csv"):
        labelled[row["file"]].append(row)
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    lost, twice, numbered = [], [], 0
    paths = sorted((shared / "reports").glob("*.pdf"))
    for path, report in zip(paths, read_many(paths), strict=True):
        if not isinstance(report, InspectionReport):
            print(report)
            continue
        row = outcomes[path.name]
        fields = verified(report, row)
        areas = {letters(area.text) for area in report.areas_for_improvement}
        for number, each in enumerate(labelled[path.name]):
            text = letters(each["text"])
            fields[f"area {number}"] = text in areas or any(text.startswith(a) for a in areas if a)
        for field, agrees in fields.items():
            key = ("areas for improvement" if field.startswith("area ") else field, row["kind"])
            total[key] += 1
            right[key] += agrees
        numbered += sum(f.number is not None for s in report.sections for f in s.findings)
        missing, double = coverage(path, report)
        lost.append(missing)
        twice.append(double)
    kinds = sorted({kind for _, kind in total})
    print(f"{'field':28}" + "".join(f"{kind:>16}" for kind in kinds))
    for field in dict.fromkeys(field for field, _ in total):
        cells = (
            f"{right[field, kind]}/{total[field, kind]}" if total[field, kind] else ""
            for kind in kinds
        )
        print(f"{field:28}" + "".join(f"{cell:>16}" for cell in cells))
    print(f"numbered findings: {numbered}")
    share = sum(lost) / len(lost), sum(twice) / len(twice)
    print(f"body text in the record: {1 - share[0]:.3%}; in it twice: {share[1]:.3%}")
    print(f"least in any report: {1 - max(lost):.3%}")


if __name__ == "__main__":
    main()
