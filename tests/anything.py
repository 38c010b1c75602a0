"""Lists of anything that a column may hold, thick with what measures trip over.

Blanks, days on and beside every boundary, children in many lists and twice in one, ages on and
beside birthdays. The same seed gives the same lists.
"""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from small_lists import snapshot

from ilacs.framework.calendar_steps import add_months
from ilacs.lists.declared import ALL, Kind
from ilacs.lists.declared.code_sets import code_sets
from ilacs.lists.snapshot import ReferenceDate, Settled

REFERENCE_DATES = (
    date(2024, 2, 29),
    date(2025, 8, 31),
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 3, 31),
    date(2026, 5, 25),
)
MONTHS = (1, 2, 3, 4, 6, 9, 12, 18, 24, 30)
DAYS = (0, 1, 3, 5, 7, 10, 14, 15, 20, 21, 28, 35, 42, 45, 56, 63, 84, 90, 121, 182, 365, 426)
BLANK = 0.2


def snapshots(seed, count, rows=7):
    """`count` snapshots, each of another invented authority, up to `rows` rows a list."""
    random = Random(seed)
    return [
        replace(_snapshot(random, random.choice(REFERENCE_DATES), rows), authority=f"No. {number}")
        for number in range(count)
    ]


def submissions(seed, count):
    """Up to `count` submissions of one authority, of different days."""
    made = []
    for number, each in enumerate(snapshots(seed, count, rows=4)):
        day = each.reference_date.day + timedelta(number)
        if day not in {one.reference_date.day for one in made}:
            settled = ReferenceDate(day, Settled.GIVEN, "given by the test")
            made.append(replace(each, authority=None, reference_date=settled))
    return made


def _snapshot(random, day, rows):
    children = [f"child-{number}" for number in range(4)]
    return snapshot(
        day,
        **{
            spec.id: [_row(random, spec, day, children) for _ in range(random.randint(1, rows))]
            for spec in ALL
            if random.random() > 0.05
        },
    )


def _row(random, spec, day, children):
    last = day
    row = {}
    for column in spec.columns:
        value = None
        if random.random() > BLANK or column.name in ("child_id", "date_of_birth"):
            value = _value(random, column, day, last, children)
        if column.kind is Kind.DATE and column.name != "date_of_birth" and value:
            last = value
        row[column.name] = value
    return row


def _value(random, column, day, last, children):
    match column.kind:
        case Kind.DATE if column.name == "date_of_birth":
            return _born(random, day)
        case Kind.DATE:
            return _day(random, day, last)
        case Kind.INTEGER:
            return (
                random.randint(-1, 26)
                if column.name == "age"
                else random.choice((0, 0, 1, 2, 3, 5))
            )
        case Kind.CODE:
            return random.choice(code_sets()[column.codes].codes).key
        case Kind.IDENTIFIER:
            return random.choice(children if column.name == "child_id" else ("1", "2", "3"))
        case Kind.TIME:
            return random.choice(("00:00", "00:05", "11:59", "12:00", "23:59"))
        case Kind.AUTHORITY:
            return random.choice(("Leeds", "Kent"))
        case Kind.POSTCODE:
            return "LS1 1UR"
        case _:
            return random.choice(("A", "B", "C"))


def _born(random, day):
    birthday = add_months(day, -12 * random.randint(-1, 26))
    return random.choice(
        (
            None,
            birthday,
            *(_near(random, birthday, 1) for _ in range(3)),
            _near(random, birthday, 200),
        )
    )


def _day(random, day, last):
    """Near a boundary before the reference date, or a boundary after another day of the row."""
    match random.randint(0, 4):
        case 0:
            return _near(random, day - timedelta(random.choice(DAYS)), 2)
        case 1:
            return _near(random, add_months(day, -random.choice(MONTHS)), 1)
        case 2:
            return min(_near(random, last + timedelta(random.choice(DAYS)), 2), day + timedelta(3))
        case 3:
            return _near(random, add_months(last, -random.choice(MONTHS)), 1)
        case _:
            return day - timedelta(random.randint(-2, 120))


def _near(random, day, days):
    return day + timedelta(random.randint(-days, days))
