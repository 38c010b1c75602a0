"""Keys: where they come from, what is said when they do not, and that they are never shown."""

import base64
import traceback

import pytest
from keyring.errors import KeyringLocked, NoKeyringError

from ilacs.lists.protected import (
    Key,
    KeyFault,
    Known,
    Purpose,
    Staff,
    Subject,
    hand_to_ring,
    key_from,
    key_of,
    new_key,
    share,
)
from ilacs.lists.protected.treating import Treatment, births_of
from ilacs.lists.snapshot import ReferenceDate, Settled, Snapshot

BYTES = bytes(range(32))
TEXT = base64.b64encode(BYTES).decode()


class Ring:
    """A keyring in memory."""

    def __init__(self, **held):
        self.held = {("ilacs", name): value for name, value in held.items()}

    def get_password(self, service_name, username):
        return self.held.get((service_name, username))

    def set_password(self, service_name, username, password):
        self.held[service_name, username] = password


class Fails:
    def __init__(self, error):
        self.error = error

    def get_password(self, service_name, username):
        raise self.error

    def set_password(self, service_name, username, password):
        raise self.error


def test_the_environment_comes_first_then_the_ring():
    ring = Ring(ILACS_KEY=new_key().text())
    assert key_from(Purpose.KEEPING, {"ILACS_KEY": TEXT}, ring) == BYTES
    assert key_from(Purpose.KEEPING, {"ILACS_KEY": "  "}, Ring(ILACS_KEY=TEXT)) == BYTES


def test_each_purpose_has_a_key_of_its_own():
    environ = {"ILACS_KEY": TEXT}
    with pytest.raises(KeyFault, match="ILACS_SHARE_KEY"):
        key_from(Purpose.SHARING, environ, Ring())


@pytest.mark.parametrize("written", [TEXT, f" {TEXT}\n", TEXT[:20] + "\n" + TEXT[20:]])
def test_spaces_and_line_ends_do_not_matter(written):
    assert key_of(written, "a file") == BYTES


def test_the_alphabet_for_addresses_is_read_too():
    key = b"\xff\xfe\xfb" * 10 + b"\xff\xff"
    assert key_of(base64.urlsafe_b64encode(key).decode(), "a file") == key


@pytest.mark.parametrize(
    "wrong", [TEXT[:-4], TEXT + TEXT, "guess-77", "ключ", base64.b64encode(b"x" * 31).decode()]
)
def test_what_is_not_a_key_is_refused_without_showing_it(wrong):
    with pytest.raises(KeyFault, match="44 characters") as caught:
        key_from(Purpose.KEEPING, {"ILACS_KEY": wrong}, None)
    shown = "".join(traceback.format_exception(caught.value))
    assert wrong not in shown.replace(__file__, "")
    with pytest.raises(KeyFault, match="keyring under ilacs, ILACS_KEY"):
        key_from(Purpose.KEEPING, {}, Ring(ILACS_KEY=wrong))


@pytest.mark.parametrize("ring", [None, Ring()])
def test_no_key_says_how_to_have_one(ring):
    with pytest.raises(KeyFault, match="Set the environment variable ILACS_KEY"):
        key_from(Purpose.KEEPING, {}, ring)


@pytest.mark.parametrize(
    "error", [NoKeyringError("no backend"), KeyringLocked(), OSError(5, "dbus"), RuntimeError()]
)
def test_a_ring_that_cannot_be_used_is_said_in_words(error):
    with pytest.raises(KeyFault, match="keyring cannot be used"):
        key_from(Purpose.KEEPING, {}, Fails(error))
    with pytest.raises(KeyFault, match="keyring cannot be used"):
        hand_to_ring(Purpose.KEEPING, new_key(), Fails(error))


def test_the_ring_keeps_a_key_and_never_replaces_one():
    ring, key = Ring(), new_key()
    hand_to_ring(Purpose.SHARING, key, ring)
    assert key_from(Purpose.SHARING, {}, ring) == key
    with pytest.raises(KeyFault, match="already holds a key"):
        hand_to_ring(Purpose.SHARING, new_key(), ring)
    assert key_from(Purpose.SHARING, {}, ring) == key


def test_a_key_does_not_show_itself():
    key = Key(BYTES)
    for shown in (repr(key), str(key), f"{key}", f"{key!r}", f"{[key]}"):
        assert "hidden" in shown
        assert TEXT not in shown
        assert "x01" not in shown
    assert key.text() == TEXT
    assert isinstance(new_key(), Key)
    assert new_key() != new_key()


@pytest.mark.parametrize("key", [b"", b"short", BYTES + b"x"])
def test_nothing_is_shared_with_what_is_no_key(key):
    empty = Snapshot({}, ReferenceDate(None, Settled.UNKNOWN, ""))
    with pytest.raises(KeyFault, match="32 bytes"):
        share(empty, key)


def test_no_record_shows_a_key_or_whom_a_pseudonym_stands_for():
    births = births_of([])
    assert "\\x01" not in repr(Treatment(BYTES, Staff.REMOVED, months_only=False, births=births))
    assert "C10023" not in repr(Known(Subject.CHILD, "C10023"))
