"""Small data sets for tests: what matters is written, the rest stays out."""

import csv
from datetime import date

from ilacs.lists.standard_dataset import make_lists
from ilacs.lists.standard_dataset.declared import tables

DAY = date(2026, 3, 31)


def child(number="1", **more):
    """A person, a girl of ten on the day."""
    return {"pers_person_id": number, "pers_sex": "F", "pers_dob": "2016-01-01", **more}


def write_csv(folder, **rows_of):
    """A folder of CSV files from tables written as `ssd_contacts=[{field: value}, ...]`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in rows_of.items():
        fields = [
            field.name
            for field in tables()[name].fields
            if not rows or any(field.name in row for row in rows)
        ]
        others = {field for row in rows for field in row} - set(fields)
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*fields, *sorted(others)])
            writer.writeheader()
            writer.writerows(rows)
    return folder


def made(folder, day=DAY, authority=None, **rows_of):
    """What is made of a small data set: every declared field is there unless a row names fewer."""
    return make_lists(write_csv(folder / "set", **rows_of), day, authority=authority)


def listed(folder, list_id, *columns, day=DAY, **rows_of):
    """Rows of one list as tuples of the columns asked for."""
    rows = made(folder, day, **rows_of).snapshot.lists[list_id].rows
    return rows.select(columns).rows()
