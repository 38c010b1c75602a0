"""What protects the children in the lists: copies without names, kept snapshots, keys."""

from ilacs.lists.protected.faults import (
    AlreadyKept,
    CannotKeep,
    Damaged,
    NoAccess,
    NotKept,
    StoreFault,
    WrongKey,
)
from ilacs.lists.protected.keys import (
    Key,
    KeyFault,
    Purpose,
    hand_to_ring,
    key_from,
    key_of,
    new_key,
    system_ring,
)
from ilacs.lists.protected.pseudonyms import Known, Subject, pseudonym, reverse
from ilacs.lists.protected.sharing import (
    Shared,
    Sharing,
    SmallCells,
    Summary,
    identifiers,
    share,
)
from ilacs.lists.protected.store import Kept, keep, kept, load
from ilacs.lists.protected.treating import Staff

__all__ = [
    "AlreadyKept",
    "CannotKeep",
    "Damaged",
    "Kept",
    "Key",
    "KeyFault",
    "Known",
    "NoAccess",
    "NotKept",
    "Purpose",
    "Shared",
    "Sharing",
    "SmallCells",
    "Staff",
    "StoreFault",
    "Subject",
    "Summary",
    "WrongKey",
    "hand_to_ring",
    "identifiers",
    "keep",
    "kept",
    "key_from",
    "key_of",
    "load",
    "new_key",
    "pseudonym",
    "reverse",
    "share",
    "system_ring",
]
