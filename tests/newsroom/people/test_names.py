"""What people are called, and the section they mostly work for."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from PIL import Image
from wagtail.users.models import UserProfile

from broadsheet.newsroom.people.models import AuditEntry, User
from newsroom.hiring import PASSWORD

NAME, PEOPLE = "/newsroom/people/name/", "/newsroom/people/"
ADDRESS = "contributor@paper.example"
NEW = {"username": "mara", "first_name": "Mara", "last_name": "Quay", "role": "contributor"}
pytestmark = pytest.mark.usefixtures("newsroom")


@pytest.fixture(autouse=True)
def _no_letters():
    """Nothing was sent before."""
    mail.outbox.clear()


def test_everybody_says_themselves_what_they_are_called(cast):
    client = cast.client("contributor")
    page = client.post(NAME, {"first_name": "Nell", "last_name": "Ashdown", "email": ADDRESS}, follow=True)
    assert "Colleagues see “Nell Ashdown”." in page.content.decode()
    assert cast.contributor.get_full_name() == "Nell Ashdown"
    assert AuditEntry.objects.get(act="change an account").who == "contributor"
    assert 'value="Nell"' in client.get(NAME).content.decode()


def test_nothing_but_the_name_is_changed_there(cast):
    cast.client("contributor").post(
        NAME, {"first_name": "Nell", "email": ADDRESS, "role": "publisher", "username": "boss"}
    )
    user = cast.contributor
    assert (user.role, user.first_name) == ("contributor", "Nell")
    assert not User.objects.filter(username="boss").exists()


def test_ones_mail_address_is_ones_own(cast):
    User.objects.filter(username="editor").update(email="desk@paper.example")
    client = cast.client("contributor")
    answer = client.post(NAME, {"first_name": "Nell", "email": "Desk@paper.example"})
    assert "Somebody else has this address" in answer.content.decode()
    client.post(NAME, {"first_name": "Nell", "email": "Nell@paper.example", "password": PASSWORD})
    assert cast.contributor.email == "nell@paper.example"


@pytest.mark.parametrize(
    ("password", "told"), [("", "Write your password too"), ("a guess", "This is not your password")]
)
def test_another_mail_address_is_not_taken_without_the_password(cast, password, told):
    form = {"first_name": "Nell", "email": "thief@elsewhere.example", "password": password}
    assert told in cast.client("contributor").post(NAME, form).content.decode()
    assert (cast.contributor.email, mail.outbox) == (ADDRESS, [])


def test_passwords_cannot_be_guessed_there(cast):
    client, form = cast.client("contributor"), {"email": "thief@elsewhere.example"}
    for guess in range(5):
        client.post(NAME, {**form, "password": f"guess {guess}"})
    assert "Too many failed attempts" in client.post(NAME, {**form, "password": PASSWORD}).content.decode()
    assert cast.contributor.email == ADDRESS


def test_the_address_before_is_told(cast):
    with override_settings(CAN_SEND_MAIL=True):
        cast.client("contributor").post(NAME, {"email": "nell@elsewhere.example", "password": PASSWORD})
    (letter,) = mail.outbox
    assert letter.to == [ADDRESS]
    assert "contributor" in letter.body
    assert "tell a publisher" in letter.body
    assert "password" not in AuditEntry.objects.get(act="change an account").detail["after"]


def test_the_look_of_the_newsroom_is_chosen_and_logged(cast):
    client = cast.client("contributor")
    look = {"deed": "look", "theme": "dark", "contrast": "more_contrast", "density": "snug"}
    assert "Kept. It holds from the next screen" in client.post(NAME, look, follow=True).content.decode()
    profile = UserProfile.get_for_user(cast.contributor)
    assert (profile.theme, profile.contrast, profile.density) == ("dark", "more_contrast", "snug")
    assert not profile.keyboard_shortcuts
    assert 'class="w-theme-dark w-density-snug w-contrast-more"' in client.get("/newsroom/").content.decode()
    assert AuditEntry.objects.get(act="change an account").detail == {"what": "look"}
    client.post(NAME, {**look, "theme": "purple"})
    assert UserProfile.get_for_user(cast.contributor).theme == "dark"


def test_a_small_picture_of_oneself_is_kept_and_shown(cast):
    client = cast.client("contributor")
    picture, told = BytesIO(), {"deed": "portrait"}
    Image.new("RGB", (1200, 600), "red").save(picture, "PNG")
    assert "Choose a picture first." in client.post(NAME, told).content.decode()
    wrong = client.post(NAME, {**told, "avatar": SimpleUploadedFile("me.png", b"no picture")})
    assert "This is no picture." in wrong.content.decode()
    client.post(NAME, {**told, "avatar": SimpleUploadedFile("me.png", picture.getvalue())})
    kept = UserProfile.get_for_user(cast.contributor).avatar
    assert kept.url in client.get(NAME).content.decode()
    answer = client.get(kept.url)
    with Image.open(BytesIO(b"".join(answer.streaming_content))) as shown:
        assert (shown.size, answer.headers["Content-Type"]) == ((400, 200), "image/png")
    answer.close()


def test_the_frameworks_own_account_leads_here(cast):
    client = cast.client("contributor")
    assert client.get("/newsroom/account/").headers["Location"] == NAME
    assert client.post("/newsroom/account/", {"name_email-email": "x@example.org"}).status_code == 302
    assert cast.contributor.email != "x@example.org"


def test_the_section_of_somebody_is_one_of_the_papers(cast):
    client = cast.client("publisher")
    assert ">Town</option>" in client.get(f"{PEOPLE}new/").content.decode()
    client.post(f"{PEOPLE}new/", {**NEW, "section": "weather"})
    assert not User.objects.filter(username="mara").exists()
    client.post(f"{PEOPLE}new/", {**NEW, "section": "town"})
    assert User.objects.get(username="mara").section == "town"


def test_a_section_the_paper_has_no_more_stays_until_another_is_chosen(cast):
    user = cast.contributor
    User.objects.filter(pk=user.pk).update(section="weather")
    client = cast.client("publisher")
    assert "weather (no section of the paper)" in client.get(f"{PEOPLE}{user.pk}/").content.decode()
    client.post(f"{PEOPLE}{user.pk}/", {"role": "contributor", "section": "weather"})
    assert cast.contributor.section == "weather"
