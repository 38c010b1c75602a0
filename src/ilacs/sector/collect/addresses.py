"""Where the inspectorate's pages and documents are, and which addresses may be asked."""

from dataclasses import dataclass

import httpx

from ilacs.sector.collect.errors import NotFetched
from ilacs.sector.collect.site import declared

_LOCAL = frozenset({"127.0.0.1", "::1", "localhost"})
_DEFAULT_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True)
class Site:
    """The two addresses that the site begins with: of its pages, and of its documents.

    Nothing else is ever asked. Both begin with `https://`, unless they are on this machine.
    Raises ValueError, in words, for an address that cannot be one of these.
    """

    reports: str
    files: str

    def __post_init__(self) -> None:
        for address in (self.reports, self.files):
            if reason := _unfit(address):
                raise ValueError(f"{address}: {reason}")

    @property
    def is_local(self) -> bool:
        """Whether the site is a stand-in on this machine."""
        return all(httpx.URL(base).host in _LOCAL for base in (self.reports, self.files))

    def page_of(self, urn: int) -> str:
        """The address of the page of the authority that has this number."""
        path: str = declared()["addresses"]["page"]
        return self.reports.rstrip("/") + path.format(urn=urn)

    def check(self, address: str) -> None:
        """Raise NotFetched if `address` is not one of this site's."""
        reason = _unfit(address)
        if not reason and origin(address) not in {origin(self.reports), origin(self.files)}:
            reason = "it is an address of another site, and only the inspectorate's is asked."
        if reason:
            raise NotFetched("elsewhere", f"not asked: {reason}", "Look at it in a browser.")


def inspectorate() -> Site:
    """The inspectorate's public site."""
    addresses = declared()["addresses"]
    return Site(addresses["reports"], addresses["files"])


def origin(address: str) -> str:
    """Scheme, host and port of an address that may be asked: `https://host:443`."""
    url = httpx.URL(address)
    return f"{url.scheme}://{url.host}:{url.port or _DEFAULT_PORTS[url.scheme]}"


def _unfit(address: str) -> str:
    """Why `address` is none that may be asked; empty if nothing speaks against it."""
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL:
        return "it is not an address."
    if url.scheme not in _DEFAULT_PORTS or not url.host:
        return "it is not a web address."
    if url.userinfo:
        return "it holds a name or a password."
    if url.scheme == "http" and url.host not in _LOCAL:
        return "it does not begin with https://."
    return ""
