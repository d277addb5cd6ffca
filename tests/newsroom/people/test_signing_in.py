"""Signing in: passwords, second factors, sessions; what strangers learn, and what the log keeps."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client, override_settings

from broadsheet.newsroom.people import actions
from broadsheet.newsroom.people.models import AuditEntry, User
from broadsheet.newsroom.people.roles import Role
from newsroom.hiring import FACTOR, PASSWORD

LOGIN, HOME, ACCOUNT = "/newsroom/login/", "/newsroom/people/sessions/", "/newsroom/you/"
FACTORS = f"{ACCOUNT}second-factor/"
pytestmark = pytest.mark.usefixtures("empty_newsroom")


@pytest.fixture(autouse=True)
def _no_letters():
    """Nothing was sent before."""
    mail.outbox.clear()


def code(secret: str = FACTOR) -> str:
    """What an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def enter(client: Client, name: str, password: str = PASSWORD):
    """Fill in the form of the sign-in."""
    return client.post(LOGIN, {"login": name, "password": password})


def inside(client: Client) -> bool:
    """Whether a browser is in the newsroom."""
    return client.get(HOME).status_code == 200


def acts(who: str = "") -> list[str]:
    """What the log says, the first first; of one person, where asked."""
    entries = AuditEntry.objects.order_by("id")
    return [entry.act for entry in (entries.filter(who=who) if who else entries)]


def test_a_contributor_enters_with_a_password():
    client = Client()
    assert enter(client, "contributor").headers["Location"] == "/newsroom/"
    assert inside(client)
    assert acts("contributor") == ["sign in"]


def test_the_mail_address_does_as_well_as_the_name():
    client = Client()
    enter(client, "contributor@paper.example")
    assert inside(client)


def test_an_editor_proves_it_twice():
    client = Client()
    assert enter(client, "editor").headers["Location"].startswith(f"{FACTORS}authenticate/")
    assert not inside(client)
    client.post(f"{FACTORS}authenticate/", {"code": "000000"})
    assert not inside(client)
    client.post(f"{FACTORS}authenticate/", {"code": code()})
    assert inside(client)
    assert acts() == ["fail the second factor", "sign in"]


def test_an_editor_without_a_second_factor_reaches_nothing_else(cast):
    Authenticator.objects.all().delete()
    client = Client()
    enter(client, "editor")
    for place in ("/newsroom/", "/newsroom/people/log/", "/newsroom/issues/", "/newsroom/images/"):
        assert client.get(place).headers["Location"] == FACTORS
    assert client.get(FACTORS).status_code == 200
    cast.editor  # noqa: B018 - the account stands
    assert client.get(f"{ACCOUNT}password/").status_code == 200


def test_a_second_factor_set_up_opens_the_newsroom_and_its_codes_are_shown_once():
    Authenticator.objects.all().delete()
    client = Client()
    enter(client, "editor")
    form = client.get(f"{FACTORS}totp/activate/", follow=True)
    if "confirm" in form.redirect_chain[-1][0] if form.redirect_chain else False:
        client.post(f"{ACCOUNT}confirm/", {"password": PASSWORD})
        form = client.get(f"{FACTORS}totp/activate/")
    assert b"data:image/svg+xml" in form.content
    secret = client.session["mfa.totp.secret"]
    client.post(f"{FACTORS}totp/activate/", {"code": code(secret)})
    shown = client.get(f"{FACTORS}recovery-codes/").content.decode()
    codes = re.findall(r"<li><code>(\d{8})</code>", shown)
    assert len(codes) == 10
    assert codes[0] not in client.get(f"{FACTORS}recovery-codes/").content.decode()
    assert inside(client)
    again = Client()
    enter(again, "editor")
    again.post(f"{FACTORS}authenticate/", {"code": codes[0]})
    assert inside(again)


def test_the_secret_of_a_second_factor_is_sealed_in_the_database(cast):
    kept = Authenticator.objects.get(user=cast.editor, type="totp")
    assert FACTOR not in str(kept.data)
    assert kept.wrap().validate_code(code())


def test_a_one_time_password_is_changed_before_anything_else(cast):
    word = actions.one_time_password(cast.contributor)
    client = Client()
    enter(client, "contributor", word)
    change = f"{ACCOUNT}password/"
    assert client.get("/newsroom/").headers["Location"] == change
    assert client.get(FACTORS).headers["Location"] == change
    new = "harbour crane slack water"
    told = client.post(change, {"oldpassword": word, "password1": "short", "password2": "short"})
    assert "at least 12" in told.content.decode()
    client.post(change, {"oldpassword": word, "password1": new, "password2": new})
    assert inside(client)
    assert not User.objects.get(username="contributor").must_change_password


@pytest.mark.parametrize("word", ["qwertyuiop123", "contributor12", "tide"])
def test_weak_passwords_are_refused(word, cast):
    client = cast.client("contributor")
    client.post(f"{ACCOUNT}password/", {"oldpassword": PASSWORD, "password1": word, "password2": word})
    assert cast.contributor.check_password(PASSWORD)


