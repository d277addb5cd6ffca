"""A real browser, driven: one Chromium for a run of tests, each page in a profile of its own that is thrown away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from judges.packages import FLAGS, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}


@dataclass(frozen=True, slots=True)
class Visit:
    """A page and what happened in it: addresses asked for, what the console complained of, dialogs that opened."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def foreign(self, *own: str) -> tuple[str, ...]:
        """The addresses asked of other hosts than those of the given addresses."""
        hosts = {urlsplit(address).netloc for address in own}
        return tuple(url for url in self.asked if url.startswith("http") and urlsplit(url).netloc not in hosts)


@contextmanager
def started() -> Iterator[Browser]:
    """Chromium without a window; nothing is downloaded, the installed one is used."""
    path = chromium()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visiting(browser: Browser, **wishes: object) -> Iterator[Visit]:
    """A fresh profile with one page. Wishes are Playwright's for a context.

    Such as ``viewport``, ``color_scheme``, ``locale``, ``java_script_enabled``, ``reduced_motion``, ``base_url``.
    """
    context = browser.new_context(**{"viewport": PHONE, **wishes})  # type: ignore[arg-type]  # named by the caller
    try:
        yield _watched(context.new_page())
    finally:
        context.close()


def _watched(page: Page) -> Visit:
    """The page with ears."""
    visit = Visit(page)
    page.on("request", lambda request: visit.asked.append(request.url))
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    page.on("console", lambda said: visit.complaints.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("dialog", lambda dialog: (visit.dialogs.append(dialog.message), dialog.dismiss()))
    return visit
