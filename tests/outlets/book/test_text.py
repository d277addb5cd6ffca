"""Nothing of the copy is lost on its way into the book."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from broadsheet.story.model import (
    Byline,
    Correction,
    CorrectionKind,
    Genre,
    Note,
    Origin,
    Paragraph,
    Picture,
    Span,
    Story,
)
from broadsheet.story.text import story_paragraphs
from builders import a_story
from outlets.book.binding import OPS, XHTML, a_book, read_back

GENRES = tuple(Genre)


def told(text: str) -> str:
    """Text with its white space evened out."""
    return " ".join(text.split())


def rich(number: int) -> Story:
    """A long story with everything copy can hold."""
    story = a_story(f"piece-{number}", number, words=1200, rich=True, genre=Genre.ANALYSIS, pictures=(f"{number}.jpg",))
    return replace(story, dateline="Saltwick", kicker="The vote", bylines=(Byline("Ada Finch"), Byline("Tom", "data")))


@pytest.mark.parametrize("seed", range(6))
def test_every_piece_of_a_story_is_in_its_article(seed: int):
    book = read_back(a_book(rich(seed), rich(seed + 10)))
    for story, file in zip((rich(seed), rich(seed + 10)), book.articles, strict=True):
        text = told(book.text(file))
        lost = [piece for piece in story_paragraphs(story) if told(piece[2]) not in text]
        assert lost == []


@pytest.mark.parametrize("genre", GENRES)
def test_a_story_of_any_kind_has_its_headline_once_as_the_heading_of_its_article(genre: Genre):
    book = read_back(a_book(a_story("one", 1, words=150, genre=genre)))
    headings = book.tree(book.articles[0]).findall(f".//{XHTML}h1")
    assert [heading.text for heading in headings] == [a_story("one", 1, words=150).headline]
    assert book.tree(book.articles[0]).find(f".//{XHTML}article").get("class") == genre.value


def test_notes_open_in_place_and_lead_back_to_their_marks():
    story = replace(
        a_story("noted", 1, words=80),
        blocks=(Paragraph((Span("The offer went in", note="a"), Span(" and came back", note="b"))),),
        notes=(Note("a", (Span("In September."),)), Note("b", (Span("In "), Span("October", emphasis=True)))),
    )
    tree = read_back(a_book(story)).tree("article-01.xhtml")
    marks = {mark.get("href"): mark for mark in tree.findall(f".//{XHTML}a") if mark.get(f"{OPS}type") == "noteref"}
    notes = [aside for aside in tree.findall(f".//{XHTML}aside") if aside.get(f"{OPS}type") == "footnote"]
    assert [f"#{note.get('id')}" for note in notes] == list(marks)
    backs = [note.find(f".//{XHTML}a").get("href") for note in notes]
    assert backs == [f"#{mark.get('id')}" for mark in marks.values()]
    assert [told("".join(note.itertext())) for note in notes] == ["1. In September.", "2. In October"]


def test_a_note_without_a_mark_has_no_way_back():
    story = replace(a_story("noted", 1, words=80), notes=(Note("a", (Span("Nobody asked."),)),))
    tree = read_back(a_book(story)).tree("article-01.xhtml")
    assert tree.find(f".//{XHTML}aside//{XHTML}a") is None
    assert "Nobody asked." in read_back(a_book(story)).text("article-01.xhtml")


def test_a_picture_stands_with_its_size_and_alternative_text_and_one_that_cannot_be_shown_keeps_its_caption():
    shown = Picture("a.jpg", "A crane", (Span("The crane."),), "Tom Reed")
    lost = Picture("b.jpg", "A gull", (Span("The gull."),), "Ada Finch")
    book = a_book(replace(a_story("seen", 1, words=80), blocks=(shown, lost)))
    book = read_back(replace(book, pictures=tuple(item for item in book.pictures if item.file == "a.jpg")))
    (image,) = book.tree("article-01.xhtml").findall(f".//{XHTML}img")
    assert image.get("alt") == "A crane"
    assert (image.get("width"), image.get("height")) == ("960", "640")
    assert f"EPUB/{image.get('src')}" in book.files
    text = book.text("article-01.xhtml")
    assert "The gull." in text
    assert "Picture: A gull" in text


def test_a_picture_whose_file_could_not_be_made_keeps_its_words():
    story = replace(a_story("seen", 1, words=80), blocks=(Picture("a.jpg", "A crane", (Span("The crane."),)),))
    book = read_back(a_book(story), lambda _: b"")
    assert not [name for name in book.files if name.endswith(".jpeg")]
    assert "Picture: A crane" in book.text("article-01.xhtml")
    assert "The crane." in book.text("article-01.xhtml")
    assert book.tree("cover.xhtml").find(f".//{XHTML}h1").text == "The Saltwick Courier"


def test_corrections_stand_below_dated_and_classed_in_the_storys_language():
    changes = (
        Correction(date(2026, 11, 9), CorrectionKind.UPDATE, "Die Brücke ist offen."),
        Correction(date(2026, 11, 7), CorrectionKind.CORRECTION, "Es waren elf."),
    )
    story = replace(a_story("bridge", 1, words=80, language="de"), corrections=changes)
    text = told(read_back(a_book(story)).text("article-01.xhtml"))
    first = text.index("Berichtigung, 7. November 2026. Es waren elf.")
    assert first < text.index("Aktualisierung, 9. November 2026. Die Brücke ist offen.")


def test_an_article_says_its_printed_page_and_the_paper_that_had_it_first():
    story = replace(a_story("sluice", 1, words=80), origin=Origin(7, 3, paper="Le Fanal"))
    assert "First printed in Le Fanal, issue 7 · Printed on page 1" in read_back(a_book(story)).text("article-01.xhtml")
    plain = read_back(a_book(a_story("plain", 1, words=80))).text("article-01.xhtml")
    assert "Printed on page 1" in plain
    assert "First printed" not in plain


def test_links_lead_to_articles_of_the_book_to_the_web_or_nowhere():
    links = ("/2026/11/two/", "https://courier.example/2026/11/two/?a=b#c", "/2025/01/old/", "#within",
             "javascript:alert(1)", "https://other.example/a?b=c&d", "two.html")  # fmt: skip
    spans = tuple(Span(f"link {at} ", link=link) for at, link in enumerate(links))
    one = replace(a_story("one", 1, words=80), blocks=(Paragraph(spans),))
    tree = read_back(a_book(one, a_story("two", 2, words=80))).tree("article-01.xhtml")
    found = {told("".join(link.itertext())): link.get("href") for link in tree.findall(f".//{XHTML}p/{XHTML}a")}
    assert found == {
        "link 0": "article-02.xhtml",
        "link 1": "article-02.xhtml",
        "link 2": "https://courier.example/2025/01/old/",
        "link 5": "https://other.example/a?b=c&d",
        "This article on the web": "https://courier.example/2026/11/one/",
    }
