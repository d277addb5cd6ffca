"""Who must have a second factor, who must stay, what devices are called, what the framework's screens are."""

from __future__ import annotations

import pytest

from broadsheet.newsroom.people.frame import ACTS, CLOSED, act_of, is_closed
from broadsheet.newsroom.people.roles import Act, Role
from broadsheet.newsroom.people.rules import Person, device, must_have_factor, refusal, roles_with_factor

PUBLISHER, SECOND = Person(1, Role.PUBLISHER), Person(2, Role.PUBLISHER)


def test_the_last_publisher_stays():
    assert "last publisher" in refusal([PUBLISHER], Person(1, Role.EDITOR))
    assert "last publisher" in refusal([PUBLISHER], Person(1, Role.PUBLISHER, active=False))


def test_one_of_two_publishers_may_go():
    assert refusal([PUBLISHER, SECOND], Person(1, Role.EDITOR)) == ""


def test_a_publisher_who_is_out_does_not_count():
    out = Person(2, Role.PUBLISHER, active=False)
    assert "last publisher" in refusal([PUBLISHER, out], Person(1, Role.EDITOR))


def test_the_last_publisher_may_be_changed_otherwise():
    assert refusal([PUBLISHER], PUBLISHER) == ""


def test_nobody_with_an_account_is_a_guest():
    assert "guest" in refusal([PUBLISHER, SECOND], Person(2, Role.GUEST))


def test_an_empty_setting_is_the_newsrooms_own_rule():
    assert roles_with_factor(()) == {Role.EDITOR, Role.PUBLISHER}


def test_the_paper_may_ask_nobody_for_a_second_factor():
    assert roles_with_factor(("nobody",)) == frozenset()


def test_a_second_factor_may_be_asked_of_one_person():
    assert must_have_factor(Role.CONTRIBUTOR, ("nobody",), personally=True)
    assert not must_have_factor(Role.CONTRIBUTOR, (), personally=False)
    assert must_have_factor(Role.CONTRIBUTOR, ("contributor",), personally=False)


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1",
            "Safari on iPhone",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
            "Edge on Windows",
        ),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome on Android"),
        ("Something (Linux)", "A browser on Linux"),
        ("", "Unknown device"),
    ],
)
def test_devices_are_called_as_people_call_them(agent, name):
    assert device(agent) == name


def test_what_is_closed_has_no_act():
    assert not CLOSED & set(ACTS)
    assert is_closed("wagtailusers_users:index")
    assert is_closed("wagtailadmin_pages:unpublish")
    assert is_closed("wagtail_bulk_action", "page")
    assert not is_closed("wagtail_bulk_action", "paperimage")
    assert not is_closed("people:people")
    assert act_of("wagtailadmin_pages:add") is Act.WRITE_STORY
