"""RSS, Atom and JSON Feed: by the rules, and everything comes back out of them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from broadsheet.outlets.feeds.atom import atom
from broadsheet.outlets.feeds.files import feed_files
from broadsheet.outlets.feeds.json_feed import json_feed
from broadsheet.outlets.feeds.markup import character_data, element, permitted
from broadsheet.outlets.feeds.rss import plain_title, rss
from broadsheet.outlets.model import Assets, Feed, FeedItem, Surroundings
from broadsheet.story.model import Paragraph, Picture, Span, Story
from judges.feeds import feed_problems, rule_problems
from judges.hostile import hostile_copy, survivors
from outlets.feed_desk import (
    DAY,
    HOME,
    PICTURES,
    a_feed,
    an_item,
    corrected,
    retracted,
    surroundings,
    the_card,
    the_paper,
    the_story,
    translated,
)
from outlets.feed_rules import feed_reports

SAMPLES = Path(__file__).resolve().parents[3].parent / "shared" / "samples" / "feeds"
EXPECTED = sorted([*SAMPLES.glob("rss20-element-channel/*.xml"), *SAMPLES.glob("atom-4.1.2/*.xml")])
HOSTILE = hostile_copy()


def parsed(data: bytes):
    """A feed as feedparser reads it, untouched."""
    found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.get("bozo_exception")
    return found


def everything() -> Feed:
    """A feed of stories of every kind."""
    german = replace(the_story("faehre"), language="de", headline="Die Fähre „bleibt“", bylines=(), section="nowhere")
    bare = Story("bare", "", (), language="en")
    stories = (corrected(the_story()), retracted(the_story("hoax")), translated(the_story("twice")), german, bare)
    return a_feed(*stories)


# ---- the rules ----


@pytest.mark.skipif(not EXPECTED, reason="the feed samples are not beside the repository (../shared/samples/feeds)")
@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_the_rules_report_what_is_wrong_with_each_known_feed(path: Path):
    data = path.read_bytes()
    expected = data.decode().partition("Expect:")[2].split()[0]
    told = {f"{found.rule}{{element:{found.element},parent:{found.parent}}}" for found in feed_reports(data)}
    told |= {f"{found.rule}{{parent:{found.parent},element:{found.element}}}" for found in feed_reports(data)}
    told |= {found.rule for found in feed_reports(data)}
    if expected == "!Error":
        assert not told
    elif expected.startswith("!"):
        assert expected[1:] not in told
    else:
        assert expected in told


@pytest.mark.parametrize("write", [rss, atom])
def test_our_feeds_break_no_rule(write):
    for feed in (everything(), replace(everything(), archive=2, archives=3), a_feed(items=())):
        assert feed_reports(write(feed, surroundings())) == ()


def test_atom_is_as_its_grammar_has_it():
    grammar = etree.RelaxNG(etree.parse(str(Path(__file__).resolve().parents[1] / "atom.rng")))
    around = Surroundings(the_paper(), assets=Assets(icon="/assets/icon.svg"))
    for feed in (everything(), replace(everything(), archive=2, archives=3), a_feed(items=())):
        grammar.assertValid(etree.fromstring(atom(feed, around)))
    broken = atom(everything(), around).replace(b"<published>2026", b"<published>on 2026", 1)
    assert not grammar.validate(etree.fromstring(broken))


@pytest.mark.parametrize("write", [rss, atom, json_feed])
def test_the_judges_find_nothing(write):
    for feed in (everything(), replace(everything(), archive=2, archives=3), a_feed(items=())):
        assert rule_problems(write(feed, surroundings())) == ()


@pytest.mark.judge
@pytest.mark.parametrize("write", [rss, atom, json_feed])
def test_a_second_reader_takes_our_feeds(write):
    assert feed_problems(write(everything(), surroundings())) == ()


# ---- what comes back ----


@pytest.mark.parametrize("write", [rss, atom])
def test_every_text_comes_back_as_it_was(write):
    feed = everything()
    found = parsed(write(feed, surroundings()))
    assert found.feed.title == "The Saltwick Courier"
    assert found.feed.subtitle == "Every first Friday, for the whole estuary"
    assert len(found.entries) == len(feed.items)
    for entry, item in zip(found.entries, feed.items, strict=True):
        assert item.card.headline in unescape(entry.title)
        assert entry.content[-1].value == item.body.strip()
        assert unescape(entry.get("summary", "")) in {item.card.standfirst, item.body.strip()}
        assert entry.link == HOME + item.card.address
        assert entry.published_parsed[:3] == item.card.published.timetuple()[:3]
        assert entry.updated_parsed[:3] == item.card.updated.timetuple()[:3]


@pytest.mark.parametrize("write", [rss, atom])
def test_people_subjects_and_picture_come_back(write):
    entry = parsed(write(a_feed(), surroundings())).entries[0]
    writers = [author["name"] for author in entry.authors]
    assert writers == ["Ada Finch", "Mara Quill"] or entry.author == "Ada Finch, Mara Quill"
    assert any("Tom Reed" in person["name"] for person in entry.contributors)
    assert {tag["label"] or tag["term"] for tag in entry.tags} == {"The Town", "ferries", "the harbour"}
    card = PICTURES["pictures/board.jpg"].of("jpeg", "card")[-1]
    named = [link["href"] for link in entry.links if link["rel"] == "enclosure"]
    shown = [media["url"] for media in entry.get("media_content", [])]
    assert HOME + card.address in named + shown


def test_json_feed_says_the_same():
    told = json.loads(json_feed(everything(), surroundings()))
    for item, given_item in zip(told["items"], everything().items, strict=True):
        assert item["content_html"] == given_item.body
        assert item["url"] == HOME + given_item.card.address
        assert given_item.card.headline in item["title"]
    first = told["items"][0]
    assert [(person["name"], person["_broadsheet"]["role"]) for person in first["authors"]] == [
        ("Ada Finch", "words"),
        ("Mara Quill", "words"),
        ("Tom Reed", "photographs"),
        ("Jo Ek", "tea"),
    ]
    assert first["tags"] == ["The Town", "ferries", "the harbour"]
    assert (first["_broadsheet"]["issue"], first["_broadsheet"]["page"]) == (24, 5)
    assert first["date_modified"] == "2026-11-09T00:00:00Z"
    assert [item["kind"] for item in first["_broadsheet"]["corrections"]] == ["update", "correction"]


def test_a_retracted_article_says_so_in_its_title():
    told = json.loads(json_feed(a_feed(retracted(the_story())), surroundings()))
    assert told["items"][0]["title"] == f"Retracted: {the_story().headline}"
    assert told["items"][0]["date_modified"] == "2026-11-12T00:00:00Z"


def test_a_translation_is_related_by_its_language_and_the_article_itself_the_only_alternate():
    links = parsed(atom(a_feed(translated(the_story())), surroundings())).entries[0].links
    assert [link["href"] for link in links if link["rel"] == "alternate"] == [f"{HOME}/2026/11/ferry-vote/"]
    related = [(link.get("hreflang"), link["href"]) for link in links if link["rel"] == "related"]
    assert ("de", "https://laterne.example/2026/11/faehre/") in related
    assert "https://light.example/ferry/" not in dict(map(reversed, related))


def test_related_articles_are_those_it_links_to():
    links = parsed(atom(a_feed(), surroundings())).entries[0].links
    related = [link["href"] for link in links if link["rel"] == "related"]
    assert f"{HOME}/2026/10/harbour-plan/" in related


def test_the_id_stays_when_headline_and_slug_change_and_is_the_same_in_all_three():
    before, after = the_story(), replace(the_story(), headline="Other", slug="other")
    ids = set()
    for story in (before, after):
        feed = a_feed(story)
        ids.add(parsed(rss(feed, surroundings())).entries[0].id)
        ids.add(parsed(atom(feed, surroundings())).entries[0].id)
        ids.add(json.loads(json_feed(feed, surroundings()))["items"][0]["id"])
    assert ids == {"tag:courier.example,2026:ferry-vote"}


def test_an_article_told_twice_stands_once():
    item = an_item()
    feed = a_feed(items=(item, item))
    assert [len(parsed(write(feed, surroundings())).entries) for write in (rss, atom)] == [1, 1]


def test_the_same_feed_gives_the_same_bytes():
    assert feed_files(everything(), surroundings()) == feed_files(everything(), surroundings())


def test_a_paper_below_a_path_and_one_without_an_address_have_whole_addresses():
    below = Surroundings(the_paper(address="https://town.example"), base="/courier")
    entry = parsed(rss(a_feed(), below)).entries[0]
    assert entry.link == "https://town.example/courier/2026/11/ferry-vote/"
    assert entry.id == "tag:town.example,2026:courier/ferry-vote"
    nowhere = surroundings(address="")
    assert feed_reports(rss(a_feed(), nowhere)) == feed_reports(atom(a_feed(), nowhere)) == ()


def test_the_icon_is_told_but_not_in_archives():
    around = Surroundings(the_paper(), assets=Assets(icon="/assets/icon-1a2b.svg"))
    assert json.loads(json_feed(a_feed(), around))["favicon"] == f"{HOME}/assets/icon-1a2b.svg"
    assert b"icon-1a2b" in atom(a_feed(), around)
    for write in (rss, atom, json_feed):
        assert b"icon-1a2b" not in write(a_feed(archive=1, archives=1), around)


# ---- copy that means harm ----


def poisoned(text: str) -> FeedItem:
    """A story with a text in every place copy has."""
    story = replace(
        the_story(),
        headline=text,
        standfirst=text,
        kicker=text,
        section=text,
        subjects=(text,),
        dateline=text,
        blocks=(
            Paragraph((Span(text), Span(text, link=text))),
            Picture("pictures/board.jpg", text, (Span(text),), text),
        ),
        bylines=tuple(
            replace(item, name=text, role=role)
            for item, role in zip(the_story().bylines, ("words", text), strict=False)
        ),
    )
    return an_item(corrected(story))


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.name)
def test_nothing_that_runs_survives_from_copy(case):
    feed = a_feed(items=(poisoned(case.markup),))
    own = (f"{HOME}/",)
    entry = parsed(rss(feed, surroundings())).entries[0]
    body = entry.content[-1].value
    told = f"{entry.title}\n{entry.get('summary', '')}\n{body}"
    assert survivors(told, own) == ()
    assert parsed(atom(feed, surroundings())).entries[0].content[-1].value == body
    item = json.loads(json_feed(feed, surroundings()))["items"][0]
    assert permitted(item["content_html"]).replace("\r\n", "\n").strip() == body


def test_a_reader_that_takes_titles_for_html_sees_the_same_words():
    for words in ("AT&T buys 5 < 6", "Fish & chips; <b>bold</b>", "&amp; is an entity", "a <script>x</script>"):
        assert unescape(plain_title(words)) == words
    assert plain_title("AT&T buys 5 < 6") == "AT&T buys 5 < 6"


# ---- any text at all ----

ANY = st.text(st.characters(), max_size=40)


@settings(deadline=None)
@given(ANY)
def test_any_text_is_well_formed_and_comes_back(text: str):
    kept = permitted(text)
    found = etree.fromstring(element("t", kept, ("a", kept)).encode())
    assert (found.text or "") == kept
    assert found.get("a", "") == kept
    again = etree.fromstring(f"<t>{character_data(text)}</t>".encode())
    assert (again.text or "") == kept.replace("\r\n", "\n").replace("\r", "\n")


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.sampled_from(["]", "]]", "]]>", ">", "x", "\ud800", "\x00", "\x0b", "\ufffe", "&", "<"]), max_size=8)
)
def test_what_no_xml_may_hold_and_what_ends_a_section_cannot_break_a_feed(parts: list[str]):
    text = "".join(parts)
    story = replace(the_story(), headline=text, standfirst=text, blocks=(Paragraph((Span(text),)),))
    for write in (rss, atom, json_feed):
        data = write(a_feed(items=(an_item(story),)), surroundings(strapline=text))
        assert rule_problems(data) == ()


def test_a_day_is_told_by_its_beginning():
    entry = parsed(rss(a_feed(), surroundings())).entries[0]
    assert entry.published == "Fri, 06 Nov 2026 00:00:00 +0000"
    assert the_card(the_story(), date(2026, 1, 5)).published == date(2026, 1, 5) != DAY
