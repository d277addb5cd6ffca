"""Invented cards, issues and pages of the web edition, and a site of one page of each kind, for tests of the outlets.

``a_card`` is one story as lists show it, ``an_issue`` one issue, ``the_surroundings`` their paper. ``write_site`` puts
every kind of page with its style sheet, pictures and search into a folder, as a host would serve them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from PIL import Image

from broadsheet.edition.design import default_design
from broadsheet.edition.model import Network, Paper, Section, SisterPaper
from broadsheet.outlets.addresses import STANDING, issue_address, list_address, printed_page_address, slug_of
from broadsheet.outlets.model import (
    Card,
    CardPicture,
    CorrectionsPage,
    DirectoryPage,
    FrontPage,
    GonePage,
    IssueCard,
    IssuePage,
    IssuesPage,
    ListName,
    ListPage,
    MapPage,
    PictureSet,
    PrintedPage,
    Ranked,
    Rendition,
    StandingPage,
    StoryArea,
    Surroundings,
)  # fmt: skip
from broadsheet.outlets.web.pages import page_html
from broadsheet.outlets.web.search import Entry, count_of, entry_of, manifest, year_files
from broadsheet.outlets.web.templates import Templates
from broadsheet.outlets.web.theme import site_assets
from broadsheet.story.model import Byline, Correction, CorrectionKind, Genre, Paragraph, Span, Story

if TYPE_CHECKING:
    from pathlib import Path

    from broadsheet.outlets.model import Assets, Page
    from broadsheet.outlets.web.theme import Files

PAPER = Paper(
    name="The Mole Light",
    strapline="Read on the quay",
    language="en",
    place="Ostmole",
    network=Network("Tideline", "The Ostmole section of Tideline", (SisterPaper("Le Fanal", "fr", "https://fanal.example"),)),
    sections=(Section("harbour", "Harbour"), Section("town", "Town"), Section("letters", "Letters")),
    address="https://molelight.example",
    contact=("The Mole Light, East Quay, Ostmole",),
    imprint=("Editor: Ottilie Brand.",),
    issn="3994-0020",
    letters_to="letters@molelight.example",
    orders_to="copies@molelight.example",
)  # fmt: skip
SIZES = {"whole": (640, 480), "wide": (640, 427), "square": (160, 160)}
HEADLINES = (
    "Town votes to buy back its harbour",
    "Ferry stops on Sundays",
    "Forty doors get flood gates",
    "Fish market opens on Saturdays",
    "The price of a harbour",
    "The bar has moved again",
    "Crab and lobster pass a million",
    "One house in four stands dark",
)


def a_picture(number: int = 1) -> PictureSet:
    """A picture's renditions: whole, wide and square, each as AVIF and JPEG."""
    found = tuple(
        Rendition(f"/pictures/{number:03}-{crop}-{width}.{kind}", kind, width, height, crop)
        for crop, (width, height) in SIZES.items()
        for kind in ("avif", "jpeg")
    )
    return PictureSet(f"pictures/{number}.jpg", 640, 480, found)


def a_card(number: int = 1, **wishes: Any) -> Card:
    """The card of story ``number``; ``wishes`` are fields of ``Card``."""
    headline = wishes.pop("headline", HEADLINES[(number - 1) % len(HEADLINES)])
    day = wishes.pop("published", date(2026, 11, 6))
    given = Card(
        id=f"story-{number}",
        address=f"/{day.year:04}/{day.month:02}/story-{number}/",
        headline=headline,
        published=day,
        kicker="Quay",
        standfirst=f"What the crane driver said on day {number}.",
        bylines=(Byline("Ada Finch"), Byline("Tom Reed", "photographs")),
        section="harbour" if number % 2 else "town",
        subjects=("ferry",),
        picture=CardPicture(a_picture(number), "A crane on a quay") if number % 3 == 1 else None,
        issue=24,
        page=1 + number // 4,
        issues=(24,),
        words=200,
    )
    return replace(given, **wishes)


def an_issue(number: int = 24, **wishes: Any) -> IssueCard:
    """An issue of two printed pages; ``wishes`` are fields of ``IssueCard``."""
    areas = (StoryArea("story-1", 50, 150, 900, 500), StoryArea("story-2", 50, 660, 900, 300))
    pages = (
        PrintedPage(1, "Harbour", ("story-1", "story-2"), areas, picture=a_picture(900)),
        PrintedPage(2, "Town", ("story-3",), (), picture=a_picture(901)),
    )
    given = IssueCard(
        number=number,
        day=date(2026, 11, 6),
        address=issue_address(number),
        volume=2,
        price="£2.00",
        stock=40,
        cover=a_picture(900),
        pages=pages,
        pdf=f"/issues/{number}/paper.pdf",
        epub=f"/issues/{number}/paper.epub",
    )
    return replace(given, **wishes)


def the_surroundings(**wishes: Any) -> Surroundings:
    """The paper with issue 24 on sale, as all pages share them; ``wishes`` are fields of either."""
    around = {name: wishes.pop(name) for name in ("base", "assets", "on_sale") if name in wishes}
    return replace(Surroundings(replace(PAPER, **wishes), an_issue()), **around)


def html_of(page: Page, **wishes: Any) -> str:
    """A page as HTML in those surroundings."""
    return page_html(page, the_surroundings(**wishes), Templates()).decode()


