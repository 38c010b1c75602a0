"""The figures of the newest lists, for pages that are about something else."""

from dataclasses import dataclass

from ilacs.documents.measures.answers import MeasuresAnswer
from ilacs.lists.protected import StoreFault
from ilacs.web.access import Here
from ilacs.web.data.answers import Asked, asked_about, every_figure
from ilacs.web.roles import Permission


@dataclass(frozen=True)
class Newest:
    """The newest submission and its figures.

    `asked` is None where no lists have been accepted yet. `answer` is None there, and where what
    was counted cannot be read: `fault` then says so in words.
    """

    asked: Asked | None
    answer: MeasuresAnswer | None
    fault: str = ""


def newest(here: Here) -> Newest | None:
    """The newest figures that the person may see; None where they see none, or are of a region."""
    if here.authority.is_region or not here.may(Permission.SEE_FIGURES):
        return None
    submissions = here.authority.submissions.select_related("authority")
    asked = asked_about(submissions, None, exact=here.may(Permission.SEE_EXACT_FIGURES))
    if asked is None:
        return Newest(None, None)
    try:
        return Newest(asked, every_figure(asked))
    except StoreFault as fault:
        # Where it lies is for nobody but who looks after the disk.
        return Newest(asked, None, f"Our data cannot be read: {fault.what} {fault.remedy}")
