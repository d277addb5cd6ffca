"""An article as it stands in a feed."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from broadsheet.outlets.feeds.items import feed_item
from broadsheet.story.model import Paragraph, Span
from broadsheet.story.text import plain, story_paragraphs
from outlets.feed_desk import HOME, PICTURES, an_item, corrected, retracted, the_card, the_story


def text_of(html: str) -> str:
    """The words of a piece of markup, without the marks of notes."""
    inline = re.sub(r"<sup>\d+</sup>|</?(?:a|em|strong|b|span|cite)\b[^>]*>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", inline)).split())


def test_every_piece_of_the_copy_is_in_the_feed_but_pull_quotes_which_repeat_it():
    story = the_story()
    body = text_of(an_item(story).body)
    told = [words for _, role, words in story_paragraphs(story) if role not in {"pull-quote", "kicker", "headline"}]
    assert len(told) > 15
    assert not [words for words in told if words not in body]
    assert "Lifted from elsewhere" not in body


def test_every_address_is_whole_and_places_on_the_page_lead_to_the_article():
    body = an_item().body
    found = re.findall(r'(?:href|src)="([^"]*)"', body)
    assert found
    assert all(address.startswith("https://") for address in found)
    assert f"{HOME}/2026/11/ferry-vote/#the-count" in found
    assert "https://council.example/?a=1&amp;b=2" in found


def test_pictures_are_plain_images_of_a_middling_size_with_their_words():
    body = an_item().body
    images = re.findall(r"<img [^>]*>", body)
    assert len(images) == 2
    assert 'alt="A board with tide times"' in images[0]
    assert 'width="960"' in images[0]
    assert 'alt=""' in images[1]
    assert "<picture" not in body
    assert "srcset" not in body


def test_a_picture_whose_files_are_missing_is_left_out_with_its_caption():
    story = the_story()
    body = feed_item(story, the_card(story), {}, HOME).body
    assert "<img" not in body
    assert "Low Slip" not in body


def test_notes_stand_at_the_end_and_nothing_leads_into_the_feed_readers_page():
    body = an_item().body
    assert body.index("Minutes of 3 May") > body.index("It ends at the quay")
    assert "<sup>1</sup>" in body
    assert 'href="#' not in body


def test_what_was_corrected_stands_first_and_the_newest_above_all():
    body = text_of(an_item(corrected(the_story())).body)
    assert body.startswith(
        "Correction, 9 November 2026: It was 212, not 221 <hands>. Update, 7 November 2026: The count"
    )


def test_a_retraction_says_so_in_the_language_of_the_story():
    body = an_item(retracted(replace(the_story(), language="de"))).body
    assert body.startswith("<p><strong>Dieser Artikel ist zurückgezogen, 12. November 2026:</strong> It was a hoax.")


def test_the_byline_with_its_roles_and_the_printed_page_are_told():
    body = text_of(an_item().body)
    assert "Ada Finch and Mara Quill; photographs by Tom Reed; tea: Jo Ek" in body
    assert body.endswith("First printed in issue 24, page 5")


def test_a_story_never_printed_claims_no_issue():
    story = the_story()
    body = feed_item(story, the_card(story, issue=0, page=0), PICTURES, HOME).body
    assert "First printed" not in body


def test_a_link_that_is_none_to_follow_leaves_its_words():
    story = replace(
        the_story(), blocks=(Paragraph((Span("x", link="javascript:alert(1)"), Span("y", link="//e.vil"))),)
    )
    body = an_item(story).body
    assert plain(story.blocks[0].spans) in text_of(body).replace(" ", "")
    assert "javascript" not in body
    assert "e.vil" not in body


def test_a_text_from_right_to_left_says_so():
    body = an_item(replace(the_story(), language="ar")).body
    assert body.startswith('<div lang="ar" dir="rtl">')
    assert body.rstrip().endswith("</div>")
    assert "dir=" not in an_item().body
