"""The local authorities with children's services, and whose name a printed name is."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Authority:
    """One authority: its number with the inspectorate, codes, name and region.

    `neighbours` are the codes of its ten statistical neighbours, nearest first.
    """

    urn: int
    la_code: str
    ons_code: str
    name: str
    region: str
    ons_type: str
    population_0_25: int | None
    neighbours: tuple[str, ...]


_FORMS = re.compile(
    r"\b(?:the|local authority|unitary authority|(?:local )?safeguarding childrens? board"
    r"|council|county|city|borough|metropolitan|district|unitary|corporation|london|royal|of|lb|rb|mbc)\b"
)


@cache
def authorities() -> tuple[Authority, ...]:
    """Every authority of the register, in the order of its file."""
    text = files("ilacs.register").joinpath("authorities.csv").read_text(encoding="utf-8")
    return tuple(
        Authority(
            int(row["urn"]),
            row["la_code"],
            row["ons_code"],
            row["name"],
            row["region"],
            row["ons_la_type"],
            int(row["population_0_25"]) if row["population_0_25"] else None,
            tuple(code for code in row["statistical_neighbours_la_codes"].split(",") if code),
        )
        for row in csv.DictReader(text.splitlines())
    )


def resolve(name: str) -> Authority | None:
    """The authority that `name`, as printed, is a name of; None if it is none that is known.

    Words for the form of council are set aside (`London Borough of`, `City Council`), except
    where two authorities differ in nothing else. Nothing is matched by similarity.
    """
    exact, loose = _index()
    key = _plain(name)
    return exact.get(key) or loose.get(_without_form(key) or key)


@cache
def _index() -> tuple[dict[str, Authority], dict[str, Authority]]:
    exact: dict[str, Authority] = {}
    loose: dict[str, Authority] = {}
    by_urn = {authority.urn: authority for authority in authorities()}
    for authority in authorities():
        exact[_plain(authority.name)] = authority
        loose.setdefault(_without_form(_plain(authority.name)), authority)
    text = files("ilacs.register").joinpath("aliases.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        authority = by_urn[int(row["urn"])]
        exact[_plain(row["alias"])] = authority
        loose.setdefault(_without_form(_plain(row["alias"])), authority)
    # What is left of `City of London` is nothing, and nothing is no name.
    loose.pop("", None)
    return exact, loose


def _plain(name: str) -> str:
    folded = name.lower().replace("&", " and ").replace("’", "").replace("'", "")
    return " ".join(re.sub(r"[^a-z]+", " ", folded).split())


def _without_form(key: str) -> str:
    return " ".join(_FORMS.sub(" ", key).split())
