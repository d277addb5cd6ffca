"""The example paper as it is built, in its own dress, before every judge: files, pages in every look, print, speed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html as markup

from judges import poppler
from judges.browser import DESKTOP, PHONE
from judges.built import ADDRESS
from judges.ebooks import Verdict, ace, epubcheck
from judges.fast import ARTICLE, PICTURED, bars
from judges.feeds import feed_problems
from judges.mail import mail_problems, unsupported
from judges.ninjs import ninjs_problems
from judges.structured import linked_data, printed, structured_data
from judges.whole import page_problems, site_problems

pytestmark = pytest.mark.judge
CORRECTED = "/2026/10/carraway-puts-the-harbour-up-for-sale/"
AWAY = "/2026/10/constance-breaks-down-with-a-wedding-on-board/"
GONE = "/2026/10/the-fog-horn/"
PAGES = (
    *("/", ARTICLE, PICTURED, CORRECTED, "/issues/", "/issues/24/", "/issues/24/pages/1/", "/sections/harbour/"),
    *("/sections/harbour/page-1/", "/2026/11/", "/authors/nell-oxtoby/", "/sections/", "/authors/", "/subjects/"),
    *("/months/", "/corrections/", "/imprint/", "/get/", "/search/", "/404.html", GONE),
)
"""One page of every template, and articles of every make."""
LOOKS = {
    "light": ("example", {"color_scheme": "light", "viewport": DESKTOP}),
    "dark": ("example", {"color_scheme": "dark", "viewport": PHONE}),
    "from the right": ("turned", {"color_scheme": "light", "viewport": PHONE}),
    "from the right in the dark": ("turned", {"color_scheme": "dark", "viewport": DESKTOP}),
}
KINDS = ("NewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "ReviewNewsArticle")
PRINTED = re.compile(
    r"First printed in (Le Fanal, issue 58, |Die Hafenlaterne, issue 31, |issue 2[34] \(\w+ 2026\), )page\s\d"
)
CANNOT = {"color-scheme CSS property", "color-scheme meta tag"}
"""What a newsletter may ask for that some mail programs lack, since it reads well without."""


def the_article(page: str) -> dict[str, object]:
    """What a page's linked data say of its article."""
    found = [item for block in linked_data(page) for item in (block if isinstance(block, list) else [block])]
    return next(item for item in found if item["@type"] in KINDS)


def test_the_whole_site_is_valid_and_its_links_lead_somewhere(example):
    assert site_problems(example.site, ADDRESS) == ()


def test_feeds_are_read_by_other_peoples_readers(example):
    feeds = [example.site / "feeds" / name for name in ("rss.xml", "atom.xml", "feed.json", "rss-archive-1.xml")]
    assert {path.name: feed_problems(path.read_bytes()) for path in feeds} == {path.name: () for path in feeds}


def test_every_wire_item_is_valid(example):
    items = {address: example.site / address[1:] / "ninjs.json" for address in example.articles()}
    assert len(items) == 45
    found = {address: ninjs_problems(json.loads(path.read_bytes())) for address, path in items.items()}
    assert {address: problems for address, problems in found.items() if problems} == {}


@pytest.mark.parametrize("look", LOOKS)
def test_nobody_meets_a_barrier_on_any_page_in_any_look(request, host, open_page, look):
    paper, wishes = LOOKS[look]
    served = host(request.getfixturevalue(paper).site)
    visit = open_page(served.url, **wishes)
    found = {}
    for address in PAGES:
        answer = visit.page.goto(served.url + address, wait_until="load")
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        found[address] = page_problems(visit, served.url)
    assert {address: problems for address, problems in found.items() if problems} == {}
    assert visit.page.evaluate("document.documentElement.dir") == ("rtl" if paper == "turned" else "ltr")


@pytest.mark.parametrize("kind", KINDS)
def test_linked_data_of_every_kind_of_article_name_its_issue_and_page(example, kind):
    pages = map(example.page, example.articles())
    page = next(page for page in pages if the_article(page)["@type"] == kind)
    wanted = {path: value for path, value in printed(kind).items() if "dateline" not in path}
    assert structured_data(page, wanted) == ()


