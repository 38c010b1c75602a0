"""The local authorities with children's services, and whose name a printed name is."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from ilacs.register.succession import predecessors, successors
from ilacs.register.tables import rows_of


@dataclass(frozen=True, slots=True)
class Authority:
    """One authority: its number with the inspectorate, codes, name and region.

    `neighbours` are the codes of its ten statistical neighbours, nearest first. `urn` is None
    where an ended authority's number is not known. `began` is None for those older than the
    record; `ended` is the first day on which it was no more. `former_ons_codes` are codes that
    statistics used for it before.
    """

    urn: int | None
    la_code: str
    ons_code: str
    name: str
    region: str
    ons_type: str
    population_0_25: int | None
    neighbours: tuple[str, ...]
    former_ons_codes: tuple[str, ...]
    began: date | None
    ended: date | None


_FORMS = re.compile(
    r"\b(?:the|local authority|unitary authority|(?:local )?safeguarding childrens? board"
    r"|council|county|city|borough|metropolitan|district|unitary|corporation|london|royal|of|lb|rb|mbc)\b"
)


@cache
def authorities() -> tuple[Authority, ...]:
    """Every authority of the register, in the order of its file."""
    former: dict[str, tuple[str, ...]] = {}
    for row in rows_of("former_codes.csv"):
        former[row["la_code"]] = (*former.get(row["la_code"], ()), row["former_ons_code"])
    return tuple(_authority(row, former) for row in rows_of("authorities.csv"))


def _authority(row: dict[str, str], former: dict[str, tuple[str, ...]]) -> Authority:
    code = row["la_code"]
    return Authority(
        urn=int(row["urn"]) if row["urn"] else None,
        la_code=code,
        ons_code=row["ons_code"],
        name=row["name"],
        region=row["region"],
        ons_type=row["ons_la_type"],
        population_0_25=int(row["population_0_25"]) if row["population_0_25"] else None,
        neighbours=tuple(c for c in row["statistical_neighbours_la_codes"].split(",") if c),
        former_ons_codes=former.get(code, ()),
        began=min((link.on for link in predecessors(code)), default=None),
        ended=min((link.on for link in successors(code)), default=None),
    )


def current_authorities(as_at: date) -> tuple[Authority, ...]:
    """The authorities that were responsible for children's services on the day `as_at`."""
    return tuple(
        authority
        for authority in authorities()
        if (authority.began is None or authority.began <= as_at)
        and (authority.ended is None or as_at < authority.ended)
    )


@cache
def _by_urn() -> dict[int, Authority]:
    return {a.urn: a for a in authorities() if a.urn is not None}


@cache
def _by_la_code() -> dict[str, Authority]:
    return {authority.la_code: authority for authority in authorities()}


def by_urn(urn: int) -> Authority | None:
    """The authority with the inspectorate's number `urn`, if there is one."""
    return _by_urn().get(urn)


def by_la_code(la_code: str) -> Authority | None:
    """The authority with the three-digit code `la_code`, if there is one."""
    return _by_la_code().get(la_code)


def name_of(la_code: str) -> str:
    """The name of the authority with this code, or the code where there is none."""
    authority = by_la_code(la_code)
    return authority.name if authority else la_code


def region_of(urn: int) -> str:
    """The region of the authority with this number; nothing where there is none."""
    authority = by_urn(urn)
    return authority.region if authority else ""


def resolve(name: str) -> Authority | None:
    """The authority that `name`, as printed, is a name of; None if it is none that is known.

    Words for the form of council are set aside (`London Borough of`, `City Council`), except
    where two authorities differ in nothing else. Nothing is matched by similarity.
    """
    exact, loose = name_index()
    key = plain_name(name)
    return exact.get(key) or loose.get(_without_form(key) or key)


@cache
def name_index() -> tuple[dict[str, Authority], dict[str, Authority]]:
    """Authorities by their names in plain letters: as they are, and without words of form."""
    exact: dict[str, Authority] = {}
    loose: dict[str, Authority] = {}
    for authority in authorities():
        exact[plain_name(authority.name)] = authority
        loose.setdefault(_without_form(plain_name(authority.name)), authority)
    for row in rows_of("aliases.csv"):
        authority = _by_la_code()[row["la_code"]]
        exact[plain_name(row["alias"])] = authority
        loose.setdefault(_without_form(plain_name(row["alias"])), authority)
    # What is left of `City of London` is nothing, and nothing is no name.
    loose.pop("", None)
    return exact, loose


def plain_name(name: str) -> str:
    """`name` in small letters and single spaces, without signs; `&` is `and`."""
    folded = name.lower().replace("&", " and ").replace("’", "").replace("'", "")
    return " ".join(re.sub(r"[^a-z]+", " ", folded).split())


def _without_form(key: str) -> str:
    return " ".join(_FORMS.sub(" ", key).split())
