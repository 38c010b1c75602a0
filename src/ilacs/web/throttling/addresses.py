"""The network that a request came from, as far as it can be believed."""

from ipaddress import IPv4Address, ip_address, ip_network

from django.http import HttpRequest

V6_NETWORK = 64
"""Bits that a provider gives to one customer, who then has as many addresses as they like."""


def network_of(request: HttpRequest, proxies: int) -> str:
    """The address that a request came from: of IPv6 the network.

    `proxies` is how many servers stand before the application. Each adds the address that it was
    asked from to the end of X-Forwarded-For; what is written before theirs, anybody may have
    made up. Where there are fewer entries than servers, the connection's own address counts.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    said = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    named = said[-proxies] if 0 < proxies <= len(said) else direct
    return _network(named) or _network(direct) or "unknown"


def _network(named: str) -> str:
    """An address without its port; empty where it is none."""
    if named.startswith("["):
        named = named[1:].partition("]")[0]
    elif named.count(":") == 1:
        named = named.partition(":")[0]
    try:
        address = ip_address(named.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(address, IPv4Address):
        return str(address)
    return str(address.ipv4_mapped or ip_network((address, V6_NETWORK), strict=False))
