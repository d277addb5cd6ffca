"""The newsroom's own ways at its entrance: nobody makes themselves an account, and what happens there is logged."""

from __future__ import annotations

from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa import signals
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest

from broadsheet.newsroom.people.actions import STRANGER, note, record
from broadsheet.newsroom.people.models import User

WAIT = "Too many failed attempts to sign in. Wait five minutes, then try again."


class Entrance(DefaultAccountAdapter):
    """How accounts are signed in to."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": WAIT,
        "username_password_mismatch": "This name and this password do not belong together.",
        "email_password_mismatch": "This address and this password do not belong together.",
        "incorrect_password": "This is not your password.",
        "enter_current_password": "This is not your password.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the library's signature
        """Never: publishers invite."""
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign somebody in, after their second factor."""
        super().login(request, user)
        note(user, "sign in", address=self.get_client_ip(request))

    def logout(self, request: HttpRequest) -> None:
        """Sign somebody out."""
        if isinstance(request.user, User):
            note(request.user, "sign out")
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ANN401 - the library's
        """Log a wrong password; a name that is nobody's is not kept, as it may be a password in the wrong field."""
        name = credentials.get("username") or credentials.get("email") or ""
        known = User.objects.filter(username__iexact=name).first() or User.objects.filter(email__iexact=name).first()
        target = known.get_username() if known else "a name that is nobody's"
        record(STRANGER, "", "fail to sign in", target, {"address": self.get_client_ip(request)})

    def set_password(self, user: User, password: str) -> None:
        """Keep a password that somebody chose themselves."""
        user.must_change_password = False
        super().set_password(user, password)
        note(user, "choose a password")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - the library's signature
        """Into the newsroom, with the new password; the gate leads on to a second factor where one is asked for."""
        return settings.LOGIN_REDIRECT_URL

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send mail, where the newsroom can; that it cannot is logged and not told to strangers."""
        if not settings.CAN_SEND_MAIL:
            return
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as error:
            record(STRANGER, "", "fail to send mail", "", {"reason": str(error)})


def mail(request: HttpRequest) -> dict[str, bool]:  # noqa: ARG001 - the framework's signature
    """For templates: whether the newsroom can send mail."""
    return {"can_send_mail": settings.CAN_SEND_MAIL}


@receiver(signals.authenticator_added)
@receiver(signals.authenticator_removed)
@receiver(signals.authenticator_reset)
def factor_changed(user: User, authenticator: Any, signal: object, **_: object) -> None:  # noqa: ANN401 - the library's
    """Log that somebody changed their second factor."""
    acts = {
        id(signals.authenticator_added): "add a second factor",
        id(signals.authenticator_removed): "remove a second factor",
        id(signals.authenticator_reset): "renew a second factor",
    }
    note(user, acts[id(signal)], kind=str(authenticator.type))


@receiver(signals.authentication_failed)
def factor_failed(user: User, **_: object) -> None:
    """Log a wrong code."""
    record(STRANGER, "", "fail the second factor", user.get_username(), {})
