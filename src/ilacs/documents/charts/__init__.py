"""Pictures of grades over time, their spread, a comparison, and the wait for an inspection.

Each chart, in a module of its own, is a frozen value that also says itself in words and as a
table. `write_chart` writes it as .svg, .png or .html: readable in black and white, complete
without a network.
"""

from ilacs.documents.charts.chart import Chart, NothingToDraw
from ilacs.documents.charts.writing import write_chart

__all__ = ["Chart", "NothingToDraw", "write_chart"]
