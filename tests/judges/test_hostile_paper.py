"""A paper whose copy means harm, built into every outlet: nothing of it runs, and every page stays valid."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from judges import hostile_paper
from judges.browser import DESKTOP
from judges.ebooks import epubcheck
from judges.hostile import MARK, OWN, survivors
from judges.hostile_paper import ADDRESS
from judges.mail import mail_problems
from judges.ninjs import ninjs_problems
from judges.whole import page_problems, site_problems

pytestmark = pytest.mark.judge
OURS = (f"{ADDRESS}/",)
LONG = tuple(OWN).index("long-word")
DEEP = tuple(OWN).index("deep")


def shown(markup: str) -> tuple[str, ...]:
    """What survives in a piece of markup."""
    return survivors(f"<!doctype html><title>x</title><body>{markup}</body>", OURS)


def fed(path: Path) -> Iterator[str]:
    """The markup a feed brings to a reader's program; what says that it is plain text is shown as it is."""
    if path.suffix == ".json":
        yield from (item["content_html"] for item in json.loads(path.read_bytes())["items"])
        return
    root = etree.fromstring(path.read_bytes())
    for place in root.iter("{*}encoded", "{*}content", "{*}description", "{*}summary"):
        if place.get("type", "text" if place.tag.endswith("summary") else "html") in {"text", "plain"}:
            continue
        inner = "".join(etree.tostring(child, encoding="unicode") for child in place)
        yield inner or place.text or ""


def test_every_text_is_published_and_the_whole_site_is_valid(target):
    assert len(target.articles()) == len(tuple(hostile_paper.texts())) >= len(OWN)
    assert site_problems(target.site, ADDRESS) == ()


def test_what_was_sent_can_be_read_as_it_was_written(target):
    page = target.page(f"/2026/11/case-{tuple(OWN).index('script')}/")
    assert f"&lt;script src='https://{MARK}/x.js'&gt;" in page
    assert "7 * 7" in target.page(f"/2026/11/case-{tuple(OWN).index('template')}/")


def test_nothing_of_it_runs_in_a_browser_even_where_the_policy_would_let_it(target, host, open_page):
    served = host(target.site)
    visit = open_page(served.url, bypass_csp=True)
    taken = []
    for address in ("/", "/issues/1/", "/corrections/", "/search/", "/authors/", "/subjects/", *target.articles()):
        visit.page.goto(served.url + address, wait_until="domcontentloaded")
        found = visit.page.evaluate("[document.title, window.name, document.querySelectorAll('main').length]")
        taken += [(address, found)] if found[0] in {"taken", "1"} or found[1] or found[2] != 1 else []
    assert taken == []
    assert (visit.dialogs, visit.complaints, visit.foreign(served.url)) == ([], [], ())


@pytest.mark.parametrize(
    "address", ["/", "/issues/1/", f"/2026/11/case-{LONG}/", f"/2026/11/case-{DEEP}/", "/authors/"]
)
def test_the_longest_words_and_the_strangest_names_are_no_barrier(target, host, open_page, address):
    served = host(target.site)
    for wishes in ({}, {"viewport": DESKTOP, "color_scheme": "dark"}):
        assert page_problems(open_page(served.url + address, **wishes), served.url) == ()


def test_nothing_of_it_is_left_in_feeds(target):
    feeds = [path for path in sorted(target.site.glob("**/feeds/*")) if path.suffix in {".xml", ".json"}]
    assert len(feeds) > 100
    found = {path: [left for text in fed(path) for left in shown(text)] for path in feeds[::5]}
    assert {path: left for path, left in found.items() if left} == {}


def test_nothing_of_it_is_left_in_wire_items(target):
    items = {
        address: json.loads((target.site / address[1:] / "ninjs.json").read_bytes()) for address in target.articles()
    }
    assert {address: ninjs_problems(item) for address, item in items.items() if ninjs_problems(item)} == {}
    texts = {
        address: tuple(body["value"] for body in item["bodies"] if body["contentType"] == "text/html")
        for address, item in items.items()
    }
    assert all(texts.values())
    left = {address: [found for text in values for found in shown(text)] for address, values in texts.items()}
    assert {address: found for address, found in left.items() if found} == {}


def test_nothing_of_it_is_left_in_the_e_book(target):
    book = target.out / "issues" / "1" / "issue-1.epub"
    verdict = epubcheck(book)
    assert (verdict.errors, verdict.warnings) == ((), ())
    with zipfile.ZipFile(book) as archive:
        pages = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml")}
    assert len(pages) > 40
    assert {name: survivors(page) for name, page in pages.items() if survivors(page)} == {}


def test_nothing_of_it_is_left_in_the_newsletter(target):
    home = target.out / "issues" / "1"
    assert mail_problems((home / "issue-1.eml").read_bytes()) == ()
    assert survivors((home / "issue-1.html").read_text(encoding="utf-8"), OURS) == ()
    assert "\nBcc:" not in (home / "issue-1.eml").read_text(encoding="utf-8")
