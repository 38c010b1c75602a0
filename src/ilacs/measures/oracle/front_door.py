"""The front door, in plain Python."""

from collections.abc import Callable
from functools import partial

from ilacs.lists.declared.code_sets import code_sets
from ilacs.measures.oracle.plain import Lists, PlainRow, Row, state_of, working_days
from ilacs.measures.rows import State


def in_six_months_or_undated(lists: Lists, list_id: str, column: str) -> list[Row]:
    """Rows of which the day lies in the six months, or is not known."""
    return [
        row for row in lists[list_id] if row[column] is None or lists.in_six_months(row[column])
    ]


def by_child(rows: list[Row]) -> list[list[Row]]:
    """The rows of each child together; a row of no known child stays alone."""
    together: dict[object, list[Row]] = {}
    for row in rows:
        child = row["child_id"]
        together.setdefault(("row", row["row"]) if child is None else child, []).append(row)
    return list(together.values())


def latest(rows: list[Row], column: str) -> Row:
    """The row with the last day; of several, and where no day is known, the last of the list."""
    dated = [row for row in rows if row[column] is not None]
    if not dated:
        return max(rows, key=lambda row: row["row"])
    return max(dated, key=lambda row: (row[column], row["row"]))


def contacts(lists: Lists) -> list[PlainRow]:
    """Contacts of the last six months."""
    return [
        PlainRow("contacts", row["row"], state_of(None if row["contact_date"] is None else True))
        for row in in_six_months_or_undated(lists, "contacts", "contact_date")
    ]


def children(lists: Lists) -> list[PlainRow]:
    """Children with contacts."""
    found = []
    for rows in by_child(in_six_months_or_undated(lists, "contacts", "contact_date")):
        row = latest(rows, "contact_date")
        known = row["child_id"] is not None and row["contact_date"] is not None
        found.append(PlainRow("contacts", row["row"], State.MET if known else State.NOT_KNOWN))
    return found


def repeated(lists: Lists, times: int) -> list[PlainRow]:
    """Children with so many contacts or more."""
    found = []
    for rows in by_child(in_six_months_or_undated(lists, "contacts", "contact_date")):
        row = latest(rows, "contact_date")
        dated = sum(each["contact_date"] is not None for each in rows)
        met: bool | None
        if row["child_id"] is None:
            met = None
        elif dated >= times:
            met = True
        elif dated < len(rows):
            met = None
        else:
            met = False
        found.append(PlainRow("contacts", row["row"], state_of(met)))
    return found


def sources(lists: Lists, list_id: str, what: str, grouped: bool) -> list[PlainRow]:
    """Contacts or referrals by source or its group."""
    groups = {code.key: code.group for code in code_sets()["source"].codes}
    found = []
    for row in in_six_months_or_undated(lists, list_id, f"{what}_date"):
        source = row[f"{what}_source"]
        state = State.NOT_KNOWN if source is None or source == "10" else State.MET
        category = None if source is None else groups.get(source) if grouped else source
        found.append(PlainRow(list_id, row["row"], state, category=category))
    return found


def _referral(lists: Lists, contact: Row) -> tuple[bool | None, Row | None]:
    """Whether a referral followed by the clock, and the first that did."""
    day, child = contact["contact_date"], contact["child_id"]
    until = lists.deadline("contact_to_referral", day)
    if day is None or until is None or child is None:
        return None, None
    of_child = [row for row in lists["referrals"] if row["child_id"] == child]
    after = [
        row
        for row in of_child
        if row["referral_date"] is not None and day <= row["referral_date"] <= until
    ]
    if after:
        return True, min(after, key=lambda row: row["referral_date"])
    if any(row["referral_date"] is None for row in of_child):
        return None, None
    return False, None


def becoming_referrals(lists: Lists) -> list[PlainRow]:
    """Contacts with a referral by the clock."""
    found = []
    for row in in_six_months_or_undated(lists, "contacts", "contact_date"):
        until = lists.deadline("contact_to_referral", row["contact_date"])
        if until is not None and until >= lists.day:
            reason = "a referral may still follow"
            found.append(PlainRow("contacts", row["row"], State.EXCLUDED, reason))
            continue
        followed, _ = _referral(lists, row)
        found.append(PlainRow("contacts", row["row"], state_of(followed)))
    return found


def decided(lists: Lists) -> list[PlainRow]:
    """Contacts with a referral, by the clock of the decision."""
    found = []
    for row in in_six_months_or_undated(lists, "contacts", "contact_date"):
        followed, referral = _referral(lists, row)
        if followed is False:
            continue
        due = lists.deadline("referral_decision", row["contact_date"])
        met, days = None, None
        if referral is not None:
            days = working_days(row["contact_date"], referral["referral_date"])
            met = None if due is None else referral["referral_date"] <= due
        found.append(PlainRow("contacts", row["row"], state_of(met), days=days, due=due))
    return found


ORACLE: dict[str, Callable[[Lists], list[PlainRow]]] = {
    "contacts": contacts,
    "children-with-contacts": children,
    "repeat-contacts": partial(repeated, times=2),
    "three-or-more-contacts": partial(repeated, times=3),
    "contacts-by-source": partial(sources, list_id="contacts", what="contact", grouped=False),
    "contacts-by-kind-of-source": partial(
        sources, list_id="contacts", what="contact", grouped=True
    ),
    "contacts-becoming-referrals": becoming_referrals,
    "contact-decisions-in-time": decided,
}
