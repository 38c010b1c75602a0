"""Every address of the application."""

from django.urls import path

from ilacs.web import call_pages, home, people_pages, record_pages, sector_pages, signing_in

urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in", signing_in.sign_in, name="sign_in"),
    path("sign-out", signing_in.sign_out, name="sign_out"),
    path("new-password", signing_in.new_password, name="new_password"),
    path("second-factor", signing_in.second_factor, name="second_factor"),
    path("record", record_pages.standing, name="standing"),
    path("record/recurring", record_pages.recurring_themes, name="recurring"),
    path("record/reports/<slug:id>", record_pages.report, name="report"),
    path("record/call", call_pages.call, name="call"),
    path("record/call/came", call_pages.came, name="call_came"),
    path("record/call/<int:number>/closed", call_pages.closed, name="call_closed"),
    path("record/call/calendar.ics", call_pages.calendar, name="call_calendar"),
    path("sector", sector_pages.sector, name="sector"),
    path("sector/league", sector_pages.sector_league, name="sector_league"),
    path("sector/themes", sector_pages.sector_themes, name="sector_themes"),
    path("sector/learn", sector_pages.sector_learn, name="sector_learn"),
    path("sector/compare", sector_pages.sector_compare, name="sector_compare"),
    path("sector/search", sector_pages.sector_search, name="sector_search"),
    path("sector/reports/<slug:id>", record_pages.sector_report, name="sector_report"),
    path("sector/authorities/<slug:code>", record_pages.sector_authority, name="sector_authority"),
    path(
        "sector/authorities/<slug:code>/recurring",
        record_pages.sector_recurring,
        name="sector_recurring",
    ),
    path(
        "sector/authorities/<slug:code>/history.svg",
        record_pages.history_picture,
        name="history_picture",
    ),
    path("people", people_pages.people, name="people"),
    path("people/new", people_pages.somebody_new, name="somebody_new"),
    path("people/<int:number>", people_pages.person, name="person"),
    path("people/<int:number>/door", people_pages.door, name="door"),
    path("events", people_pages.events, name="events"),
    path("health", home.health, name="health"),
]
