"""Every address of the application."""

from django.urls import path

from ilacs.web import home, people_pages, signing_in

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
]
