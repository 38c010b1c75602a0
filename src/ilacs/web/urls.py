"""Every address of the application."""

from django.urls import path

from ilacs.web import (
    children_pages,
    data_pages,
    home,
    measure_pages,
    people_pages,
    signing_in,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in", signing_in.sign_in, name="sign_in"),
    path("sign-out", signing_in.sign_out, name="sign_out"),
    path("new-password", signing_in.new_password, name="new_password"),
    path("second-factor", signing_in.second_factor, name="second_factor"),
    path("record", home.standing, name="standing"),
    path("people", people_pages.people, name="people"),
    path("people/new", people_pages.somebody_new, name="somebody_new"),
    path("people/<int:number>", people_pages.person, name="person"),
    path("people/<int:number>/door", people_pages.door, name="door"),
    path("events", people_pages.events, name="events"),
    path("health", home.health, name="health"),
    path("data", data_pages.data, name="data"),
    path("data/upload", data_pages.upload, name="upload"),
    path("data/uploads/<int:number>", data_pages.upload_seen, name="upload_seen"),
    path("data/uploads/<int:number>/cells", data_pages.cells, name="cells"),
    path("data/uploads/<int:number>/accept", data_pages.accept, name="accept"),
    path("data/uploads/<int:number>/turn-down", data_pages.turn_down, name="turn_down"),
    path("data/measures", measure_pages.measures, name="measures"),
    path("data/measures/<slug:measure_id>", measure_pages.measure, name="measure"),
    path("data/measures/<slug:measure_id>/children", children_pages.behind, name="behind"),
    path("data/export", measure_pages.export, name="export"),
    path("data/due", children_pages.due, name="due"),
    path("data/children/<slug:reference>", children_pages.child, name="child"),
]
