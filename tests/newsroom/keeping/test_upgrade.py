"""Upgrades: a backup first, then the tables; one that fails leaves everything as it was."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from broadsheet.errors import InputError
from broadsheet.newsroom.keeping import tables
from broadsheet.newsroom.keeping.actions import backups
from broadsheet.newsroom.keeping.upgrade import upgrade
from broadsheet.newsroom.people import migrations
from broadsheet.newsroom.people.models import User

NEXT = """
from django.db import migrations


def act(apps, schema_editor):
    {act}


class Migration(migrations.Migration):
    dependencies = [("people", "{before}")]
    operations = [
        migrations.RunSQL("CREATE TABLE made_on_the_way (id integer)"),
        migrations.RunSQL("UPDATE people_user SET first_name = 'changed'"),
        migrations.RunPython(act),
    ]
"""


@pytest.fixture
def next_version(tmp_path, monkeypatch):
    """A next version with one more migration of people, which does what it is given."""

    def made(act: str) -> None:
        folder = tmp_path / "next_version_of_people"
        shutil.copytree(Path(str(migrations.__file__)).parent, folder)
        last = max(file.stem for file in folder.glob("0*.py"))
        (folder / "9000_next.py").write_text(NEXT.format(act=act, before=last))
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.setattr(settings, "MIGRATION_MODULES", {"people": folder.name})

    yield made
    for name in [name for name in sys.modules if name.startswith("next_version_of_people")]:
        del sys.modules[name]


@pytest.fixture
def version_that_adds_a_column(next_version, tmp_path):
    """A version before which people had not been shown round: the column is added by its migration."""

    def made(act: str) -> None:
        next_version(act)
        folder = tmp_path / "next_version_of_people"
        first = folder / "0001_initial.py"
        lines = first.read_text().splitlines(keepends=True)
        first.write_text("".join(line for line in lines if "'toured'" not in line and '"toured"' not in line))
        after = folder / "9000_next.py"
        added = 'migrations.AddField("user", "toured", models.BooleanField("has seen the tour", default=False)),'
        text = after.read_text().replace("operations = [", f"operations = [\n        {added}")
        after.write_text(text.replace("import migrations", "import migrations, models"))
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE people_user DROP COLUMN toured")

    return made


def test_a_version_that_adds_a_column_is_gone_over_to(newsroom, version_that_adds_a_column):
    version_that_adds_a_column("pass")
    assert upgrade(newsroom) is not None
    assert set(User.objects.values_list("toured", flat=True)) == {False}


def test_one_that_fails_after_adding_a_column_leaves_the_table_as_it_was(newsroom, version_that_adds_a_column):
    version_that_adds_a_column('raise RuntimeError("no such luck")')
    before = names()
    with pytest.raises(InputError, match="no such luck"):
        upgrade(newsroom)
    assert names() == before
    assert "toured" not in tables.standing("default")["people_user"]


def names() -> list[str]:
    """First names, in the order of the accounts."""
    return list(User.objects.order_by("pk").values_list("first_name", flat=True))


def test_a_newsroom_that_is_up_to_date_is_left_alone(newsroom):
    assert upgrade(newsroom) is None
    assert backups(newsroom) == ()


def test_a_roll_back_that_was_broken_off_is_not_taken_for_a_new_newsroom(newsroom):
    (newsroom.path / "backups" / "rolling-back").mkdir(parents=True)
    with pytest.raises(InputError, match="broadsheet restore"):
        upgrade(newsroom)


def test_an_upgrade_makes_a_backup_first(newsroom, next_version):
    next_version("pass")
    made = upgrade(newsroom)
    assert backups(newsroom) == (made,)
    assert made.name.startswith("before-upgrade-")
    assert set(names()) == {"changed"}
    assert "9000_next" in tables.migrations("default")["people"]


def test_an_upgrade_that_fails_leaves_all_as_it_was(newsroom, next_version):
    before, count = names(), len(connection.introspection.table_names())
    next_version('raise RuntimeError("no such luck")')
    with pytest.raises(InputError, match=r"no such luck.*as it was before"):
        upgrade(newsroom)
    assert names() == before
    assert len(connection.introspection.table_names()) == count
    assert "9000_next" not in tables.migrations("default")["people"]
    assert len(backups(newsroom)) == 1
