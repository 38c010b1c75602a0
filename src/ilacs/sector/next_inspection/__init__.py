"""When the next full inspection of an authority is likely to begin, and how sure that is.

A survival model of the time between full inspections, fitted beforehand for the end of every
quarter, so that an answer as at a day rests on nothing that was published later.
"""

from ilacs.sector.next_inspection.back_test import Calibration, calibration
from ilacs.sector.next_inspection.between import TimeBetween, time_between
from ilacs.sector.next_inspection.window import CurvePoint, NextWindow, curve, next_window

__all__ = [
    "Calibration",
    "CurvePoint",
    "NextWindow",
    "TimeBetween",
    "calibration",
    "curve",
    "next_window",
    "time_between",
]
