"""What reading can say about files, sheets, columns and cells."""

from ilacs.lists.findings import About, Rule, Severity

_ERROR, _QUERY, _NOTE = Severity.ERROR, Severity.QUERY, Severity.NOTE
_FILE, _LAYOUT, _TYPE, _CODE, _BLANK = (
    About.FILE,
    About.LAYOUT,
    About.TYPE,
    About.CODE,
    About.BLANK,
)

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
        "A quotation mark in this file is never closed, so quotation marks were read as letters.",
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
        "read-rows-above",
        _QUERY,
        _LAYOUT,
        "{detail} above the headers hold something. They were not read.",
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
        "{detail} hold nothing but marks for no answer; they do not count as rows.",
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

_DATES = (
    Rule(
        "read-date-unread",
        _ERROR,
        _TYPE,
        "“{column}” holds something that is no date.",
        "Type the date as DD/MM/YYYY.",
    ),
    Rule(
        "read-date-ambiguous",
        _ERROR,
        _TYPE,
        "Day and month of this “{column}” could be either way round, and no other date of the "
        "column or file tells.",
        "Type real dates, or say in the mapping file which comes first.",
    ),
    Rule(
        "read-date-conflict",
        _ERROR,
        _TYPE,
        "Day and month of this “{column}” could be either way round, and other dates of the "
        "column contradict each other.",
        "Correct the dates at their source: some have day and month exchanged.",
    ),
    Rule(
        "read-date-month-first",
        _ERROR,
        _TYPE,
        "Day and month of this “{column}” could be either way round; other dates of the column "
        "have the month first.",
        "Type the day first, or say in the mapping file that the month comes first.",
    ),
    Rule(
        "read-date-month-second",
        _QUERY,
        _TYPE,
        "“{column}” was typed with the month first; it can only be read so.",
        "Type the day first.",
    ),
    Rule(
        "read-date-swapped",
        _QUERY,
        _TYPE,
        "In “{column}”, all real dates lie in the first 12 days of a month and all dates kept as "
        "text after them: a program has probably exchanged day and month of the real ones.",
        "Export the column again as YYYY-MM-DD, or check some of the dates at their source.",
    ),
    Rule(
        "read-date-impossible",
        _ERROR,
        _TYPE,
        "“{column}” holds a day that is in no calendar, or in another century.",
        "Correct the date.",
    ),
    Rule(
        "read-date-placeholder",
        _ERROR,
        _TYPE,
        "“{column}” holds a day that programs write where there is no date, such as 01/01/1900.",
        "Leave the cell empty if there is no date.",
    ),
    Rule(
        "read-date-no-day",
        _ERROR,
        _TYPE,
        "“{column}” names a month or a year without the day.",
        "Type the full date.",
    ),
    Rule(
        "read-date-century",
        _ERROR,
        _TYPE,
        "“{column}” has a year of two digits, and it is not certain which century is meant.",
        "Type the year with four digits.",
    ),
    Rule(
        "read-date-two-digit-year",
        _NOTE,
        _TYPE,
        "{detail} of “{column}” have a year of two digits; they were read as the only year from "
        "30 years before to two years after the newest full year here.",
        "Type years with four digits.",
    ),
    Rule(
        "read-date-serial",
        _NOTE,
        _TYPE,
        "{detail} of “{column}” hold the number of a day as spreadsheets count; they were read "
        "as that day.",
        "Format the cells as dates.",
    ),
)

_CELLS = (
    Rule(
        "read-number-unread",
        _ERROR,
        _TYPE,
        "“{column}” holds something that is no whole number.",
        "Type a whole number.",
    ),
    Rule(
        "read-number-decimal",
        _ERROR,
        _TYPE,
        "“{column}” holds a number with decimals where a count was asked for.",
        "Type a whole number.",
    ),
    Rule(
        "read-number-words",
        _NOTE,
        _TYPE,
        "{detail} of “{column}” hold a number in words; they were understood.",
        "Type digits.",
    ),
    Rule(
        "read-age-decimal",
        _NOTE,
        _TYPE,
        "{detail} of “{column}” hold decimals; only the completed years were read.",
        "Give completed years.",
    ),
    Rule(
        "read-age-words",
        _NOTE,
        _TYPE,
        "{detail} of “{column}” hold an age in words, such as months or “unborn”; they were read "
        "as completed years (-1 for an unborn child).",
        "Give completed years.",
    ),
    Rule(
        "read-identifier-scientific",
        _ERROR,
        _TYPE,
        "“{column}” holds a long number of which the spreadsheet has lost digits.",
        "Export the column again as text.",
    ),
    Rule(
        "read-identifier-unread",
        _ERROR,
        _TYPE,
        "“{column}” holds a date or a yes/no where an identifier was asked for.",
        "Export the column again as text.",
    ),
    Rule(
        "read-identifier-dot-nought",
        _NOTE,
        _TYPE,
        "{detail} of “{column}” end in “.0”, which was left out.",
        "Export the column as text.",
    ),
    Rule(
        "read-time-unread",
        _ERROR,
        _TYPE,
        "“{column}” holds something that is no time of day.",
        "Type the time as HH:MM, by the 24-hour clock.",
    ),
    Rule(
        "read-postcode-unread",
        _ERROR,
        _TYPE,
        "“{column}” holds something that is no postcode.",
        "Give the whole postcode, or leave the cell empty.",
    ),
    Rule(
        "read-postcode-district",
        _QUERY,
        _TYPE,
        "“{column}” holds only the first half of a postcode.",
        "Give the whole postcode if it may be shared.",
    ),
    Rule(
        "read-code-unplaced",
        _ERROR,
        _CODE,
        "“{column}” holds something that stands for none of its codes ({detail}).",
        "Use one of the codes, or answer in the mapping file which code is meant.",
    ),
    Rule(
        "read-code-group",
        _ERROR,
        _CODE,
        "“{column}” names only a group of codes.",
        "Give the individual code.",
    ),
    Rule(
        "read-code-later-layout",
        _NOTE,
        _CODE,
        "{detail} of “{column}” hold a code that this edition of the template does not have; a "
        "later one does. They were understood.",
        "Use the latest template.",
    ),
    Rule(
        "read-cell-error",
        _ERROR,
        _TYPE,
        "“{column}” holds an error of the spreadsheet or system, such as #REF!.",
        "Correct the formula, or leave the cell empty.",
    ),
    Rule(
        "read-cell-formula",
        _QUERY,
        _TYPE,
        "“{column}” holds text that a spreadsheet may run as a formula. It was read as text.",
        "Correct the cell at its source, and do not open the file in a spreadsheet before.",
    ),
    Rule(
        "read-cells-blank-marks",
        _NOTE,
        _BLANK,
        "{detail} of “{column}” hold a mark for no answer, such as a dash; they were read as "
        "empty.",
        "Leave such cells empty.",
    ),
)

RULES: tuple[Rule, ...] = _FILES + _SHEETS + _COLUMNS + _DATES + _CELLS
"""Everything that reading can say, in the order of the work."""

BY_ID = {rule.id: rule for rule in RULES}


def is_note(rule: str) -> bool:
    """Whether a rule only tells how something was understood: said once for each column."""
    return BY_ID[rule].severity is Severity.NOTE
