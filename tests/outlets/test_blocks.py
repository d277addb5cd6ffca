"""Copy as markup: every kind of block, valid as HTML and XHTML, and nothing of it alive."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.outlets.blocks import Dress, blocks_html, spans_html, story_html
from broadsheet.outlets.markup import attribute, language_attributes, safe_address, text_html
from broadsheet.story.model import (
    Align,
    FactBox,
    ItemList,
    Listing,
    ListingEntry,
    ListItem,
    Note,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    SectionBreak,
    Span,
    Story,
    Subhead,
    Table,
)
from broadsheet.story.text import plain, story_paragraphs
from judges.hostile import hostile_copy, survivors
from outlets.feed_desk import every_block, the_story

ADDRESS_PARTS = (
    "http://", "https://", "https://a.example/", "/", "//", "a", "B", "9", "-", ".", "..", "a" * 64, "@", ":", "80",
    "?", ";", "=", "+", "~", "_", "#", "%20", "é", "xn--a", "\\", ",",
)  # fmt: skip
IMAGE = '<img src="/p.jpg" alt=""/>'


def said(*blocks, **wishes) -> str:
    """The markup of some blocks."""
    dress = wishes.pop("dress", Dress())
    return blocks_html(Story("s", "Headline", blocks, **wishes), dress)


def p(*spans: str | Span) -> Paragraph:
    """A paragraph."""
    return Paragraph(tuple(Span(span) if isinstance(span, str) else span for span in spans))


def read(text: str) -> ET.Element:
    """Markup read as XML, as an e-book's reader does."""
    return ET.fromstring(f'<div xmlns:epub="x">{text}</div>')  # noqa: S314 - our own markup


def items(*levels: int, ordered: bool = False) -> ItemList:
    """A list whose items have these levels."""
    return ItemList(tuple(ListItem((Span(str(at)),), level, ordered, at + 3) for at, level in enumerate(levels)))


def test_text_keeps_its_emphasis_and_its_signs():
    text = said(p("5 < 6 & ", Span("so", emphasis=True), Span("!", strong=True), Span("?", emphasis=True, strong=True)))
    assert text == "<p>5 &lt; 6 &amp; <em>so</em><strong>!</strong><strong><em>?</em></strong></p>\n"


def test_neighbours_with_the_same_link_share_one_element():
    spans = (Span("the ", link="/x/"), Span("plan", emphasis=True, link="/x/"), Span(" B", link="/y/"), Span(" end"))
    assert spans_html(spans, Dress()) == '<a href="/x/">the <em>plan</em></a><a href="/y/"> B</a> end'


def test_a_link_a_reader_may_not_follow_leaves_its_text():
    assert said(p(Span("here", link="javascript:alert(1)"), " and on")) == "<p>here and on</p>\n"


def test_an_outlet_decides_where_links_lead():
    dress = Dress(address=lambda link: f"https://paper.example{link}")
    assert said(p(Span("here", link="/x/")), dress=dress) == '<p><a href="https://paper.example/x/">here</a></p>\n'


def test_the_dateline_runs_in_at_the_head_of_the_first_paragraph():
    text = said(SectionBreak(), p("The boat sailed."), p("It came back."), dateline="Hethra")
    assert text.startswith('<hr/>\n<p><b class="dateline">Hethra.</b> The boat sailed.</p>\n<p>It came')


def test_subheads_have_anchors_that_differ_and_levels_without_gaps():
    heads = (Subhead((Span("The count"),), 2), Subhead((Span("The count"),), 3), Subhead((Span("2026"),)))
    text = said(*heads, dress=Dress(heading=3))
    assert text == (
        '<h3 id="the-count">The count</h3>\n<h4 id="the-count-2">The count</h4>\n<h3 id="s-2026">2026</h3>\n'
    )


def test_a_subhead_does_not_take_an_id_of_the_page():
    assert said(Subhead((Span("Notes"),))) == '<h2 id="notes-2">Notes</h2>\n'
    assert said(Subhead((Span("Notes"),)), dress=Dress(anchors=False)) == "<h2>Notes</h2>\n"


def test_headings_end_at_the_sixth_level():
    heads = tuple(Subhead((Span("x"),), level) for level in (1, 2, 3))
    assert [element.tag for element in read(said(*heads, dress=Dress(heading=5)))] == ["h5", "h6", "h6"]


def test_a_quotation_names_speaker_and_source_apart():
    text = said(Quotation(((Span("We are not for sale."),),), "Ruth Canfor", "to the council"))
    root = read(text)[0]
    assert root.get("class") == "quotation"
    assert root.findtext("blockquote/p") == "We are not for sale."
    assert root.findtext("figcaption/span") == "Ruth Canfor"
    assert root.findtext("figcaption/cite") == "to the council"


def test_a_source_on_the_web_is_the_quotation_s_cite_and_a_link():
    root = read(said(Quotation(((Span("x"),),), "", "https://council.example/minutes?a=1&b=2")))[0]
    assert root.find("blockquote").get("cite") == "https://council.example/minutes?a=1&b=2"
    assert root.findtext("figcaption/cite/a") == "council.example"


