"""What day it is for everybody: read here and nowhere else in the application."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def today() -> date:
    """The day in England, wherever the server stands."""
    return _now().astimezone(LONDON).date()


def _now() -> datetime:
    """This moment. Tests put another in its place."""
    return datetime.now(LONDON)
