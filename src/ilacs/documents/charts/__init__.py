"""Pictures of grades over time, their spread, a comparison, and the wait for an inspection.

Each chart is a frozen value that also says itself in words and as a table. `write_chart` writes
it as .svg, .png or .html: readable in black and white, complete without a network.
"""

from ilacs.documents.charts.chart import Chart, NothingToDraw
from ilacs.documents.charts.comparison import ComparisonChart, ComparisonRow
from ilacs.documents.charts.curve import CurveChart
from ilacs.documents.charts.curve_points import CurvePoint
from ilacs.documents.charts.grade_lines import Step
from ilacs.documents.charts.history import HistoryChart
from ilacs.documents.charts.spread import SpreadChart, SpreadRow
from ilacs.documents.charts.writing import write_chart

__all__ = [
    "Chart",
    "ComparisonChart",
    "ComparisonRow",
    "CurveChart",
    "CurvePoint",
    "HistoryChart",
    "NothingToDraw",
    "SpreadChart",
    "SpreadRow",
    "Step",
    "write_chart",
]
