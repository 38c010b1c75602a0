"""Charts into files: the ending of the file's name says which type is written."""

from pathlib import Path

from ilacs.documents.charts.chart import Chart
from ilacs.documents.charts.drawing import as_png, as_svg
from ilacs.documents.new_files import check_output, write_whole

ENDINGS = (".svg", ".png", ".html")


def write_chart(chart: Chart, path: Path) -> Path:
    """Write a chart as .svg, .png or .html, and give back where it is.

    What was there before stays until the new file is complete.

    Raises CannotWrite if nothing can be written there, OSError if writing fails later.
    """
    check_output(path, ENDINGS)
    return write_whole(path, _drawn(chart, path.suffix.lower()))


def _drawn(chart: Chart, ending: str) -> bytes:
    if ending == ".png":
        return as_png(chart)
    if ending == ".svg":
        return as_svg(chart).encode()
    from ilacs.documents.charts.page import as_page  # noqa: PLC0415 - only for a page

    return as_page(chart).encode()
