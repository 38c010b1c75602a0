"""Adding reports to the user's record: nothing doubled, and nothing replaced without a trace."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ilacs.reports import InspectionReport
from ilacs.sector.inspections import FULL, Inspection, completed
from ilacs.sector.shipped import shipped_inspection, shipped_inspections
from ilacs.sector.store import Correction, Store
from ilacs.sector.stored_report import (
    CannotKeep,
    ThemesOf,
    is_possible,
    stored_report,
    with_readers_themes,
)
from ilacs.sector.stored_values import StoredReport

SAME_INSPECTION_DAYS = 60
"""Full inspections of one authority that began within so many days of each other are one.
Measured: the shortest time between two in the record is 622 days."""

SAME_VISIT_DAYS = 14
"""The same for visits of one kind, of which monitoring visits come most often: quarterly."""

LEAST_OF_PASSAGES = 0.8
"""A file with fewer passages than this share of what is known was read in part. An assumption."""

IMPOSSIBLE_DAY = (
    "the day of publication that was given is before the last day on site or has not come yet, so "
    "it was left out. Check it."
)


class Outcome(StrEnum):
    """What adding a report did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    CORRECTED = "corrected"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one report; `why` says why it was refused, or what was left out."""

    file: str
    outcome: Outcome
    inspection: str | None = None
    corrections: tuple[Correction, ...] = ()
    why: str = ""


def add_report(  # noqa: PLR0913 - the day and address come from elsewhere
    store: Store,
    report: InspectionReport,
    *,
    on: date,
    themes_of: ThemesOf,
    published: date | None = None,
    address: str = "",
    again: bool = False,
) -> Added:
    """Add `report` to `store` on the day `on`.

    `published` is the day of publication where it is known from elsewhere; a printed one is
    used otherwise. A file that has been taken before changes nothing. One that says something
    else of the same inspection replaces what was there; each old value is kept as a correction.
    What it does not say takes nothing away. With `again`, a file counts as if it were new, which
    undoes what others corrected since.
    """
    last = max((period.last for period in report.on_site), default=None)
    impossible = published is not None and not is_possible(published, last, on)
    try:
        new = stored_report(
            report,
            on=on,
            themes_of=themes_of,
            published=None if impossible else published,
            address=address,
        )
    except CannotKeep as reason:
        return Added(report.source.file, Outcome.REFUSED, why=str(reason))
    with store.turn():
        sure = published is not None and not impossible
        added = _take(store, new, sure_of_day=sure, again=again)
    return replace(added, why=IMPOSSIBLE_DAY) if impossible else added


def _take(store: Store, new: StoredReport, *, sure_of_day: bool, again: bool) -> Added:
    """Put `new` in its place. A day of publication that is not `sure` yields to a known one."""
    taken_for = store.report_of_file(new.sha256)
    new = _named(new, taken_for or _name_of_same(new.inspection, store) or new.inspection.id)
    id_ = new.inspection.id
    taken_before = taken_for is not None and not again
    old, shipped = store.get(id_), shipped_inspection(id_)
    known = old.inspection if old else shipped
    if known and not sure_of_day:
        new = with_known_day(new, known)
    if old and taken_before:
        # A file that was taken before brings nothing but its day and its address.
        new = _old_with_day_and_address(old, new.inspection)
    elif known:
        new = replace(new, inspection=completed(new.inspection, known))
    if old and not taken_before and not _is_as_full(new, old):
        new = _with_passages_of(old, new)
    new = with_readers_themes(new)
    if old:
        found = tuple(_differences(old, new))
    else:
        found = tuple(_against_shipped(shipped, new)) if shipped else ()
    if not old or found or new.inspection != old.inspection or new.passages != old.passages:
        store.put(new, found)
    store.take_file(new)
    return Added(new.file, _outcome(old, found), id_, found)


def with_known_day(new: StoredReport, known: Inspection) -> StoredReport:
    """`new` with the day of publication that is known, before the one that it may print."""
    published = known.published or new.inspection.published
    return replace(new, inspection=replace(new.inspection, published=published))


def _old_with_day_and_address(old: StoredReport, came: Inspection) -> StoredReport:
    published = came.published or old.inspection.published
    inspection = replace(
        old.inspection,
        published=published,
        known_from=published or old.inspection.known_from,
        address=came.address or old.inspection.address,
    )
    return replace(old, inspection=inspection)


def _outcome(old: StoredReport | None, found: tuple[Correction, ...]) -> Outcome:
    if found:
        return Outcome.CORRECTED
    return Outcome.UNCHANGED if old else Outcome.ADDED


def _named(report: StoredReport, id_: str) -> StoredReport:
    return replace(report, inspection=replace(report.inspection, id=id_))


def _name_of_same(new: Inspection, store: Store) -> str | None:
    """The id of the same inspection, also where its first day was corrected; None if it is new."""
    if store.has(new.id) or shipped_inspection(new.id):
        return new.id
    same = same_inspection(new, (*store.inspections_of(new.urn), *shipped_inspections()))
    return same.id if same else None


def same_inspection(new: Inspection, known: Iterable[Inspection]) -> Inspection | None:
    """Which of those `known` is the same inspection, also where its first day was corrected."""
    days = SAME_INSPECTION_DAYS if new.kind in FULL else SAME_VISIT_DAYS
    for other in known:
        same_kind = other.kind in FULL if new.kind in FULL else other.kind is new.kind
        if other.urn == new.urn and same_kind and abs((other.day - new.day).days) <= days:
            return other
    return None


def _with_passages_of(old: StoredReport, new: StoredReport) -> StoredReport:
    inspection = replace(new.inspection, areas=old.inspection.areas)
    return replace(new, inspection=inspection, passages=old.passages)


def _is_as_full(new: StoredReport, old: StoredReport) -> bool:
    """Whether the words of `new` may take the place of those of `old`.

    Lists and findings are told apart less surely in a copy without pages, and a file that lacks
    many of the passages was read in part.
    """
    if _has_pages(old) and not _has_pages(new):
        return False
    return len(new.passages) >= LEAST_OF_PASSAGES * len(old.passages)


def _has_pages(report: StoredReport) -> bool:
    return any(passage.page for passage in report.passages)


def _against_shipped(shipped: Inspection, new: StoredReport) -> Iterator[Correction]:
    """Where the report says something else than the shipped record of the same inspection."""
    for name, old, value in changed_facts(shipped, new.inspection):
        if old is not None:
            yield Correction(
                shipped.id, name, old, value, new.added_on, "shipped record", _source(new)
            )


def _differences(old: StoredReport, new: StoredReport) -> Iterator[Correction]:
    id_, on = old.inspection.id, new.added_on
    sources = (_source(old), _source(new))
    for name, was, is_now in changed_facts(old.inspection, new.inspection):
        yield Correction(id_, name, was, is_now, on, *sources)
    before, after = _texts(old), _texts(new)
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield Correction(id_, name, before.get(name), after.get(name), on, *sources)


def changed_facts(old: Inspection, new: Inspection) -> Iterator[tuple[str, str | None, str | None]]:
    """Where two say something else of an inspection: the field, and each value as text."""
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
