"""Addresses of this part, below ``/newsroom/press/``."""

from __future__ import annotations

from django.urls import path

from broadsheet.newsroom.press import dayviews, files, printer, views

app_name = "press"
urlpatterns = (
    path("", views.index, name="index"),
    path("printer/", printer.printer, name="printer"),
    path("releases/<int:pk>/call-off/", views.call_off, name="call_off"),
    path("releases/<int:pk>/undo/", views.undo, name="undo"),
    path("stories/<int:pk>/", views.story, name="story"),
    path("fetch/<str:token>/", files.fetch, name="fetch"),
    path("<int:number>/", dayviews.day, name="day"),
    path("<int:number>/approve/", dayviews.approve, name="approve"),
    path("<int:number>/make/", dayviews.make_files, name="make"),
    path("<int:number>/close/", dayviews.close, name="close"),
    path("<int:number>/reopen/", dayviews.reopen, name="reopen"),
    path("<int:number>/publish/", dayviews.publish, name="publish"),
    path("<int:number>/order/", dayviews.order, name="order"),
    path("<int:number>/link/", files.link, name="link"),
    path("<int:number>/deliver/", files.deliver, name="deliver"),
    path("<int:number>/mail/<str:kind>/", files.mail, name="mail"),
    path("<int:number>/files/<path:name>", files.download, name="download"),
)