def test_lists_nest_as_their_levels_say():
    text = said(items(0, 1, 1, 2, 0))
    assert text == (
        "<ul><li>0<ul><li>1</li><li>2<ul><li>3</li></ul></li></ul></li><li>4</li></ul>\n"
    )  # fmt: skip


def test_lists_whose_levels_leap_or_kinds_change_stay_sound():
    mixed = ItemList((ListItem((Span("a"),), 3), ListItem((Span("b"),), 0), ListItem((Span("c"),), 0, True, 7)))
    assert said(mixed) == '<ul><li>a</li><li>b</li></ul><ol start="7"><li>c</li></ol>\n'


def test_an_ordered_list_begins_at_its_number():
    assert said(items(0, 0, ordered=True)) == '<ol start="3"><li>0</li><li>1</li></ol>\n'


TABLE = Table(
    ((Span("Vote"),), (Span("Hands"),)),
    (((Span("For"),), (Span("212"),)), ((), (Span("88"),))),
    (Align.LEFT, Align.RIGHT),
    (Span("The hands"),),
)


def test_a_table_names_its_columns_rows_and_itself():
    root = read(said(TABLE))[0]
    assert root.findtext("caption") == "The hands"
    assert [(cell.text, cell.get("scope"), cell.get("class")) for cell in root.iter("th")] == [
        ("Vote", "col", None),
        ("Hands", "col", "right"),
        ("For", "row", None),
    ]
    assert [cell.text for cell in root.iter("td")] == ["212", None, "88"]


def test_a_wide_table_scrolls_in_a_region_that_keyboards_reach():
    cells = tuple((Span("Harbourmaster"),) for _ in range(5))
    wide = replace(TABLE, head=cells, rows=(cells,), aligns=(Align.LEFT,) * 5)
    region = read(said(wide))[0]
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    assert region.find("table/caption").get("id") == region.get("aria-labelledby")
    assert read(said(replace(wide, caption=()), dress=Dress(language="de")))[0].get("aria-label") == "Tabelle"
    assert read(said(wide, dress=Dress(scroll=False)))[0].tag == "table"


def test_a_picture_comes_with_caption_and_credit_or_not_at_all():
    picture = Picture("p.jpg", "A quay", (Span("The quay."),), "Tom Reed")
    shown = said(picture, dress=Dress(picture=lambda _: IMAGE))
    assert shown == (
        f'<figure class="picture">{IMAGE}<figcaption><span class="caption">The quay.</span> '
        '<span class="credit">Tom Reed</span></figcaption></figure>\n'
    )
    assert said(picture) == ""


def test_a_pull_quote_repeats_the_text_for_eyes_only_and_holds_no_links():
    quote = PullQuote((Span("I would like to own a harbour", link="/x/", note="1"),), "Roland Tidyman")
    root = read(said(quote))[0]
    assert root.get("aria-hidden") == "true"
    assert root.find(".//a") is None
    assert said(quote, dress=Dress(pull_quotes=False)) == ""


def test_a_fact_box_is_an_aside_under_its_title():
    box = read(said(FactBox("The boat", (p("Built in 1961."), items(0), TABLE))))[0]
    assert box.get("aria-labelledby") == box.find("h2").get("id")
    assert [element.tag for element in box] == ["h2", "p", "ul", "table"]


def test_listings_are_sections_with_entries():
    text = said(Listing("Friday", (ListingEntry((Span("Choir, 7pm."),), (Span("Corn Hall."),)),)))
    section = read(text)[0]
    assert section.findtext("h2") == "Friday"
    assert "".join(section.find("p").itertext()) == "Choir, 7pm. Corn Hall."


NOTED = Story(
    "s",
    "Headline",
    (p(Span("First", note="b"), Span(", again", note="b"), Span(", none", note="zz"), "."),),
    notes=(Note("a", (Span("Nobody asks."),)), Note("b", (Span("Here."),))),
)


def test_notes_and_marks_lead_to_each_other():
    root = read(story_html(NOTED, Dress()))
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    links = list(root.iter("a"))
    assert [link.get("href") for link in links] == ["#note_2", "#note_2", "#ref_2"]
    assert all(link.get("href")[1:] in ids for link in links)
    assert [link.text for link in links[:2]] == ["2", "2"]
    assert root.find("section").get("role") == "doc-endnotes"
    assert len(ids) == len([element for element in root.iter() if element.get("id")])


def test_notes_stand_below_the_blocks_where_there_are_any():
    assert story_html(NOTED, Dress()).startswith(blocks_html(NOTED, Dress()))
    bare = replace(NOTED, notes=())
    assert story_html(bare, Dress()) == blocks_html(bare, Dress())


def test_marks_can_be_plain_figures():
    text = story_html(NOTED, Dress(linked_notes=False))
    assert "<a " not in text
    assert "First<sup>2</sup>" in text


