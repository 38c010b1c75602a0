"""Whose name a printed name is."""

import pytest

from ilacs.register import authorities, resolve

NAMES = [
    ("Brent", 80489),
    ("London Borough of Brent", 80489),
    ("Birmingham City Council", 80429),
    ("Metropolitan Borough of Rotherham", 80543),
    ("Royal Borough of Kensington and Chelsea", 80544),
    ("Kingston upon Hull City Council", 80477),
    ("Hull City Council", 80477),
    ("Bristol City Council", 80441),
    ("Telford & Wrekin Council", 80570),
    ("City of London", 80450),
    ("City of York Council", 80453),
    ("St Helens", 80560),
    ("Bedford", 80428),
    ("Bedford Borough", 80428),
    ("Surrey Safeguarding Children Board", 80567),
    # Neighbours in name.
    ("Nottingham City Council", 80533),
    ("Nottinghamshire County Council", 80534),
    ("Derby City", 80459),
    ("Derbyshire", 80460),
    ("Durham County Council", 80465),
    ("Northamptonshire", 121939),
    ("West Northamptonshire", 2637548),
]


@pytest.mark.parametrize(("name", "urn"), NAMES)
def test_a_name_in_any_of_its_forms(name: str, urn: int) -> None:
    found = resolve(name)
    assert found is not None
    assert found.urn == urn


@pytest.mark.parametrize("name", ["Exampleshire", "Brant", "London", "City", "Council", "", "£"])
def test_nothing_is_matched_by_similarity(name: str) -> None:
    assert resolve(name) is None


def test_every_authority_is_found_by_its_own_name_and_no_two_share_a_number() -> None:
    register = authorities()
    assert all(resolve(authority.name) is authority for authority in register)
    assert len({authority.la_code for authority in register}) == len(register)
    # 153 authorities today, and five that have ended: Bournemouth, Cumbria, the old Dorset,
    # Northamptonshire and Poole.
    assert len(register) == 153 + 5
