"""Assessments, in plain Python."""

from ilacs.measures.oracle.plain import Lists, PlainRow, state_of, working_days


def in_time(lists: Lists) -> list[PlainRow]:
    """Assessments of the last six months, by the last day of their clock."""
    found = []
    for row in lists["assessments"]:
        start, end = row["assessment_start"], row["assessment_authorised"]
        if not lists.in_six_months(end):
            continue
        due = lists.deadline("assessment", start)
        met = None if due is None else end <= due
        found.append(
            PlainRow(
                "assessments", row["row"], state_of(met), days=working_days(start, end), due=due
            )
        )
    return found


ORACLE = {"assessments-in-time": in_time}
