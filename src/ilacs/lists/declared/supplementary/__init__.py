"""The supplementary lists: what inspectors keep finding that Annex A cannot answer.

All are optional. None asks for what a list of Annex A has already: a child is joined by the number
it has there. Where the Standard Safeguarding Dataset has the thing, its names and codes are used.
"""

from ilacs.lists.declared.kinds import ListSpec
from ilacs.lists.declared.supplementary.allegations import ALLEGATIONS
from ilacs.lists.declared.supplementary.care import EDUCATION_PLANS, LIFE_STORY_WORK
from ilacs.lists.declared.supplementary.court import CARE_PROCEEDINGS, PRE_PROCEEDINGS
from ilacs.lists.declared.supplementary.leaving_care import CARE_LEAVER_DOCUMENTS, PATHWAY_PLANS
from ilacs.lists.declared.supplementary.missing import MISSING_EPISODES, RETURN_INTERVIEWS
from ilacs.lists.declared.supplementary.oversight import CASE_AUDITS, SUPERVISION
from ilacs.lists.declared.supplementary.private_fostering import PRIVATE_FOSTERING
from ilacs.lists.declared.supplementary.strategy import STRATEGY_DISCUSSIONS
from ilacs.lists.declared.supplementary.workforce import WORKFORCE

SUPPLEMENTARY: tuple[ListSpec, ...] = (
    MISSING_EPISODES,
    RETURN_INTERVIEWS,
    STRATEGY_DISCUSSIONS,
    PRE_PROCEEDINGS,
    CARE_PROCEEDINGS,
    PRIVATE_FOSTERING,
    EDUCATION_PLANS,
    LIFE_STORY_WORK,
    PATHWAY_PLANS,
    CARE_LEAVER_DOCUMENTS,
    SUPERVISION,
    CASE_AUDITS,
    ALLEGATIONS,
    WORKFORCE,
)
"""What Annex A cannot answer."""

__all__ = ["SUPPLEMENTARY"]
