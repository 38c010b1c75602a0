"""Where children in care live: invented carers and homes, each with its own address."""

from dataclasses import dataclass

import numpy as np

from ilacs.lists.imagined.draws import Draws, Numbers, Pick, Small, Whole, below, share
from ilacs.lists.imagined.rates import keys

_PROVIDERS = keys("placement_provider")


@dataclass(frozen=True)
class _Pool:
    """Homes of some placement types: how many an authority of 9,000 has, whose they are, the
    share within the authority, and whether they have a registration number.
    """

    types: tuple[str, ...]
    homes: int
    providers: dict[str, float]
    inside: float
    numbered: bool


_POOLS = (
    _Pool(("U1", "U2", "U3"), 160, {"PR1": 1}, 0.64, numbered=False),
    _Pool(
        ("U4", "U5", "U6"), 420, {"PR1": 50, "PR4": 43, "PR5": 5, "PR2": 2}, 0.62, numbered=False
    ),
    _Pool(("A3", "A4", "A5", "A6"), 60, {"PR1": 70, "PR2": 25, "PR5": 5}, 0.30, numbered=False),
    _Pool(("P1",), 90, {"PR0": 1}, 0.82, numbered=False),
    _Pool(("P2", "P3"), 30, {"PR4": 60, "PR5": 25, "PR1": 15}, 0.65, numbered=False),
    _Pool(("H5",), 30, {"PR4": 76, "PR5": 14, "PR1": 10}, 0.62, numbered=True),
    _Pool(("K1",), 3, {"PR2": 80, "PR1": 5, "PR4": 15}, 0.05, numbered=True),
    _Pool(("K2",), 45, {"PR4": 82, "PR1": 12, "PR5": 4, "PR2": 2}, 0.36, numbered=True),
    _Pool(("R1", "R3", "S1"), 12, {"PR4": 75, "PR5": 20, "PR1": 5}, 0.30, numbered=True),
    _Pool(("R2",), 4, {"PR3": 1}, 0.50, numbered=True),
    _Pool(("R5",), 3, {"PR3": 1}, 0.05, numbered=True),
    _Pool(("T0", "T1", "T2", "T3", "T4", "Z1"), 15, {"PR1": 60, "PR4": 40}, 0.6, numbered=False),
)
_POOL_OF = {kind: place for place, pool in enumerate(_POOLS) for kind in pool.types}
_OUTSIDE_ENGLAND = Pick({"NO": 96, "WAL": 2.4, "SCO": 0.8, "NIR": 0.1, "NUK": 0.2, "CON": 0.5})
_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
_OWN_DISTRICTS, _DISTRICTS = 20, 90


@dataclass(frozen=True)
class Homes:
    """One entry a home: its provider (a place in the code set), `authority` (a place in
    `authorities`, of which the first is the authority itself), postcode and number.
    """

    provider: Small
    authority: Whole
    authorities: tuple[str, ...]
    postcodes: tuple[str, ...]
    numbers: tuple[str | None, ...]
    first_home: tuple[int, ...]

    def of(self, type_: Small, chance: Numbers) -> Whole:
        """A home for each placement of a type."""
        pool = np.array([_POOL_OF[key] for key in keys("placement_type")])[type_]
        first = np.array(self.first_home, dtype=np.int32)
        size: Whole = first[pool + 1] - first[pool]
        homes: Whole = first[pool] + below(chance, size)
        return homes


def homes(draws: Draws, scale: float, own: str, others: tuple[str, ...]) -> Homes:
    """The homes that an authority uses; `others` are the authorities that they may stand in.

    Postcodes lie in an area that no real postcode has (ZA); numbers of registration are beyond
    those given out.
    """
    counts = [max(2, round(pool.homes * scale)) for pool in _POOLS]
    pool = np.repeat(np.arange(len(_POOLS)), counts)
    total = len(pool)
    provider = np.zeros(total, dtype=np.uint8)
    inside = np.zeros(total, dtype=np.bool_)
    for place, kind in enumerate(_POOLS):
        here = pool == place
        provider[here] = Pick(kind.providers, _PROVIDERS).of(draws.numbers(counts[place]))
        inside[here] = share(draws.numbers(counts[place]), kind.inside)
    elsewhere = 1 + below(draws.numbers(total), len(others))
    abroad = _OUTSIDE_ENGLAND.of(draws.numbers(total)).astype(np.int32)
    outside = np.where(abroad > 0, len(others) + abroad, elsewhere)
    return Homes(
        provider=provider,
        authority=np.where(inside, 0, outside).astype(np.int32),
        authorities=(own, *others, *_OUTSIDE_ENGLAND.order[1:]),
        postcodes=tuple(
            _postcode(home, int(place))
            for home, place in enumerate(np.where(inside, 0, outside).tolist())
        ),
        numbers=tuple(
            f"SC9{int(n):05d}" if _POOLS[kind].numbered else None
            for kind, n in zip(pool, np.arange(total), strict=True)
        ),
        first_home=tuple(int(n) for n in np.concatenate([[0], np.cumsum(counts)])),
    )


def _postcode(home: int, authority: int) -> str:
    """The postcode of a home; districts belong to authorities, the first being the own one."""
    rest, sector = divmod(home, 10)
    rest, first = divmod(rest, len(_LETTERS))
    rest, second = divmod(rest, len(_LETTERS))
    others = _DISTRICTS - _OWN_DISTRICTS
    district = _OWN_DISTRICTS + (authority + rest) % others if authority else 1 + rest % 19
    return f"ZA{district} {sector}{_LETTERS[first]}{_LETTERS[second]}"
