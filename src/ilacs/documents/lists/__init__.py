"""What leaves the building about child-level lists: answers, official workbooks, marked copies."""
