"""Live reload as a writer sees it: Chromium, the site's own security policy in force."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.errors import InputError
from broadsheet.outlets.web.scripts import theme_switch
from broadsheet.works.publishing.headers import Policy
from broadsheet.works.publishing.hosts import Hosting, host_files
from broadsheet.works.publishing.tree import Tree
from broadsheet.works.serving.model import Rebuilt, ServeOrder
from broadsheet.works.serving.server import SiteServer
from judges.browser import visiting

pytestmark = pytest.mark.judge


def publish(out: Path, words: str) -> Rebuilt:
    """Two pages, one of which carries the words."""
    with Tree(out).begin(keep=True) as draft:
        for path, text in (("index.html", words), ("other/index.html", "Other")):
            draft.write(
                path, f'<!doctype html><html lang="en"><title>{text}</title><body><h1>{text}</h1></body>'.encode()
            )
        draft.write("favicon.ico", b"asked for by the browser of its own accord")
        for path, data in host_files(Hosting(policy=Policy(scripts=(theme_switch().decode(),)))):
            draft.write(path, data)
        draft.publish()
    return Rebuilt(f"built {words}", ("/",))


def test_a_page_is_loaded_again_shows_what_is_wrong_and_goes_on(browser, tmp_path):
    first = publish(tmp_path, "First")
    with SiteServer(ServeOrder(tmp_path, tmp_path, port=0)) as server, visiting(browser) as visit:
        page = visit.page
        page.goto(server.address)
        page.evaluate("window.before = true")
        server.bell.ring(publish(tmp_path, "Second"))
        page.wait_for_selector("h1:text('Second')")
        assert page.evaluate("window.before") is None
        server.bell.ring(Rebuilt("", error=str(InputError("lead.md is broken; mend it."))))
        box = page.wait_for_selector("[data-broadsheet-trouble]")
        assert "last good version" in box.inner_text()
        assert "lead.md is broken; mend it." in box.inner_text()
        assert page.inner_text("h1") == "Second"
        with visiting(browser) as late:
            late.page.goto(server.address)
            late.page.wait_for_selector("[data-broadsheet-trouble]")
        server.bell.ring(publish(tmp_path, "Third"))
        page.wait_for_selector("h1:text('Third')")
        assert page.query_selector("[data-broadsheet-trouble]") is None
        assert first.addresses == ("/",)
        assert visit.complaints == [], visit.asked


def test_a_page_that_did_not_change_stays_as_it_is(browser, tmp_path):
    publish(tmp_path, "First")
    with SiteServer(ServeOrder(tmp_path, tmp_path, port=0)) as server, visiting(browser) as visit:
        page = visit.page
        page.goto(f"{server.address}other/")
        page.evaluate("window.before = true")
        server.bell.ring(publish(tmp_path, "Second"))
        server.bell.ring(Rebuilt("nothing changed", ()))
        server.bell.ring(Rebuilt("", error="A sign that the first ring has been heard."))
        page.wait_for_selector("[data-broadsheet-trouble]")
        assert page.evaluate("window.before") is True
        with page.expect_navigation():
            server.bell.ring(Rebuilt("built all"))
