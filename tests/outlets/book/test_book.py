"""The book as a whole: its container, order, metadata and page list, and what its judges say of it."""

from __future__ import annotations

import time
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from broadsheet.outlets.book.model import Book
from broadsheet.outlets.book.words import WORDS, book_words
from broadsheet.outlets.book.writing import epub
from broadsheet.outlets.model import PrintedPage
from broadsheet.outlets.words import LANGUAGES
from broadsheet.story.model import (
    Byline,
    Correction,
    CorrectionKind,
    FactBox,
    Genre,
    ItemList,
    ListItem,
    Paragraph,
    Picture,
    Quotation,
    Span,
    Story,
)
from broadsheet.story.text import story_paragraphs
from builders import a_paper, a_story
from judges.ebooks import ace, epubcheck
from judges.hostile import hostile_copy, survivors
from outlets.book.binding import DC, OPF, OPS, XHTML, ReadBook, a_book, pixel, read_back


def four(**wishes: object) -> tuple[Story, ...]:
    """Four stories of two sections."""
    return tuple(
        a_story(name, at, section="town" if at < 2 else "region", words=200, **wishes)
        for at, name in enumerate(("one", "two", "three", "four"))
    )


def listed(book: ReadBook, kind: str) -> list[tuple[str, str]]:
    """The entries of one of the navigation lists, as (text, address)."""
    navs = book.tree("contents.xhtml").findall(f".//{XHTML}nav")
    (nav,) = (item for item in navs if item.get(f"{OPS}type") == kind)
    return [(link.text, link.get("href")) for link in nav.iter(f"{XHTML}a")]


def schema(book: ReadBook, name: str) -> list[str]:
    """The values of a property of schema.org."""
    return [
        item.text for item in book.tree("package.opf").iter(f"{OPF}meta") if item.get("property") == f"schema:{name}"
    ]


