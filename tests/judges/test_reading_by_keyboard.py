"""A reader with a keyboard alone: an article, its printed page, the dark page, the search, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from judges import poppler
from judges.browser import DESKTOP
from judges.fast import PICTURED
from judges.reading import FOCUSED

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.judge
STEPS = 120
SEEN = """() => {
  const node = document.activeElement, box = node.getBoundingClientRect(), style = getComputedStyle(node);
  const marks = [style, ...[...node.children].map(child => getComputedStyle(child))];
  const marked = marks.some(mark => parseFloat(mark.outlineWidth) > 0 && mark.outlineStyle !== 'none'
    || mark.boxShadow !== 'none' || (mark.stroke && mark.stroke !== 'none' && mark.stroke !== 'rgba(0, 0, 0, 0)'));
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
  return marked && inside;
}"""


def focused(page: Page) -> str:
    """What the focus rests on, as ``a: Search``."""
    return str(page.evaluate(FOCUSED))


def tab_to(page: Page, wanted: str) -> str:
    """Press Tab until the focus rests on what begins so; at every step it can be seen where it is."""
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        now = focused(page)
        if now:
            assert page.evaluate(SEEN), f"the focus on {now!r} at {page.url} cannot be seen"
        if now.startswith(wanted):
            return now
    raise AssertionError(f"Tab never came to {wanted!r}")


@pytest.fixture
def reader(example, host, open_page):
    """An article opened on a screen without a mouse."""
    served = host(example.site)
    visit = open_page(served.url + PICTURED, viewport=DESKTOP, color_scheme="light", reduced_motion="reduce")
    yield visit
    assert visit.complaints == []
    assert visit.foreign(served.url) == ()


def test_the_first_press_offers_a_way_past_the_masthead(reader):
    page = reader.page
    assert tab_to(page, "a: ") == "a: Skip to the text"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert focused(page) == "a: Harbour sale"


def test_an_article_leads_to_the_page_of_the_pdf_it_was_printed_on_and_back(reader, example):
    page = reader.page
    tab_to(page, "a: First printed in issue 24")
    page.keyboard.press("Enter")
    page.wait_for_url("**/issues/24/issue-24.pdf#page=1", wait_until="commit")
    printed = poppler.plain_text(example.site / "issues" / "24" / "issue-24.pdf", "-l", "1")
    assert "Town votes to buy back its harbour" in " ".join(printed.split())
    page.go_back()
    assert page.url.endswith(PICTURED)
    reader.complaints.clear()  # the browser asks for an icon of the PDF, which has none


def test_the_issue_leads_to_the_picture_of_a_page_and_that_to_its_articles(reader):
    page = reader.page
    tab_to(page, "a: Issue 24")
    page.keyboard.press("Enter")
    page.wait_for_url("**/issues/24/")
    tab_to(page, "a: Page 1")
    page.keyboard.press("Enter")
    page.wait_for_url("**/issues/24/pages/1/")
    tab_to(page, "a: Town votes to buy back its harbour")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PICTURED}")
    page.go_back()
    assert page.locator("h1").inner_text() == "Issue 24, page 1"


def test_the_page_turns_dark_and_stays_so_on_the_next_page(reader):
    page = reader.page
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    tab_to(page, "button: Dark page")
    page.keyboard.press("Space")
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert before != after
    tab_to(page, "a: The Harbour Light")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.endswith("/") and "2026" not in url)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == after
    assert page.locator("[data-theme-switch]").get_attribute("aria-pressed") == "true"


def test_what_is_searched_for_is_found_opened_and_left_again(reader):
    page = reader.page
    tab_to(page, "a: Search")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/")
    tab_to(page, "input: ")
    page.keyboard.type("crab lobster")
    page.locator("#results a").first.wait_for()
    assert "Crab and lobster" in page.locator("#results").inner_text()
    tab_to(page, "a: Crab and lobster")
    page.keyboard.press("Enter")
    page.wait_for_url("**/crab-and-lobster-pass-a-million/")
    page.go_back()
    page.locator("#results a").first.wait_for()
    assert page.locator("#q").input_value() == "crab lobster"


def test_a_reply_is_written_and_sent_by_keyboard(reader):
    page = reader.page
    sent = []
    page.route("**/replies/", lambda route: (sent.append(route.request.post_data), route.fulfill(body="Thank you.")))
    for field, words in (("Name", "Ada"), ("E-mail", "ada@example.org"), ("Reply", "Yes.")):
        tab_to(page, "textarea" if field == "Reply" else "input")
        assert page.evaluate("document.activeElement.labels[0].innerText").startswith(field)
        page.keyboard.type(words)
    tab_to(page, "button: Send reply")
    page.keyboard.press("Enter")
    page.wait_for_url("**/replies/")
    assert "name=Ada&email=ada%40example.org&text=Yes." in sent[0]
