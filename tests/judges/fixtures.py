"""Fixtures for every room: a browser for the whole run, pages of it, and hosts for folders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from judges.browser import Visit, started, visiting
from judges.site import Host, hosted

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PATIENCE = 30_000
"""Milliseconds until what is expected on a screen counts as missing."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the run (for each worker of it). What is expected may take its time on a busy machine."""
    expect.set_options(timeout=PATIENCE)
    with started() as chromium:
        yield chromium


@pytest.fixture
def open_page(browser) -> Iterator[Callable[..., Visit]]:
    """Opens an address in a profile of its own: ``open_page(url, color_scheme="dark")``; closed after the test."""
    with ExitStack() as stack:

        def opened(url: str, **wishes: object) -> Visit:
            visit = stack.enter_context(visiting(browser, **wishes))
            visit.page.goto(url, wait_until="load")
            return visit

        yield opened


@pytest.fixture(scope="session")
def host() -> Iterator[Callable[[Path], Host]]:
    """Serves folders on loopback: ``host(folder).url``; each until the run ends, so that many tests may share one."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(hosted(folder))
