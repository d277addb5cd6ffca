"""Finding the independent programs, and saying so when one is missing: a skip at home, a failure in CI."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PACKAGES = {
    "qpdf": "qpdf",
    "gs": "ghostscript",
    "pdfinfo": "poppler-utils",
    "pdffonts": "poppler-utils",
    "pdftotext": "poppler-utils",
    "java": "default-jdk-headless",
}
"""Program → Debian package."""


def missing(package: str) -> NoReturn:
    """Skip the test, saying what to install; in CI (``CI=true``) no judge may be absent."""
    message = f"missing: install {package}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def program(name: str) -> str:
    """The path of a program."""
    found = shutil.which(name)
    return found or missing(PACKAGES.get(name, name))


def run(*command: str | Path, timeout: float = 300) -> subprocess.CompletedProcess[str]:
    """Run a program found by ``program`` and return what it said; its status is the caller's to read."""
    name, *rest = map(str, command)
    return subprocess.run(
        [program(name), *rest], capture_output=True, text=True, encoding="utf-8", timeout=timeout, check=False
    )
