"""Reports as Parquet: one row a report, nested as in the JSON, with real dates.

The columns follow from the fields of the record, so a new field needs nothing here.
"""

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq

from ilacs.documents.new_files import NewFiles
from ilacs.documents.problem_file import ProblemFile
from ilacs.documents.report_files import close_all
from ilacs.documents.tables import whole_characters
from ilacs.reports.errors import UnreadableDocument
from ilacs.reports.record import InspectionReport, Period, Problem, as_json

REPORTS_A_ROW_GROUP = 100
"""So many reports are held before they are written."""


class ParquetFile:
    """One Parquet file of reports; files not read go to a CSV beside it."""

    def __init__(self, files: NewFiles) -> None:
        self.notes: list[str] = []
        self._schema = pa.schema(list(_arrow_type(InspectionReport)))
        self._file = files.new().open("wb")
        self._problems = ProblemFile(files)
        self._parquet = pq.ParquetWriter(self._file, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def add(self, report: InspectionReport) -> None:
        """Take one report; every hundredth time they are written."""
        self._rows.append(_for_arrow(as_json(report), pa.struct(list(self._schema))))
        self._problems.add(report)
        if len(self._rows) == REPORTS_A_ROW_GROUP:
            self._write_rows()

    def add_unread(self, unread: UnreadableDocument) -> None:
        """Write the file's row in the CSV of problems."""
        self._problems.add_unread(unread)

    def finish(self) -> None:
        """Write the last reports, and close the files."""
        self._write_rows()
        self._parquet.close()
        self._file.close()
        self._problems.finish()

    def close(self) -> None:
        """Close the files, complete or not."""
        close_all([self._parquet, self._file, self._problems.file])

    def _write_rows(self) -> None:
        if self._rows:
            self._parquet.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []


def _arrow_type(kind: Any) -> Any:
    """The Arrow type for the type of a field of the record."""
    if get_origin(kind) is tuple:
        return pa.list_(_arrow_type(get_args(kind)[0]))
    options = [option for option in get_args(kind) if option is not NoneType]
    if options:
        return _arrow_type(options[0])
    if kind is Problem or issubclass(kind, str | Enum):
        return pa.string()
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        names = _json_names(kind)
        return pa.struct([(names[f.name], _arrow_type(hints[f.name])) for f in fields(kind)])
    return {int: pa.int32(), date: pa.date32()}[kind]


def _json_names(kind: Any) -> dict[str, str]:
    names = {field.name: field.name for field in fields(kind)}
    return names | ({"first": "from", "last": "to"} if kind is Period else {})


def _for_arrow(value: Any, kind: Any) -> Any:
    """A JSON value as Arrow takes it for `kind`: dates as dates, text as whole characters."""
    if value is None:
        return None
    if pa.types.is_struct(kind):
        return {field.name: _for_arrow(value[field.name], field.type) for field in kind}
    if pa.types.is_list(kind):
        return [_for_arrow(item, kind.value_type) for item in value]
    if pa.types.is_date(kind):
        return date.fromisoformat(value)
    return whole_characters(value) if isinstance(value, str) else value
