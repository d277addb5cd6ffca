"""What is written about people: the log of who did what, accounts, what the framework is told of roles, sessions."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from allauth.account import app_settings as account_settings
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.cache import cache
from django.db import Error, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from broadsheet.newsroom.people.models import AuditEntry, Remembered, User
from broadsheet.newsroom.people.roles import Act, Role, may
from broadsheet.newsroom.people.rules import Person, refusal

if TYPE_CHECKING:
    from datetime import datetime

    from django.forms import ModelForm
    from django.http import HttpRequest
    from wagtail.users.models import UserProfile

NEWSROOM, STRANGER = "the newsroom itself", "a stranger"
LETTERS, GROUPS, GROUP_OF = "abcdefghjkmnpqrstuvwxyz23456789", 4, 4
"""One-time passwords are four groups of four of these: 79 bits, and nothing that is mistaken for another letter."""
SEEN_EVERY = 600
"""Seconds between two times that a session is written down as seen."""
LONGEST = 300

# ---- the log ----


def note(who: User | None, act: str, target: str = "", **detail: object) -> AuditEntry:
    """Add to the log, in the transaction of the act itself. ``who`` None is the newsroom, acting on time."""
    return record(who.get_username() if who else NEWSROOM, who.role if who else "", act, target, detail)


def record(who: str, role: str, act: str, target: str, detail: dict[str, object]) -> AuditEntry:
    """Add to the log what somebody without an account did: a guest, a stranger."""
    short = {"who": who[:200], "act": act[:60], "target": target[:LONGEST]}
    return AuditEntry.objects.create(at=timezone.now(), role=role, detail=detail, **short)


# ---- what the framework is told of roles ----


def make_groups(stories: Page) -> None:
    """Make the framework's groups, one of a role; ``stories`` is the page below which all stories stand.

    They let people in, and let them add and choose stories and pictures. None may publish: that is our own act.
    """
    enter = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for role in Role:
        if role is Role.GUEST:
            continue
        group, _ = Group.objects.get_or_create(name=role.value)
        group.permissions.set([enter])
        _on_pages(group, role, stories)
        _on_pictures(group, role)


def _on_pages(group: Group, role: Role, stories: Page) -> None:
    """What a role may do with stories, as the framework counts it."""
    wanted = [
        name
        for name, act in (("add_page", Act.WRITE_STORY), ("change_page", Act.EDIT_ANY), ("lock_page", Act.EDIT_ANY))
        if may(role, act)
    ]
    GroupPagePermission.objects.filter(group=group).exclude(permission__codename__in=wanted, page=stories).delete()
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=wanted):
        GroupPagePermission.objects.get_or_create(group=group, page=stories, permission=permission)


def _on_pictures(group: Group, role: Role) -> None:
    """What a role may do with pictures, as the framework counts it."""
    root = Collection.get_first_root_node()
    wanted = [
        name
        for name, act in (
            ("add_image", Act.WRITE_STORY),
            ("choose_image", Act.WRITE_STORY),
            ("change_image", Act.EDIT_ANY),
            ("delete_image", Act.EDIT_ANY),
        )
        if may(role, act)
    ]
    GroupCollectionPermission.objects.filter(group=group).exclude(permission__codename__in=wanted).delete()
    for permission in Permission.objects.filter(content_type__app_label="wagtailimages", codename__in=wanted):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def dress(user: User) -> User:
    """Give an account the group of its role and no other power of the framework's; its own value, for convenience."""
    user.groups.set(Group.objects.filter(name=user.role))
    user.user_permissions.clear()
    if user.is_superuser or user.is_staff:
        user.is_superuser = user.is_staff = False
        user.save(update_fields=["is_superuser", "is_staff"])
    return user


# ---- accounts ----


def hire(name: str, role: Role, password: str | None = None, *, by: User | None = None, **more: str) -> User:
    """Make an account; ``more`` is ``email``, ``first_name``, ``last_name``, ``section``.

    With a ``password`` it is a one-time password, to be changed at the first sign-in; without one nobody can sign in
    before they chose a password through an invitation (``invitation``).
    """
    with transaction.atomic():
        user = User.objects.create_user(name, more.pop("email", ""), password, role=role.value, **more)
        user.must_change_password = password is not None
        user.save(update_fields=["must_change_password"])
        note(by, "make an account", name, role=role.value)
        return dress(user)


