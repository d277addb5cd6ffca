"""One's own account: name and mail address, how the newsroom looks, a small picture. In place of the framework's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import ModelForm
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.users.models import UserProfile

from broadsheet.newsroom.people import actions
from broadsheet.newsroom.people.forms import Look, Portrait, YourName
from broadsheet.newsroom.people.guard import somebody

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

    from broadsheet.newsroom.people.models import User

NAME, LOOK, PORTRAIT = "name", "look", "portrait"
"""The forms of the screen; each is sent by itself and says which it is."""


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """One's own account."""
    who = somebody(request)
    deed = request.POST.get("deed", NAME) if request.method == "POST" else ""
    forms = _forms(request, who, deed)
    if deed in forms and forms[deed].is_valid():
        messages.success(request, _kept(who, deed, forms[deed]))
        return redirect("people:name")
    return render(request, "newsroom/people/name.html", {"forms": forms, "portrait": _profile(who).avatar})


def _forms(request: HttpRequest, who: User, deed: str) -> dict[str, Form | ModelForm[UserProfile]]:
    """The forms; the one that was sent holds what was written."""
    told = {name: (request.POST, request.FILES) if name == deed else (None, None) for name in (NAME, LOOK, PORTRAIT)}
    return {
        NAME: YourName(told[NAME][0], user=who),
        LOOK: Look(told[LOOK][0], instance=_profile(who)),
        PORTRAIT: Portrait(*told[PORTRAIT], instance=_profile(who)),
    }


def _kept(who: User, deed: str, form: Form | ModelForm[UserProfile]) -> str:
    """Keep what a form says; told in words."""
    if isinstance(form, ModelForm):
        actions.look(who, form, deed)
        return "Kept. It holds from the next screen you open."
    before = who.email
    actions.change(who, who, **form.cleaned_data)
    if before and before.casefold() != who.email.casefold():
        get_adapter().send_mail("account/email/address_changed", before, {"username": who.get_username()})
    return f"Kept. Colleagues see “{who.get_full_name() or who.get_username()}”."


def _profile(who: User) -> UserProfile:
    """How somebody wishes to see the newsroom."""
    return UserProfile.get_for_user(who)
