"""What to know of an authority besides: that it has ended, is new, or was not there yet."""

from datetime import date

from ilacs.framework.day_words import in_full
from ilacs.register import Authority, name_of, predecessors, successors


def is_there(authority: Authority, as_at: date) -> bool:
    """Whether the authority was responsible for children's services on the day."""
    began = authority.began is None or authority.began <= as_at
    return began and (authority.ended is None or as_at < authority.ended)


def notes_on(authority: Authority, as_at: date) -> tuple[str, ...]:
    """Sentences on the authority as at a day; none for most."""
    if authority.ended and authority.ended <= as_at:
        names = " and ".join(name_of(link.successor) for link in successors(authority.la_code))
        return (f"{authority.name} ended on {in_full(authority.ended)}. Ask about {names}.",)
    if authority.began and as_at < authority.began:
        return (f"{authority.name} began on {in_full(authority.began)}: it was not there yet.",)
    before = predecessors(authority.la_code)
    if not before:
        return ()
    names = " and ".join(name_of(link.predecessor) for link in before)
    return (
        f"{authority.name} took over from {names} on {in_full(before[0].on)}. Inspections "
        "before then do not count as its own.",
    )
