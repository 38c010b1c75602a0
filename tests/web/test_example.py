"""The example: a working application with somebody of each role."""

from datetime import date

import pytest
from django.test import Client
from web.conftest import PASSWORD

from ilacs.web.actions.refused import Refused
from ilacs.web.audit.chain import verify
from ilacs.web.data.models import Submission
from ilacs.web.example import set_up_example
from ilacs.web.people.models import Person
from ilacs.web.roles import ROLES
from ilacs.web.trying import address_of


def test_the_example_works(db, settings):
    settings.ILACS = type(settings.ILACS)(**vars(settings.ILACS) | {"second_factor": False})
    said = list(set_up_example(password=PASSWORD, ends=date(2026, 3, 31), size=60, months=1))
    assert said[-1].startswith("8 people can sign in")
    assert Submission.objects.get().reference_date == date(2026, 3, 31)
    assert set(Person.objects.values_list("role", flat=True)) == set(ROLES)
    assert Person.objects.get(role="team_manager").team
    assert Person.objects.get(role="practitioner").worker
    for role in ROLES:
        client = Client()
        client.post("/sign-in", {"username": address_of(role), "password": PASSWORD})
        expected = 403 if role == "administrator" else 200
        assert client.get("/data").status_code == expected
        if ROLES[role].sees_children:
            assert b"/data/children/" in client.get("/data/due").content
    assert verify().fault is None
    with pytest.raises(Refused, match="Brent is here already"):
        list(set_up_example(password=PASSWORD, ends=date(2026, 3, 31)))
