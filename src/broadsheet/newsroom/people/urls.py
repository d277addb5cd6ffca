"""Addresses of this part, below ``/newsroom/people/``."""

from __future__ import annotations

from django.urls import path, re_path

from broadsheet.newsroom.people import account, log, views

app_name = "people"
urlpatterns = [
    path("", views.people, name="people"),
    path("second-factor/", views.factors, name="factors"),
    path("new/", views.invite, name="invite"),
    path("<int:pk>/", views.person, name="person"),
    re_path(rf"^(?P<pk>\d+)/(?P<deed>{'|'.join(views.DEEDS)})/$", views.do, name="do"),
    path("name/", account.account, name="name"),
    path("sessions/", views.sessions, name="sessions"),
    path("log/", log.log, name="log"),
    path("log/log.csv", log.as_csv, name="log_csv"),
    path("log/log.jsonl", log.as_json, name="log_json"),
]
