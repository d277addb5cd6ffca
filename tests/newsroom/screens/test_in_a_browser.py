"""The screens in a real browser, on a desk and on a telephone: nothing covered, nothing cut, read by everybody."""

from __future__ import annotations

import pytest

from broadsheet.newsroom.issues.models import Composition, Issue
from judges.axe import axe
from judges.browser import PHONE
from newsroom.people.test_browser import WIDE, served, signed_in
from newsroom.screens.test_words import framework

pytestmark = [
    pytest.mark.judge,
    pytest.mark.usefixtures("newsroom"),
    pytest.mark.filterwarnings(
        "ignore::pytest.PytestUnraisableExceptionWarning"  # the framework leaves the spools of small pictures open
    ),
]
OURS = (
    "",
    "stories/",
    "stories/3/guests/",
    "issues/",
    "issues/new/",
    "issues/24/",
    "issues/24/facts/",
    "press/",
    "press/24/",
    "press/stories/3/",
    "paper/",
    "paper/design/",
    "paper/workflows/",
    "paper/help/",
    "people/",
    "people/new/",
    "people/log/",
    "background/",
    "keeping/",
    "search/?q=harbour",
)
"""The screens we made, below ``/newsroom/``."""
FLATPLAN = "issues/24/"
"""Held against the same rules, in more of its states, by its own tests."""
COVERED = """() => {
  const head = document.querySelector("h1").firstChild, range = document.createRange();
  range.selectNodeContents(head);
  const { left, top, height } = range.getBoundingClientRect();
  const seen = document.elementFromPoint(left + 2, top + height / 2);
  return seen && seen.closest("h1") ? "" : (seen ? seen.outerHTML.slice(0, 80) : "nothing");
}"""
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def toured(cast, name: str) -> None:
    """Somebody who needs no tour any more."""
    user = getattr(cast, name)
    user.toured = True
    user.save()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desk", "telephone"])
def test_headings_are_seen_whole_and_nothing_is_wider_than_the_screen(open_page, cast, size):
    toured(cast, "publisher")
    wrong = []
    with served() as address:
        page = open_page("about:blank", viewport=size).page
        signed_in(page, cast, address, "publisher")
        for part in OURS:
            page.goto(f"{address}/newsroom/{part}")
            wrong += [(part, "covered", by) for by in [page.evaluate(COVERED)] if by]
            wrong += [(part, "too wide", by) for by in [page.evaluate(WIDER)] if by > 0]
    assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out_of_a_screen(open_page, cast, scheme):
    toured(cast, "publisher")
    wrong = []
    with served() as address:
        page = open_page("about:blank", viewport=WIDE, color_scheme=scheme).page
        signed_in(page, cast, address, "publisher")
        for part in (part for part in OURS if part != FLATPLAN):
            page.goto(f"{address}/newsroom/{part}")
            wrong += [(part, found.rule, found.places[:2]) for found in axe(page)]
    assert wrong == []


def test_what_the_browser_draws_speaks_our_words_too(open_page, cast):
    """The menu and one's own corner of it, and the editor with every part it offers."""
    toured(cast, "publisher")
    with served() as address:
        page = open_page("about:blank", viewport=WIDE).page
        signed_in(page, cast, address, "publisher")
        page.goto(f"{address}/newsroom/pages/3/edit/")
        said = [drawn(page)]
        page.locator('[data-contentpath="body"] .c-sf-add-button').locator("visible=true").last.click()
        said.append(drawn(page))
        page.keyboard.press("Escape")
        page.goto(f"{address}/newsroom/images/")
        page.locator(".sidebar-footer__account-toggle, .sidebar-footer button").first.click()
        said.append(drawn(page))
    strange = [found[0] for words in said for found in framework().finditer(words)]
    assert strange == []


def drawn(page) -> str:
    """All that is to be seen on a page now, and the names that are spoken."""
    page.wait_for_timeout(300)
    return str(
        page.evaluate("""() => [document.body.innerText, ...[...document.querySelectorAll("[aria-label]:not(svg)")]
      .filter((part) => part.checkVisibility()).map((part) => part.getAttribute("aria-label"))].join(" · ")""")
    )


def test_on_a_telephone_pages_keep_their_size_and_fields_of_a_line_are_a_line_high(open_page, cast):
    toured(cast, "publisher")
    pages = [{"number": number, "digest": f"{number:064x}", "fill": 1.0} for number in range(1, 13)]
    Composition.objects.create(issue=Issue.objects.get(number=24), pages=pages)
    with served() as address:
        page = open_page("about:blank", viewport=PHONE).page
        signed_in(page, cast, address, "publisher")
        page.goto(f"{address}/newsroom/")
        widths = page.evaluate("() => [...document.querySelectorAll('.nr-strip img')].map((one) => one.clientWidth)")
        page.goto(f"{address}/newsroom/pages/3/edit/")
        heights = [page.locator(f"textarea[name={name}]").bounding_box()["height"] for name in ("kicker", "standfirst")]
        covered = page.locator("#w-minimap-toggle").is_visible()
    assert len(widths) == len(pages)
    assert min(widths) > 80
    assert max(heights) < 60
    assert not covered  # the map of the page would lie over the buttons beside it
