"""Site maps, the list of feeds, robots.txt and the web manifest."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

from lxml import etree

from broadsheet.outlets.feeds.manifest import web_manifest
from broadsheet.outlets.feeds.opml import opml
from broadsheet.outlets.feeds.sitemaps import (
    MOST,
    Chunk,
    Spot,
    month_of,
    month_sitemaps,
    news_sitemap,
    page_sitemaps,
    robots,
    sitemap_index,
)
from broadsheet.outlets.model import Assets, Card, ListName, Surroundings
from judges.listings import opml_problems, sitemap_problems
from outlets.feed_desk import DAY, HOME, corrected, retracted, surroundings, the_card, the_paper, the_story, translated

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def root_of(data: bytes) -> etree._Element:
    """A document's root."""
    return etree.fromstring(data)


def test_an_article_has_its_address_its_last_change_and_its_picture():
    ((chunk, data),) = month_sitemaps("2026-11", [the_card(corrected(the_story()))], surroundings())
    (url,) = root_of(data)
    assert chunk == Chunk("2026-11.xml", date(2026, 11, 9))
    assert url.findtext(f"{MAP}loc") == f"{HOME}/2026/11/ferry-vote/"
    assert url.findtext(f"{MAP}lastmod") == "2026-11-09"
    assert url.findtext(f"{IMAGE}image/{IMAGE}loc").startswith(f"{HOME}/pictures/")


def test_an_article_in_two_languages_names_itself_and_the_other():
    ((_, data),) = month_sitemaps("2026-11", [the_card(translated(the_story()))], surroundings())
    found = {link.get("hreflang"): link.get("href") for link in root_of(data).iter(f"{XHTML}link")}
    assert found == {"en": f"{HOME}/2026/11/ferry-vote/", "de": "https://laterne.example/2026/11/faehre/"}


def test_a_change_rewrites_the_map_of_its_month_whatever_the_order_of_its_articles():
    before = [the_card(the_story("a")), the_card(the_story("b"))]
    after = [the_card(the_story("a")), the_card(corrected(the_story("b")))]
    around = surroundings()
    assert [month_of(card) for card in before] == ["2026-11", "2026-11"]
    assert month_sitemaps("2026-11", before, around) != month_sitemaps("2026-11", after, around)
    assert month_sitemaps("2026-11", before, around) == month_sitemaps("2026-11", before[::-1], around)


def test_the_judges_find_nothing():
    cards = [the_card(translated(corrected(the_story()))), the_card(the_story("b", blocks=()))]
    maps = [data for _, data in (*month_sitemaps("2026-11", cards, surroundings()),)]
    maps += [data for _, data in page_sitemaps([Spot("/"), Spot("/imprint/", DAY)], surroundings())]
    maps += [news_sitemap(cards, surroundings(), DAY), sitemap_index([Chunk("2026-11.xml", DAY)], surroundings())]
    assert [sitemap_problems(data) for data in maps] == [()] * 4
    lists = (ListName("town", "Town & <quay>", "/sections/town/", 4),)
    assert opml_problems(opml(lists, surroundings())) == ()


def test_no_map_holds_more_than_it_may():
    spots = [Spot(f"/pages/{number:05}/") for number in range(MOST + 1)]
    (first, data), (second, rest) = page_sitemaps(spots, surroundings())
    assert (first.name, second.name) == ("pages.xml", "pages-2.xml")
    assert data.count(b"<url>") == MOST
    assert rest.count(b"<url>") == 1


def test_the_index_names_every_map_and_the_news():
    chunks = [Chunk("pages.xml"), Chunk("2026-11.xml", DAY), Chunk("2026-10.xml", date(2026, 10, 2))]
    root = root_of(sitemap_index(chunks, surroundings()))
    found = [(item.findtext(f"{MAP}loc"), item.findtext(f"{MAP}lastmod")) for item in root]
    assert found == [
        (f"{HOME}/sitemaps/2026-10.xml", "2026-10-02"),
        (f"{HOME}/sitemaps/2026-11.xml", "2026-11-06"),
        (f"{HOME}/sitemaps/pages.xml", None),
        (f"{HOME}/sitemaps/news.xml", None),
    ]


def cards_about(day: date) -> list[Card]:
    """Articles from three days before a day to the day after."""
    days = [day + timedelta(days=step) for step in range(-3, 2)]
    return [the_card(the_story(f"day-{number}"), when) for number, when in enumerate(days)]


def test_news_are_the_articles_of_two_days_before_the_build_and_none_of_tomorrow():
    root = root_of(news_sitemap(cards_about(DAY), surroundings(), DAY))
    assert [url.findtext(f"{MAP}loc").split("/")[-2] for url in root] == ["day-3", "day-2", "day-1"]
    news = root[0].find(f"{NEWS}news")
    assert news.findtext(f"{NEWS}publication/{NEWS}name") == "The Saltwick Courier"
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == "en"
    assert news.findtext(f"{NEWS}publication_date") == "2026-11-06"
    assert news.findtext(f"{NEWS}title") == "Ferry & tide: the vote at 5 < 6 o’clock"


def test_the_news_tell_one_code_of_a_language_and_that_a_story_was_taken_back():
    cards = [the_card(retracted(replace(the_story(), language="de-AT")))]
    news = root_of(news_sitemap(cards, surroundings(), DAY))[0].find(f"{NEWS}news")
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == "de"
    assert news.findtext(f"{NEWS}title").startswith("Zurückgezogen: ")


def test_a_paper_with_no_news_has_an_empty_map():
    assert len(root_of(news_sitemap([], surroundings(), DAY))) == 0


def test_every_list_has_its_feed_in_the_list_of_feeds():
    lists = (ListName("town", "Town & <quay>", "/sections/town/", 4), ListName("sport", "Sport", "/sections/sport/", 2))
    rows = root_of(opml(lists, surroundings())).findall("body/outline")
    assert [row.get("xmlUrl") for row in rows] == [
        f"{HOME}/feeds/rss.xml",
        f"{HOME}/sections/town/feeds/rss.xml",
        f"{HOME}/sections/sport/feeds/rss.xml",
    ]
    assert rows[1].get("text") == "The Saltwick Courier: Town & <quay>"
    assert {row.get("type") for row in rows} == {"rss"}


def test_robots_are_led_to_the_site_map():
    assert robots(surroundings()).decode().splitlines()[-1] == f"Sitemap: {HOME}/sitemap.xml"


def test_the_manifest_knows_base_language_and_icon():
    around = Surroundings(the_paper(language="ar"), assets=Assets(icon="/assets/icon.svg"), base="/courier")
    told = json.loads(web_manifest(around))
    assert (told["lang"], told["dir"], told["start_url"]) == ("ar", "rtl", "/courier/")
    assert told["icons"] == [{"src": "/courier/assets/icon.svg", "sizes": "any", "type": "image/svg+xml"}]
    assert "icons" not in json.loads(web_manifest(surroundings()))
