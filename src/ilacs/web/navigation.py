"""What stands above every page: where the person is, and where they may go."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from ilacs.web.people.models import Person
from ilacs.web.roles import Permission


@dataclass(frozen=True)
class Place:
    """One entry of the navigation: the name of its address, its words, who sees it."""

    name: str
    words: str
    opens: tuple[Permission, ...]


PLACES = (
    Place("standing", "Our record", (Permission.SEE_RECORD,)),
    Place("data", "Our data", (Permission.SEE_FIGURES,)),
    Place("sector", "The sector", (Permission.SEE_RECORD,)),
    Place("people", "People", (Permission.MANAGE_PEOPLE,)),
    Place("events", "Audit trail", (Permission.SEE_AUDIT,)),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """For templates: `places` as (address, words, whether the page is there), `adds_reports`."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person) or person.must_change_password:
        return {"places": ()}
    allowed = person.what_they_are.permissions
    return {
        "here": person,
        "adds_reports": Permission.ADD_REPORTS in allowed,
        "places": [
            (address, place.words, request.path.startswith(address))
            for place in PLACES
            if not allowed.isdisjoint(place.opens) and (address := reverse(place.name))
        ],
    }
