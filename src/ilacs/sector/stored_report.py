"""One report as the record keeps it, or in words why it cannot be kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ilacs.framework import version_on
from ilacs.framework.day_words import in_full
from ilacs.register import Authority, by_urn
from ilacs.reports import InspectionReport
from ilacs.sector.inspections import Inspection, Origin, inspection_id
from ilacs.sector.passages import Passage, PassageList, passages_of
from ilacs.sector.shipped import readers_themes
from ilacs.sector.stored_values import StoredReport

ThemesOf = Callable[[str], tuple[str, ...]]


class CannotKeep(Exception):
    """The record has no place for a report. Says why."""


def stored_report(
    report: InspectionReport,
    *,
    on: date,
    themes_of: ThemesOf,
    published: date | None = None,
    address: str = "",
) -> StoredReport:
    """`report` as the record keeps it. Raises CannotKeep.

    A printed day of publication counts unless it is impossible; `published` goes before it. The
    number of areas is unknown where no list of them was found.
    """
    authority = _authority(report)
    if report.kind is None:
        raise CannotKeep("the kind of inspection could not be read. Only known kinds can be added.")
    first = min((period.first for period in report.on_site), default=None)
    last = max((period.last for period in report.on_site), default=None)
    known = published or (report.published if is_possible(report.published, last, on) else None)
    day = first or known
    if day is None:
        raise CannotKeep(
            "it has neither days on site nor a day of publication, so it has no place in time."
        )
    if authority.began and day < authority.began:
        raise CannotKeep(
            f"{authority.name} began on {in_full(authority.began)}. This report is older: it is "
            "about an authority before it, whose number is not known."
        )
    passages = passages_of(report, themes_of)
    areas = sum(passage.list is PassageList.AREA for passage in passages)
    inspection = Inspection(
        id=inspection_id(authority.urn or 0, day, report.kind),
        urn=authority.urn or 0,
        kind=report.kind,
        framework=report.framework or version_on(day),
        on_site_from=first,
        on_site_to=last,
        published=known,
        known_from=known or on,
        lead_inspectors=report.lead_inspectors,
        grades=tuple((one.judgement, one.grade) for one in report.judgements),
        areas=areas or None,
        address=address,
        origin=Origin.ADDED,
    )
    return StoredReport(inspection, passages, report.source.file, report.source.sha256, on)


def is_possible(published: date | None, last_on_site: date | None, on: date) -> bool:
    """Whether a report can have been published then, as seen on the day `on`."""
    return published is not None and (last_on_site or date.min) <= published <= on


def with_readers_themes(report: StoredReport) -> StoredReport:
    """The themes that readers gave to the same list of areas, where the shipped record has them."""
    pages = tuple(one.page for one in report.passages if one.list is PassageList.AREA)
    themes = readers_themes(report.inspection.id, pages)
    return replace(report, passages=tuple(_themed(one, themes) for one in report.passages))


def _themed(passage: Passage, themes: dict[int, tuple[str, ...]]) -> Passage:
    if passage.list is not PassageList.AREA or passage.number not in themes:
        return passage
    return replace(passage, themes=themes[passage.number])


def _authority(report: InspectionReport) -> Authority:
    urn = report.authority.urn
    authority = by_urn(urn) if urn is not None else None
    if authority is None:
        raise CannotKeep(
            "the authority is not one of the register's. Check its name in the report."
        )
    return authority
