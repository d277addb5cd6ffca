"""A home whose tables are of another Broadsheet is told apart when it is opened, with a way out."""

from __future__ import annotations

import pytest
from django.db import connection

from broadsheet.errors import InputError
from broadsheet.newsroom.keeping.settled import differences, own_tables
from broadsheet.newsroom.keeping.upgrade import upgrade
from newsroom.keeping.test_backup import broadsheet


def say(statement: str) -> None:
    """Run a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_tables_we_make_are_those_we_ask_for(either_newsroom):
    assert list(differences(own_tables())) == []
    assert upgrade(either_newsroom) is None


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("ALTER TABLE newsroom_budgetline DROP COLUMN brief", "newsroom_budgetline has no brief"),
        ("ALTER TABLE people_user ADD COLUMN motto varchar(9)", "people_user has motto too"),
        ("DROP TABLE people_remembered", "there is no people_remembered"),
    ],
)
def test_other_tables_are_told_with_a_way_out(either_newsroom, statement, words):
    say(statement)
    with pytest.raises(InputError, match=words) as refused:
        upgrade(either_newsroom)
    assert str(either_newsroom.path) in str(refused.value)
    assert f"put-out FOLDER --home {either_newsroom.path}" in str(refused.value)


def test_the_copy_that_lies_in_the_home_is_named(empty_newsroom):
    empty_newsroom.desk.mkdir()
    (empty_newsroom.desk / "paper.toml").write_text("", encoding="utf-8")
    say("ALTER TABLE newsroom_budgetline DROP COLUMN brief")
    with pytest.raises(InputError, match=f"broadsheet newsroom {empty_newsroom.desk} --home NEW-HOME"):
        upgrade(empty_newsroom)


def test_the_command_opens_no_such_home(empty_newsroom):
    empty_newsroom.secret()
    say("ALTER TABLE newsroom_budgetline DROP COLUMN brief")
    connection.close()
    opened = broadsheet("newsroom", empty_newsroom.path, "--port", "18741")
    assert opened.returncode == 1
    assert "newsroom_budgetline has no brief" in opened.stderr
    assert "Traceback" not in opened.stderr
