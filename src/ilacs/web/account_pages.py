"""One's own account: how one signs in, and ending every session of one's own."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ilacs.web.access import Here, signed_in
from ilacs.web.actions.signing import sign_out_everywhere


@require_safe
@signed_in
def account(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Who one is here, and how one signs in."""
    told = {
        "them": here.person,
        "role": here.role,
        "may_change": settings.ILACS.single_sign_on and here.person.has_usable_password(),
        "idle_minutes": settings.ILACS.idle_minutes,
        "session_hours": settings.ILACS.session_hours,
    }
    return render(request, "pages/account.html", told)


@require_POST
@signed_in
def everywhere(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Sign out here and on every other device."""
    sign_out_everywhere(by=here.person)
    request.session.flush()
    return redirect("sign_in")