def test_stories_on_one_page_keep_their_ids_apart():
    text = story_html(NOTED, Dress(prefix="x1_")) + story_html(NOTED, Dress(prefix="x2_"))
    ids = [element.get("id") for element in read(text).iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 10


def test_an_e_book_is_told_what_notes_are():
    text = story_html(NOTED, Dress(epub=True))
    assert text.count('epub:type="noteref"') == 2
    assert 'epub:type="endnotes"' in text


def test_every_kind_of_block_is_sound_xml_and_loses_no_text():
    story = the_story()
    marked = story_html(story, Dress(picture=lambda _: IMAGE))
    root = read(re.sub("<sup.*?</sup>", "", marked))
    told = "".join(root.itertext())
    heads = {"kicker", "headline", "standfirst", "byline"}
    lost = [text for path, role, text in story_paragraphs(story) if role not in heads and path[-7:] != "speaker"
            and text not in told]  # fmt: skip
    assert lost == []
    assert plain(every_block()[0].spans)[:13] in told


@pytest.mark.parametrize("case", hostile_copy(), ids=lambda case: case.name)
def test_hostile_copy_is_text_and_nothing_else(case):
    spans = (Span(case.markup, link=case.markup, note=case.markup), Span(case.markup, emphasis=True))
    story = Story(
        case.markup,
        case.markup,
        (
            Paragraph(spans),
            Subhead(spans),
            Quotation((spans,), case.markup, case.markup),
            ItemList((ListItem(spans),)),
            Table((spans, spans), ((spans, spans),), (Align.LEFT, Align.RIGHT), spans),
            Picture("x.jpg", case.markup, spans, case.markup),
            PullQuote(spans, case.markup),
            FactBox(case.markup, (Paragraph(spans),)),
            Listing(case.markup, (ListingEntry(spans, spans),)),
        ),
        dateline=case.markup,
        notes=(Note(case.markup, spans),),
    )
    text = story_html(story, Dress(picture=lambda picture: f'<img src="/p.jpg" alt="{attribute(picture.alt)}"/>'))
    assert {element.tag for element in read(text).iter()} <= {
        *("div", "p", "a", "em", "b", "sup", "h2", "figure", "blockquote", "figcaption", "cite", "span", "ul", "li"),
        *("table", "caption", "thead", "tbody", "tr", "th", "td", "img", "aside", "section", "ol"),
    }
    assert survivors(f"<!DOCTYPE html><title>x</title><body>{text}") == ()


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://a.example/x?a=1&b=2#c", "https://a.example/x?a=1&b=2#c"),
        ("HTTPS://A.example/", "HTTPS://A.example/"),
        ("mailto:desk@a.example", "mailto:desk@a.example"),
        ("tel:+441632960424", "tel:+441632960424"),
        ("/2026/11/x/", "/2026/11/x/"),
        ("/", "/"),
        ("#the-count", "#the-count"),
        ("https://a.example/two words", "https://a.example/two%20words"),
        ("https://a.example/100%/", "https://a.example/100%25/"),
        ("https://a.example/ő", "https://a.example/ő"),
        ("https://a.example/#a#b", "https://a.example/#a%23b"),
        (' /x"y<z>/', "/x%22y%3Cz%3E/"),
    ],
)
def test_addresses_a_reader_may_follow_are_written_as_urls(link, address):
    assert safe_address(link) == address


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)", "java\tscript:alert(1)", " \x01javascript:alert(1)", "JaVaScRiPt:alert(1)",
        "vbscript:x", "data:text/html,x", "//evil.example/", "/\\evil.example/", "/\t/evil.example", "\\\\evil",
        "ftp://a.example/", "x", "", "https://", "https:///x", "https://[::1", "https://a.example:port/", "http://a b/",
        "file:///etc/passwd", "blob:x", "#", "relative/path", "https://user@host^/",
    ],
)  # fmt: skip
def test_addresses_nobody_should_follow_are_none(link):
    assert safe_address(link) == ""


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(ADDRESS_PARTS), max_size=7).map("".join))
def test_an_address_seen_to_be_plain_is_what_taking_it_apart_gives(link):
    assert safe_address(link) == safe_address(f" {link}")  # what has a space to hide is always taken apart


def test_attributes_hold_their_quotes_and_keep_to_one_line():
    assert attribute('say "a\'b"\n & <c>\x00') == "say &quot;a&#39;b&quot; &amp; &lt;c&gt;"
    assert text_html("a\x0bb\ufffe\u0085c") == "abc"


@pytest.mark.parametrize(
    ("language", "around", "attributes"),
    [
        ("en", "en", ""),
        ("en_GB", "en-gb", ""),
        ("", "en", ""),
        ("de-AT", "en", ' lang="de-AT"'),
        ("ar", "en", ' lang="ar" dir="rtl"'),
        ("en", "ar", ' lang="en" dir="ltr"'),
        ("fa", "ar", ' lang="fa"'),
    ],
)
def test_another_language_is_named_and_its_direction_where_it_turns(language, around, attributes):
    assert language_attributes(language, around) == attributes
