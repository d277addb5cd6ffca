"""A newcomer's way through the whole newsroom, in a browser, as its command opens it: by hand and by key alone."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path
from types import ModuleType

import pyotp
import pytest
from PIL import Image
from playwright.sync_api import expect

from judges.browser import visiting
from judges.poppler import plain_text
from newsroom.hiring import EXAMPLE
from newsroom.journey import by_key
from newsroom.journey import desk as by_hand
from newsroom.journey.desk import Desk
from newsroom.journey.rooms import Rooms, opened

WIDE = {"width": 1440, "height": 1000}
PASSWORD = "four lamps along the quay"  # noqa: S105 - of an account that lives as long as the test
HEADLINE = "Who painted the crane"
FIRST = "The crane on the east quay is green again."
MORE = ("Nobody on the quay remembers who painted it last, and the trust keeps no book of paint. " * 5).strip()
TIMES = 40
"""How often it stands in the story: more than the front page holds."""
QUOTED = "We only wanted it to be seen from the ferry"
CORRECTION = "The crane stands on the east quay, not on the west quay."
FEEDS = ("/feeds/rss.xml", "/feeds/atom.xml", "/feeds/feed.json")
pytestmark = pytest.mark.judge


@pytest.fixture
def database(request) -> str:
    """The address of an empty database; SQLite needs none."""
    if request.param == "sqlite":
        return ""
    return str(request.getfixturevalue("postgres").database("journey"))


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


def words_of_pdf(data: bytes, place: Path) -> str:
    """The text of a PDF, in the order it is read in."""
    file = place / "read.pdf"
    file.write_bytes(data)
    return re.sub(r"\s+", " ", plain_text(file))


def words_of_book(data: bytes) -> str:
    """The text of an e-book, without its marks."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        pages = [book.read(name).decode() for name in book.namelist() if name.endswith("xhtml")]
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", " ".join(pages)))


def readers_have(rooms: Rooms, issue: str, place: Path) -> str:
    """Hold everything readers get of the published issue against what was written; the article's address."""
    front = rooms.until(f"/issues/{issue}/", HEADLINE)
    found = re.search(rf'href="([^"]+)"[^>]*>\s*{HEADLINE}', front)
    assert found, front
    article = rooms.text(found[1])
    assert all(words in article for words in (FIRST, QUOTED, "Bridie Scarth", "A grey crane", "Wren Aldersey"))
    assert all(HEADLINE in rooms.text(feed) for feed in FEEDS)
    front = rooms.until(f"/issues/{issue}/", '.pdf"')
    pdf = re.search(r'href="([^"]+\.pdf)"', front)
    book = re.search(r'href="([^"]+\.epub)"', front)
    assert pdf
    assert book
    printed, told = words_of_pdf(rooms.get(pdf[1]), place), words_of_book(rooms.get(book[1]))
    for words in (HEADLINE, FIRST, QUOTED, "Bridie Scarth", "Wren Aldersey"):
        assert words in printed
        assert words in told
    return found[1]


def written(way: ModuleType, desk: Desk, place: Path, issue: str) -> str:
    """Write the story and plan it for an issue; its number in addresses."""
    way.begin_story(desk, HEADLINE, f"{FIRST} The the mayor says nothing.")
    expect(desk.page.locator("[data-gauge-open]")).to_have_text("2 remarks")
    expect(desk.page.locator("[data-gauge-count]")).to_have_text(re.compile(r"^1\d words"))
    desk.shot("10-begun", whole=False)
    way.add_copy(desk, MORE, TIMES)
    way.add_quotation(desk, QUOTED, "Bridie Scarth")
    way.add_picture(desk, picture(place), "A grey crane.", "Wren Aldersey")
    way.plan_for(desk, issue)
    desk.shot("13-written", whole=False)
    found = re.search(r"/pages/(\d+)/edit/", desk.page.url)
    assert found
    return found[1]


def planned(way: ModuleType, desk: Desk, issue: str) -> None:
    """Place it on page 3, then on the front; held together there it is too long, and is cut as advised."""
    over = desk.page.locator("#tray-over")
    way.place(desk, issue, HEADLINE)
    expect(over).to_contain_text("Everything fits.")
    way.keep_whole(desk, HEADLINE)
    expect(over.get_by_role("link", name=by_hand.CUT)).to_be_visible()
    desk.shot("22-does-not-fit", whole=False)
    way.follow_advice(desk, issue)
    expect(over).to_contain_text("Everything fits.")
    expect(desk.page.locator(f'#page-1 .fp-piece[data-title="{HEADLINE}"]')).to_be_visible()
    desk.shot("23-fits", whole=False)


def corrected(way: ModuleType, desk: Desk, rooms: Rooms, story: str, article: str) -> None:
    """Change the published story as a correction, and find that everywhere readers look."""
    way.amend(desk, story, HEADLINE, " It was painted twice.")
    way.correct(desk, story, "correction", CORRECTION)
    for place in (article, "/corrections/", *FEEDS):
        rooms.until(place, CORRECTION)
    assert "It was painted twice." in rooms.text(article)


def begun(way: ModuleType, desk: Desk, rooms: Rooms, place: Path) -> tuple[str, str]:
    """From the first sign-in to a front page that fits; the numbers of the issue and of the story."""
    way.sign_in(desk, rooms.once, PASSWORD, code)
    issue = way.begin_issue(desk, 4)
    story = written(way, desk, place, issue)
    planned(way, desk, issue)
    return issue, story


@pytest.mark.parametrize(
    ("way", "database"), [(by_hand, "sqlite"), (by_hand, "postgresql"), (by_key, "sqlite")], indirect=["database"]
)
def test_a_newcomer_makes_an_issue_from_the_first_word_to_a_correction(way, database, tmp_path, browser):
    with (
        opened(paper(tmp_path), tmp_path / "home", database) as rooms,
        visiting(browser, viewport=WIDE, reduced_motion="reduce") as visit,
    ):
        desk = Desk(visit.page, rooms.address)
        issue, story = begun(way, desk, rooms, tmp_path)
        way.close_issue(desk, issue)
        way.publish_at(desk, way.soon())
        article = readers_have(rooms, issue, tmp_path)
        corrected(way, desk, rooms, story, article)
        assert visit.dialogs == []
