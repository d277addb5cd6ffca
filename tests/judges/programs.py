"""Finding the independent programs, and saying so when one is missing: a skip at home, a failure in CI.

The judges, each in the module named:

- ``ua``: ``judge_ua(*pdfs)``, ``judge_each(*pdfs)``; ``ink``: ``ink(pdf)``, ``text_ink(pdf)``; ``poppler``: ``faults``,
  ``structure_text``, ``plain_text``, ``fonts``
- ``markup``: ``vnu(*paths)``, ``vnu_warnings(*paths)`` → ``Message``; HTML, XHTML, CSS, SVG, or folders of them
- ``axe``: ``axe(page, tags=WCAG)`` → ``Violation``; ``BEST_PRACTICE`` apart
- ``reading``: ``overflowing(page, width)``, ``tab_order(page, steps)``, both as a reader finds the page
- ``lighthouse``: ``lighthouse(url, runs=1)`` → ``Scores``
- ``structured``: ``structured_data(html, printed())``, ``vocabulary(html)`` → sentences
- ``ebooks``: ``epubcheck(path)`` → ``Verdict(errors, warnings)``; ``ace(path)`` → ``Barrier``
- ``feeds``: ``feed_problems(data)`` → sentences; RSS 2.0, Atom, JSON Feed
- ``listings``: ``sitemap_problems(data)``, ``opml_problems(data)`` → sentences
- ``mail``: ``mail_problems(data)`` → sentences; ``unsupported(html)`` → ``Unsupported(feature, programs)``
- ``ninjs``: ``ninjs_problems(item, version)`` → sentences
- ``hostile``: ``hostile_copy()`` → ``Hostile(name, markup)``; ``survivors(html, own)`` → sentences
- ``links``: ``broken_links(folder, base)`` → sentences
- ``whole``: ``site_problems(folder, address)``, ``page_problems(visit, *own)`` → sentences: all of the above at once
- ``site``: ``hosted(folder)``, a static host on loopback that remembers its requests
- fixtures (``fixtures``, for every room): ``browser``, ``open_page``, ``host``
"""

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
    "node": "nodejs",
    "chromium": "chromium",
}
"""Program → Debian package."""
BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Java's options for a short run: half the processor time is compiling what will not run long."""


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
