"""Behind the door: what must be put right before anything else is reached, and what nobody reaches.

In this order: a one-time password is changed; a second factor is set up where the role asks for one; screens of the
framework are reached by those who may perform their act. Strangers and guests pass; every view asks them itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from allauth.mfa.utils import is_mfa_enabled
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect

from broadsheet.newsroom.people.actions import seen
from broadsheet.newsroom.people.frame import act_of, is_closed
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.people.paper_settings import told_roles
from broadsheet.newsroom.people.roles import Role
from broadsheet.newsroom.people.rules import must_have_factor

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

ALWAYS = frozenset(
    {"account_logout", "account_change_password", "account_reauthenticate", "wagtailadmin_javascript_catalog"}
)
SETTING_UP = frozenset({"mfa_reauthenticate", "mfa_reauthenticate_webauthn", "people:sessions"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
FRAME_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "object-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
"""What pages may load: our own doors nothing but files of ours; the framework's frame its inline styles too."""
DOORS = ("account_", "mfa_", "people:name", "people:sessions", "stories:guest")
PRIVATE = "/newsroom/"


class Gate:
    """The middleware that keeps it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and say what the page may load; a view that says it itself is left alone."""
        response = self.get_response(request)
        if request.path.startswith(PRIVATE):
            policy = POLICY if getattr(response, "is_door", False) else FRAME_POLICY
            response.headers.setdefault("Content-Security-Policy", policy)
            response.headers.setdefault("Cache-Control", "private, no-store")
            response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        return response

    def process_view(self, request: HttpRequest, view: object, args: Any, kwargs: Any) -> HttpResponse | None:  # noqa: ANN401, ARG002 - Django's signature
        """Lead where something must be put right first; raise ``PermissionDenied`` where nobody goes, or not they."""
        user = request.user
        if not isinstance(user, User) or request.resolver_match is None:
            return None
        name = request.resolver_match.view_name
        seen(request)
        first = _first(user, name)
        if first and first != name:
            return redirect(first)
        _frame(user, name, str(request.resolver_match.kwargs.get("model_name", "")))
        return None

    def process_template_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Mark what is drawn in the doors' own layout, which needs no inline styles."""
        match = request.resolver_match
        response.is_door = bool(match and match.view_name.startswith(DOORS))  # type: ignore[attr-defined] # a mark for the way out
        return response


def _first(user: User, name: str) -> str:
    """The screen somebody must go to before the one they asked for; empty where they may go on."""
    if name in ALWAYS:
        return ""
    if user.must_change_password:
        return "account_change_password"
    if name in SETTING_UP or name.startswith("mfa_") or is_mfa_enabled(user):
        return ""
    personally = user.second_factor_required
    return "mfa_index" if must_have_factor(Role(user.role), told_roles(), personally=personally) else ""


def _frame(user: User, name: str, model: str) -> None:
    """Raise ``PermissionDenied`` where a screen of the framework is closed, or they may not perform its act."""
    if is_closed(name, model):
        raise PermissionDenied("The newsroom does not use this screen.")
    act = act_of(name)
    if act and not user.may(act):
        raise PermissionDenied(f"You may not {act.value}. Ask a publisher of the paper to change your role.")
