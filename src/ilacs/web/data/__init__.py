"""Child-level lists in the application: what was put in, what was accepted, what they say."""
