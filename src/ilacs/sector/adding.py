"""Adding reports to the user's record: nothing doubled, and nothing replaced without a trace."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ilacs.framework import version_on
from ilacs.framework.day_words import in_full
from ilacs.register import by_urn, predecessors
from ilacs.reports import InspectionReport
from ilacs.sector.inspections import VISITS, Inspection, Origin, inspection_id
from ilacs.sector.passages import PassageList, passages_of
from ilacs.sector.shipped import shipped_inspections
from ilacs.sector.store import Correction, Store, StoredReport

SAME_INSPECTION_DAYS = 60
"""Full inspections that began within so many days of each other are one. Measured: the shortest
time between two of one authority in the record is over a year."""


class Outcome(StrEnum):
    """What adding a report did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    CORRECTED = "corrected"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one report; `why` says why it was refused, and what to do."""

    file: str
    outcome: Outcome
    inspection: str | None = None
    corrections: tuple[Correction, ...] = ()
    why: str = ""


def add_report(
    store: Store,
    report: InspectionReport,
    *,
    on: date,
    themes_of: Callable[[str], tuple[str, ...]],
    published: date | None = None,
    address: str = "",
) -> Added:
    """Add `report` to `store` on the day `on`.

    `published` is the day of publication where it is known from elsewhere; a printed one is
    used otherwise. Adding a report again changes nothing. A file that says something else of
    the same inspection replaces what was there; each old value is kept as a correction.
    """
    new = stored_report(report, on=on, themes_of=themes_of, published=published, address=address)
    if isinstance(new, str):
        return Added(report.source.file, Outcome.REFUSED, why=new)
    with store.turn():
        new = _under_its_name(new, store)
        id_ = new.inspection.id
        old = store.get(id_)
        if old is None:
            found = tuple(_against_shipped(new))
            store.put(new, found)
            outcome = Outcome.CORRECTED if found else Outcome.ADDED
            return Added(report.source.file, outcome, id_, found)
        if old.sha256 == new.sha256 and old.inspection == new.inspection:
            return Added(report.source.file, Outcome.UNCHANGED, id_)
        new = _with_what_was_known(new, old)
        found = tuple(_differences(old, new, on))
        if not found:
            if new.passages != old.passages:
                store.put(new)
            return Added(report.source.file, Outcome.UNCHANGED, id_)
        store.put(new, found)
        return Added(report.source.file, Outcome.CORRECTED, id_, found)


def stored_report(
    report: InspectionReport,
    *,
    on: date,
    themes_of: Callable[[str], tuple[str, ...]],
    published: date | None = None,
    address: str = "",
) -> StoredReport | str:
    """`report` as the record keeps it, or in words why the record cannot keep it."""
    urn = report.authority.urn
    authority = by_urn(urn) if urn is not None else None
    if urn is None or authority is None:
        return "the authority is not one of the register's. Check its name in the report."
    first = min((period.first for period in report.on_site), default=None)
    last = max((period.last for period in report.on_site), default=None)
    if published and not (last or date.min) <= published <= on:
        return (
            "the day of publication that was given is before the last day on site or has not come "
            "yet. Check it."
        )
    if report.kind is None:
        return "the kind of inspection could not be read. Only known kinds can be added."
    day = first or published or report.published
    if day is None:
        return "it has neither days on site nor a day of publication, so it has no place in time."
    if authority.began and day < authority.began:
        before = predecessors(authority.la_code)
        return (
            f"{authority.name} began on {in_full(authority.began)}; this report is older and is "
            f"about an authority before it ({len(before)} ended then), whose number is not known."
        )
    id_ = inspection_id(urn, day, report.kind)
    shipped = _shipped(id_)
    known = published or (shipped.published if shipped else None) or _printed(report, last)
    passages = passages_of(report, themes_of)
    inspection = Inspection(
        id=id_,
        urn=urn,
        kind=report.kind,
        framework=report.framework or version_on(day),
        on_site_from=first,
        on_site_to=last,
        published=known,
        known_from=known or on,
        lead_inspectors=report.lead_inspectors,
        grades=tuple((one.judgement, one.grade) for one in report.judgements),
        areas=sum(passage.list is PassageList.AREA for passage in passages),
        address=address or (shipped.address if shipped else ""),
        origin=Origin.ADDED,
    )
    return StoredReport(inspection, passages, report.source.file, report.source.sha256, on)


def _printed(report: InspectionReport, last: date | None) -> date | None:
    """The printed day of publication, unless it is before the inspection's end: a slip."""
    day = report.published
    return day if day and day >= (last or date.min) else None


