"""What can be recorded, and the sentence that each event makes."""

from collections.abc import Mapping
from enum import StrEnum


class What(StrEnum):
    """Kinds of events."""

    AUTHORITY_CREATED = "authority created"
    PERSON_CREATED = "person created"
    PERSON_CHANGED = "person changed"
    PERSON_LOCKED_OUT = "person locked out"
    PERSON_LET_IN = "person let in"
    PASSWORD_CHANGED = "password changed"
    SECOND_FACTOR_SET = "second factor set"
    SIGNED_IN = "signed in"
    SIGNED_OUT = "signed out"
    SIGN_IN_REFUSED = "sign-in refused"
    CALL_CAME = "call came"
    CALL_TAKEN_BACK = "call taken back"
    CALL_OVER = "call over"
    LISTS_UPLOADED = "lists uploaded"
    LISTS_ACCEPTED = "lists accepted"
    LISTS_TURNED_DOWN = "lists turned down"
    CHILDREN_SEEN = "children seen"
    CHILD_SEEN = "child seen"
    EXPORTED = "exported"
    BACKED_UP = "backed up"
    RESTORED = "restored"
    VERIFIED = "verified"


SENTENCES: Mapping[What, str] = {
    What.AUTHORITY_CREATED: "{by} set up {name}.",
    What.PERSON_CREATED: "{by} let {email} in as {role}.",
    What.PERSON_CHANGED: "{by} changed what {email} is: {change}.",
    What.PERSON_LOCKED_OUT: "{by} locked {email} out.",
    What.PERSON_LET_IN: "{by} let {email} in again.",
    What.PASSWORD_CHANGED: "{by} changed the password of {email}.",
    What.SECOND_FACTOR_SET: "{by} set up a second factor.",
    What.SIGNED_IN: "{by} signed in.",
    What.SIGNED_OUT: "{by} signed out.",
    What.SIGN_IN_REFUSED: "Somebody was refused who tried to sign in as {email}.",
    What.CALL_CAME: "{by} recorded the call of {day}, for {kind}.",
    What.CALL_TAKEN_BACK: "{by} took the call of {day} back: it was recorded by mistake.",
    What.CALL_OVER: "{by} said that what followed the call of {day} is over.",
    What.LISTS_UPLOADED: "{by} put {files} of lists in.",
    What.LISTS_ACCEPTED: "{by} accepted the lists as at {reference_date}.",
    What.LISTS_TURNED_DOWN: "{by} turned down the lists as at {reference_date}.",
    What.CHILDREN_SEEN: "{by} saw {rows} of “{measure}”, which name children.",
    What.CHILD_SEEN: "{by} opened the record of the child with the reference {child}.",
    What.EXPORTED: "{by} took {name} out as a file, {how}.",
    What.BACKED_UP: "{by} made a backup.",
    What.RESTORED: "{by} put back the backup of {day}. What came after it is not here.",
    What.VERIFIED: "{by} verified the audit trail: {words}",
}
"""The sentence of each kind; its facts fill the gaps."""


def sentence(what: str, by: str, facts: Mapping[str, object]) -> str:
    """An event as a sentence. Raises ValueError for a kind that nobody declared."""
    return SENTENCES[What(what)].format(by=by, **facts)
