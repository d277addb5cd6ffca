"""A newcomer's way through the whole newsroom, in a browser, as its command opens it."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import expect

from judges.browser import visiting
from newsroom.hiring import EXAMPLE
from newsroom.journey.desk import (
    Desk,
    add_copy,
    add_picture,
    add_quotation,
    begin_issue,
    begin_story,
    close_issue,
    correct,
    drag,
    keep,
    plan_for,
    publish_at,
    sign_in,
)
from newsroom.journey.rooms import Rooms, opened

WIDE = {"width": 1440, "height": 1000}
PASSWORD = "four lamps along the quay"  # noqa: S105 - of an account that lives as long as the test
HEADLINE = "Who painted the crane"
CRANE = f'[data-title="{HEADLINE}"]'
FIRST = "The crane on the east quay is green again."
MORE = "Nobody on the quay remembers who painted it last, and the trust keeps no book of paint. " * 5
QUOTED = "We only wanted it to be seen from the ferry"
CORRECTION = "The crane stands on the east quay, not on the west quay."
FEEDS = ("/feeds/rss.xml", "/feeds/atom.xml", "/feeds/feed.json")
pytestmark = pytest.mark.judge


def paper(place: Path) -> Path:
    """A copy of the example paper."""
    return Path(shutil.copytree(EXAMPLE, place / "paper"))


def picture(place: Path) -> Path:
    """A picture no paper has yet."""
    file = place / "crane.jpg"
    Image.linear_gradient("L").resize((1800, 1200)).convert("RGB").save(file, quality=90)
    return file


def code(key: str) -> str:
    """The six figures an app shows."""
    return pyotp.TOTP(key.replace(" ", "")).now()


def words_of_pdf(data: bytes) -> str:
    """The text of a PDF."""
    document = pypdfium2.PdfDocument(data)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return re.sub(r"\s+", " ", text)


def words_of_book(data: bytes) -> str:
    """The text of an e-book, with its marks."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return " ".join(book.read(name).decode() for name in book.namelist() if name.endswith("xhtml"))


def readers_have(rooms: Rooms, issue: str) -> str:
    """Hold everything readers get of the published issue against what was written; the article's address."""
    front = rooms.until(f"/issues/{issue}/", HEADLINE)
    found = re.search(rf'href="([^"]+)"[^>]*>\s*{HEADLINE}', front)
    assert found, front
    article = rooms.text(found[1])
    assert all(words in article for words in (FIRST, QUOTED, "A grey crane", "Wren Aldersey"))
    assert all(HEADLINE in rooms.text(feed) for feed in FEEDS)
    front = rooms.until(f"/issues/{issue}/", '.pdf"')
    pdf = re.search(r'href="([^"]+\.pdf)"', front)
    book = re.search(r'href="([^"]+\.epub)"', front)
    assert pdf
    assert book
    assert HEADLINE in words_of_pdf(rooms.get(pdf[1]))
    assert HEADLINE in words_of_book(rooms.get(book[1]))
    return found[1]


def written(desk: Desk, place: Path, issue: str) -> str:
    """Write the story and plan it for an issue; its number in addresses."""
    begin_story(desk, HEADLINE, f"{FIRST} The the mayor says nothing.")
    expect(desk.page.locator("[data-gauge-open]")).to_have_text("2 remarks")
    expect(desk.page.locator("[data-gauge-count]")).to_have_text(re.compile(r"^1\d words"))
    desk.shot("10-begun", whole=False)
    add_copy(desk, "\n".join([MORE] * 10))
    add_quotation(desk, QUOTED, "Bridie Scarth")
    add_picture(desk, picture(place), "A grey crane.", "Wren Aldersey")
    plan_for(desk, issue)
    desk.shot("13-written", whole=False)
    found = re.search(r"/pages/(\d+)/edit/", desk.page.url)
    assert found
    return found[1]


def planned(desk: Desk, issue: str) -> None:
    """Place it on page 3, then on the front, and see the pages composed anew."""
    page = desk.page
    desk.go(f"issues/{issue}/")
    drag(desk, f"#tray-waiting {CRANE}", "#page-3 .fp-sheet", 0.3)
    expect(page.locator(f"#page-3 .fp-piece{CRANE}")).to_be_visible()
    desk.shot("20-on-page-3", whole=False)
    drag(desk, f"#page-3 .fp-piece{CRANE}", "#page-1 .fp-sheet", 0.08)
    expect(page.locator(f"#page-1 .fp-piece{CRANE}")).to_be_visible()
    desk.shot("21-on-the-front", whole=False)


def test_a_newcomer_makes_an_issue_from_the_first_word_to_a_correction(tmp_path, browser):
    with (
        opened(paper(tmp_path), tmp_path / "home", "") as rooms,
        visiting(browser, viewport=WIDE) as visit,
    ):
        desk = Desk(visit.page, rooms.address)
        sign_in(desk, rooms.once, PASSWORD, code)
        issue = begin_issue(desk, 4)
        story = written(desk, tmp_path, issue)
        planned(desk, issue)
        close_issue(desk, issue)
        publish_at(desk, datetime.now(UTC) + timedelta(seconds=6))
        article = readers_have(rooms, issue)
        desk.go(f"pages/{story}/edit/")
        expect(desk.page.locator("[data-gauge-count]")).to_have_text(re.compile(r"\d words"))
        desk.copy.first.focus()
        desk.page.keyboard.press("Control+End")
        desk.page.keyboard.type(" It was painted twice.")
        keep(desk)
        correct(desk, story, "correction", CORRECTION)
        for place in (article, "/corrections/", *FEEDS):
            rooms.until(place, CORRECTION)
        assert visit.dialogs == []
