"""The article page: all that stands on it, in ten languages, and what its machines are told."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from broadsheet.edition.model import Network, Web
from broadsheet.errors import InputError
from broadsheet.outlets.dates import day_text, month_text
from broadsheet.outlets.model import Assets, IssueCard, Surroundings
from broadsheet.outlets.web.base import absolute, ways_to_get
from broadsheet.outlets.web.copy import within
from broadsheet.outlets.web.replies import reply_html, threads
from broadsheet.outlets.web.structured import script
from broadsheet.outlets.web.templates import GIVEN, Templates
from broadsheet.outlets.web.words import ARTICLE, BASE, REPLIES, page_words
from broadsheet.outlets.words import LANGUAGES
from broadsheet.story.model import Byline, Elsewhere, Genre, Origin, Reply
from judges.hostile import hostile_copy, survivors
from outlets import article_desk as desk
from outlets.article_desk import PRINTED, a_page, around, found, full_page, rendered, tree
from outlets.feed_desk import the_card, the_paper, the_story


def test_a_page_begins_with_the_paper_and_its_sections():
    page = rendered(a_page(), around(network=Network("Tideline", "A section of Tideline")))
    assert found(page, "//p[@class='network']") == ["A section of Tideline"]
    assert found(page, "//p[@class='nameplate']/a/@href") == ["/"]
    assert found(page, "//nav[@class='sections']//a") == ["The Town", "Work & Homes", "Search"]
    assert found(page, "//nav[@class='sections']//a[@aria-current]") == ["The Town"]
    assert found(page, "//body/*[1]/@href") == ["#main"]


def test_the_head_of_the_article_says_what_it_is_and_who_made_it():
    page = rendered(a_page())
    assert found(page, "//article//p[@class='kicker']/a") == ["Harbour"]
    assert found(page, "//h1") == ["Ferry & tide: the vote at 5 < 6 o’clock"]
    assert found(page, "//p[@class='standfirst']") == ["Three hundred came, and nobody left “before the count”."]
    lines = found(page, "//p[contains(@class,'byline')]")
    assert lines == ["By Ada Finch and Mara Quill", "Photographs: Tom Reed", "Tea: Jo Ek"]
    assert found(page, "//p[contains(@class,'byline')]/a/@href")[0] == "/authors/ada-finch/"


def test_names_lead_nowhere_where_authors_have_no_pages():
    page = rendered(a_page(), around(web=Web(lists=())))
    assert found(page, "//p[contains(@class,'byline')]/a") == []
    assert found(page, "//p[@class='kicker']/a") == []
    assert found(page, "//nav[@class='sections']//a") == ["Search"]


def test_dates_are_told_to_readers_and_machines():
    page = rendered(a_page(the_story(corrections=desk.CHANGES)))
    assert found(page, "//p[@class='dates']") == ["Published 6 November 2026, updated 14 November 2026"]
    assert found(page, "//p[@class='dates']/time/@datetime") == ["2026-11-06", "2026-11-14"]


def test_the_printed_page_is_linked_in_the_reading_pdf_where_that_is_public():
    page = rendered(a_page())
    assert found(page, "//p[@class='printed']/a") == ["First printed in issue 24 (November 2026), page\u00a05"]
    assert found(page, "//p[@class='printed']/a/@href") == ["/issues/24/24.pdf#page=5"]


@pytest.mark.parametrize(
    ("issue", "page", "address"),
    [
        (replace(PRINTED, pdf=""), 5, "/issues/24/pages/5/"),
        (replace(PRINTED, pdf="", pages=()), 5, "/issues/24/"),
        (PRINTED, 0, "/issues/24/"),
    ],
)
def test_without_the_pdf_the_printed_page_leads_to_its_picture_or_its_issue(issue, page, address):
    story = the_story()
    shown = rendered(a_page(story, issue=issue, card=the_card(story, page=page)))
    assert found(shown, "//p[@class='printed']/a/@href") == [address]


def test_what_a_sister_paper_printed_first_is_said_to_be_hers():
    page = rendered(a_page(the_story(origin=Origin(31, 4, paper="Der Bote"))))
    assert found(page, "//p[@class='printed']") == ["First printed in Der Bote, issue 31, page\u00a04"]
    assert found(page, "//p[@class='printed']/a") == []


def test_an_article_of_no_issue_says_nothing_of_print():
    story = the_story()
    page = rendered(a_page(story, issue=None, card=the_card(story, issue=0, page=0)))
    assert found(page, "//p[@class='printed']") == []
    assert "printPage" not in page


def test_the_issue_on_sale_is_offered_with_its_price_and_the_way_to_get_it():
    page = rendered(a_page(), around(orders_to="copies@courier.example"))
    assert found(page, "//section[@class='get-issue']//h2") == ["Get issue 26"]
    assert found(page, "//section[@class='get-issue']//bdi") == ["£2.00"]
    assert found(page, "//section[@class='get-issue']//a[@class='button']/@href")[0].startswith(
        "mailto:copies@courier.example?subject=Issue%2026"
    )
    assert "copies@<wbr/>courier.example" in page


@pytest.mark.parametrize(
    ("wishes", "way"),
    [
        ({"web": Web(order_at="/order/"), "orders_to": "a@b.example"}, ("/order/", False)),
        ({"web": Web(order_at="https://shop.example/x")}, ("https://shop.example/x", False)),
        ({"orders_to": "copies@courier.example"}, ("mailto:copies@courier.example", True)),
        ({"orders_to": "https://shop.example/@us"}, ("https://shop.example/@us", False)),
        ({"orders_to": "The kiosk at Low Slip"}, ("/get/", False)),
        ({"orders_to": ""}, ("/get/", False)),
        ({"web": Web(order_at="javascript:alert(1)"), "orders_to": ""}, ("/get/", False)),
    ],
)
def test_there_is_always_a_way_to_get_the_paper(wishes, way):
    assert ways_to_get(around(**wishes)) == way


def test_nothing_is_offered_when_no_issue_is_on_sale():
    page = rendered(a_page(), Surroundings(the_paper()))
    assert found(page, "//section[@class='get-issue']") == []
    assert found(page, "//p[@class='folio']") == []


def test_corrections_are_dated_and_classed_and_a_retraction_comes_before_the_headline():
    page = rendered(full_page())
    assert found(page, "//div[@class='corrections']/p") == [
        "Update, 14 November 2026: The offer was made.",
        "Correction, 12 November 2026: There were 212 hands, not 221.",
    ]
    assert found(page, "//article/header/*[1]/@class") == ["retraction"]
    assert found(page, "//div[@class='retraction']") == ["Retracted 20 November 2026 We withdraw this article."]


def test_what_the_paper_said_before_and_since_stands_beside_and_neighbours_below():
    page = rendered(full_page())
    assert found(page, "//section[@class='said']/h2") == ["What we said before", "What we have said since"]
    assert found(page, "//section[@class='said']//a/@href") == ["/2026/11/before/", "/2026/11/since/"]
    assert found(page, "//nav[@class='neighbours']//a/@rel") == ["prev", "next"]
    assert found(page, "//head/link[@rel='next']/@href") == ["/2026/11/next/"]


def test_versions_are_alternates_of_each_other():
    page = rendered(full_page())
    tags = found(page, "//head/link[@rel='alternate'][@hreflang]/@hreflang")
    assert tags == ["en", "de"]
    assert found(page, "//section[@class='versions']//a") == ["Der Bote (Deutsch, original)"]


def test_a_translation_stands_for_itself_and_a_reprint_for_its_original():
    own = "https://courier.example/2026/11/ferry-vote/"
    reprint = Elsewhere("en-GB", "https://other.example/vote/", paper="Other", original=True)
    assert found(rendered(full_page()), "//link[@rel='canonical']/@href") == [own]
    page = rendered(a_page(versions=(reprint,)))
    assert found(page, "//link[@rel='canonical']/@href") == ["https://other.example/vote/"]


def test_replies_are_threaded_three_deep_and_each_has_its_address():
    page = rendered(full_page())
    assert found(page, "//section[@id='replies']/h2") == ["Replies (5)"]
    depths = [len(item.xpath("ancestor::ol[@class='thread']")) for item in tree(page).xpath("//div[@class='reply']")]
    assert depths == [1, 2, 3, 3, 1]
    assert found(page, "//div[@id='reply_r2']//p[@class='signed']") == ["Tom Reed wrote on 9 November 2026"]
    assert found(page, "//div[@id='reply_r2']//p[@class='signed']/a/@href") == ["#reply_r2"]


def test_replies_that_answer_nobody_or_each_other_are_not_lost():
    day = date(2026, 11, 8)
    lost = (Reply("a", "A", day, "x", "gone"), Reply("b", "B", day, "x", "c"), Reply("c", "C", day, "x", "b"))
    told = threads(lost, "en")
    assert [(item.reply.id, item.level) for item in told] == [("a", 1), ("b", 1), ("c", 2)]
    assert sum(item.opens for item in told) == sum(item.closes for item in told)


def test_a_long_thread_needs_no_deep_stack():
    day = date(2026, 11, 8)
    chain = tuple(Reply(str(at), "A", day, "x", str(at - 1)) for at in range(3_000))
    assert max(item.level for item in threads(chain, "en")) == 3


def test_a_reply_s_text_is_plain_and_its_links_lend_no_weight():
    assert reply_html("One <b>\ntwo.\n\nSee https://a.example/x?a=1&b=2).") == (
        "<p>One &lt;b&gt;<br/>two.</p><p>See "
        '<a href="https://a.example/x?a=1&amp;b=2" rel="nofollow ugc">https://a.example/x?a=1&amp;b=2</a>).</p>'
    )
    assert reply_html("") == ""


def test_the_reply_form_has_the_wording_people_know_and_a_label_for_each_field():
    form = tree(rendered(full_page())).xpath("//form[@id='reply']")[0]
    text = desk.words(form)
    assert "Leave a reply Your email address will not be published. Required fields are marked *" in text
    fields = {field.get("name"): field for field in form.xpath(".//input|.//textarea|.//select")}
    assert set(fields) == {"story", "parent", "name", "email", "text", "website", "print"}
    labels = {label.get("for"): desk.words(label) for label in form.xpath(".//label")}
    assert [labels[fields[name].get("id")] for name in ("name", "email", "text")] == ["Name *", "E-mail *", "Reply *"]
    assert all(fields[name].get("id") in labels for name in ("parent", "print", "website"))
    assert fields["story"].get("value") == "ferry-vote"
    assert fields["website"].get("tabindex") == "-1"
    assert (form.get("action"), form.get("method")) == ("/replies/", "post")


def test_a_reader_chooses_which_reply_to_answer_without_script():
    assert found(rendered(full_page()), "//select[@name='parent']/option/@value") == ["", "r1", "r2", "r3", "r4", "r5"]
    assert found(rendered(a_page()), "//input[@name='parent']/@value") == [""]


def test_the_form_is_shown_where_letters_are_received():
    assert found(rendered(a_page(), around(letters_to="")), "//form") == []
    hosted = around(web=Web(reply_to="https://desk.example/replies/"))
    assert found(rendered(a_page(), hosted), "//form/@action") == ["https://desk.example/replies/"]


def test_sharing_needs_no_third_party():
    page = rendered(a_page())
    assert found(page, "//section[@id='share']//a/@href")[0].startswith("mailto:?subject=Ferry%20%26%20tide")
    assert found(page, "//section[@id='share']//a[2]|//a[contains(@class,'address')]") == [
        "https://courier.example/2026/11/ferry-vote/"
    ]


def test_the_head_describes_the_page_to_those_who_link_to_it():
    page = rendered(a_page())
    assert found(page, "//title") == ["Ferry & tide: the vote at 5 < 6 o’clock · The Saltwick Courier"]
    assert found(page, "//meta[@property='og:type']/@content") == ["article"]
    assert found(page, "//meta[@property='og:image']/@content")[0].startswith("https://courier.example/pictures/")
    feeds = found(page, "//link[@type='application/atom+xml']/@href")
    assert feeds == ["/feeds/atom.xml", "/sections/town/feeds/atom.xml"]


def test_a_long_standfirst_is_broken_off_between_words_where_it_describes():
    page = rendered(a_page(the_story(standfirst="word " * 80)))
    told = found(page, "//meta[@name='description']/@content")[0]
    assert len(told) < 204
    assert told.endswith("word …")


def test_a_site_below_a_path_puts_it_before_every_address():
    base = around(base="/courier")
    page = rendered(full_page(base), base)
    assert not [
        link for link in re.findall(r'(?:href|src|action)="(/[^"]*)"', page) if not link.startswith("/courier/")
    ]
    assert absolute(base, "/x/") == "https://courier.example/courier/x/"


def test_links_of_the_copy_to_the_paper_s_own_pages_stay_on_the_site():
    base = around(base="/courier")
    assert within("https://courier.example/courier/2026/11/x/", base) == "/courier/2026/11/x/"
    assert within("/2026/11/x/", base) == "/courier/2026/11/x/"
    assert within("https://courier.example/courier", base) == "/courier/"
    assert within("https://courier.example.evil.example/x", base) == "https://courier.example.evil.example/x"


def test_a_paper_without_an_address_makes_no_absolute_ones():
    page = rendered(full_page(), around(address=""))
    assert found(page, "//link[@rel='canonical']") == []
    assert not re.findall(r'https?://courier[^"]*', page)


# ---- linked data ----


def data(page: str) -> dict:
    """The linked data of a page."""
    return json.loads(found(page, "//script[@type='application/ld+json']")[0])


def test_machines_are_told_where_the_article_was_printed():
    told = data(rendered(full_page()))
    assert told["@type"] == "NewsArticle"
    assert (told["printPage"], told["printEdition"], told["dateline"]) == ("5", "Issue 24 · November 2026", "Saltwick")
    issue = told["isPartOf"]
    assert (issue["@type"], issue["issueNumber"], issue["pagination"]) == ("PublicationIssue", "24", "1–8")
    assert issue["isPartOf"]["@type"] == "Periodical"


def test_machines_are_told_who_did_what():
    told = data(
        rendered(
            a_page(the_story(bylines=(Byline("Ada Finch"), Byline("Jo Ek", "translation"), Byline("Tom", "data"))))
        )
    )
    assert [item["name"] for item in told["author"]] == ["Ada Finch"]
    assert [item["name"] for item in told["translator"]] == ["Jo Ek"]
    assert told["contributor"][0]["roleName"] == "data"
    unsigned = data(rendered(a_page(the_story(bylines=()))))
    assert unsigned["author"][0]["@type"] == "NewsMediaOrganization"


def test_machines_are_told_of_corrections_replies_and_translations():
    told = data(rendered(full_page()))
    assert [item["datePublished"] for item in told["correction"]] == ["2026-11-20", "2026-11-14", "2026-11-12"]
    assert told["creativeWorkStatus"] == "Retracted"
    assert told["commentCount"] == 5
    assert told["comment"][1]["url"].endswith("/2026/11/ferry-vote/#reply_r2")
    assert told["translationOfWork"]["inLanguage"] == "de"
    assert told["dateModified"] == "2026-11-20"


@pytest.mark.parametrize(
    ("genre", "kind"),
    [
        (Genre.COMMENT, "OpinionNewsArticle"),
        (Genre.LETTER, "OpinionNewsArticle"),
        (Genre.REVIEW, "ReviewNewsArticle"),
        (Genre.ANALYSIS, "AnalysisNewsArticle"),
        (Genre.BRIEF, "NewsArticle"),
    ],
)
def test_opinion_is_told_from_news(genre, kind):
    assert data(rendered(a_page(the_story(genre=genre))))["@type"] == kind


def test_an_article_without_a_picture_shows_the_front_page_it_was_printed_behind():
    story = the_story(blocks=())
    cover = desk.PICTURES["pictures/board.jpg"]
    covered = a_page(story, issue=replace(PRINTED, cover=cover))
    assert data(rendered(covered))["image"]["url"].startswith("https://courier.example/pictures/")
    assert data(rendered(a_page(story)))["image"]["url"] == "https://courier.example/assets/icon.svg"


def test_no_copy_can_end_the_script_its_data_stand_in():
    text = script({"headline": "</script><!--<script>&\u2028"})
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"headline": "</script><!--<script>&\u2028"}


# ---- languages ----


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_the_language_of_its_paper(language):
    page = rendered(full_page(), around(language=language))
    chosen = page_words(language)
    root = tree(page)
    assert (root.get("lang"), root.get("dir")) == (language, "rtl" if language == "ar" else "ltr")
    assert found(page, "//form//h2") == [chosen["leave"]]
    assert day_text(date(2026, 11, 6), language) in desk.words(root)
    assert found(page, "//div[@class='copy']/@lang") == ([] if language == "en" else ["en"])
    assert "{" not in re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)


def test_every_phrase_is_worded_in_every_language_and_keeps_its_values():
    for key, told in {**BASE, **ARTICLE, **REPLIES}.items():
        assert len(told) == len(LANGUAGES), key
        assert all(told), key
        assert len({tuple(sorted(re.findall(r"{\w+}", phrase))) for phrase in told}) == 1, key


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en-GB", "1 March 2027", "March 2027"),
        ("de", "1. März 2027", "März 2027"),
        ("fr", "1er mars 2027", "mars 2027"),
        ("es", "1 de marzo de 2027", "marzo de 2027"),
        ("ru", "1 марта 2027", "март 2027"),
        ("ar", "1 مارس 2027", "مارس 2027"),
        ("xx", "1 March 2027", "March 2027"),
    ],
)
def test_days_and_months_are_written_as_each_language_writes_them(language, day, month):
    assert day_text(date(2027, 3, 1), language) == day
    assert month_text(date(2027, 3, 1), language) == month


def test_bylines_of_an_arabic_story_are_worded_in_arabic():
    page = rendered(
        a_page(the_story(language="ar", bylines=(Byline("سارة"), Byline("عمر"), Byline("ليلى", "translation"))))
    )
    assert found(page, "//p[contains(@class,'byline')]") == ["بقلم سارة وعمر", "ترجمة: ليلى"]
    assert found(page, "//p[contains(@class,'byline')]/@dir") == ["rtl", "rtl"]


# ---- templates ----


def test_a_paper_overrides_a_part_of_the_page_without_copying_the_rest(tmp_path):
    (tmp_path / "templates").mkdir()
    own = '{% extends "default/article.html" %}{% block get %}<p class="own">{{ paper.name }}</p>{% endblock %}'
    (tmp_path / "templates" / "article.html").write_text(own, "utf-8")
    (tmp_path / "templates" / "foot.html").write_text("<footer>Ours</footer>", "utf-8")
    page = rendered(a_page(), templates=Templates(tmp_path))
    assert found(page, "//p[@class='own']") == ["The Saltwick Courier"]
    assert found(page, "//footer[not(@class)]") == ["Ours"]
    assert found(page, "//h1") == ["Ferry & tide: the vote at 5 < 6 o’clock"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("one\n{% if %}", "templates/article.html:2: The template cannot be used: unexpected end of block."),
        ("{{ papr.name }}", "templates/article.html:1: The template cannot be used: `papr` is undefined."),
        ('{% extends "gone.html" %}', "The template cannot be used"),
        ('{% include "../../secret" %}', "The template cannot be used"),
    ],
)
def test_a_mistake_in_a_paper_s_template_is_a_sentence_with_a_place_and_a_way_out(tmp_path, text, told):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "article.html").write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        rendered(a_page(), templates=Templates(tmp_path))
    assert told in str(caught.value)
    assert "Mend it, or delete the file" in str(caught.value)


def test_a_template_in_another_encoding_is_told_as_such(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "article.html").write_bytes("Größe".encode("latin-1"))
    with pytest.raises(InputError, match=r"templates/article\.html: The template is not UTF-8"):
        rendered(a_page(), templates=Templates(tmp_path))


def test_a_template_reaches_nothing_but_its_values(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "article.html").write_text("{{ paper.__class__.__mro__ }}", "utf-8")
    with pytest.raises(InputError):
        rendered(a_page(), templates=Templates(tmp_path))


def test_what_pages_share_is_made_anew_when_the_surroundings_change():
    templates = Templates()
    first = rendered(a_page(), around(), templates)
    later = Surroundings(the_paper(), IssueCard(27, date(2027, 2, 5), "/issues/27/"), Assets())
    assert "Get issue 26" in first
    assert "Get issue 26" not in rendered(a_page(), later, templates)


def test_the_same_page_gives_the_same_bytes():
    assert rendered(full_page(), templates=Templates()) == rendered(full_page(), templates=Templates())


def test_the_given_templates_hold_no_script_and_no_style_of_their_own():
    for path in GIVEN.glob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"\son\w+=|\sstyle=|javascript:|https?://", text), path.name


# ---- hostile copy ----


@pytest.mark.parametrize("case", hostile_copy(), ids=lambda case: case.name)
def test_hostile_copy_in_every_field_of_the_page_stays_text(case):
    text = case.markup
    story = the_story(
        headline=text or "x",
        kicker=text,
        standfirst=text,
        dateline=text,
        section=text,
        subjects=(text,),
        bylines=(Byline(text), Byline(text, text), Byline(text, "translation")),
        corrections=tuple(replace(item, text=text) for item in (*desk.CHANGES, desk.RETRACTION)),
        origin=Origin(3, 4, paper=text),
    )
    page = a_page(
        story,
        said_before=(replace(desk.other("before"), headline=text, language=text),),
        previous=replace(desk.other("previous"), headline=text),
        versions=(Elsewhere(text, text, paper=text, original=True),),
        replies=(Reply(text, text, date(2026, 11, 8), text), Reply(f"{text}2", text, date(2026, 11, 8), text, text)),
    )
    shown = rendered(page, around(strapline=text, network=Network(text, text), imprint=(text,), contact=(text,)))
    assert survivors(shown, ("https://courier.example/",)) == ()
    assert shown.count("<script") == 2
    assert shown.count("<h1") == 1
