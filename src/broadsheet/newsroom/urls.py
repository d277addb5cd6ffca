"""Every address of the newsroom; all lie below ``/newsroom/``, all else is the readers'."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls

from broadsheet.newsroom.stories.uploads import PORTRAITS, portrait, uploaded
from broadsheet.newsroom.stories.views import in_place_of_explorer

handler500 = "broadsheet.newsroom.trouble.sorry"
PARTS = ("people", "paper", "stories", "issues", "press", "search", "keeping")

urlpatterns = [
    *(path(f"newsroom/{part}/", include(f"broadsheet.newsroom.{part}.urls")) for part in PARTS),
    path("newsroom/background/", include("broadsheet.newsroom.work.urls")),
    path(f"newsroom/media/{PORTRAITS}/<str:name>", portrait, name="portrait"),
    path("newsroom/media/<path:name>", uploaded, name="uploaded"),
    path("newsroom/pages/", in_place_of_explorer, name="explorer_root"),
    path("newsroom/pages/<int:page>/", in_place_of_explorer, name="explorer"),
    path("newsroom/account/", login_required(RedirectView.as_view(pattern_name="people:name")), name="people_account"),
    path("newsroom/", include("broadsheet.newsroom.people.entrance_urls")),
    path("newsroom/", include(wagtailadmin_urls)),
]
