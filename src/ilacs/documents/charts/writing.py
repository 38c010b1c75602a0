"""Charts into files: the ending of the file's name says which type is written."""

import errno
from pathlib import Path

from ilacs.documents.charts.chart import Chart
from ilacs.documents.charts.drawing import as_png, as_svg
from ilacs.documents.charts.page import as_page
from ilacs.documents.report_files import CannotWrite, NewFiles

ENDINGS = (".svg", ".png", ".html")


def write_chart(chart: Chart, path: Path) -> Path:
    """Write a chart as .svg, .png or .html, and give back where it is.

    What was there before stays until the new file is complete.

    Raises CannotWrite if nothing can be written there, OSError if writing fails later.
    """
    _check(path)
    content = _drawn(chart, path.suffix.lower())
    files = NewFiles(path)
    try:
        files.new().write_bytes(content)
        files.commit()
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise CannotWrite(f"You may not write in the folder {path.parent}.") from None
        error.filename = str(path)
        raise
    finally:
        files.discard()
    (written,) = files.written
    return written


def _check(path: Path) -> None:
    if path.suffix.lower() not in ENDINGS:
        *most, last = ENDINGS
        raise CannotWrite(
            f"The name of the file for the chart must end in {', '.join(most)} or {last}."
        )
    if not path.parent.is_dir():
        raise CannotWrite(f"There is no folder {path.parent}. Make it first.")
    if path.exists() and not path.is_file():
        raise CannotWrite(f"{path} is there already and is not a file.")


def _drawn(chart: Chart, ending: str) -> bytes:
    if ending == ".png":
        return as_png(chart)
    return (as_page(chart) if ending == ".html" else as_svg(chart)).encode()
