"""What a newsroom that is opened answers to."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from broadsheet.newsroom.home import Home
from broadsheet.newsroom.running.supervising import Opening


def hosts(host: str, address: str = "") -> list[str]:
    """The names the desk answers to."""
    return Opening(Home(Path("paper")), None, host, 8000, address).environment()["BROADSHEET_HOSTS"].split(",")


def test_alone_it_answers_to_this_machine_only():
    assert socket.gethostname() not in hosts("127.0.0.1")
    assert "localhost" in hosts("127.0.0.1")


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])  # noqa: S104 - what a person asks for
def test_opened_to_the_network_it_answers_to_the_machines_own_names(host):
    assert socket.gethostname() in hosts(host)


def test_further_names_are_added_and_replace_none(monkeypatch):
    monkeypatch.setenv("BROADSHEET_HOSTS", "desk.example,other.example")
    found = hosts("127.0.0.1", "https://paper.example")
    assert {"desk.example", "other.example", "localhost", "paper.example"} <= set(found)
