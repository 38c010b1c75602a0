"""Front door and early help, in plain Python."""

from ilacs.measures.oracle.plain import Lists, PlainRow
from ilacs.measures.rows import State


def contacts(lists: Lists) -> list[PlainRow]:
    """Contacts of the last six months."""
    return [
        PlainRow("contacts", row["row"], State.MET)
        for row in lists["contacts"]
        if lists.in_six_months(row["contact_date"])
    ]


ORACLE = {"contacts": contacts}