def a_story(card: Card, text: str = "") -> Story:
    """The story of a card with one paragraph."""
    blocks = (Paragraph((Span(text or f"The crane of {card.id} stood still on Tuesday."),)),)
    return Story(card.id, card.headline, blocks, bylines=card.bylines)


def an_entry(number: int, text: str = "", **wishes: Any) -> Entry:
    """The entry of story ``number`` in the search."""
    card = a_card(number, **wishes)
    return entry_of(a_story(card, text), card)


def the_front() -> FrontPage:
    """A front page with something in every place."""
    news = tuple(Ranked(a_card(number), 1 + number // 3, 1 + number // 4) for number in range(1, 13))
    apart = (
        Ranked(a_card(20, genre=Genre.COMMENT, headline="Mend the lavatories first"), 3, 4),
        Ranked(a_card(21, genre=Genre.LETTER, headline="From the hill", section="letters"), 4, 4),
        Ranked(a_card(22, genre=Genre.BRIEF, headline="Clock agrees with itself", picture=None), 5, 2),
        Ranked(a_card(23, genre=Genre.LISTING, headline="What is on"), 4, 4),
    )
    return FrontPage(an_issue(), (*news, *apart), (a_card(30, published=date(2026, 11, 12), headline="Buoy adrift"),))


def every_page() -> dict[str, Page]:
    """One page of each kind and in each state, by address."""
    cards = tuple(a_card(number) for number in range(1, 9))
    changes = tuple(
        (cards[at], Correction(date(2026, 11, 9), kind, "It was 438 votes.")) for at, kind in enumerate(CorrectionKind)
    )
    names = tuple(
        ListName(slug_of(name), name, list_address("authors", slug_of(name)), 3) for name in ("Ada Finch", "Élise Sel")
    )
    months = tuple(ListName(key, key, f"/{key}/", 4) for key in ("2025/12", "2026/10", "2026/11"))
    pages: dict[str, Page] = {
        "/": the_front(),
        "/issues/": IssuesPage((an_issue(), an_issue(23, stock=0, cover=None))),
        issue_address(24): IssuePage(an_issue(), tuple(Ranked(card, 2, card.page) for card in cards), an_issue(23)),
        printed_page_address(24, 1): MapPage(an_issue(), an_issue().pages[0], cards[:2]),
        printed_page_address(24, 2): MapPage(an_issue(), an_issue().pages[1], ()),
        list_address("sections", "harbour"): ListPage("sections", "harbour", "Harbour", 3, 3, cards, 58),
        list_address("sections", "harbour", 2): ListPage("sections", "harbour", "Harbour", 2, 2, cards, 0),
        list_address("months", "2026/11"): ListPage("months", "2026/11", "2026/11", 1, 1, cards, 8),
        list_address("subjects", "void"): ListPage("subjects", "void", "Void", 1, 1, (), 0),
        "/authors/": DirectoryPage("authors", names),
        "/months/": DirectoryPage("months", months),
        "/2026/": DirectoryPage("months", months[1:], "2026"),
        "/subjects/": DirectoryPage("subjects", ()),
        STANDING["corrections"]: CorrectionsPage(changes),
        "/2026/09/gone/": GonePage("/2026/09/gone/"),
        "/404.html": StandingPage("404"),
    }
    return pages | {
        STANDING[kind]: StandingPage(kind, (an_issue(), an_issue(23))) for kind in ("imprint", "get", "search")
    }


EMPTY_PAGES: dict[str, Page] = {
    "/": FrontPage(None, ()),
    "/issues/": IssuesPage(()),
    "/issues/1/": IssuePage(IssueCard(1, date(2026, 11, 6), "/issues/1/"), ()),
    "/corrections/": CorrectionsPage(()),
    "/authors/": DirectoryPage("authors", ()),
    "/sections/void/": ListPage("sections", "void", "Void", 1, 1, (), 0),
    "/get/": StandingPage("get"),
}
"""Pages of a paper that has nothing to show yet."""


@cache
def the_assets(language: str = "en") -> tuple[Assets, Files]:
    """The theme's files for the paper."""
    return site_assets(default_design(), replace(PAPER, language=language), scripts=("search.js",))


def write_site(folder: Path, entries: tuple[Entry, ...] = (), **wishes: Any) -> Path:
    """Every page with what it loads, below ``folder`` and the base; returns the folder."""
    assets, files = the_assets(wishes.get("language", "en"))
    around = the_surroundings(assets=assets, **wishes)
    home = folder / around.base.strip("/")
    for address, data in (*files, *_pages(around), *_search(entries)):
        path = home / f"{address}index.html".lstrip("/") if address.endswith("/") else home / address.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for number in (*range(1, 31), 900, 901):
        _draw(home, a_picture(number))
    return folder


def _pages(around: Surroundings) -> list[tuple[str, bytes]]:
    """Every page as HTML."""
    templates = Templates()
    return [(address, page_html(page, around, templates)) for address, page in every_page().items()]


def _search(entries: tuple[Entry, ...]) -> list[tuple[str, bytes]]:
    """The files of the search."""
    years = sorted({entry.published.year for entry in entries})
    found = {year: [entry for entry in entries if entry.published.year == year] for year in years}
    files = [file for year, items in found.items() for file in year_files(year, items)]
    return [*files, manifest(count_of(year, items) for year, items in found.items())]


def _draw(home: Path, pictures: PictureSet) -> None:
    """The files of a picture, each of one colour."""
    for item in pictures.renditions:
        path = home / item.address.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (item.width, item.height), (60, 90, 120)).save(path)
