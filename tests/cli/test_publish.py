"""``broadsheet publish`` against a real S3-style server."""

from __future__ import annotations

import http.client
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from broadsheet.cli import desk
from broadsheet.errors import InputError, UsageError
from broadsheet.works.publishing.tree import Tree
from storehouse import KEYS, SIGNED, storehouse


@pytest.fixture(scope="module")
def endpoint():
    """An S3-compatible server with one bucket, ``my-paper``."""
    with storehouse() as address:
        talk = http.client.HTTPConnection(address.removeprefix("http://"))
        talk.request("PUT", "/my-paper", headers=SIGNED)
        assert talk.getresponse().status == 200
        talk.close()
        yield address


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A built site of three files."""
    with Tree(tmp_path / "out").begin(keep=False) as draft:
        for path in ("index.html", "2026/11/vote/index.html", "assets/a.css"):
            draft.write(path, b"a" * 700)
        draft.publish()
    return tmp_path / "out"


def publish(*words: object):
    """The command with keys in its environment."""
    return CliRunner().invoke(desk, ["publish", *(str(word) for word in words)], env=KEYS)


def test_a_site_is_announced_sent_and_then_left_alone(out, endpoint):
    where = ("--to", "s3://my-paper/site", "--endpoint", endpoint)
    told = publish(out, *where, "--dry-run").stdout
    assert told.splitlines() == [
        "  send    assets/a.css",
        "  send    2026/11/vote/index.html",
        "  send    index.html",
        "s3://my-paper/site: 3 files to send (2.1 kB), 0 to remove, 0 unchanged",
    ]
    assert publish(out, *where).stdout == "s3://my-paper/site: 3 files sent (2.1 kB), 0 removed, 0 unchanged\n"
    assert json.loads(publish(out.parent, *where, "--json").stdout) == {
        "uploaded": [],
        "removed": [],
        "unchanged": 3,
        "bytes": 0,
    }


def test_what_cannot_be_meant_is_a_sentence(out, tmp_path):
    refused = publish(out, "--to", "my-paper").exception
    assert isinstance(refused, UsageError)
    assert str(refused) == "my-paper is not of the form s3://bucket or s3://bucket/folder."
    (tmp_path / "empty").mkdir()
    refused = publish(tmp_path / "empty", "--to", "s3://my-paper").exception
    assert isinstance(refused, InputError)
    assert "holds no site; name the folder that `broadsheet build` wrote" in str(refused)
    assert publish(out).exit_code == 2