def test_the_same_issue_gives_the_same_bytes_and_the_media_type_stands_first_unpacked():
    written = epub(a_book(*four()), pixel)
    assert written == epub(a_book(*four()), pixel)
    assert written[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(BytesIO(written)) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_contents_name_every_article_in_page_order_under_its_section():
    book = read_back(a_book(*four()))
    heads = [story.headline for story in four()]
    assert listed(book, "toc") == [
        ("Front page", "article-01.xhtml"), (heads[0], "article-01.xhtml"), (heads[1], "article-02.xhtml"),
        ("The Region", "article-03.xhtml"), (heads[2], "article-03.xhtml"), (heads[3], "article-04.xhtml"),
        ("Imprint", "imprint.xhtml"),
    ]  # fmt: skip
    assert book.text("article-03.xhtml").strip().startswith("The Region")
    assert "The Region" not in book.text("article-04.xhtml")[:20]


def test_briefs_stay_in_the_part_of_their_section_and_else_make_their_own():
    sections = (("news", "town"), ("news", "town"), ("news", "town"), ("brief", "town"), ("brief", "work"),
                ("brief", "region"), ("news", "unknown"))  # fmt: skip
    stories = tuple(
        a_story(f"s-{at}", at, words=100, genre=Genre(genre), section=section)
        for at, (genre, section) in enumerate(sections)
    )
    parts = listed(read_back(a_book(*stories)), "toc")
    heads = {story.headline for story in stories}
    assert [part for part in parts if part[0] not in heads] == [
        ("Front page", "article-01.xhtml"), ("The Town", "article-03.xhtml"), ("In brief", "article-05.xhtml"),
        ("Unknown", "article-07.xhtml"), ("Imprint", "imprint.xhtml"),
    ]  # fmt: skip


def test_a_book_of_one_section_has_no_parts():
    book = read_back(a_book(*four()[:2]))
    assert [address for _, address in listed(book, "toc")] == ["article-01.xhtml", "article-02.xhtml", "imprint.xhtml"]
    assert 'class="part"' not in book.files["EPUB/article-01.xhtml"].decode()


def test_the_page_list_leads_to_marks_where_the_printed_pages_begin():
    pages = (
        PrintedPage(1, "", ("one", "two")),
        PrintedPage(2, "Town", ("three",)),
        PrintedPage(3, "", ()),
        PrintedPage(4, "Region", ("one",), begins=(("one", 1),)),
        PrintedPage(5, "Region", ("four", "two"), begins=(("two", 1),)),
    )
    long = replace(four()[0], blocks=(Paragraph((Span("On page one."),)), Paragraph((Span("On page four."),))))
    book = read_back(a_book(long, *four()[1:], pages=pages))
    assert listed(book, "page-list") == [
        ("1", "article-01.xhtml#page_1"), ("4", "article-01.xhtml#page_4"), ("2", "article-03.xhtml#page_2"),
        ("5", "article-04.xhtml#page_5"),
    ]  # fmt: skip
    (mark,) = book.tree("article-01.xhtml").findall(f".//{XHTML}span[@id='page_4']")
    assert mark.get("role") == "doc-pagebreak"
    assert mark.get("aria-label") == "Page 4"
    assert mark.getnext().text == "On page four."


def test_the_package_names_issue_series_makers_and_dates():
    changed = Correction(date(2026, 11, 20), CorrectionKind.UPDATE, "Open again.")
    story = replace(four()[0], bylines=(Byline("Ada Finch"), Byline("Tom Reed", "photographs")), corrections=(changed,))
    package = read_back(a_book(story)).tree("package.opf")
    told = {item.tag.removeprefix(DC): item.text for item in package.iter() if str(item.tag).startswith(DC)}
    assert told["title"] == "The Saltwick Courier, issue 24, November 2026"
    assert told["date"] == "2026-11-06"
    assert told["language"] == "en"
    assert told["identifier"].startswith("urn:uuid:")
    metas = {(item.get("property"), item.text) for item in package.iter(f"{OPF}meta")}
    assert ("dcterms:modified", "2026-11-20T00:00:00Z") in metas
    assert ("belongs-to-collection", "The Saltwick Courier") in metas
    assert ("group-position", "24") in metas
    assert ("dcterms:identifier", "urn:issn:2049-3630") in metas
    assert {("role", "aut"), ("role", "pht")} < metas


def test_another_issue_or_paper_has_another_identifier():
    def name(book):
        return read_back(book).tree("package.opf").find(f".//{DC}identifier").text

    book = a_book(*four())
    other = replace(book, issue=replace(book.issue, number=25))
    elsewhere = replace(book, paper=replace(book.paper, address="https://other.example"))
    assert len({name(book), name(other), name(elsewhere)}) == 3


def test_what_the_book_says_of_its_accessibility_is_true():
    plain = read_back(a_book(*four(), cover=False, pages=(PrintedPage(1),)))
    assert schema(plain, "accessMode") == ["textual"]
    assert "alternativeText" not in schema(plain, "accessibilityFeature")
    assert "pageNavigation" not in schema(plain, "accessibilityFeature")
    told = replace(four()[0], blocks=(Picture("a.jpg", "A crane"), Picture("b.jpg", decorative=True)))
    full = read_back(a_book(told))
    assert schema(full, "accessModeSufficient") == ["textual", "textual,visual"]
    assert {"alternativeText", "pageNavigation", "pageBreakMarkers"} < set(schema(full, "accessibilityFeature"))
    silent = read_back(a_book(replace(told, blocks=(Picture("a.jpg"),))))
    assert "textual" not in schema(silent, "accessModeSufficient")
    assert "alternativeText" not in schema(silent, "accessibilityFeature")


def test_a_paper_that_reads_from_the_right_turns_its_pages_so():
    paper = replace(a_paper(), language="ar")
    book = read_back(a_book(replace(four()[0], language="ar"), paper=paper))
    assert book.tree("package.opf").find(f"{OPF}spine").get("page-progression-direction") == "rtl"
    assert book.tree("article-01.xhtml").get("dir") == "rtl"
    assert read_back(a_book(*four())).tree("package.opf").find(f"{OPF}spine").attrib == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_around_the_copy_speak_the_papers_language(language: str):
    words = book_words(language)
    assert set(words) == set(WORDS)
    book = read_back(a_book(*four(), paper=a_paper(language)))
    assert book.text("imprint.xhtml").strip().startswith(words["imprint"])
    assert listed(book, "landmarks")[1] == (words["contents"], "contents.xhtml#toc")
    assert language == "en" or words["contents"] != WORDS["contents"][0] or words["pages"] != WORDS["pages"][0]


def test_the_cover_is_the_printed_front_page_or_the_nameplate():
    drawn = read_back(a_book(*four()))
    (image,) = drawn.tree("cover.xhtml").iter(f"{XHTML}img")
    assert image.get("alt") == "The printed front page of The Saltwick Courier, issue 24"
    (item,) = (item for item in drawn.tree("package.opf").iter(f"{OPF}item") if item.get("properties") == "cover-image")
    assert item.get("href") == image.get("src")
    assert "The Saltwick Courier" in read_back(a_book(*four(), cover=False)).text("cover.xhtml")


def test_forty_articles_of_nine_hundred_words_are_bound_in_well_under_a_second():
    stories = tuple(a_story(f"piece-{at}", at, words=900, rich=True, pictures=(f"{at}.jpg",)) for at in range(40))
    book = a_book(*stories)
    epub(book, pixel)
    begun = time.process_time()
    epub(book, pixel)
    assert time.process_time() - begun < 0.6


# ---- judges ----


@cache
def hostile_stories() -> tuple[Story, ...]:
    """Hostile copy as every part of a story."""
    cases = [case.markup for case in hostile_copy()]
    return tuple(
        Story(
            f"case-{at}", text or "x", _everywhere(text), kicker=text, standfirst=text, dateline=text[:20],
            bylines=(Byline(text or "x"), Byline(text or "x", text or "words")), section=text, subjects=(text,),
            corrections=(Correction(date(2026, 11, 8), CorrectionKind.CORRECTION, text),), genre=Genre.NEWS,
            published=date(2026, 11, 1), slug=f"case-{at}",
        )
        for at, text in enumerate(cases)
    )  # fmt: skip


def _everywhere(text: str) -> tuple:
    """Blocks that hold a text and name it as their address."""
    spans = (Span(text, link=text), Span(text, strong=True, link=f"https://{text}"))
    return (
        Paragraph(spans),
        Quotation((spans,), speaker=text, source=text),
        Picture(f"{text}.jpg", text, spans, text),
        FactBox(text, (ItemList((ListItem(spans),)),)),
    )


def test_nothing_in_hostile_copy_runs_or_asks_another_host():
    book = read_back(a_book(*hostile_stories()))
    found = {name: survivors(content.decode()) for name, content in book.files.items() if name.endswith(".xhtml")}
    assert len(found) > 50
    assert {name: told for name, told in found.items() if told} == {}


def rich_stories(language: str = "en") -> tuple[Story, ...]:
    """Stories with everything copy can hold."""
    return tuple(
        replace(
            a_story(f"piece-{at}", at, words=1000, rich=True, genre=Genre.ANALYSIS, pictures=(f"{at}.jpg",)),
            language=language,
        )
        for at in range(6)
    )


def bound(which: str) -> Book:
    """A book for its judges: one with all copy can hold and all that means harm, one from the right and bare."""
    if which == "full":
        return a_book(*rich_stories(), *hostile_stories())
    paper = replace(a_paper("ar"), address="", issn="", strapline="")
    return a_book(*rich_stories("ar"), pages=(PrintedPage(1),), cover=False, paper=paper)


def test_the_words_of_hostile_copy_are_all_there():
    stories = hostile_stories()
    book = read_back(a_book(*stories))
    for story, file in zip(stories, book.articles, strict=True):
        text = squeezed(book.text(file))
        pieces = [told for _, role, told in story_paragraphs(story) if role != "speaker"]
        assert [told for told in pieces if squeezed(told) not in text] == []


def squeezed(text: str) -> str:
    """Text without white space and without what XML cannot hold."""
    return "".join(letter for letter in text if letter.isprintable() and not letter.isspace())


@pytest.mark.judge
@pytest.mark.parametrize("which", ["full", "bare"])
def test_epubcheck_finds_no_error_and_no_warning(which: str, tmp_path: Path):
    path = tmp_path / "book.epub"
    path.write_bytes(epub(bound(which), pixel))
    verdict = epubcheck(path)
    assert verdict.errors == ()
    assert verdict.warnings == ()


@pytest.mark.judge
@pytest.mark.parametrize("language", ["en", "ar"])
def test_ace_finds_no_barrier(language: str, tmp_path: Path):
    path = tmp_path / "book.epub"
    path.write_bytes(epub(a_book(*rich_stories(language)[:3], paper=a_paper(language)), pixel))
    assert [barrier for barrier in ace(path) if barrier.grave] == []
