"""A day in words, the same everywhere."""

from datetime import date


def in_full(day: date) -> str:
    """Such as `9 May 2023`."""
    return f"{day.day} {day:%B %Y}"
