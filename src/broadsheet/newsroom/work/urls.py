"""Addresses of this part, below ``/newsroom/background/``."""

from __future__ import annotations

from django.urls import path

from broadsheet.newsroom.work import views

app_name = "work"
urlpatterns = (
    path("", views.jobs, name="jobs"),
    path("list/", views.job_list, name="list"),
    path("jobs/<int:pk>/restart/", views.restart_job, name="restart"),
    path("notices/<int:pk>/put-away/", views.put_notice_away, name="put_away"),
)
