"""Guessing is slowed down for each account and each machine, after a restart too, whatever machine one claims to be."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

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


def test_failures_are_not_forgotten_because_many_fail():
    for _ in range(5):
        entered("contributor", "wrong wrong wrong")
    for at in range(1_500):
        cache.set(f"another-{at}", 1)
    assert WAIT in entered("contributor")
