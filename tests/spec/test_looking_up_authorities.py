"""Which authority a person means, and who took over from whom."""

from datetime import date

import pytest

from ilacs.register import (
    AmbiguousName,
    UnknownName,
    authorities,
    by_la_code,
    current_authorities,
    look_up,
    predecessors,
    successors,
)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Brent", "Brent"),
        ("  brent ", "Brent"),
        ("80489", "Brent"),
        ("304", "Brent"),
        ("E09000005", "Brent"),
        # Statistics used this code for Buckinghamshire until 2020.
        ("e10000002", "Buckinghamshire"),
        ("Telford", "Telford and Wrekin"),
    ],
)
def test_a_name_a_number_or_a_code(typed: str, name: str) -> None:
    assert look_up(typed).name == name


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Brnet", "Brent"),
        ("Bournmouth", "Bournemouth"),
        ("Westmoreland", "Westmorland and Furness"),
        ("Kensington", "Kensington and Chelsea"),
        ("Isle of White", "Isle of Wight"),
    ],
)
def test_a_misspelt_name_is_offered_but_never_taken(typed: str, offered: str) -> None:
    with pytest.raises(UnknownName, match="Did you mean") as caught:
        look_up(typed)
    assert offered in caught.value.near[:2]


def test_a_part_of_several_names_asks_which() -> None:
    with pytest.raises(AmbiguousName, match="East Sussex or West Sussex"):
        look_up("Sussex")


@pytest.mark.parametrize("typed", ["", "   ", "%", "xyz", "9" * 500, "\x00", "٣٠٤"])
def test_nothing_like_a_name_is_answered_with_what_to_give(typed: str) -> None:
    with pytest.raises(UnknownName, match="Give its name"):
        look_up(typed)


@pytest.mark.parametrize(
    ("ended", "on", "after"),
    [
        ("Northamptonshire", date(2021, 4, 1), ["North Northamptonshire", "West Northamptonshire"]),
        ("Cumbria", date(2023, 4, 1), ["Cumberland", "Westmorland and Furness"]),
        ("Poole", date(2019, 4, 1), ["Bournemouth, Christchurch and Poole"]),
        ("Bournemouth", date(2019, 4, 1), ["Bournemouth, Christchurch and Poole"]),
        (
            "Dorset County Council",
            date(2019, 4, 1),
            ["Dorset", "Bournemouth, Christchurch and Poole"],
        ),
    ],
)
def test_who_took_over_from_an_authority_that_ended(ended: str, on: date, after: list[str]) -> None:
    authority = look_up(ended)
    assert authority.ended == on
    assert [_name(link.successor) for link in successors(authority.la_code)] == after


def test_who_was_there_before() -> None:
    links = predecessors(look_up("Cumberland").la_code)
    assert [(_name(link.predecessor), link.on) for link in links] == [("Cumbria", date(2023, 4, 1))]
    assert predecessors(look_up("Brent").la_code) == ()


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2019, 3, 31), 152),
        # Bournemouth, Dorset and Poole ended; two took over.
        (date(2019, 4, 1), 152 - 3 + 2),
        # Northamptonshire ended; two took over.
        (date(2021, 4, 1), 151 - 1 + 2),
        # Cumbria ended; two took over.
        (date(2023, 4, 1), 152 - 1 + 2),
    ],
)
def test_how_many_authorities_there_were(day: date, count: int) -> None:
    assert len(current_authorities(day)) == count


def test_neighbours_are_authorities_of_the_register() -> None:
    for authority in authorities():
        assert all(by_la_code(code) for code in authority.neighbours), authority.name


def _name(la_code: str) -> str:
    authority = by_la_code(la_code)
    assert authority is not None
    return authority.name
