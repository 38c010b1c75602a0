-- The user's index of added reports. One file, beside the folder of documents.
CREATE TABLE reports (
    id TEXT PRIMARY KEY,
    urn INTEGER NOT NULL,
    kind TEXT,
    framework TEXT NOT NULL,
    on_site_from TEXT,
    on_site_to TEXT,
    published TEXT,
    known_from TEXT NOT NULL,
    lead_inspectors TEXT NOT NULL,
    grades TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    -- None where no list of areas was found: that is not the same as an empty list.
    areas INTEGER,
    address TEXT NOT NULL,
    added_on TEXT NOT NULL
) STRICT;
-- Every file that was taken: one that comes again changes nothing.
CREATE TABLE files (
    sha256 TEXT NOT NULL,
    file TEXT NOT NULL,
    report TEXT NOT NULL,
    taken_on TEXT NOT NULL,
    PRIMARY KEY (sha256, file)
) STRICT;
CREATE TABLE passages (
    passage INTEGER PRIMARY KEY,
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    list TEXT NOT NULL,
    place INTEGER NOT NULL,
    number INTEGER,
    page INTEGER,
    heading TEXT NOT NULL,
    judgement TEXT,
    grade TEXT,
    themes TEXT NOT NULL,
    text TEXT NOT NULL,
    -- One word for each filter of search that lets the passage through.
    tags TEXT NOT NULL
) STRICT;
CREATE INDEX passages_of_report ON passages (report, place);
CREATE TABLE corrections (
    report TEXT NOT NULL,
    field TEXT NOT NULL,
    old TEXT,
    new TEXT,
    replaced_on TEXT NOT NULL,
    old_source TEXT NOT NULL,
    new_source TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE passages_index USING fts5 (
    text, tags, content = 'passages', content_rowid = 'passage',
    prefix = '3 4 5', tokenize = "porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER passages_in AFTER INSERT ON passages BEGIN
    INSERT INTO passages_index (rowid, text, tags) VALUES (new.passage, new.text, new.tags);
END;
CREATE TRIGGER passages_out AFTER DELETE ON passages BEGIN
    INSERT INTO passages_index (passages_index, rowid, text, tags)
    VALUES ('delete', old.passage, old.text, old.tags);
END;
