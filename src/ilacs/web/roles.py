"""Roles in words, and what each may do: the one place that says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Permission(StrEnum):
    """One thing that a person may do."""

    SEE_RECORD = "see the published record"
    SAY_CALL_CAME = "say that the call came, and that it is over"
    ADD_REPORTS = "add reports to the record of the authority, and take them out"
    """Changes what everybody there sees as its record: for who answers for evidence (quality
    assurance), who puts in everything else (the analyst), and who looks after the service."""
    SEE_FIGURES = "see figures, small numbers kept back"
    SEE_EXACT_FIGURES = "see figures as they are"
    SEE_ALL_CHILDREN = "see every child of the authority"
    SEE_TEAM_CHILDREN = "see the children of one's own team"
    SEE_OWN_CHILDREN = "see the children that one works with"
    UPLOAD_LISTS = "put lists in, and accept them"
    DELETE_LISTS = "delete lists, and ask which of them hold a child"
    SET_PERIOD = "say how long lists are kept"
    EXPORT = "take figures and lists out"
    MANAGE_PEOPLE = "let people in, and change what they may do"
    SEE_AUDIT = "see who did what"


CHILDREN = (
    Permission.SEE_ALL_CHILDREN,
    Permission.SEE_TEAM_CHILDREN,
    Permission.SEE_OWN_CHILDREN,
)
"""Each shows children by their numbers; the first that a role has says which children."""


@dataclass(frozen=True)
class Role:
    """What somebody is to the service. `id` is stored; `needs` is what a person must have for it.

    `needs` is "team" or "worker" where the role sees only their children, by the name that the
    lists have.
    """

    id: str
    name: str
    words: str
    permissions: frozenset[Permission]
    needs: str = ""

    @property
    def sees_children(self) -> bool:
        """Whether any child's record can be opened."""
        return not self.permissions.isdisjoint(CHILDREN)


_P = Permission
_ALL = (
    Role(
        "member",
        "Elected member",
        "Sees the published record and figures of the whole service. Small numbers are kept back. "
        "Sees no child.",
        frozenset({_P.SEE_RECORD, _P.SEE_FIGURES}),
    ),
    Role(
        "practitioner",
        "Practitioner",
        "Sees the children that the lists name them for, and the figures of the service. Small "
        "numbers are kept back.",
        frozenset({_P.SEE_RECORD, _P.SEE_FIGURES, _P.SEE_OWN_CHILDREN}),
        needs="worker",
    ),
    Role(
        "team_manager",
        "Team manager",
        "Sees the children that the lists name their team for, and all figures.",
        frozenset({_P.SEE_RECORD, _P.SEE_FIGURES, _P.SEE_EXACT_FIGURES, _P.SEE_TEAM_CHILDREN}),
        needs="team",
    ),
    Role(
        "head_of_service",
        "Head of service",
        "Sees every child and all figures, and may take them out. Deletes lists, and says how long "
        "they are kept. Says when the call came.",
        frozenset(
            {
                _P.SEE_RECORD,
                _P.SAY_CALL_CAME,
                _P.SEE_FIGURES,
                _P.SEE_EXACT_FIGURES,
                _P.SEE_ALL_CHILDREN,
                _P.DELETE_LISTS,
                _P.SET_PERIOD,
                _P.EXPORT,
            }
        ),
    ),
    Role(
        "quality_assurance",
        "Quality assurance",
        "Sees every child and all figures, may take them out, and sees who did what. Adds "
        "reports, and says when the call came.",
        frozenset(
            {
                _P.SEE_RECORD,
                _P.SAY_CALL_CAME,
                _P.SEE_FIGURES,
                _P.SEE_EXACT_FIGURES,
                _P.SEE_ALL_CHILDREN,
                _P.EXPORT,
                _P.SEE_AUDIT,
                _P.ADD_REPORTS,
            }
        ),
    ),
    Role(
        "analyst",
        "Analyst",
        "Puts lists and reports in, deletes lists, sees every child and all figures, and may take "
        "them out. Says when the call came.",
        frozenset(
            {
                _P.SEE_RECORD,
                _P.SAY_CALL_CAME,
                _P.SEE_FIGURES,
                _P.SEE_EXACT_FIGURES,
                _P.SEE_ALL_CHILDREN,
                _P.UPLOAD_LISTS,
                _P.DELETE_LISTS,
                _P.EXPORT,
                _P.ADD_REPORTS,
            }
        ),
    ),
    Role(
        "administrator",
        "Administrator",
        "Lets people in and sees who did what. Adds reports, and says when the call came. Sees no "
        "child and no figure of the service.",
        frozenset(
            {_P.SEE_RECORD, _P.SAY_CALL_CAME, _P.ADD_REPORTS, _P.MANAGE_PEOPLE, _P.SEE_AUDIT}
        ),
    ),
    Role(
        "regional_analyst",
        "Regional analyst",
        "Sees the published record of all authorities and the copies that they shared. Sees no "
        "child.",
        frozenset({_P.SEE_RECORD, _P.SEE_FIGURES, _P.EXPORT}),
    ),
)
ROLES: Mapping[str, Role] = {role.id: role for role in _ALL}
"""Every role, by its id."""
