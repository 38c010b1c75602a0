"""The file of a backup: whole or refused, and readable by nobody without the key."""

import json
import random
import zipfile

import pytest

from ilacs.lists.protected import Key
from ilacs.web.backup.faults import BackupFault, NotABackup
from ilacs.web.backup.file import new_backup, opened_backup

KEY, ANOTHER = Key(bytes(range(32))), Key(bytes(range(1, 33)))
ABOUT = {"made_at": "2026-11-26T02:30:00+00:00", "made_by": "0.1.0"}
DAMAGED = "not as it was written"


def written(path, key=KEY, name="CANARY", **told):
    path.with_name("part").write_bytes(b"as it is" * 50)
    with new_backup(path, key, ABOUT) as writing:
        writing.seal("tables/people-000001", [name, "another"])
        writing.copy("lists/1/aa/figures.parquet", path.with_name("part"))
        writing.close({"rows": {"people": 2}, **told})
    return path


def read(path, key=KEY):
    """Everything that is in a backup."""
    with opened_backup(path, key) as backup, path.with_name("out").open("wb") as out:
        for name in backup.names("lists/"):
            backup.extract(name, out)
        texts = [backup.opened(name) for name in backup.names("tables/")]
        return backup.told["rows"], texts, path.with_name("out").stat().st_size or out.tell()


def again(path, change):
    """The same file with other parts: `change` is given names and contents, and gives them back."""
    with zipfile.ZipFile(path) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    other = path.with_name("changed")
    with zipfile.ZipFile(other, "w") as archive:
        for name, content in change(parts):
            archive.writestr(name, content)
    return other


@pytest.fixture
def file(tmp_path):
    return written(tmp_path / "one.backup")


def test_what_was_written_is_read(file):
    assert read(file) == ({"people": 2}, [["CANARY", "another"]], 400)
    assert file.stat().st_mode & 0o777 == 0o600


def test_nothing_is_readable_without_the_key(file):
    assert b"CANARY" not in file.read_bytes()
    with pytest.raises(NotABackup, match="encrypted with another key"):
        read(file, ANOTHER)


def test_a_file_that_is_none(tmp_path):
    path = tmp_path / "holiday.jpg"
    for content in (b"", b"not a backup at all" * 100):
        path.write_bytes(content)
        with pytest.raises(NotABackup, match="no backup of ilacs"):
            read(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("holiday.jpg", b"x")
    with pytest.raises(NotABackup, match="no backup of ilacs"):
        read(path)


def test_another_archive_that_has_such_a_part(file):
    other = again(file, lambda parts: [("about.json", b'["ilacs backup"]')])
    with pytest.raises(NotABackup, match="no backup of ilacs"):
        read(other)


def test_one_of_a_newer_form(file):
    def newer(parts):
        about = json.loads(parts[0][1])
        return [("about.json", json.dumps({**about, "version": 2}).encode()), *parts[1:]]

    with pytest.raises(NotABackup, match="made by a newer ilacs"):
        read(again(file, newer))


def test_cut_short_anywhere(file):
    content = file.read_bytes()
    for length in (len(content) - 1, len(content) // 2, 120):
        file.write_bytes(content[:length])
        with pytest.raises(NotABackup, match=DAMAGED):
            read(file)


def test_a_byte_changed_anywhere_is_noticed_or_changes_nothing(file):
    whole, content, chance = read(file), file.read_bytes(), random.Random(1)
    refused = 0
    for _ in range(300):
        place = chance.randrange(len(content))
        changed = bytes([content[place] ^ chance.randrange(1, 256)])
        file.write_bytes(content[:place] + changed + content[place + 1 :])
        try:
            assert read(file) == whole
        except NotABackup:
            refused += 1
    assert refused > 200


@pytest.mark.parametrize(
    "change",
    [
        lambda parts: parts[:1] + parts[2:],
        lambda parts: [*parts, ("lists/1/bb/more.parquet", b"more")],
        lambda parts: [*parts, ("../../escaped", b"more")],
        lambda parts: [parts[0], (parts[1][0], parts[3][1]), *parts[2:]],
        lambda parts: [(parts[0][0], parts[0][1].replace(b"0.1.0", b"0.1.1")), *parts[1:]],
        lambda parts: parts[:-1],
    ],
    ids=["left out", "put in", "put elsewhere", "exchanged", "said otherwise", "no contents"],
)
def test_parts_that_are_not_those_that_were_written(file, change):
    with pytest.raises(NotABackup, match=DAMAGED):
        read(again(file, change))


def test_a_part_of_another_backup_with_the_same_key(file, tmp_path):
    (tmp_path / "other").mkdir()
    other = written(tmp_path / "other" / "two.backup", name="other")
    with zipfile.ZipFile(other) as archive:
        theirs = archive.read("tables/people-000001")
    changed = again(file, lambda parts: [parts[0], (parts[1][0], theirs), *parts[2:]])
    with pytest.raises(NotABackup, match=DAMAGED):
        read(changed)


def test_nothing_is_left_of_one_that_was_not_finished(tmp_path):
    with pytest.raises(FileNotFoundError), new_backup(tmp_path / "x", KEY, ABOUT) as writing:
        writing.copy("lists/1/aa/figures.parquet", tmp_path / "not there")
    assert list(tmp_path.iterdir()) == []


def test_where_none_can_be_written(tmp_path, file):
    with pytest.raises(BackupFault, match="is there already"):
        written(file)
    with (
        pytest.raises(BackupFault, match="There is no folder"),
        new_backup(tmp_path / "no" / "x", KEY, ABOUT),
    ):
        pass
