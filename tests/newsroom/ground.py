"""The ground every test of the newsroom stands on: one home for a process, named before Django looks for it.

Django's settings hold for a whole process, so all tests of a process live in one home (``HOUSE``), one after the other;
``newsrooms`` puts it in order for each. Import this module before any table of the newsroom.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import django
from django.test.utils import setup_test_environment

from broadsheet.newsroom.home import Home

GROUND = Path(tempfile.mkdtemp(prefix="broadsheet-newsroom-")).resolve()
HOUSE = GROUND / "home"
"""Where the newsroom of this process lives."""
SECRET = "the key that every newsroom of a run of tests has, as their templates are shared"  # noqa: S105 - of tests


def _take_possession() -> None:
    """Name the home in the environment, and start Django there."""
    atexit.register(shutil.rmtree, GROUND, ignore_errors=True)
    HOUSE.mkdir()
    (HOUSE / "secret").write_text(SECRET, encoding="ascii")
    os.environ.update(Home(HOUSE).environment())
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's driver keeps a loop in the thread of the tests
    django.setup()
    setup_test_environment(debug=False)


_take_possession()
