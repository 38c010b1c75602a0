"""What a page of the inspectorate's site lists: the text of a page in, its publications out.

Selectors and wordings are declared in `site.toml`, with their source.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ilacs.reports.dates import first_date

_ISO_DATE = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")


class Group(StrEnum):
    """What the collector does with a kind of document; `unknown` is reported, not guessed."""

    COLLECTED = "collected"
    LEFT_ALONE = "left_alone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Publication:
    """One document that a page lists.

    `kind` is the name that `site.toml` gives to the words of `title`, nothing if it gives
    none. `published` is None where no day of publication is printed. `address` is in full,
    and empty where the link leads nowhere.
    """

    title: str
    kind: str
    group: Group
    published: date | None
    address: str


@dataclass(frozen=True, slots=True)
class UnknownLayout:
    """A page that has no list of publications in a layout that is known. `what` says so."""

    what: str


@cache
def declared() -> dict[str, Any]:
    """What `site.toml` declares, as it stands there."""
    text = files("ilacs.sector.collect").joinpath("site.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def publications(html: str, address: str) -> tuple[Publication, ...] | UnknownLayout:
    """Every document that the page at `address` lists, in its order; one listed twice is twice.

    Documents that the page links to outside its list come last, unless the list has them too.
    A page without a list that is known comes out as an UnknownLayout, never as an empty list.
    """
    layout = declared()["layout"]
    page = LexborHTMLParser(html)
    if page.css_first(layout["list"]) is None:
        return UnknownLayout(
            "the page's layout is not known: it has no list of publications where one is "
            "looked for."
        )
    listed = [
        _publication(link, entry, address)
        for entry in page.css(layout["entry"])
        for link in entry.css(layout["link"])
    ]
    known = {publication.address for publication in listed}
    for link in page.css("a[href]"):
        found = _publication(link, None, address)
        if found.address not in known and _is_document(found.address):
            known.add(found.address)
            listed.append(found)
    return tuple(listed)


def day_in(text: str) -> date | None:
    """The first whole date in `text`, also as `2026-09-08`; None if there is none."""
    for match in _ISO_DATE.finditer(text):
        try:
            return date.fromisoformat(match.group(1))
        except ValueError:
            continue
    return first_date(text)


def _publication(link: LexborNode, entry: LexborNode | None, page: str) -> Publication:
    layout = declared()["layout"]
    label = link.css_first(layout["label"])
    title = _plain(label.text(separator=" ")) if label else ""
    published = None
    if match := re.fullmatch(layout["wording"], title, re.IGNORECASE):
        title, published = match["title"], day_in(match["published"])
    if published is None and entry is not None:
        found = re.search(layout["published"], _plain(entry.text(separator=" ")), re.IGNORECASE)
        published = day_in(found["published"]) if found else None
    title = title or _visible(link, layout["hidden"])
    kind, group = _kind(title)
    return Publication(title, kind, group, published, _resolved(link, page))


def _visible(link: LexborNode, hidden: str) -> str:
    for node in link.css(hidden):
        node.decompose()
    return _plain(link.text(separator=" "))


def _kind(title: str) -> tuple[str, Group]:
    for group in (Group.COLLECTED, Group.LEFT_ALONE):
        for kind, patterns in declared()[group].items():
            if any(re.fullmatch(pattern, title, re.IGNORECASE) for pattern in patterns):
                return kind, group
    return "", Group.UNKNOWN


def _resolved(link: LexborNode, page: str) -> str:
    """The address that `link` leads to, in full and without its fragment."""
    leads_to = (link.attributes.get("href") or "").strip()
    try:
        return urldefrag(urljoin(page, leads_to)).url if leads_to else ""
    except ValueError:  # An address that is none, such as `https://[`.
        return ""


def _is_document(address: str) -> bool:
    pattern: str = declared()["addresses"]["document"]
    return bool(re.fullmatch(pattern, urlsplit(address).path))


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‘", "'").split())
