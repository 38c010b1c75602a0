"""Child-level lists: declared, read, checked, protected and imagined."""
