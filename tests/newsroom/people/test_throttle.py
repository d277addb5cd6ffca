"""Guessing is slowed down for each account and each machine, after a restart too, whatever machine one claims to be."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.core.cache.backends.db import DatabaseCache
from django.db import OperationalError
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone

from broadsheet.newsroom.people import throttle
from broadsheet.newsroom.people.models import Remembered
from newsroom.hiring import PASSWORD

LOGIN, WAIT = "/newsroom/login/", "Wait five minutes"
OF_ONE_MACHINE = 20
AFTER_A_RESTART = (
    "import django; django.setup(); from django.test import Client; "
    f"print(Client().post('{LOGIN}', {{'login': 'contributor', 'password': '{PASSWORD}'}}).content.decode())"
)
pytestmark = pytest.mark.usefixtures("empty_newsroom")


def entered(name: str, password: str = PASSWORD, **machine: str) -> str:
    """What the sign-in answers; nothing where somebody is let in."""
    return Client().post(LOGIN, {"login": name, "password": password}, **machine).content.decode()


def guesses(number: int, machine: Callable[[int], dict[str, str]]) -> None:
    """Wrong passwords for as many accounts, each once."""
    for at in range(number):
        entered(f"nobody-{at}", "wrong wrong wrong", **machine(at))


def test_one_machine_that_tries_many_names_has_to_wait_and_others_do_not():
    guesses(OF_ONE_MACHINE, lambda _: {"REMOTE_ADDR": "192.0.2.7"})
    assert WAIT in entered("contributor", REMOTE_ADDR="192.0.2.7")
    assert entered("contributor", REMOTE_ADDR="192.0.2.8") == ""


def test_one_account_is_guarded_against_many_machines():
    for at in range(5):
        entered("contributor", "wrong wrong wrong", REMOTE_ADDR=f"192.0.2.{at}")
    assert WAIT in entered("contributor", REMOTE_ADDR="192.0.2.99")
    assert entered("sub-editor", REMOTE_ADDR="192.0.2.99") == ""


def test_nobody_becomes_another_machine_by_saying_so():
    guesses(OF_ONE_MACHINE, lambda at: {"HTTP_X_FORWARDED_FOR": f"198.51.100.{at}"})
    assert WAIT in entered("contributor", HTTP_X_FORWARDED_FOR="198.51.100.99")


@override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1)
def test_behind_a_server_that_is_trusted_the_readers_own_address_counts():
    guesses(OF_ONE_MACHINE, lambda at: {"HTTP_X_FORWARDED_FOR": f"203.0.113.{at}, 198.51.100.7"})
    assert WAIT in entered("contributor", HTTP_X_FORWARDED_FOR="203.0.113.99, 198.51.100.7")
    assert entered("contributor", HTTP_X_FORWARDED_FOR="198.51.100.8") == ""


def test_failures_are_remembered_beyond_a_restart():
    for _ in range(5):
        entered("contributor", "wrong wrong wrong")
    tests = str(Path(__file__).resolve().parents[2])
    environment = {**os.environ, "PYTHONPATH": tests, "DJANGO_SETTINGS_MODULE": "broadsheet.newsroom.settings"}
    environment["BROADSHEET_HOSTS"] = "testserver"
    after = subprocess.run(
        [sys.executable, "-c", AFTER_A_RESTART], env=environment, check=True, capture_output=True, text=True
    )
    assert WAIT in after.stdout


def failure(name: str, machine: str) -> bool:
    """Somebody's failure as the sign-in counts it; False where they have to wait."""
    asked = RequestFactory().post(LOGIN, REMOTE_ADDR=machine)
    return bool(ratelimit.consume(asked, app="allauth.account", action="login_failed", key=name))


def test_a_flood_of_failures_makes_nobody_forgotten_and_takes_no_more_than_its_room(monkeypatch):
    monkeypatch.setattr(throttle, "MOST", 40)
    monkeypatch.setattr(throttle, "SHARED", 4)
    for _ in range(5):
        entered("contributor", "wrong wrong wrong")
    answers = [failure(f"nobody-{at}", f"192.0.2.{at}") for at in range(120)]
    assert WAIT in entered("contributor")
    assert Remembered.objects.count() <= 40 + 2 * 4
    assert all(answers[:15])
    assert not any(failure(f"another-{at}", f"203.0.113.{at}") for at in range(20))
    Remembered.objects.update(expires=timezone.now() - timedelta(seconds=2))
    assert entered("sub-editor", REMOTE_ADDR="198.51.100.1") == ""


def test_the_whole_of_a_small_flood_is_remembered_for_each():
    for at in range(30):
        for machine in ("192.0.2", "198.51.100", "203.0.113"):
            failure(f"nobody-{at}", f"{machine}.{at}")
    assert [failure("nobody-3", "192.0.2.99") for _ in range(3)] == [True, True, False]


def test_what_is_over_is_let_go_of():
    failure("nobody", "192.0.2.1")
    Remembered.objects.update(expires=timezone.now() - timedelta(minutes=1))
    failure("another", "192.0.2.2")
    assert not [row for row in Remembered.objects.all() if "192.0.2.1" in str(row)]


def test_emptying_the_memory_frees_nobody():
    for _ in range(5):
        entered("contributor", "wrong wrong wrong")
    cache.clear()
    assert WAIT in entered("contributor")


def test_a_failure_that_cannot_be_counted_is_no_way_in(monkeypatch):
    monkeypatch.setattr(DatabaseCache, "_base_set", lambda *_: False)
    with pytest.raises(OperationalError, match="could not be written"):
        cache.set("allauth:rl:x:y:z:who", [1.0], 60)
