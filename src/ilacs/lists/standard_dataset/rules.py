"""The rules that speak while lists are made from a data set."""

from ilacs.lists.findings import About, Rule, Severity

_SOURCE = "Standard Safeguarding Dataset"

TABLE_MISSING = Rule(
    "dataset-table-missing",
    Severity.QUERY,
    About.FILE,
    "The data set has no table of {detail}: what comes from it is empty or left out.",
    "Export that table too, if your system fills it.",
    _SOURCE,
)
FIELD_MISSING = Rule(
    "dataset-field-missing",
    Severity.QUERY,
    About.LAYOUT,
    "A table has no field {column}: what comes from it is empty.",
    "Export that field too, or check what it is called.",
    _SOURCE,
)
TABLE_USELESS = Rule(
    "dataset-table-useless",
    Severity.ERROR,
    About.LAYOUT,
    "A table has no field {column}, without which none of its rows can be used.",
    "Export that field too, or check what it is called.",
    _SOURCE,
)
NOT_HELD = Rule(
    "dataset-not-held",
    Severity.NOTE,
    About.LAYOUT,
    "The data set does not hold what {column} asks for; the column is left out.",
    "Add it from your own system before the list is handed over.",
    _SOURCE,
)
NO_ADOPTERS = Rule(
    "dataset-no-adopters",
    Severity.NOTE,
    About.LAYOUT,
    "The data set holds no adopters: the list is left out.",
    "Make this list from your own system or your adoption agency's.",
    _SOURCE,
)
NO_PERSON = Rule(
    "dataset-no-person-id",
    Severity.ERROR,
    About.BLANK,
    "The row says of nobody whom it is about. It was not used.",
    "Enter the person's number.",
    _SOURCE,
)
UNDATED = Rule(
    "dataset-undated",
    Severity.ERROR,
    About.BLANK,
    "The row has no {column}, so it is not known whether it belongs here. It was not used.",
    "Enter the date.",
    _SOURCE,
)
DATE_UNREAD = Rule(
    "dataset-date-unread",
    Severity.ERROR,
    About.TYPE,
    "What stands in {column} could not be read as a date, and was taken as not known.",
    "Write dates as 2026-03-31.",
    _SOURCE,
)
UNREAD = Rule(
    "dataset-unread",
    Severity.ERROR,
    About.TYPE,
    "What stands in {column} could not be read, and was taken as not known.",
    "Store it as text, a number or a date.",
    _SOURCE,
)
PERSON_UNKNOWN = Rule(
    "dataset-person-unknown",
    Severity.ERROR,
    About.LISTS,
    "The child is not in the table of persons: gender, ethnicity and date of birth are empty.",
    "Add the child to ssd_person, or correct the number.",
    _SOURCE,
)
SAME_PERSON = Rule(
    "dataset-same-person",
    Severity.ERROR,
    About.LISTS,
    "The table of persons has this number more than once. Another row was used.",
    "Give each person one row.",
    _SOURCE,
)
UNPLACED = Rule(
    "dataset-unplaced",
    Severity.ERROR,
    About.CODE,
    "What the data set has for {column} could not be placed in one of its codes, or is no number "
    "({detail}). It was kept as it stands.",
    "Record one of the codes, or a number.",
    _SOURCE,
)
NO_STATUS = Rule(
    "dataset-no-case-status",
    Severity.QUERY,
    About.LISTS,
    "The episode is open, but no care, plan or open assessment of the child is recorded on the "
    "day, so {column} is empty.",
    "Record what the child receives, or close the episode.",
    _SOURCE,
)
SEEN_NOT_RECORDED = Rule(
    "dataset-seen-not-recorded",
    Severity.QUERY,
    About.BLANK,
    "No visit in this table says whether the child was seen; each was taken as a day on which the "
    "child was seen.",
    "Record on each visit whether the child was seen.",
    _SOURCE,
)
LATER_RECORD = Rule(
    "dataset-later-record",
    Severity.QUERY,
    About.LISTS,
    "The care leaver's record was renewed after the day. What it said on the day is not kept, so "
    "contact, accommodation and activity are empty.",
    "Take them from a copy of the data set made nearer to the day.",
    _SOURCE,
)
ELIGIBILITY_DERIVED = Rule(
    "dataset-eligibility-derived",
    Severity.QUERY,
    About.LISTS,
    "{column} comes from the young person's history of care; the record has another or none.",
    "Check the recorded category, or the dates of care.",
    _SOURCE,
)
NOT_RECORDED_LEAVER = Rule(
    "dataset-care-leaver-not-recorded",
    Severity.QUERY,
    About.LISTS,
    "The young person's history of care makes them entitled to leaving care services, but the "
    "table of care leavers does not have them.",
    "Add them to the table of care leavers, or check the dates of care.",
    _SOURCE,
)
ROWS = Rule(
    "dataset-rows",
    Severity.NOTE,
    About.FILE,
    "Of this table: {detail}.",
    "Nothing; the numbers add up to all rows of the table.",
    _SOURCE,
)

RULES: tuple[Rule, ...] = (
    TABLE_MISSING,
    FIELD_MISSING,
    TABLE_USELESS,
    NOT_HELD,
    NO_ADOPTERS,
    NO_PERSON,
    UNDATED,
    DATE_UNREAD,
    UNREAD,
    PERSON_UNKNOWN,
    SAME_PERSON,
    UNPLACED,
    NO_STATUS,
    SEEN_NOT_RECORDED,
    LATER_RECORD,
    ELIGIBILITY_DERIVED,
    NOT_RECORDED_LEAVER,
    ROWS,
)
