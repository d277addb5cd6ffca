"""The people's screen: inviting, roles, putting out; and what the framework is told of roles."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Permission
from django.test import Client
from wagtail.models import GroupPagePermission

from broadsheet.newsroom.begin import stories_home
from broadsheet.newsroom.people import actions
from broadsheet.newsroom.people.models import AuditEntry, User
from broadsheet.newsroom.people.roles import Role
from newsroom.newsrooms import STAFF

PEOPLE = "/newsroom/people/"
NEW = {"username": "mara", "first_name": "Mara", "last_name": "Quay", "email": "mara@paper.example"}
WORDS = "harbour crane slack water"
pytestmark = pytest.mark.usefixtures("empty_newsroom")


def act_on(user: User, deed: str) -> str:
    """The address of a deed."""
    return f"{PEOPLE}{user.pk}/{deed}/"


def test_somebody_invited_chooses_a_password_and_enters(cast):
    shown = cast.client("publisher").post(f"{PEOPLE}new/", {**NEW, "role": "contributor"}).content.decode()
    link = re.search(r"http://testserver(/newsroom/you/password/choose/[^<\s]+)", shown)[1]
    client = Client()
    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": WORDS, "password2": WORDS})
    assert client.post("/newsroom/login/", {"login": "mara", "password": WORDS}).headers["Location"] == "/newsroom/"
    mara = User.objects.get(username="mara")
    assert (mara.role, mara.get_full_name()) == ("contributor", "Mara Quay")
    assert AuditEntry.objects.filter(act="make an account", who="publisher", target="mara").exists()
    assert b"This link is used up" in Client().get(link, follow=True).content


def test_the_form_says_what_is_wrong(cast):
    client = cast.client("publisher")
    shown = client.post(
        f"{PEOPLE}new/", {**NEW, "username": "Editor", "email": "EDITOR@paper.example", "role": "guest"}
    )
    told = shown.content.decode()
    assert "Somebody else has this name." in told
    assert "Somebody else has this address." in told
    assert not User.objects.filter(username="Editor").exists()


def test_a_change_of_role_changes_what_they_may_at_once_and_is_logged(cast):
    theirs = cast.client("contributor")
    assert theirs.get("/newsroom/people/log/").status_code == 403
    user = cast.contributor
    cast.client("publisher").post(f"{PEOPLE}{user.pk}/", {"role": "editor", "section": ""})
    actions.ask_factor([], cast.publisher)
    assert theirs.get("/newsroom/people/log/").status_code == 200
    entry = AuditEntry.objects.get(act="change a role")
    assert (entry.who, entry.target, entry.detail["after"]["role"]) == ("publisher", "contributor", "editor")


def test_the_last_publisher_cannot_be_taken_away(cast):
    client, last = cast.client("publisher"), cast.publisher
    assert b"last publisher" in client.post(f"{PEOPLE}{last.pk}/", {"role": "editor"}).content
    assert b"last publisher" in client.post(act_on(last, "out"), follow=True).content
    stays = User.objects.get(pk=last.pk)
    assert (stays.role, stays.is_active) == ("publisher", True)


def test_a_one_time_password_is_shown_once_and_ends_the_sessions(cast):
    theirs = Client()
    theirs.post("/newsroom/login/", {"login": "contributor", "password": "quay tide lamp rope"})
    shown = cast.client("publisher").post(act_on(cast.contributor, "password"))
    word = re.search(r"<code[^>]*>([\w-]+)</code>", shown.content.decode())[1]
    assert cast.contributor.check_password(word)
    assert "no-store" in shown.headers["Cache-Control"]
    assert theirs.get("/newsroom/").headers["Location"].startswith("/newsroom/login/")
    assert word not in str(list(AuditEntry.objects.values()))


def test_a_lost_telephone_is_cleared(cast):
    cast.client("publisher").post(act_on(cast.editor, "factor"))
    assert not Authenticator.objects.filter(user=cast.editor).exists()
    assert AuditEntry.objects.filter(act="clear a second factor", target="editor").exists()


def test_who_needs_a_second_factor_is_set_on_the_screen(cast):
    client = cast.client("publisher")
    client.post(f"{PEOPLE}second-factor/", {"roles": ["publisher", "advertising"]})
    assert cast.client("advertising").get("/newsroom/").headers["Location"] == "/newsroom/you/second-factor/"
    assert b'value="advertising" id="id_roles_4" checked' in client.get(PEOPLE).content


@pytest.mark.parametrize("role", STAFF)
def test_nobody_may_publish_as_the_framework_counts_it(role):
    user = User.objects.get(username=role.value)
    assert not stories_home().permissions_for_user(user).can_publish_subpage()
    assert not user.is_superuser
    assert user.has_perm("wagtailadmin.access_admin")


def test_no_group_of_ours_holds_a_power_that_the_table_does_not_give():
    names = {role.value for role in STAFF}
    held = GroupPagePermission.objects.filter(group__name__in=names).values_list("group__name", "permission__codename")
    assert set(held) == {
        ("contributor", "add_page"),
        *((name, power) for name in names - {"contributor", "advertising"} for power in POWERS),
    }
    assert not Permission.objects.filter(group__name__in=names).exclude(codename="access_admin").exists()


POWERS = ("add_page", "change_page", "lock_page")


def test_a_superuser_is_undressed(cast):
    user = cast.contributor
    user.is_superuser = user.is_staff = True
    user.save()
    actions.dress(user)
    assert not User.objects.get(pk=user.pk).is_superuser
    assert [group.name for group in user.groups.all()] == [Role.CONTRIBUTOR.value]


def test_the_menu_shows_each_what_they_may(cast):
    shown = cast.client("contributor").get("/newsroom/people/sessions/")
    assert shown.status_code == 200
    page = cast.client("publisher").get(PEOPLE).content.decode()
    assert '"label": "People"' in page
    assert '"label": "Log"' in page
