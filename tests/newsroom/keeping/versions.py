"""Versions of Broadsheet to come: more migrations of people, in a folder of their own, which do what they are given."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command

from broadsheet.newsroom.people import migrations

MODULE = "next_version_of_people"
MIGRATION = """
from django.db import migrations, models


def act(apps, schema_editor):
    {act}


class Migration(migrations.Migration):
    dependencies = [("people", "{before}")]
    operations = [{operations}, migrations.RunPython(act)]
"""
MARKS = (
    'migrations.RunSQL("CREATE TABLE made_on_the_way (id integer)")',
    "migrations.RunSQL(\"UPDATE people_user SET first_name = 'changed'\")",
)
MOTTO = 'migrations.AddField("user", "motto", models.CharField("what they say", max_length=40, default=""))'
NO_MOTTO = 'migrations.RemoveField("user", "motto")'
SAYING = 'migrations.RenameField("user", "motto", "saying")'


@dataclass(frozen=True, slots=True)
class Versions:
    """The migrations of people as a version has them."""

    folder: Path

    @classmethod
    def begun(cls, place: Path) -> Versions:
        """Those of today."""
        folder = place / MODULE
        shutil.copytree(Path(str(migrations.__file__)).parent, folder, ignore=shutil.ignore_patterns("__pycache__"))
        return cls(folder)

    def add(self, name: str, *operations: str, act: str = "pass") -> None:
        """One more migration: operations, then a line of Python."""
        before = max(file.stem for file in self.folder.glob("[0-9]*.py"))
        text = MIGRATION.format(act=act, before=before, operations=", ".join(operations))
        (self.folder / f"{name}.py").write_text(text)
        forget()

    def take_away(self, name: str) -> None:
        """An older version, which does not know that migration."""
        (self.folder / f"{name}.py").unlink()
        forget()

    def go_over(self) -> None:
        """Bring the database to this version, as the command of the framework does."""
        call_command("migrate", interactive=False, verbosity=0)


def forget() -> None:
    """Let the interpreter read the migrations again."""
    for name in [name for name in sys.modules if name.startswith(MODULE)]:
        del sys.modules[name]
