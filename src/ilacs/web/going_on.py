"""Where somebody goes on after signing in: where they wanted to, if it is here."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def wanted_by(request: HttpRequest) -> str:
    """The address that a request names as `next`; that of the first page where it is not ours."""
    return ours(request.GET.get("next", ""))


def ours(wanted: str) -> str:
    """An address of this application: the one that is wanted, or that of the first page."""
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/"):
        return wanted
    return "/"
