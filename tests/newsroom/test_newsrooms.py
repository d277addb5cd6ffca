"""The newsrooms tests stand in are real, separate, and made once."""

from __future__ import annotations

import pytest
from django.db import connection

from broadsheet.newsroom.paper.models import PaperSettings
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.people.roles import Act, Role


def test_a_newsroom_lives_in_a_file_of_its_own(empty_newsroom):
    assert PaperSettings.objects.count() == 1
    assert (empty_newsroom.path / "db.sqlite3").stat().st_size > 100_000


@pytest.mark.usefixtures("empty_newsroom")
def test_what_one_test_writes_the_next_does_not_find_a():
    assert not User.objects.filter(username="passer-by").exists()
    User.objects.create_user("passer-by")


@pytest.mark.usefixtures("empty_newsroom")
def test_what_one_test_writes_the_next_does_not_find_b():
    assert not User.objects.filter(username="passer-by").exists()


@pytest.mark.usefixtures("empty_newsroom")
def test_every_role_has_somebody(cast):
    assert cast.editor.may(Act.CLOSE_ISSUE)
    assert not cast.sub_editor.may(Act.CLOSE_ISSUE)
    assert {user.role for user in User.objects.all()} >= {role.value for role in Role} - {"guest"}


def test_postgresql_holds_the_same(postgres_newsroom, cast):
    assert connection.vendor == "postgresql"
    assert cast.publisher.role == "publisher"
    assert not (postgres_newsroom.path / "db.sqlite3").exists()


def test_a_test_may_run_on_either(either_newsroom, cast):
    assert (connection.vendor == "postgresql") == bool(either_newsroom.database)
    assert cast.editor.username == "editor"