def test_after_five_failures_the_account_waits_and_the_sentence_says_how_long():
    client = Client()
    for _ in range(5):
        enter(client, "contributor", "wrong wrong wrong")
    told = enter(client, "contributor").content.decode()
    assert "Wait five minutes" in told
    assert not inside(client)
    assert acts().count("fail to sign in") == 5


def test_strangers_do_not_learn_who_has_an_account():
    def page(name: str) -> str:
        shown = enter(Client(), name, "wrong wrong wrong").content.decode()
        return re.sub(r'value="[^"]*"', "", shown)

    assert page("contributor") == page("nobody-here")


def test_the_log_does_not_keep_a_password_typed_in_place_of_the_name():
    enter(Client(), "my secret password", "x")
    entry = AuditEntry.objects.get(act="fail to sign in")
    assert "secret" not in f"{entry.target}{entry.detail}"


def test_nobody_makes_themselves_an_account():
    form = {"username": "somebody", "email": "somebody@paper.example", "password1": "harbour crane slack water"}
    assert b"Accounts are made by publishers" in Client().post(f"{ACCOUNT}new/", form).content
    assert not User.objects.filter(username="somebody").exists()


@override_settings(CAN_SEND_MAIL=True)
def test_a_forgotten_password_is_answered_alike_and_mailed_to_its_owner():
    answers = [
        Client().post(f"{ACCOUNT}password/forgotten/", {"email": address})
        for address in ("contributor@paper.example", "nobody@paper.example")
    ]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    letter = next(letter for letter in mail.outbox if letter.to == ["contributor@paper.example"])
    link = re.search(r"http://testserver(\S+)", str(letter.body))[1]
    client = Client()
    form = client.get(link, follow=True)
    new = "harbour crane slack water"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    enter(client, "contributor", new)
    assert inside(client)


def test_without_mail_the_page_says_whom_to_ask():
    assert b"Ask a publisher" in Client().get(f"{ACCOUNT}password/forgotten/").content
    assert mail.outbox == []


def test_whoever_is_put_out_is_out_at_once(cast):
    client = Client()
    enter(client, "contributor")
    assert actions.change(cast.contributor, cast.publisher, is_active=False) == ""
    assert not inside(client)
    assert not inside(Client()) and enter(Client(), "contributor").status_code == 302  # noqa: PT018 - one thought
    assert UserSession.objects.filter(user__username="contributor").count() == 0


def test_sessions_are_listed_and_the_others_ended():
    here, there = Client(HTTP_USER_AGENT="Firefox (Linux)"), Client(HTTP_USER_AGENT="Safari (iPhone)")
    enter(here, "contributor")
    enter(there, "contributor")
    shown = here.get(HOME).content.decode()
    assert "Firefox on Linux" in shown
    assert "Safari on iPhone" in shown
    here.post(HOME, {"end": "others"})
    assert inside(here)
    assert not inside(there)


def test_nobody_ends_the_session_of_somebody_else(cast):
    theirs = Client()
    enter(theirs, "sub-editor")
    session = UserSession.objects.get(user=cast.sub_editor)
    mine = Client()
    enter(mine, "contributor")
    mine.post(HOME, {"end": str(session.pk)})
    assert inside(theirs)


def test_signing_out_ends_the_session_and_is_logged():
    client = Client()
    enter(client, "contributor")
    client.post("/newsroom/logout/")
    assert not inside(client)
    assert acts("contributor") == ["sign in", "sign out"]


def test_the_doors_load_nothing_but_files_of_ours():
    answer = Client().get(LOGIN)
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    page = answer.content.decode()
    assert " style=" not in page
    assert all("src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", page))
    assert answer.headers["X-Frame-Options"]
    assert answer.headers["Cache-Control"]


def test_a_form_from_elsewhere_is_refused():
    client = Client(enforce_csrf_checks=True)
    assert client.post(LOGIN, {"login": "contributor", "password": PASSWORD}).status_code == 403


def test_no_address_leads_out_of_the_newsroom_after_signing_in():
    client = Client()
    answer = client.post(LOGIN, {"login": "contributor", "password": PASSWORD, "next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/newsroom/"


def test_the_cookie_of_a_session_is_out_of_reach_of_scripts():
    client = Client()
    enter(client, "contributor")
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_role_asked_for_a_second_factor_is_led_to_it_at_the_next_screen(cast):
    client = cast.client("contributor")
    assert inside(client)
    actions.ask_factor([Role.CONTRIBUTOR.value], cast.publisher)
    assert client.get("/newsroom/").headers["Location"] == FACTORS


def test_a_second_factor_that_is_lost_is_cleared_from_the_machine_and_set_up_anew(cast):
    client = Client()
    enter(client, "editor")
    client.post(f"{FACTORS}authenticate/", {"code": code()})
    assert inside(client)
    actions.clear_factor(cast.editor)
    assert not inside(client)
    fresh = Client()
    enter(fresh, "editor")
    assert fresh.get("/newsroom/stories/").headers["Location"] == FACTORS
    assert acts("the newsroom itself") == ["clear a second factor"]
