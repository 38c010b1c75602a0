"""What an authority that is new here has still to do, and who can."""

from dataclasses import dataclass

from ilacs.web.people.models import Authority
from ilacs.web.roles import ROLES, Permission


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the name of the address where it is done, its words, and what it takes to do it."""

    address: str
    words: str
    about: str
    needs: Permission
    is_done: bool

    @property
    def who(self) -> str:
        """The roles that may do it, in words."""
        names = [role.name.lower() for role in ROLES.values() if self.needs in role.permissions]
        return " or ".join(names)


def first_steps(authority: Authority) -> tuple[Step, ...]:
    """The steps from an empty installation to figures; a region has no lists of its own."""
    people = Step(
        "somebody_new",
        "Let people in, each with their role",
        "A role says what somebody may see and do. Children's lists need an analyst.",
        Permission.MANAGE_PEOPLE,
        authority.people.filter(is_active=True).count() > 1,
    )
    if authority.is_region:
        return (people,)
    lists = Step(
        "upload",
        "Put the first lists in, and accept them",
        "The child-level lists that inspectors ask for (Annex A). All figures come from them.",
        Permission.UPLOAD_LISTS,
        authority.submissions.exists(),
    )
    return people, lists
