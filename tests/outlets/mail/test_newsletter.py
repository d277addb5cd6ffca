"""A newsletter: message, HTML and plain text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from broadsheet.outlets.mail import styles
from broadsheet.outlets.mail.newsletter import MOST_BYTES, MailFiles, Newsletter, newsletter
from broadsheet.outlets.mail.text import COLUMNS, columns_of
from broadsheet.outlets.mail.words import WORDS
from broadsheet.outlets.model import IssueCard, Ranked, Surroundings
from broadsheet.outlets.words import LANGUAGES
from broadsheet.story.model import Byline, Correction, CorrectionKind, Paragraph, Span, Story
from judges.axe import BEST_PRACTICE, WCAG, axe
from judges.hostile import hostile_copy, survivors
from judges.mail import mail_problems, unsupported
from judges.markup import vnu
from outlets.feed_desk import (
    DAY,
    HOME,
    PICTURES,
    a_picture_set,
    many_stories,
    retracted,
    surroundings,
    the_card,
    the_paper,
    the_story,
)

ISSUE = IssueCard(24, DAY, "/issues/24/", price="£2.00", cover=a_picture_set("cover"))
HOSTILE = tuple(case for case in hostile_copy() if len(case.markup) < 2_000) + hostile_copy()[-1:]
ENHANCED = {
    "<body> element": "colours stand on the cell inside it too",
    "@media": "without it the letter is as in light",
    "color-scheme CSS property": "the same",
    "color-scheme meta tag": "the same",
    "aria-hidden attribute": "the preheader is not displayed anyway",
    "aria-label attribute": "the words of the link are heard instead",
    "max-height property": "the preheader is not displayed anyway",
    "overflow": "the same",
}
"""What some mail programs ignore, and why the letter reads well without it."""


def an_order(**wishes: Any) -> Newsletter:
    """An issue with a lead, stories of two sections, a story in German and briefs."""
    told = (
        (the_story(), 1),
        (the_story("quay", headline="Quay wall mended", section="work", subjects=()), 2),
        (the_story("strike", headline="Crane drivers stay out", kicker=""), 3),
        (the_story("laterne", headline="Die Laterne leuchtet", language="de", section="work"), 3),
        (retracted(the_story("hoax", headline="Sea serpent seen")), 4),
        (the_story("clock", headline="Clock agrees with itself", bylines=()), 5),
    )
    stories = tuple(Ranked(the_card(story), rank, page) for page, (story, rank) in enumerate(told, start=1))
    return replace(Newsletter(DAY, stories, ISSUE, ("Dear readers,", "here is what we printed.")), **wishes)


def sent(order: Newsletter | None = None, around: Surroundings | None = None) -> MailFiles:
    """The newsletter of an order."""
    return newsletter(order or an_order(), around or surroundings())


def read(files: MailFiles) -> EmailMessage:
    """The message as another program reads it."""
    return message_from_bytes(files.eml, policy=policy.default)


def words_of(html: str) -> str:
    """What a reader sees of a page."""
    seen = re.sub(r"<style>.*?</style>|<!--.*?-->", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", seen)).split())


# ---- the message ----


def test_both_parts_come_back_as_they_were_with_no_defect():
    files = sent()
    message = read(files)
    parts = [message.get_body((kind,)) for kind in ("plain", "html")]
    assert [part.get_content().replace("\r\n", "\n") for part in parts if part] == [files.text, files.html]
    assert [part.defects for part in message.walk()] == [[], [], []]
    assert message.get_content_type() == "multipart/alternative"


def test_the_judge_of_messages_finds_nothing():
    assert mail_problems(sent().eml) == ()


def test_lines_end_as_mail_wants_and_are_short():
    lines = sent().eml.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 78


def test_the_head_says_who_when_and_what():
    message = read(sent())
    assert message["From"].addresses[0].addr_spec == "letters@courier.example"
    assert message["From"].addresses[0].display_name == "The Saltwick Courier"
    assert message["Subject"] == f"The Saltwick Courier, issue 24: {the_story().headline}"
    assert message["Date"].datetime.date() == DAY
    assert message["Message-ID"] == "<issue-24@courier.example>"
    assert message["To"] is None
    assert message["List-Unsubscribe"] is None


def test_the_same_order_gives_the_same_bytes_and_another_another_name():
    assert sent() == sent()
    selection = an_order(issue=None)
    fewer = an_order(issue=None, stories=selection.stories[1:])
    names = {read(sent(order))["Message-ID"] for order in (an_order(), selection, fewer)}
    assert len(names) == 3


def test_a_paper_without_a_mailbox_writes_from_one_named_after_it():
    paper = replace(the_paper(), letters_to="", contact=("The Old Net Loft",))
    assert read(sent(around=Surroundings(paper)))["From"].addresses[0].addr_spec == "newsletter@courier.example"
    paper = replace(paper, contact=("The Old Net Loft", "desk@courier.example · telephone 01632 960 424"))
    assert read(sent(around=Surroundings(paper)))["From"].addresses[0].addr_spec == "desk@courier.example"


def test_a_subject_cannot_add_a_header():
    message = read(sent(an_order(subject="One\r\nBcc: three@hostile.example\r\n\r\ntwo\x00\ud800")))
    assert message["Bcc"] is None
    assert message["Subject"] == "One Bcc: three@hostile.example two"


def test_a_name_of_any_script_stands_in_the_head():
    around = Surroundings(replace(the_paper(language="ar"), name="فانوس «الميناء», أ"))
    assert read(sent(around=around))["From"].addresses[0].display_name == "فانوس «الميناء», أ"
    assert mail_problems(sent(around=around).eml) == ()


# ---- what it says ----


def test_every_story_is_in_both_parts_with_its_whole_address():
    files = sent()
    for item in an_order().stories:
        for part in (words_of(files.html), " ".join(files.text.split())):
            assert item.card.headline in part
        assert f'href="{HOME}{item.card.address}"' in files.html
        assert f"{HOME}{item.card.address}\n" in files.text


def test_the_lead_stands_first_sections_follow_in_their_order_and_briefs_last():
    text = sent().text
    order = [
        the_story().headline,
        "The Town\n====",
        "Crane drivers",
        "Work & Homes\n====",
        "Quay wall",
        "In brief\n====",
    ]
    places = [text.index(words) for words in (*order, "* Clock agrees")]
    assert places == sorted(places)


def test_headlines_are_underlined_pages_and_people_told():
    lines = sent().text.splitlines()
    at = lines.index("Quay wall mended")
    assert lines[at - 1] == "Harbour"
    assert lines[at + 1] == "-" * len("Quay wall mended")
    assert lines[at + 2] == "Ada Finch and Mara Quill; photographs by Tom Reed; tea: Jo Ek · Page\u00a02"


def test_no_line_of_the_text_is_longer_than_72_columns_but_addresses():
    for language in LANGUAGES:
        text = sent(around=surroundings(language=language)).text
        assert not [line for line in text.splitlines() if columns_of(line) > COLUMNS and "://" not in line]


def test_columns_are_those_a_terminal_shows():
    assert columns_of("cafe\u0301") == 4
    assert columns_of("日本") == 4
    assert columns_of("می\u200cخواهم") == 7


def test_the_editors_word_corrections_and_ways_to_the_paper_stand_in_both_parts():
    card = the_card(the_story("old", headline="How many hands"))
    owed = ((card, Correction(DAY, CorrectionKind.CORRECTION, "It was 212 hands, not 221.")),)
    files = sent(an_order(corrections=owed))
    for part in (words_of(files.html), " ".join(files.text.split())):
        assert "Dear readers, here is what we printed." in part
        assert "It was 212 hands, not 221." in part
        assert "The whole issue on the web" in part
        assert "How to get issue 24" in part
    assert "mailto:letters@courier.example" in files.html
    assert f"How to get issue 24: {HOME}/get/" in files.text


def test_a_retracted_story_says_so():
    assert "Retracted\nSea serpent seen" in sent().text
    assert "Retracted Sea serpent seen" in words_of(sent().html)


def test_a_selection_needs_no_issue():
    files = sent(an_order(issue=None, subject="Three to read"))
    assert "Issue 24" not in files.text
    assert "The paper on the web" in files.text
    assert read(files)["Subject"] == "Three to read"


def test_a_letter_without_stories_still_reads():
    files = sent(an_order(stories=()))
    assert mail_problems(files.eml) == ()
    assert "Dear readers," in files.text


# ---- size ----


def test_an_issue_of_forty_five_long_teasers_in_russian_stays_below_100_kb():
    words = "Городской совет решил вернуть гавань городу " * 6
    stories = tuple(
        Ranked(the_card(the_story(f"s-{n}", headline=f"Гавань {n}", standfirst=words, language="ru")), 1 + n % 5, n)
        for n in range(45)
    )
    files = sent(an_order(stories=stories), surroundings(language="ru"))
    assert len(files.eml) <= MOST_BYTES
    assert all(f"Гавань {n}\n" in files.text or f"Гавань {n} ·" in files.text for n in range(45))


def test_what_does_not_fit_is_counted_and_led_to():
    stories = tuple(Ranked(the_card(story), 3) for story in many_stories(600))
    files = sent(an_order(stories=stories))
    assert len(files.eml) <= MOST_BYTES
    told = re.search(r"And (\d+) more in this issue:\nhttps://courier.example/issues/24/", files.text)
    assert told
    assert int(told[1]) == 600 - files.text.count("/2026/11/") > 0


# ---- the HTML ----


def test_mail_programs_support_what_the_letter_needs():
    assert {found.feature for found in unsupported(sent().html)} <= set(ENHANCED)


@pytest.mark.judge
def test_the_html_is_valid(tmp_path: Path):
    pages = []
    for language in ("en", "ar"):
        pages.append(tmp_path / f"{language}.html")
        pages[-1].write_text(sent(around=surroundings(language=language)).html, encoding="utf-8")
    assert vnu(*pages) == ()


@pytest.mark.judge
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_everybody_can_read_it_on_a_telephone_and_a_desk(open_page, tmp_path: Path, scheme: str, language: str):
    page = tmp_path / "letter.html"
    page.write_text(sent(around=surroundings(language=language)).html, encoding="utf-8")
    visit = open_page(page.as_uri(), color_scheme=scheme, viewport={"width": 360, "height": 800}, offline=True)
    assert axe(visit.page, (*WCAG, *BEST_PRACTICE)) == ()
    for width in (320, 360, 600, 1000):
        visit.page.set_viewport_size({"width": width, "height": 800})
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.page.evaluate("document.querySelector('h2').getBoundingClientRect().width") <= styles.WIDTH


def luminance(colour: str) -> float:
    """How light a colour is (WCAG 2.2, relative luminance)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        (styles.TEXT, styles.PAGE),
        (styles.SOFT, styles.PAGE),
        (styles.DARK_TEXT, styles.DARK_PAGE),
        (styles.DARK_SOFT, styles.DARK_PAGE),
    ],
)
def test_text_keeps_its_contrast_in_light_and_dark(ink: str, paper: str):
    light, dark = sorted((luminance(ink), luminance(paper)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_pictures_come_from_the_papers_own_site_and_can_be_left_out():
    html = sent().html
    shown = re.findall(r'<img src="([^"]*)" alt="([^"]*)"', html)
    assert shown[0] == (
        f"{HOME}{PICTURES['pictures/board.jpg'].of('jpeg', 'wide')[0].address}",
        "A board with tide times",
    )
    assert all(address.startswith(f"{HOME}/pictures/") and "?" not in address for address, _ in shown)
    assert "<img" not in sent(an_order(pictures=False)).html


def test_nothing_counts_who_opens_it():
    for address in re.findall(r'(?:href|src)="(https:[^"]*)"', sent().html):
        assert address.startswith(f"{HOME}/")
        assert "?" not in address


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_own_words_and_direction(language: str):
    files = sent(around=surroundings(language=language))
    page = WORDS["page"][LANGUAGES.index(language)].format(n=2).replace(" ", "\u00a0")
    assert page in files.text
    assert page in files.html
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in files.html
    assert 'lang="de"' in files.html


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.name)
def test_nothing_that_runs_survives_from_copy(case):
    text = case.markup
    story = Story("bad", text, (Paragraph((Span(text, link=text),)),), kicker=text, standfirst=text, section=text)
    story = replace(story, bylines=(Byline(text), Byline("Tom Reed", text)), published=date(2026, 11, 6))
    card = the_card(story)
    owed = ((card, Correction(DAY, CorrectionKind.CORRECTION, text)),)
    order = an_order(stories=(Ranked(card, 2), Ranked(card, 5)), intro=(text,), preheader=text, corrections=owed)
    around = Surroundings(replace(the_paper(), name=text, strapline=text, imprint=(text,), contact=(text,)))
    files = newsletter(order, around)
    assert survivors(files.html, (f"{HOME}/",)) == ()
    assert [found for found in mail_problems(files.eml) if "more than" not in found] == []
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", files.text)
