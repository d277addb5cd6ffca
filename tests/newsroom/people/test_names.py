"""What people are called, and the section they mostly work for."""

from __future__ import annotations

import pytest

from broadsheet.newsroom.people.models import AuditEntry, User

NAME, PEOPLE = "/newsroom/people/name/", "/newsroom/people/"
NEW = {"username": "mara", "first_name": "Mara", "last_name": "Quay", "role": "contributor"}
pytestmark = pytest.mark.usefixtures("newsroom")


def test_everybody_says_themselves_what_they_are_called(cast):
    client = cast.client("contributor")
    page = client.post(NAME, {"first_name": "Nell", "last_name": "Ashdown"}, follow=True)
    assert "Colleagues see “Nell Ashdown”." in page.content.decode()
    assert cast.contributor.get_full_name() == "Nell Ashdown"
    assert AuditEntry.objects.get(act="change an account").who == "contributor"
    assert 'value="Nell"' in client.get(NAME).content.decode()


def test_nothing_but_the_name_is_changed_there(cast):
    cast.client("contributor").post(NAME, {"first_name": "Nell", "role": "publisher", "username": "boss"})
    user = cast.contributor
    assert (user.role, user.first_name) == ("contributor", "Nell")
    assert not User.objects.filter(username="boss").exists()


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
