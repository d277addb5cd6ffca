"""Addresses of this part, below ``/newsroom/issues/``."""

from __future__ import annotations

from django.urls import path, re_path

from broadsheet.newsroom.issues import cards, views

app_name = "issues"
urlpatterns = (
    path("", views.index, name="index"),
    path("new/", views.new, name="new"),
    path("<int:number>/", views.plan, name="plan"),
    path("<int:number>/facts/", views.facts, name="facts"),
    path("<int:number>/state", views.state, name="state"),
    path("<int:number>/pages/", views.pages, name="pages"),
    path("<int:number>/moves/", views.moves, name="moves"),
    path("<int:number>/away/", views.away, name="away"),
    path("<int:number>/unbook/", views.unbook, name="unbook"),
    path("<int:number>/stories/<path:story>/", cards.story, name="story"),
    path("<int:number>/pages/<int:page>/", cards.page, name="page"),
    re_path(r"^(?P<number>\d{1,9})/pages/(?P<name>[0-9a-f]{16,64}(?:\.small)?)\.png$", views.picture, name="picture"),
    re_path(r"^(?P<number>\d{1,9})/pages/(?P<digest>[0-9a-f]{16,64})\.webp$", views.sheet, name="sheet"),
    path("<int:number>/adverts/new/", cards.advert, name="advert-new"),
    path("<int:number>/adverts/<path:key>/", cards.advert, name="advert"),
)
