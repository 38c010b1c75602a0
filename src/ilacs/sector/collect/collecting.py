"""Collects what is new: asks each authority's page, and fetches the documents it lists.

Every publication that a page lists ends as exactly one outcome.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from ilacs.framework.day_words import in_full
from ilacs.register import Authority
from ilacs.reports.folder import printable
from ilacs.sector.collect.answers import Version
from ilacs.sector.collect.errors import CannotCollect, NotFetched
from ilacs.sector.collect.fetching import Fetcher
from ilacs.sector.collect.shelf import Draft, Shelf, stem_of
from ilacs.sector.collect.site import Group, Publication, UnknownLayout, publications
from ilacs.sector.collect.state import Document, Memory

DAYS_UNTIL_ASKED_AGAIN = 28
"""A document that is known is asked about again after so many days. An assumption: documents
that are replaced under the same address are rare, and asking about hundreds takes an hour."""


class Ending(StrEnum):
    """What became of a publication, or of a page as a whole."""

    NEW = "new"
    UNCHANGED = "unchanged"
    TO_FETCH = "to_fetch"
    """A new one that a dry run leaves on the site."""
    SKIPPED = "skipped"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be collected.

    `on` is the day of the run. With `since`, documents published before that day are left
    alone; one without a day of publication is not. A dry run asks for pages but fetches no
    document and writes nothing.
    """

    authorities: Iterable[Authority]
    on: date
    since: date | None = None
    dry_run: bool = False
    days_until_asked_again: int = DAYS_UNTIL_ASKED_AGAIN


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one publication of an authority, or of its page if there is none.

    `file` is the document's name within the folder, where there is one. `why` says in words
    what was wrong, why it was skipped, or what is worth knowing; often nothing.
    """

    authority: Authority
    publication: Publication | None
    ending: Ending
    why: str = ""
    file: str = ""

    def __str__(self) -> str:
        what = self.authority.name
        if self.publication:
            day = self.publication.published
            what += f", {self.publication.title or 'a document'}"
            what += f" of {in_full(day)}" if day else " without a date"
        what += f": {' '.join(part for part in (self.file, self.why) if part)}"
        return printable(what.rstrip(": "))


@dataclass(frozen=True, slots=True)
class Collected:
    """What came of a run: every outcome in order, and how many publications the pages list.

    `stopped` says in words why the run ended early, before it came to every publication; empty
    if it did not.
    """

    outcomes: tuple[Outcome, ...]
    listed: int
    stopped: str = ""

    def ended(self, ending: Ending) -> tuple[Outcome, ...]:
        """The outcomes with this ending."""
        return tuple(outcome for outcome in self.outcomes if outcome.ending is ending)

    def counts(self) -> dict[Ending, int]:
        """How many outcomes have each ending, of those that occur."""
        return dict(Counter(outcome.ending for outcome in self.outcomes))


def collect(
    wanted: Wanted,
    folder: Path,
    fetcher: Fetcher,
    report: Callable[[Outcome], object] = lambda outcome: None,
) -> Collected:
    """Fetch what `folder` does not have yet; tell `report` each outcome as soon as it is known.

    Raises CannotCollect if it cannot begin: another collector is at work in the folder, its
    memory is damaged, or nothing can be written there. If that shows later, the run ends with
    the outcomes so far and says why. It may be interrupted at any moment, also by an exception
    in `report`: what was fetched is kept, and the next run goes on from there.
    """
    outcomes: list[Outcome] = []

    def tell(outcome: Outcome) -> None:
        outcomes.append(outcome)
        report(outcome)

    with Memory.open(folder, only_look=wanted.dry_run) as memory:
        collector = _Collector(wanted, Shelf(folder), memory, fetcher, tell)
        try:
            collector.run()
        except CannotCollect as reason:
            return Collected(tuple(outcomes), collector.listed, str(reason))
    return Collected(tuple(outcomes), collector.listed)


class _Collector:
    def __init__(
        self,
        wanted: Wanted,
        shelf: Shelf,
        memory: Memory,
        fetcher: Fetcher,
        tell: Callable[[Outcome], object],
    ) -> None:
        self.wanted = wanted
        self.shelf = shelf
        self.memory = memory
        self.fetcher = fetcher
        self.tell = tell
        self.listed = 0

    def run(self) -> None:
        if not self.wanted.dry_run:
            self.shelf.tidy()
        for authority in dict.fromkeys(self.wanted.authorities):
            self._take_page(authority)

    def _take_page(self, authority: Authority) -> None:
        if not authority.urn:
            why = "the register has no number for it, so that its page cannot be found."
            self.tell(Outcome(authority, None, Ending.SKIPPED, why))
            return
        try:
            found = self._page(self.fetcher.site.page_of(authority.urn))
        except NotFetched as failure:
            self.tell(Outcome(authority, None, Ending.PROBLEM, str(failure)))
            return
        if isinstance(found, UnknownLayout):
            why = f"{found.what} Look at the page in a browser; ilacs needs to learn its layout."
            self.tell(Outcome(authority, None, Ending.PROBLEM, why))
            return
        if not found:
            self.tell(Outcome(authority, None, Ending.SKIPPED, "its page lists no documents."))
        self.listed += len(found)
        seen: set[str] = set()
        for publication in found:
            twice = publication.address in seen
            seen.add(publication.address)
            ending, why, file = self._outcome(authority, publication, twice=twice)
            self.tell(Outcome(authority, publication, ending, why, file))

    def _page(self, address: str) -> tuple[Publication, ...] | UnknownLayout:
        """What a page lists, from the site or, if that has nothing newer, from the memory."""
        known = self.memory.page(address)
        answer, body = self.fetcher.page(address, known[1] if known else None)
        if known and not answer.changed:
            body = known[0]
        elif not self.wanted.dry_run:
            self.memory.keep_page(address, body, answer.version, self.wanted.on)
        return publications(body.decode("utf-8", "replace"), address)

    def _outcome(
        self, authority: Authority, publication: Publication, *, twice: bool
    ) -> tuple[Ending, str, str]:
        """What becomes of a publication: its ending, why, and its file."""
        if ending := self._without_asking(publication, twice=twice):
            return *ending, ""
        known = self.memory.document(publication.address)
        if known and not self.shelf.holds(known.file, known.bytes):
            known = None
        if known and (self.wanted.dry_run or not self._is_due(known)):
            return Ending.UNCHANGED, "", known.file
        if self.wanted.dry_run:
            return Ending.TO_FETCH, "", ""
        try:
            return self._fetch(authority, publication, known)
        except NotFetched as failure:
            return Ending.PROBLEM, str(failure), known.file if known else ""

    def _without_asking(
        self, publication: Publication, *, twice: bool
    ) -> tuple[Ending, str] | None:
        """The ending of a publication that is not to be fetched; None if it may be."""
        if not publication.address:
            return Ending.PROBLEM, "the page links to no address. Look at the page in a browser."
        if twice:
            return Ending.SKIPPED, "the page lists it twice."
        if publication.group is Group.LEFT_ALONE:
            return Ending.SKIPPED, f"it is about something else ({publication.kind})."
        if publication.group is Group.UNKNOWN:
            why = "what kind of document this is, is not known. If it is a report on children's"
            return Ending.PROBLEM, f"{why} services, save it from {publication.address} yourself."
        since = self.wanted.since
        if since and publication.published and publication.published < since:
            return Ending.SKIPPED, f"it was published before {in_full(since)}."
        return None

    def _is_due(self, known: Document) -> bool:
        rest = timedelta(days=self.wanted.days_until_asked_again)
        return known.checked_on + rest <= self.wanted.on

    def _fetch(
        self, authority: Authority, publication: Publication, known: Document | None
    ) -> tuple[Ending, str, str]:
        with self.shelf.draft() as draft:
            version = known.version if known else None
            answer = self.fetcher.document(publication.address, draft.file, version)
            if known and not answer.changed:
                self.memory.keep_checked(known, self.wanted.on)
                return Ending.UNCHANGED, "", known.file
            if fault := draft.fault():
                return Ending.PROBLEM, f"{fault} Look at {publication.address} in a browser.", ""
            return self._keep(authority, publication, known, draft, answer.version)

    def _keep(
        self,
        authority: Authority,
        publication: Publication,
        known: Document | None,
        draft: Draft,
        version: Version,
    ) -> tuple[Ending, str, str]:
        sha256, size = draft.finish()
        on = self.wanted.on
        if known and known.sha256 == sha256:
            file, was_there = known.file, True
        else:
            file, was_there = self.shelf.place(
                draft, stem_of(authority, publication.published), sha256
            )
        self.memory.keep(
            Document(
                publication.address,
                version,
                sha256,
                size,
                file,
                publication.published,
                fetched_on=known.fetched_on if known and was_there else on,
                checked_on=on,
            )
        )
        if was_there:
            return Ending.UNCHANGED, "", file
        why = f"(the site has replaced {known.file}, which is kept)" if known else ""
        return Ending.NEW, why, file
