"""Reports for tests of the application: a small one as text, put in and read."""

from django.core.files.uploadedfile import SimpleUploadedFile

from ilacs.web.actions import reports
from ilacs.web.record import reading

INSPECTION = "80489-2023-02-20"
"""What the record calls the inspection of REPORT: it knows its facts, and not its words."""

REPORT = """Inspection of Brent local authority children's services

Inspection dates: 20 to 24 February 2023

Lead inspector: Ann Able, His Majesty's Inspector

The impact of leaders on social work practice with children and families
Good

The experiences and progress of children who need help and protection
Good

The experiences and progress of children in care
Good

The experiences and progress of care leavers
Good

Overall effectiveness
Good

Services for children are well led.

What needs to improve?

- The timeliness of return home interviews.
- How plans are written.

The experiences and progress of children who need help and protection: good

1. Children who go missing are offered return home interviews. Snow fell.

2. Leaders know <b>their</b> service.
"""
NEW = REPORT.replace("20 to 24 February 2023", "5 to 9 October 2026")
"""Another inspection, which the record does not know."""


def a_report(content=REPORT, name="report.txt"):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def put_in(by, content=REPORT, **more):
    """A report put in; what the background would do is still to be done."""
    return reports.put_in(by=by, file=a_report(content), **more)


def put_in_and_read(by, content=REPORT, **more):
    made = put_in(by, content, **more)
    reading.read(made.pk)
    made.refresh_from_db()
    return made


def added(by, content=REPORT):
    """A report that is part of the record of the authority of `by`."""
    made = put_in_and_read(by, content)
    return reports.accept(by=by, report=made, version=made.version)
