"""Claims about inspections, checked against the record.

A claim is true, false, true only in some sense, or cannot be told; every answer says how the
claim was understood, gives the rows that it rests on, and says what the record cannot know.
"""

from ilacs.sector.claims.answers import Answer, Row, Sense, Verdict
from ilacs.sector.claims.archive import Passages
from ilacs.sector.claims.building import BadClaim, build, kind_called
from ilacs.sector.claims.claim import Bound, Claim, Event, Movement, When
from ilacs.sector.claims.claim_files import AskedClaim, BadClaimFile, check_all, claims_in
from ilacs.sector.claims.registry import KINDS, ClaimKind, Parameter, check, kind_of
from ilacs.sector.claims.statements import NotUnderstood, parse

__all__ = [
    "KINDS",
    "Answer",
    "AskedClaim",
    "BadClaim",
    "BadClaimFile",
    "Bound",
    "Claim",
    "ClaimKind",
    "Event",
    "Movement",
    "NotUnderstood",
    "Parameter",
    "Passages",
    "Row",
    "Sense",
    "Verdict",
    "When",
    "build",
    "check",
    "check_all",
    "claims_in",
    "kind_called",
    "kind_of",
    "parse",
]
