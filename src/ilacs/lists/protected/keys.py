"""Keys: 32 random bytes, from the environment or from where the system keeps passwords.

One key keeps snapshots, another makes pseudonyms: who may read the store need not be able to
tell whom a shared copy is about.
"""

import base64
import binascii
import secrets
from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

import keyring
from keyring.errors import KeyringError

LENGTH = 32
"""In bytes: AES-256, and the full strength of HMAC-SHA-256."""

SERVICE = "ilacs"
"""The name under which the system's keyring holds our keys."""


class Purpose(StrEnum):
    """What a key is for: the environment variable that holds it, and its name in the keyring."""

    KEEPING = "ILACS_KEY"
    SHARING = "ILACS_SHARE_KEY"


class KeyFault(Exception):
    """There is no key, or what is there is not one. Says so in words, never with the key."""


class Key(bytes):
    """A key. Printing it shows that it is one, and nothing of it."""

    def __repr__(self) -> str:
        return "Key(hidden)"

    def __str__(self) -> str:
        return repr(self)

    def text(self) -> str:
        """The key as base64: how it is written into a variable or a safe."""
        return base64.b64encode(self).decode("ascii")


class Ring(Protocol):
    """Where a system keeps passwords: the functions of the module `keyring` that are used."""

    def get_password(self, service_name: str, username: str) -> str | None:
        """What is kept under a name; None if nothing is."""

    def set_password(self, service_name: str, username: str, password: str) -> None:
        """Keep something under a name."""


def system_ring() -> Ring:
    """The keyring of this system."""
    return keyring


def new_key() -> Key:
    """A key that nobody has had before."""
    return Key(secrets.token_bytes(LENGTH))


def key_of(text: str, where: str) -> Key:
    """The key that is written as base64; `where` is said if it is none. Raises KeyFault."""
    plain = "".join(text.split()).translate(str.maketrans("-_", "+/"))
    try:
        key = base64.b64decode(plain, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != LENGTH:
        raise KeyFault(
            f"What {where} holds is not a key: a key is {LENGTH} bytes written as base64, 44"
            " characters with an = at the end. Copy it again from where you keep it."
        )
    return Key(key)


def checked(key: bytes) -> bytes:
    """The key, if it is as long as one. Raises KeyFault."""
    if len(key) != LENGTH:
        raise KeyFault(f"A key is {LENGTH} bytes; this is not one.")
    return key


def key_from(purpose: Purpose, environ: Mapping[str, str], ring: Ring | None) -> Key:
    """The key for a purpose: from the environment, else from the keyring if one is given.

    Raises KeyFault if there is none, or if what is there is not a key.
    """
    if environ.get(purpose, "").strip():
        return key_of(environ[purpose], f"the environment variable {purpose}")
    held = None if ring is None else _held(purpose, ring)
    if held is None:
        raise KeyFault(
            f"There is no key {purpose}. Set the environment variable {purpose}, or make a key"
            " and let the system's keyring keep it. A key that is lost cannot be made again:"
            " keep a copy in the authority's safe for passwords."
        )
    return key_of(held, f"the system's keyring under {SERVICE}, {purpose},")


def hand_to_ring(purpose: Purpose, key: Key, ring: Ring) -> None:
    """Let the system's keyring keep a key. An earlier one is never replaced: raises KeyFault."""
    if _held(purpose, ring) is not None:
        raise KeyFault(
            f"The system's keyring already holds a key {purpose}, and what was protected with it"
            " cannot be read with another. Take it out of the keyring yourself if it is no longer"
            " needed."
        )
    try:
        ring.set_password(SERVICE, purpose, key.text())
    except (KeyringError, OSError, RuntimeError):
        raise KeyFault(_NO_RING.format(purpose=purpose)) from None


_NO_RING = (
    "The system's keyring cannot be used: there is none, or it is locked. Unlock it, or set the"
    " environment variable {purpose}."
)


def _held(purpose: Purpose, ring: Ring) -> str | None:
    # Backends raise errors of their systems too, and these may quote what they were asked.
    try:
        return ring.get_password(SERVICE, purpose)
    except (KeyringError, OSError, RuntimeError):
        raise KeyFault(_NO_RING.format(purpose=purpose)) from None
