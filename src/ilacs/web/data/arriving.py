"""Files while they arrive: only where lists are put in, by who may, and no larger than allowed."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.urls import reverse

from ilacs.web.data.limits import LARGEST_FILE, LARGEST_TOGETHER, MEGABYTE
from ilacs.web.people.models import Person
from ilacs.web.roles import Permission

TOO_LARGE = "files_too_large"
"""The attribute of a request that counts the files that were refused while they arrived."""

ROOM_FOR_FORMS = 5 * MEGABYTE


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
        self._let_in = self._may()
        self._arrived = self._of_this_file = 0
        if content_length > (LARGEST_TOGETHER if self._let_in else 0) + ROOM_FOR_FORMS:
            raise RequestDataTooBig("More was sent than is taken at once.")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Pass over files that nobody asked for."""
        super().new_file(*args, **kwargs)
        self._of_this_file = 0
        if not self._let_in:
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Stop a file that grows too large."""
        self._arrived += len(raw_data)
        self._of_this_file += len(raw_data)
        if self._of_this_file > LARGEST_FILE or self._arrived > LARGEST_TOGETHER:
            setattr(self.request, TOO_LARGE, getattr(self.request, TOO_LARGE, 0) + 1)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler keeps it."""

    def _may(self) -> bool:
        request = self.request
        person = getattr(request, "user", None)
        return (
            request is not None
            and request.path == reverse("upload")
            and isinstance(person, Person)
            and Permission.UPLOAD_LISTS in person.what_they_are.permissions
        )
