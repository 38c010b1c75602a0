"""Events as sentences.

People stand in events by their numbers, and who they are is looked up when it is told: somebody
who was erased is erased here too.
"""

from collections.abc import Sequence
from datetime import datetime

from ilacs.web.audit.kinds import UNKNOWN, sentence
from ilacs.web.audit.models import Event
from ilacs.web.people.models import Person

PERSON = "person"


def told(events: Sequence[Event]) -> list[tuple[datetime, str]]:
    """When each was, and its sentence."""
    acted = {str(each.by_id) for each in events if each.by_id is not None}
    acted_on = {each.about_id for each in events if each.about == PERSON and each.about_id}
    people = {str(each.pk): str(each) for each in Person.objects.filter(pk__in=acted | acted_on)}
    return [
        (
            each.at,
            sentence(
                each.what,
                people.get(str(each.by_id), each.by_words),
                each.facts,
                people.get(each.about_id, UNKNOWN),
            ),
        )
        for each in events
    ]
