"""What can be recorded, and the sentence that each event makes."""

from collections.abc import Mapping
from enum import StrEnum


class What(StrEnum):
    """Kinds of events."""

    AUTHORITY_CREATED = "authority created"
    AUTHORITY_DELETED = "authority deleted"
    PERSON_CREATED = "person created"
    PERSON_CHANGED = "person changed"
    PERSON_LOCKED_OUT = "person locked out"
    PERSON_LET_IN = "person let in"
    PERSON_BEGINS_AGAIN = "person begins again"
    PERSON_ERASED = "person erased"
    PASSWORD_CHANGED = "password changed"
    SECOND_FACTOR_SET = "second factor set"
    SIGNED_IN = "signed in"
    SIGNED_OUT = "signed out"
    SIGNED_OUT_EVERYWHERE = "signed out everywhere"
    SIGN_IN_REFUSED = "sign-in refused"
    CODE_REFUSED = "code refused"
    SIGNED_IN_THROUGH_PROVIDER = "signed in through the provider"
    PROVIDER_ACCOUNT_BOUND = "provider's account bound"
    PROVIDER_REFUSED = "single sign-on refused"
    LIMIT_REACHED = "limit reached"
    CALL_CAME = "call came"
    CALL_TAKEN_BACK = "call taken back"
    CALL_OVER = "call over"
    REPORT_PUT_IN = "report put in"
    REPORT_ADDED = "report added"
    REPORT_TURNED_DOWN = "report turned down"
    REPORT_TAKEN_OUT = "report taken out"
    LISTS_UPLOADED = "lists uploaded"
    LISTS_ACCEPTED = "lists accepted"
    LISTS_TURNED_DOWN = "lists turned down"
    LISTS_DELETED = "lists deleted"
    LISTS_EXPIRED = "lists expired"
    UPLOAD_EXPIRED = "upload expired"
    PERIOD_SET = "period set"
    CHILDREN_SEEN = "children seen"
    CHILD_SEEN = "child seen"
    CHILD_SOUGHT = "child sought"
    EXPORTED = "exported"
    BACKED_UP = "backed up"
    VERIFIED = "verified"


SENTENCES: Mapping[What, str] = {
    What.AUTHORITY_CREATED: "{by} set up {name}.",
    What.AUTHORITY_DELETED: "{by} deleted {name} with all that was kept of it: {what}.",
    What.PERSON_CREATED: "{by} let {person} in as {role}.",
    What.PERSON_CHANGED: "{by} changed what {person} is: {change}.",
    What.PERSON_LOCKED_OUT: "{by} locked {person} out.",
    What.PERSON_LET_IN: "{by} let {person} in again.",
    What.PERSON_ERASED: "{by} erased the name and the address of {person}.",
    What.PERSON_BEGINS_AGAIN: "{by} let {person} begin again, as when they first came.",
    What.PASSWORD_CHANGED: "{by} changed the password of {person}.",
    What.SECOND_FACTOR_SET: "{by} set up a second factor.",
    What.SIGNED_IN: "{by} signed in.",
    What.SIGNED_OUT: "{by} signed out.",
    What.SIGNED_OUT_EVERYWHERE: "{by} signed out everywhere.",
    What.SIGN_IN_REFUSED: "Somebody was refused who tried to sign in as {person}.",
    What.CODE_REFUSED: "Somebody with the password of {person} gave a wrong code.",
    What.SIGNED_IN_THROUGH_PROVIDER: "{by} signed in with their council account.",
    What.PROVIDER_ACCOUNT_BOUND: "{by} came with a council account for the first time: it is "
    "theirs from now on, in place of a password.",
    What.PROVIDER_REFUSED: "{person} came with a council account and was not let in: {why}.",
    What.LIMIT_REACHED: "{by} had to wait: there were too many {what}.",
    What.CALL_CAME: "{by} recorded the call of {day}, for {kind}.",
    What.CALL_TAKEN_BACK: "{by} took the call of {day} back: it was recorded by mistake.",
    What.CALL_OVER: "{by} said that what followed the call of {day} is over.",
    What.REPORT_PUT_IN: "{by} put an inspection report in, to be read.",
    What.REPORT_ADDED: "{by} added a report to the record: {report}.",
    What.REPORT_TURNED_DOWN: "{by} turned down a report: {report}.",
    What.REPORT_TAKEN_OUT: "{by} took a report out of the record: {report}.",
    What.LISTS_UPLOADED: "{by} put {files} of lists in.",
    What.LISTS_ACCEPTED: "{by} accepted the lists as at {reference_date}.",
    What.LISTS_TURNED_DOWN: "{by} turned down the lists as at {reference_date}.",
    What.LISTS_DELETED: "{by} deleted the lists as at {reference_date} ({versions}).",
    What.LISTS_EXPIRED: "{by} deleted the lists as at {reference_date} ({versions}): lists are "
    "kept for {period}.",
    What.UPLOAD_EXPIRED: "{by} deleted what was put in on {day}: nobody accepted it in {period}.",
    What.PERIOD_SET: "{by} said that lists are kept for {period}, and not for {before}.",
    What.CHILDREN_SEEN: "{by} saw {rows} of “{measure}”, which name children.",
    What.CHILD_SEEN: "{by} opened the record of the child with the reference {child}.",
    What.CHILD_SOUGHT: "{by} asked which lists hold the child with the reference {child}.",
    What.EXPORTED: "{by} took {name} out as a file, {how}.",
    What.BACKED_UP: "{by} made a backup.",
    What.VERIFIED: "{by} verified the audit trail: {words}",
}
"""The sentence of each kind; its facts fill the gaps, `{by}` and `{person}` are who did it and to
whom."""

UNKNOWN = "somebody unknown"


def sentence(what: str, by: str, facts: Mapping[str, object], person: str = UNKNOWN) -> str:
    """An event as a sentence. Raises ValueError for a kind that nobody declared."""
    return SENTENCES[What(what)].format(**{**facts, "by": by, "person": person})