def _under_its_name(new: StoredReport, store: Store) -> StoredReport:
    """`new` under the id that the same inspection has already, where its first day was corrected.

    No authority has two full inspections within `SAME_INSPECTION_DAYS` of each other.
    """
    one = new.inspection
    if store.get(one.id) or _shipped(one.id) or one.kind in VISITS:
        return new
    others = (*shipped_inspections(), *store.inspections_of(one.urn))
    for other in others:
        close = abs((other.day - one.day).days) <= SAME_INSPECTION_DAYS
        if other.urn == one.urn and close and other.kind not in VISITS and other.grades:
            return replace(new, inspection=replace(one, id=other.id))
    return new


def _shipped(id_: str) -> Inspection | None:
    return next((one for one in shipped_inspections() if one.id == id_), None)


def _with_what_was_known(new: StoredReport, old: StoredReport) -> StoredReport:
    """`new`, with the day of publication, address and pages that only `old` knows."""
    before = old.inspection
    inspection = replace(
        new.inspection,
        published=new.inspection.published or before.published,
        known_from=min(new.inspection.known_from, before.known_from),
        address=new.inspection.address or before.address,
    )
    if _has_pages(old) and not _has_pages(new):
        # Lists and findings are told apart less surely in a copy without pages.
        areas = before.areas
        return replace(new, inspection=replace(inspection, areas=areas), passages=old.passages)
    return replace(new, inspection=inspection)


def _has_pages(report: StoredReport) -> bool:
    return any(passage.page for passage in report.passages)


def _against_shipped(new: StoredReport) -> Iterator[Correction]:
    """Where the report says something else than the shipped record of the same inspection."""
    shipped = _shipped(new.inspection.id)
    if shipped is None:
        return
    for name, old, value in _changed(shipped, new.inspection):
        if old is None:
            continue
        yield Correction(shipped.id, name, old, value, new.added_on, "shipped record", _source(new))


def _differences(old: StoredReport, new: StoredReport, on: date) -> Iterator[Correction]:
    id_, sources = old.inspection.id, (_source(old), _source(new))
    for name, was, is_now in _changed(old.inspection, new.inspection):
        yield Correction(id_, name, was, is_now, on, *sources)
    before, after = _texts(old), _texts(new)
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield Correction(id_, name, before.get(name), after.get(name), on, *sources)


def _changed(old: Inspection, new: Inspection) -> Iterator[tuple[str, str | None, str | None]]:
    before, after = _facts(old), _facts(new)
    for name in [*before, *(name for name in after if name not in before)]:
        if before.get(name) != after.get(name):
            yield name, before.get(name), after.get(name)


def _facts(one: Inspection) -> dict[str, str | None]:
    """What two reports of the same inspection may differ in, as text."""
    facts: dict[str, str | None] = {
        "kind": one.kind,
        "framework": one.framework,
        "on_site_from": one.on_site_from.isoformat() if one.on_site_from else None,
        "on_site_to": one.on_site_to.isoformat() if one.on_site_to else None,
        "published": one.published.isoformat() if one.published else None,
        "lead_inspectors": "; ".join(one.lead_inspectors) or None,
    }
    return facts | {f"grade of {judgement}": grade for judgement, grade in one.grades}


def _texts(report: StoredReport) -> dict[str, str]:
    """Every passage by the list that it stands in and its place there: `area 2`."""
    places: Counter[str] = Counter()
    texts = {}
    for passage in report.passages:
        places[passage.list] += 1
        texts[f"{passage.list} {places[passage.list]}"] = passage.text
    return texts


def _source(report: StoredReport) -> str:
    return f"{report.file} ({report.sha256[:12]})"
