"""What belongs to another user: said in a sentence of its own; and what is written with care reaches the disk first."""

from __future__ import annotations

import os
import stat

import pytest
from django.db import connection

from broadsheet.errors import InputError
from broadsheet.newsroom.home import keep_secret
from broadsheet.newsroom.keeping.whole import whole

STRANGER = 54_321


def refuse(*_told):
    """What the system says to who is not the superuser."""
    raise PermissionError(1, "Operation not permitted")


@pytest.mark.usefixtures("empty_newsroom")
def test_a_database_of_ones_own_is_changed_where_nothing_may_be_given_away(monkeypatch):
    monkeypatch.setattr(os, "chown", refuse)
    with whole(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE mine (one integer)")
    assert "mine" in connection.introspection.table_names()


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can make a file another's")
def test_a_database_of_another_user_is_said_to_be_theirs(empty_newsroom, monkeypatch):
    os.chown(empty_newsroom.path / "db.sqlite3", STRANGER, STRANGER)
    monkeypatch.setattr(os, "chown", refuse)
    with (
        pytest.raises(InputError, match=r"belongs to another user.*do this as that user\. Nothing was changed"),
        whole(),
    ):
        pass
    assert not list(empty_newsroom.path.glob("*.aside*"))


def test_the_key_is_on_the_disk_before_it_has_its_name_and_then_its_name_is(tmp_path, monkeypatch):
    done, fsync, replace = [], os.fsync, os.replace

    def kept(handle):
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    def named(before, after):
        done.append("name")
        replace(before, after)

    monkeypatch.setattr(os, "fsync", kept)
    monkeypatch.setattr(os, "replace", named)
    keep_secret(tmp_path / "secret", "words")
    assert done == ["file", "name", "folder"]
    assert (tmp_path / "secret").read_text() == "words"
