"""Addresses of the entrance, below ``/newsroom/``, under the names the sign-in library knows them by.

Only what is used has an address. Signing up is closed (``entrance.Entrance``); its page says whom to ask.
"""

from __future__ import annotations

from allauth.account import views as account
from django.urls import include, path, re_path
from django.views.generic import RedirectView

FORGOTTEN = RedirectView.as_view(pattern_name="account_reset_password")
urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("you/new/", account.signup, name="account_signup"),
    path("you/inactive/", account.account_inactive, name="account_inactive"),
    path("you/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("you/password/", account.password_change, name="account_change_password"),
    path("you/password/forgotten/", account.password_reset, name="account_reset_password"),
    path("you/password/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^you/password/choose/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("you/password/chosen/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("you/second-factor/", include("allauth.mfa.urls")),
    re_path(r"^password_reset/.*$", FORGOTTEN, name="forgotten"),
]
