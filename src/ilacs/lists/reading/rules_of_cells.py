"""What reading can say about cells."""

from ilacs.lists.findings import About, Rule, Severity

_ERROR, _QUERY, _NOTE = Severity.ERROR, Severity.QUERY, Severity.NOTE
_TYPE, _CODE, _BLANK = About.TYPE, About.CODE, About.BLANK

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
        "In {detail} of “{column}” the year has two digits; it was read as the only year from "
        "30 years before to two years after the newest full year here.",
        "Type years with four digits.",
    ),
    Rule(
        "read-date-zone",
        _NOTE,
        _TYPE,
        "In {detail} of “{column}” stands a time of another zone; the day that it was in "
        "England was read.",
        "Export days without times.",
    ),
    Rule(
        "read-date-serial",
        _NOTE,
        _TYPE,
        "In {detail} of “{column}” stands the number of a day as spreadsheets count; it was read "
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
        "In {detail} of “{column}” stands a number in words; it was understood.",
        "Type digits.",
    ),
    Rule(
        "read-age-decimal",
        _NOTE,
        _TYPE,
        "In {detail} of “{column}” stand decimals; only the completed years were read.",
        "Give completed years.",
    ),
    Rule(
        "read-age-words",
        _NOTE,
        _TYPE,
        "In {detail} of “{column}” stands an age in words, such as months or “unborn”; it was read "
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
        "In {detail} of “{column}” there is “.0” at the end, which was left out.",
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
        "In {detail} of “{column}” stands a code that this edition of the template does not "
        "have; a later one does. It was understood.",
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
        "read-cell-formula-unread",
        _ERROR,
        _TYPE,
        "“{column}” holds text that a spreadsheet may run as a formula, and nothing that belongs "
        "there.",
        "Correct the cell at its source, and do not open the file in a spreadsheet before.",
    ),
    Rule(
        "read-cells-blank-marks",
        _NOTE,
        _BLANK,
        "In {detail} of “{column}” stands a mark for no answer, such as a dash; it was read as "
        "empty.",
        "Leave such cells empty.",
    ),
)

RULES: tuple[Rule, ...] = _DATES + _CELLS