def test_linked_data_tell_where_a_story_was_sent_from_and_what_was_corrected(example):
    assert structured_data(example.page(AWAY), printed()) == ()
    correction = {'[NewsArticle[0].correction][]."@type"': "CorrectionComment"}
    assert structured_data(example.page(CORRECTED), correction) == ()
    assert the_article(example.page(PICTURED))["isPartOf"]["isPartOf"]["issn"] == "3994-0020"


def test_without_scripts_an_article_is_whole_and_can_be_answered(example, host, open_page):
    visit = open_page(host(example.site).url + PICTURED, java_script_enabled=False)
    text = visit.page.locator("article").inner_text()
    for words in ("Five hundred and twenty-two people", "the crabs were not included", "about £2m", "Tamsin Garrowby"):
        assert words in text
    form = visit.page.locator("form[method=post]")
    words = " ".join(form.inner_text().split())
    assert words.startswith(
        "Leave a reply Your email address will not be published. Required fields are marked * Name * E-mail * Reply *"
    )
    assert form.get_attribute("action") == "/replies/"
    assert visit.page.locator("[data-theme-switch]").is_hidden()
    assert visit.asked
    assert not [address for address in visit.asked if address.endswith(".js")]


def test_an_article_on_paper_has_its_text_and_nothing_that_can_only_be_clicked(example, host, open_page, tmp_path):
    visit = open_page(host(example.site).url + PICTURED)
    visit.page.pdf(path=str(tmp_path / "article.pdf"), format="A4", prefer_css_page_size=True)
    text = " ".join(poppler.plain_text(tmp_path / "article.pdf").split())
    for words in ("Town votes to buy back its harbour", "the crabs were not included", "First printed in issue 24"):
        assert words in text
    for words in ("Leave a reply", "Dark page", "Search", "Get issue 24", "Next in issue"):
        assert words not in text


def test_every_article_names_the_issue_on_sale_and_the_page_it_was_printed_on(example):
    for address in example.articles():
        page = markup.document_fromstring(example.page(address))
        first = page.xpath("string(//p[@class='printed'])")
        assert PRINTED.fullmatch(first.strip()), (address, first)
        assert "Get issue 24" in page.xpath("string(//section[@class='get-issue']//h2)")
        assert page.xpath("//p[@class='printed']/a/@href") or "in issue" not in first


@pytest.mark.parametrize("number", [23, 24])
def test_the_e_book_is_valid_and_open_to_all_readers(example, number):
    book = example.out / "issues" / str(number) / f"issue-{number}.epub"
    assert epubcheck(book) == Verdict((), ())
    if number == 24:
        assert [barrier for barrier in ace(book) if barrier.grave] == []


@pytest.mark.parametrize("number", [23, 24])
def test_the_newsletter_is_sound(example, number):
    home = example.out / "issues" / str(number)
    assert mail_problems((home / f"issue-{number}.eml").read_bytes()) == ()
    lacking = unsupported((home / f"issue-{number}.html").read_text(encoding="utf-8"))
    assert {found.feature for found in lacking if len(found.programs) > 6} <= CANNOT


@pytest.mark.parametrize("address", [ARTICLE, PICTURED])
def test_pages_are_fast_and_light_on_a_slow_telephone(example, host, address):
    assert bars(host(example.site).url + address, plain=address == ARTICLE) == ()


def test_a_page_cannot_pass_as_fast_that_is_heavy(example, host, tmp_path):
    (tmp_path / "heavy.js").write_text("//" + "x" * 70_000, encoding="utf-8")
    page = example.page(ARTICLE).replace("</head>", '<script src="/heavy.js"></script></head>')
    Path(tmp_path / "index.html").write_text(page, encoding="utf-8")
    told = " ".join(bars(host(tmp_path).url + "/", plain=True, tries=1))
    assert "bytes of script" in told
    assert "bytes over the wire" in told
