"""Claims about the pathway that an authority is on."""

from ilacs.framework.number_words import listed
from ilacs.framework.pathways import Pathway
from ilacs.sector.claims.absence import no_inspection
from ilacs.sector.claims.answers import Answer, Sense
from ilacs.sector.claims.archive import Archive
from ilacs.sector.claims.claim import OnPathway
from ilacs.sector.claims.wording import inspection_words
from ilacs.sector.pathway_record import pathway_on


def check_pathway(claim: OnPathway, archive: Archive) -> tuple[Sense, ...]:
    """Whether the grades of the latest full inspection lead to the pathway."""
    on = pathway_on(archive.record, claim.authority)
    if on is None:
        return (no_inspection(archive, claim.authority, None),)
    one, found = on.inspection, on.answer
    claimed = Pathway(claim.pathway)
    description = f"by the rule {found.rule.id} ({found.rule.basis})"
    why = f"After {inspection_words(one)} it is pathway {listed(map(str, found.possible), 'or')}. "
    why += " ".join(dict.fromkeys((*found.reasons, found.rule.statement)))
    if claimed not in found.possible:
        return (Sense(description, Answer.FALSE, why, archive.rows(one)),)
    answer = Answer.TRUE if found.pathway is claimed else Answer.CANNOT_BE_TOLD
    return (Sense(description, answer, why, archive.rows(one)),)
