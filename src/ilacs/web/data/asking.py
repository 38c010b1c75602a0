"""What a request asks for: a reference date, a page, one of a few words."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from django.http import Http404, HttpRequest

from ilacs.measures.declared import by_id
from ilacs.measures.measure import Measure
from ilacs.web.access import Here
from ilacs.web.data.answers import Asked, asked_about
from ilacs.web.roles import Permission

Word = TypeVar("Word", bound=str)


def asked_by(request: HttpRequest, here: Here) -> Asked | None:
    """The submission that a page is about: the latest, or that of `as_at`.

    None where the authority has none at all. Raises Http404 for a day of which there is none.
    """
    said = request.GET.get("as_at", "") or request.POST.get("as_at", "")
    exact = here.may(Permission.SEE_EXACT_FIGURES)
    submissions = here.authority.submissions.select_related("authority")
    if not said:
        return asked_about(submissions, None, exact=exact)
    found = asked_about(submissions, _day(said), exact=exact)
    if found is None:
        raise Http404
    return found


def must_be_asked_by(request: HttpRequest, here: Here) -> Asked:
    """As `asked_by`. Raises Http404 where there is none."""
    found = asked_by(request, here)
    if found is None:
        raise Http404
    return found


def measure_with(measure_id: str) -> Measure:
    """The measure with this id. Raises Http404."""
    try:
        return by_id()[measure_id]
    except KeyError:
        raise Http404 from None


def one_of(request: HttpRequest, name: str, words: Iterable[Word]) -> Word | None:
    """What a parameter says, if it is one of some words; None if it says nothing.

    Raises Http404 for anything else.
    """
    said = request.GET.get(name, "")
    known: Mapping[str, Word] = {str(word): word for word in words}
    if said and said not in known:
        raise Http404
    return known.get(said)


def number_of(request: HttpRequest, name: str, below: int) -> int | None:
    """What a parameter says, if it is a number from 0; None if it says nothing. Raises Http404."""
    said = request.GET.get(name, "")
    if not said:
        return None
    if said.isascii() and said.isdigit() and len(said) < 9 and int(said) < below:
        return int(said)
    raise Http404


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise Http404 from None
