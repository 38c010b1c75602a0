"""What reading can say about files, sheets, rows and columns."""

from ilacs.lists.findings import About, Rule, Severity

_ERROR, _QUERY, _NOTE = Severity.ERROR, Severity.QUERY, Severity.NOTE
_FILE, _LAYOUT, _BLANK = About.FILE, About.LAYOUT, About.BLANK

_FILES = (
    Rule(
        "read-file-refused",
        _ERROR,
        _FILE,
        "This file was not read. {detail}",
        "Put it right as said, or leave it out, and read again.",
    ),
    Rule(
        "read-file-not-a-table",
        _NOTE,
        _FILE,
        "This file is no workbook, text table or Parquet file, and was left out.",
        "Nothing, if it holds no list; else save its table as .xlsx or .csv.",
    ),
    Rule(
        "read-file-how",
        _NOTE,
        _FILE,
        "The text of this file was understood as {detail}.",
        "Check this if letters or columns look wrong.",
    ),
    Rule(
        "read-file-letters",
        _QUERY,
        _FILE,
        "Some letters of this file could not be read and stand as �.",
        "Save it again as UTF-8.",
    ),
    Rule(
        "read-file-quotes",
        _ERROR,
        _FILE,
        "Quotation marks in this file do not pair up, or would join rows: they were read as "
        "letters.",
        "Look for an odd quotation mark, or export as .xlsx.",
    ),
    Rule(
        "read-file-macros",
        _NOTE,
        _FILE,
        "This workbook holds macros. They were neither run nor read.",
        "Nothing; hand over .xlsx files, which cannot hold any.",
    ),
    Rule(
        "read-file-xls-errors",
        _NOTE,
        _FILE,
        "In the old .xls form, cells that show an error such as #REF! are read as empty.",
        "Save it as .xlsx to have such cells found.",
    ),
    Rule(
        "read-reference-date-differs",
        _QUERY,
        _FILE,
        "The reference date that was given is not the one that the files name ({detail}).",
        "Make sure which day the lists describe: ages and whatever lasts depend on it.",
    ),
)

_SHEETS = (
    Rule(
        "read-sheet-in-front",
        _NOTE,
        _LAYOUT,
        "This tab holds guidance or a cover, and no list.",
        "Nothing.",
    ),
    Rule(
        "read-sheet-empty",
        _NOTE,
        _LAYOUT,
        "This sheet is empty.",
        "Nothing, unless a list was meant to be in it.",
    ),
    Rule(
        "read-sheet-unknown",
        _ERROR,
        _LAYOUT,
        "This sheet holds something, but neither its name nor its headers tell which list it is. "
        "Its {detail} were not read.",
        "Name the tab as in the template, and check that the row of headers is among its first "
        "20 rows.",
    ),
    Rule(
        "read-sheet-no-headers",
        _ERROR,
        _LAYOUT,
        "The name of this sheet says that it is {list}, but no row of headers was found. "
        "Its {detail} were not read.",
        "Put the official headers in one row above the data.",
    ),
    Rule(
        "read-sheet-name-disagrees",
        _QUERY,
        _LAYOUT,
        "The name of this sheet says {detail}, but its headers are those of {list}: it was read "
        "as that.",
        "Name the tab as in the template.",
    ),
    Rule(
        "read-sheet-by-headers",
        _NOTE,
        _LAYOUT,
        "This sheet was taken for {list} by its headers: its name does not say.",
        "Name the tab as in the template.",
    ),
    Rule(
        "read-sheet-hidden",
        _NOTE,
        _LAYOUT,
        "This sheet is hidden. It was read like the others.",
        "Take it out if it is not meant to be handed over.",
    ),
    Rule(
        "read-sheet-merged",
        _QUERY,
        _LAYOUT,
        "Cells below the headers are merged ({detail}): only the first cell of each holds its "
        "value, the others are read as empty.",
        "Unmerge them and fill in each cell.",
    ),
    Rule(
        "read-sheet-copy",
        _QUERY,
        _LAYOUT,
        "This sheet holds exactly what another one holds ({detail}). It was left out.",
        "Leave one of them out.",
    ),
    Rule(
        "read-list-in-parts",
        _QUERY,
        _LAYOUT,
        "{list} stands in more than one place: {detail}. All were read and joined.",
        "Put the list on one sheet, and check that no row is there twice.",
    ),
    Rule(
        "read-list-empty",
        _NOTE,
        _LAYOUT,
        "{list} is empty: its headers are here, and no rows.",
        "If that is right, nothing to do.",
    ),
    Rule(
        "read-rows-above",
        _QUERY,
        _LAYOUT,
        "Something stands in {detail} above the headers. It was not read.",
        "Put the headers above all rows of the list.",
    ),
    Rule(
        "read-headers-two-rows",
        _NOTE,
        _LAYOUT,
        "The headers of this sheet stand in two rows, which were read together.",
        "Put the official headers in one row.",
    ),
    Rule(
        "read-headers-again",
        _NOTE,
        _LAYOUT,
        "This row repeats the headers; it is no data and was left out.",
        "Take the row out.",
    ),
    Rule(
        "read-row-total",
        _NOTE,
        _LAYOUT,
        "This row holds a total or a count, not a record; it was left out.",
        "Take the row out.",
    ),
    Rule(
        "read-row-remark",
        _NOTE,
        _LAYOUT,
        "This row holds a remark, not a record; it was left out.",
        "Take the row out.",
    ),
    Rule(
        "read-rows-prefilled",
        _NOTE,
        _LAYOUT,
        "In {detail} stand only marks for no answer; such rows do not count.",
        "Nothing, or clear them.",
    ),
)

_COLUMNS = (
    Rule(
        "read-column-missing",
        _ERROR,
        _LAYOUT,
        "The column “{column}” is missing.",
        "Add it; if its header is worded otherwise, use the official wording or answer in the "
        "mapping file which column it is.",
    ),
    Rule(
        "read-column-near",
        _QUERY,
        _LAYOUT,
        "A header was taken for “{column}” though it is spelt otherwise.",
        "Use the official wording.",
    ),
    Rule(
        "read-column-answered",
        _NOTE,
        _LAYOUT,
        "A header was taken for “{column}” because the mapping file says so.",
        "Nothing.",
    ),
    Rule(
        "read-column-twice",
        _QUERY,
        _LAYOUT,
        "The column “{column}” is there more than once ({detail}). The first with anything in it "
        "was read; the others are kept as they stand.",
        "Leave one of them out.",
    ),
    Rule(
        "read-column-undeclared",
        _NOTE,
        _LAYOUT,
        "The column “{column}” is not in the template. It is kept as text.",
        "Nothing; if it stands for an official column, use the official header.",
    ),
    Rule(
        "read-column-no-header",
        _QUERY,
        _LAYOUT,
        "A column without a header holds something ({detail}). It is kept as text.",
        "Give it a header, or take it out.",
    ),
    Rule(
        "read-column-empty",
        _NOTE,
        _BLANK,
        "The column “{column}” is there, but nothing is in it.",
        "Fill it in if the system holds it.",
    ),
)

RULES: tuple[Rule, ...] = _FILES + _SHEETS + _COLUMNS
