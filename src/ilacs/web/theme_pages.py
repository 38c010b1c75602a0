"""One theme: what inspectors wrote to an authority about it over time, and what its data say."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ilacs.framework import themes
from ilacs.sector.faults import RecordFault
from ilacs.web.access import Here, page
from ilacs.web.data.newest import newest
from ilacs.web.data.said import said_of_theme
from ilacs.web.published import published_of
from ilacs.web.roles import Permission
from ilacs.web.shown.theme import PassagesOf, ThemePage, theme_page
from ilacs.web.whose import registered


@require_safe
@page(Permission.SEE_RECORD)
def theme(request: HttpRequest, here: Here, slug: str) -> HttpResponseBase:
    """Every sentence about a theme in the reports of the authority, and its measures now."""
    about = next((one for one in themes.THEMES if one.slug == slug), None)
    if about is None:
        raise Http404
    authority = registered(here.authority)
    if authority is None:
        return redirect(f"{reverse('sector_learn')}?theme={slug}")
    known = published_of(here.authority)
    ours = newest(here)

    def made(passages_of: PassagesOf) -> ThemePage:
        return theme_page(known.record, authority, about, passages_of)

    fault = ""
    try:
        key = ("theme", authority.la_code, slug)
        shown = known.once(key, lambda: made(known.passages))
    except RecordFault as why:
        shown = made(lambda one: None)
        fault = f"The texts of reports cannot be read: {why.what} {why.remedy}"
    return render(
        request,
        "pages/record/theme.html",
        {
            "known": known,
            "own": True,
            "authority": authority,
            "slug": slug,
            "theme": shown,
            "fault": fault,
            "ours": ours,
            "may_upload": here.may(Permission.UPLOAD_LISTS),
            "said": said_of_theme(ours.answer, slug) if ours and ours.answer else (),
        },
    )
