"""Why somebody who came by single sign-on did not get in, in words for them."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Words:
    """What the page says: its heading, what to do, and the answer's status.

    `event` is what the audit trail says where the person is known.
    """

    heading: str
    way_on: str
    status: int
    event: str = ""


class Why(Enum):
    """Each way in which it may end."""

    CANCELLED = Words(
        "You did not sign in",
        "Signing in with your council account was stopped before it was done.",
        403,
    )
    NOT_BEGUN = Words(
        "Start again",
        "This answer belongs to no sign-in that was begun in this browser. It may have waited too "
        "long, or another tab began one after it.",
        400,
    )
    REFUSED_THERE = Words(
        "Your council account did not let you in",
        "The council’s sign-in service refused. Try again, or ask your council’s IT service desk "
        "whether you may use ilacs.",
        403,
    )
    DOWN = Words(
        "The council’s sign-in service does not answer",
        "This is outside ilacs. Try again in some minutes. If it happens again, tell the person "
        "who looks after this service.",
        503,
    )
    DISTRUSTED = Words(
        "We could not be sure who you are",
        "Try again. If it happens again, tell the person who looks after this service.",
        502,
    )
    NOT_VERIFIED = Words(
        "Your council account does not vouch for your email address",
        "The first time, ilacs finds you by the email address of your council account, and the "
        "council’s sign-in service must say that it is yours. Tell the person who looks after "
        "this service.",
        403,
    )
    NO_SECOND_FACTOR = Words(
        "Your council account did not ask for a second factor",
        "Children’s records need more than a password. Ask your council’s IT service desk to "
        "have one asked for when you open ilacs.",
        403,
        "the provider did not say that a second factor was asked for",
    )
    NOBODY = Words(
        "You have not been let in",
        "Nobody with the email address of your council account may use ilacs. Ask the person in "
        "your service who lets people in.",
        403,
    )
    ANOTHER_ACCOUNT = Words(
        "Your email address belongs to another account",
        "Somebody with this email address already signs in with another council account. If the "
        "account was replaced, ask the person in your service who lets people in to let you begin "
        "again.",
        403,
        "the address is theirs, the council account another",
    )
    PASSWORD_SO_FAR = Words(
        "You sign in with a password so far",
        "Sign in with it once more, and change to your council account on the page “Your account”. "
        "If you cannot, ask the person in your service who lets people in to let you begin again.",
        403,
        "they sign in with a password so far",
    )
    LOCKED_OUT = Words(
        "You may not sign in",
        "You were locked out. Ask the person in your service who lets people in.",
        403,
        "they are locked out",
    )


class NotLetIn(Exception):
    """Signing in ended. Nothing that a provider said is in it."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.name)
        self.why = why
