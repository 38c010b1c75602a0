"""Claims about the pathway that an authority is on."""

from ilacs.framework.pathways import Pathway, pathway_after
from ilacs.sector.claims.absence import no_inspection
from ilacs.sector.claims.answers import Answer, Sense
from ilacs.sector.claims.archive import Archive
from ilacs.sector.claims.claim import OnPathway
from ilacs.sector.claims.wording import inspection_words, listed
from ilacs.sector.record import grades_of


def check_pathway(claim: OnPathway, archive: Archive) -> tuple[Sense, ...]:
    """Whether the grades of the latest graded inspection lead to the pathway."""
    one = archive.named(claim.authority, None)
    if one is None:
        return (no_inspection(archive, claim.authority, None),)
    found = pathway_after(grades_of(one), one.framework)
    claimed = Pathway(claim.pathway)
    description = f"by the rule {found.rule.id} ({found.rule.basis})"
    why = f"After {inspection_words(one)} it is pathway {listed(map(str, found.possible), 'or')}. "
    why += " ".join(dict.fromkeys((*found.reasons, found.rule.statement)))
    if claimed not in found.possible:
        return (Sense(description, Answer.FALSE, why, archive.rows(one)),)
    answer = Answer.TRUE if found.pathway is claimed else Answer.CANNOT_BE_TOLD
    return (Sense(description, answer, why, archive.rows(one)),)
