"""The people's screens: who works here, and one's own sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from broadsheet.newsroom.people import actions
from broadsheet.newsroom.people.forms import FactorRoles, PersonForm
from broadsheet.newsroom.people.guard import allowed, somebody
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.people.paper_settings import told_roles
from broadsheet.newsroom.people.roles import Act, Role
from broadsheet.newsroom.people.rules import device, roles_with_factor

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LEAD = "Who works at the paper, and as what. A role says what somebody may do; it can be changed at any time."
DEEDS = ("password", "invitation", "sessions", "factor", "out", "in")


@allowed(Act.MANAGE_PEOPLE)
def people(request: HttpRequest) -> HttpResponse:
    """Everybody, those who are out last."""
    with_factor = set(Authenticator.objects.values_list("user_id", flat=True))
    everybody = [(user, user.pk in with_factor) for user in User.objects.order_by("-is_active", "role", "username")]
    roles = FactorRoles(initial={"roles": sorted(role.value for role in roles_with_factor(told_roles()))})
    return render(
        request,
        "newsroom/people/people.html",
        {"title": "People", "lead": LEAD, "everybody": everybody, "factor_roles": roles},
    )


@allowed(Act.MANAGE_PEOPLE)
@require_POST
def factors(request: HttpRequest) -> HttpResponse:
    """Say which roles need a second factor."""
    form = FactorRoles(request.POST)
    if form.is_valid():
        actions.ask_factor(form.cleaned_data["roles"], somebody(request))
        messages.success(request, "Kept. It holds from the next screen anybody opens.")
    return redirect("people:people")


@allowed(Act.MANAGE_PEOPLE)
@never_cache
def invite(request: HttpRequest) -> HttpResponse:
    """Make an account, and show once the link through which its owner chooses a password."""
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        more = {key: told[key] for key in ("email", "first_name", "last_name", "section")}
        user = actions.hire(told["username"], Role(told["role"]), by=somebody(request), **more)
        if told["second_factor_required"]:
            actions.change(user, somebody(request), second_factor_required=True)
        return _shown_once(request, user, link=actions.invitation(user))
    title = "Invite somebody"
    lead = "You get a link to pass on; through it they choose a password of their own."
    return render(request, "newsroom/people/person.html", {"title": title, "lead": lead, "form": form})


@allowed(Act.MANAGE_PEOPLE)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody's account: what it is, and what can be done with it."""
    user = get_object_or_404(User, pk=pk)
    form = PersonForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        new = {key: value for key, value in form.cleaned_data.items() if key != "username"}
        no = actions.change(user, somebody(request), **new)
        if not no:
            messages.success(request, f"{user.get_username()} is changed.")
            return redirect("people:people")
        form.add_error(None, no)
    factor = Authenticator.objects.filter(user=user).exists()
    sessions = UserSession.objects.filter(user=user).count()
    told = {"title": user.get_full_name() or user.get_username(), "form": form, "person": user}
    return render(request, "newsroom/people/person.html", {**told, "factor": factor, "sessions": sessions})


@allowed(Act.MANAGE_PEOPLE)
@require_POST
@never_cache
def do(request: HttpRequest, pk: int, deed: str) -> HttpResponse:
    """Do something with somebody's account: one of ``DEEDS``."""
    user, who = get_object_or_404(User, pk=pk), somebody(request)
    if deed == "password":
        return _shown_once(request, user, password=actions.one_time_password(user, by=who))
    if deed == "invitation":
        return _shown_once(request, user, link=actions.invitation(user))
    if deed == "sessions":
        messages.success(request, f"Sessions ended: {actions.end_sessions(user, who)}.")
    elif deed == "factor":
        actions.clear_factor(user, who)
        messages.success(request, "The second factor is cleared. They set up a new one when they next sign in.")
    else:
        no = actions.change(user, who, is_active=deed == "in")
        messages.add_message(request, messages.ERROR if no else messages.SUCCESS, no or _told(user))
    return redirect("people:person", pk)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """One's own sessions: device, where, when; one or all others are ended."""
    who, here = somebody(request), request.session.session_key or ""
    if request.method == "POST":
        one = request.POST.get("end", "")
        ended = actions.end_sessions(who, who, keep=here, only=int(one) if one.isdecimal() else 0)
        messages.success(request, f"Signed out elsewhere: {ended}.")
        return redirect("people:sessions")
    mine = sorted(UserSession.objects.purge_and_list(who), key=lambda session: session.last_seen_at, reverse=True)
    rows = [(session, device(session.user_agent), session.session_key == here) for session in mine]
    return render(request, "newsroom/people/sessions.html", {"rows": rows, "others": len(rows) > 1})


def _told(user: User) -> str:
    """Whether somebody is in or out, in words."""
    return f"{user.get_username()} is let in again." if user.is_active else f"{user.get_username()} is out."


def _shown_once(request: HttpRequest, user: User, link: str = "", password: str = "") -> HttpResponse:
    """The page that shows a secret this once."""
    told = {"title": f"For {user.get_full_name() or user.get_username()}", "person": user, "password": password}
    return render(
        request, "newsroom/people/once.html", {**told, "link": request.build_absolute_uri(link) if link else ""}
    )
