"""Files while they arrive: only where they are put in, by who may, and no larger than allowed."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.urls import reverse

from ilacs.web.data.limits import LARGEST_FILE, LARGEST_TOGETHER, MEGABYTE
from ilacs.web.people.models import Person
from ilacs.web.record.limits import LARGEST_REPORT
from ilacs.web.roles import Permission

TOO_LARGE = "files_too_large"
"""The attribute of a request that counts the files that were refused while they arrived."""

ROOM_FOR_FORMS = 5 * MEGABYTE


@dataclass(frozen=True)
class Taken:
    """What is taken at an address: from whom, how large a file, how much together (bytes)."""

    permission: Permission
    largest: int
    together: int


TAKEN: dict[str, Taken] = {
    "upload": Taken(Permission.UPLOAD_LISTS, LARGEST_FILE, LARGEST_TOGETHER),
    "added_reports": Taken(Permission.ADD_REPORTS, LARGEST_REPORT, LARGEST_REPORT),
}
"""Where files are put in, by the names of addresses."""

_NOTHING = Taken(Permission.UPLOAD_LISTS, 0, 0)


class Arriving(FileUploadHandler):
    """The first handler of every file: it lets through, or passes over, what the next one keeps."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - Django's name
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Refuse at once what says itself that it is too large. Raises RequestDataTooBig."""
        self._taken = self._allowed()
        self._arrived = self._of_this_file = 0
        if content_length > self._taken.together + ROOM_FOR_FORMS:
            raise RequestDataTooBig("More was sent than is taken at once.")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Pass over files that nobody asked for."""
        super().new_file(*args, **kwargs)
        self._of_this_file = 0
        if not self._taken.largest:
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Stop a file that grows too large."""
        self._arrived += len(raw_data)
        self._of_this_file += len(raw_data)
        if self._of_this_file > self._taken.largest or self._arrived > self._taken.together:
            setattr(self.request, TOO_LARGE, getattr(self.request, TOO_LARGE, 0) + 1)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler keeps it."""

    def _allowed(self) -> Taken:
        """What is taken from the person whose request it is; nothing from anybody else."""
        person = getattr(self.request, "user", None)
        if self.request is None or not isinstance(person, Person):
            return _NOTHING
        for name, taken in TAKEN.items():
            if self.request.path == reverse(name):
                may = taken.permission in person.what_they_are.permissions
                return taken if may else _NOTHING
        return _NOTHING