def one_time_password(user: User, *, by: User | None = None) -> str:
    """Give somebody a new password that is good for one sign-in, and end their sessions; the password."""
    word = "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP_OF)) for _ in range(GROUPS))
    with transaction.atomic():
        user.set_password(word)
        user.must_change_password = True
        user.save(update_fields=["password", "must_change_password"])
        _end_all(user)
        note(by, "give a one-time password", user.get_username())
    return word


def invitation(user: User) -> str:
    """The path of a link through which somebody chooses a password; good once, and for three days."""
    key = account_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})


def change(user: User, by: User, **new: object) -> str:
    """Change somebody's ``role``, ``is_active``, ``section``, names, ``second_factor_required``; why not, else empty.

    Whoever is put out is out at once: their sessions end.
    """
    with transaction.atomic():
        stand = tuple(User.objects.select_for_update().filter(role=Role.PUBLISHER.value).order_by("pk"))
        wanted = Person(user.pk, Role(new.get("role", user.role)), bool(new.get("is_active", user.is_active)))
        no = refusal([_person(one) for one in stand], wanted)
        if no:
            return no
        before = {key: getattr(user, key) for key in new if getattr(user, key) != new[key]}
        for key in before:
            setattr(user, key, new[key])
        user.save(update_fields=list(before))
        dress(user)
        if not user.is_active:
            _end_all(user)
        if before:
            note(by, _told(before, user), user.get_username(), before=before, after={key: new[key] for key in before})
    return ""


def look(user: User, form: ModelForm[UserProfile], what: str) -> None:
    """Keep how the newsroom looks to somebody, or their picture, from a form that is valid."""
    with transaction.atomic():
        form.save()
        note(user, "change an account", user.get_username(), what=what)


def clear_factor(user: User, by: User | None = None) -> None:
    """Take away somebody's second factor, which they have lost, and end their sessions; ``by`` None is the machine."""
    with transaction.atomic():
        Authenticator.objects.filter(user=user).delete()
        _end_all(user)
        note(by, "clear a second factor", user.get_username())


def ask_factor(roles: Iterable[str], by: User) -> None:
    """Set which roles must sign in with a second factor."""
    told = sorted(roles) or ["nobody"]
    with transaction.atomic():
        rows = apps.get_model("newsroom", "PaperSettings")._default_manager  # noqa: SLF001 - Django's name for it
        rows.filter(pk=1).update(second_factor_roles=told)
        note(by, "set who needs a second factor", ", ".join(told))


def _person(user: User) -> Person:
    """What the rules know of an account."""
    return Person(user.pk, Role(user.role), user.is_active)


def _told(before: dict[str, object], user: User) -> str:
    """A change of an account in words of the log."""
    if "role" in before:
        return "change a role"
    if "is_active" in before:
        return "let back in" if user.is_active else "put out"
    return "change an account"


# ---- sessions ----


def seen(request: HttpRequest) -> None:
    """Write down that a session is in use, now and then; a page is shown although that cannot be written."""
    key = request.session.session_key
    with suppress(Error, OSError):
        if key and cache.add(f"seen:{key}", value=True, timeout=SEEN_EVERY):
            UserSession.objects.filter(session_key=key).update(last_seen_at=timezone.now())


def end_sessions(user: User, by: User, keep: str = "", only: int = 0) -> int:
    """End somebody's sessions but the one of key ``keep``, or only the one of number ``only``; how many."""
    with transaction.atomic():
        chosen = UserSession.objects.filter(user=user).exclude(session_key=keep)
        ended = [session.end() for session in (chosen.filter(pk=only) if only else chosen)]
        if ended:
            note(by, "end sessions", user.get_username(), number=len(ended))
    return len(ended)


def forget_what_is_over(now: datetime) -> None:
    """Let go of what the sign-in remembered and needs no more, with the addresses of machines in it."""
    Remembered.objects.filter(expires__lt=now).delete()


def _end_all(user: User) -> None:
    """End all sessions of an account."""
    for session in UserSession.objects.filter(user=user):
        session.end()
