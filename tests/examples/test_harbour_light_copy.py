"""The example paper as copy: enough of it, its dates on the right weekdays, its names and sums in order."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from broadsheet.edition.barcode import issn_check_character
from broadsheet.edition.checking import check_plan
from broadsheet.edition.joining import edition_of
from broadsheet.edition.model import AdvertKind
from broadsheet.edition.plan import Edition
from broadsheet.edition.reading import issue_on_sale, read_paper
from broadsheet.story.checking import check_story
from broadsheet.story.counting import count_words, length_of
from broadsheet.story.model import FactBox, Genre, Listing, Picture, PullQuote, Quotation, Story, Subhead, Table
from broadsheet.story.text import plain

PAPER = Path(__file__).parents[2] / "examples" / "harbour-light"
NUMBERS = (23, 24)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAY = "|".join(DAYS)
DATED = re.compile(rf"({WEEKDAY}) (\d+)(?: (?:and|to) ({WEEKDAY}) (\d+))? ({'|'.join(MONTHS)})(?: (\d{{4}}))?")
CAST = {
    "Tamsin": "Garrowby", "Nell": "Oxtoby", "Idris": "Pellow", "Priya": "Lanyon", "Wren": "Aldersey",
    "Ottilie": "Brandreth", "Sunita": "Haldane", "Piers": "Ashlocke", "Winifred": "Stobbs", "Marianne": "Stobbs",
    "Davy": "Marrack", "Posy": "Marrack", "Finn": "Marrack", "Benedict": "Swale", "Roland": "Tidyman",
    "Callum": "Dray", "Isbel": "Tarvit", "Femi": "Alderton", "Bridie": "Scarth", "Joss": "Hallam",
    "Hester": "Lowdham", "Marjorie": "Frith", "Ambrose": "Tilney", "Ruth": "Canfor", "Leon": "Hartigan",
    "Kezia": "Oyelaran", "Lorna": "Quarrington", "Anneke": "Straub", "Frauke": "Behrends", "Joan": "Appleyard",
    "Peg": "Rudderham", "Stanley": "Quill", "Bola": "Adeyrin", "Dev": "Marchbanks", "Agnes": "Marrable",
    "Cosmo": "Threlkeld", "Gil": "Fenwright", "Lowri": "Penhallam",
}  # fmt: skip


@cache
def edition(number: int) -> Edition:
    """An issue of the example with everything it needs."""
    paper, _ = read_paper(PAPER)
    assert paper is not None
    found, _ = edition_of(paper, number)
    assert found is not None
    return found


def story(story_id: str) -> Story:
    """A story of the current issue."""
    found = edition(24).story(story_id)
    assert found is not None
    return found


def of_genre(genre: Genre) -> list[Story]:
    """The stories of one genre in the current issue."""
    return [piece for piece in edition(24).stories if piece.genre is genre]


def pictures(number: int) -> list[Picture]:
    """Every picture of an issue."""
    return [block for piece in edition(number).stories for block in piece.blocks if isinstance(block, Picture)]


def every_story() -> list[Story]:
    """The stories of both issues."""
    return [piece for number in NUMBERS for piece in edition(number).stories]


def copy_files() -> list[Path]:
    """The files of all stories."""
    return sorted(PAPER.glob("issues/*/*.md"))


def wrong_weekdays(text: str) -> list[str]:
    """Dates whose weekday does not match. Without a year, January to April lie in 2027, the other months in 2026."""
    wrong = []
    for match in DATED.finditer(text):
        first, day, second, other, month_name, year = match.groups()
        month = MONTHS.index(month_name) + 1
        in_year = int(year) if year else 2026 + (month <= 4)
        pairs = [(first, day), (second, other)] if second else [(first, day)]
        wrong += [match[0] for name, number in pairs if DAYS[date(in_year, month, int(number)).weekday()] != name]
    return wrong


def test_the_paper_reads_without_a_single_remark():
    paper, remarks = read_paper(PAPER)
    assert remarks == ()
    assert paper is not None
    assert [edition_of(paper, number)[1] for number in NUMBERS] == [(), ()]


@pytest.mark.parametrize("number", NUMBERS)
def test_the_checks_find_nothing_to_mend(number: int):
    made = edition(number)
    copy = [remark for piece in made.stories for remark in check_story(piece, piece.id)]
    assert [*copy, *check_plan(made)] == []


@pytest.mark.parametrize(("number", "words", "fewest", "most"), [(24, 9_000, 20, 30), (23, 3_500, 10, 15)])
def test_an_issue_has_enough_words_in_enough_pieces(number: int, words: int, fewest: int, most: int):
    made = edition(number)
    assert sum(map(count_words, made.stories)) >= words
    assert fewest <= len(made.stories) <= most


def test_the_november_issue_is_on_sale_and_dated():
    paper, _ = read_paper(PAPER)
    assert paper is not None
    on_sale = issue_on_sale(paper.issues, date(2026, 11, 23))
    assert on_sale is not None
    assert (on_sale.number, on_sale.day, on_sale.pages) == (24, date(2026, 11, 6), 8)
    assert [paper.issues[0].number, paper.issues[0].day] == [23, date(2026, 10, 2)]


def test_the_issn_has_its_check_character():
    issn = edition(24).paper.issn
    assert issn_check_character(issn[:-1].replace("-", "")) == issn[-1]


def test_the_network_has_sister_papers_in_two_other_languages():
    network = edition(24).paper.network
    assert "section of" in network.line
    assert {sister.language for sister in network.sisters} == {"de", "fr"}


@pytest.mark.parametrize("path", copy_files(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_weekday_belongs_to_its_date(path: Path):
    assert wrong_weekdays(path.read_text(encoding="utf-8")) == []


def test_a_wrong_weekday_would_be_noticed():
    assert wrong_weekdays("on Friday 7 November") == ["Friday 7 November"]
    assert wrong_weekdays("Friday 20 and Saturday 22 November") == ["Friday 20 and Saturday 22 November"]
    assert wrong_weekdays("Friday 6 November, Friday 29 January and Monday 9 December 2024") == []


def test_the_copy_is_dated_often_enough_for_that_check_to_matter():
    assert sum(len(DATED.findall(path.read_text(encoding="utf-8"))) for path in copy_files()) >= 80


@pytest.mark.parametrize("path", copy_files(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_everybody_keeps_one_surname(path: Path):
    text = path.read_text(encoding="utf-8")
    named = re.findall(rf"\b({'|'.join(CAST)}) ([A-Z][a-z]+)\b", text)
    assert [pair for pair in named if CAST[pair[0]] != pair[1]] == []


def test_every_picture_is_there_and_told_of():
    for number in NUMBERS:
        for picture in pictures(number):
            assert edition(number).picture(picture.file), picture.file
            told = (picture.alt, plain(picture.caption), picture.credit, picture.rights)
            assert all(told), picture.file
            assert len(picture.alt.split()) >= 10, picture.file


def test_there_are_pictures_enough():
    assert 14 <= len(pictures(24)) <= 16
    assert len(pictures(23)) == 5


def test_every_story_has_what_an_outlet_needs():
    for number in NUMBERS:
        for piece in edition(number).stories:
            assert piece.slug, piece.id
            assert piece.subjects, piece.id
            assert piece.published == edition(number).issue.day, piece.id
            assert piece.section in {section.id for section in edition(number).paper.sections}, piece.id
            assert 3 <= len(piece.headline.split()) <= 10, piece.headline


def test_print_headlines_are_shorter_than_the_headline():
    for piece in every_story():
        lengths = [len(headline) for headline in (piece.headline, *piece.print_headlines)]
        assert lengths == sorted(lengths, reverse=True), piece.id
        assert len(set(lengths)) == len(lengths), piece.id


def test_slugs_and_ids_are_unique():
    pieces = every_story()
    assert len({piece.slug for piece in pieces}) == len({piece.id for piece in pieces}) == len(pieces)


def test_related_stories_exist_and_reach_back_to_the_last_issue():
    ids = {piece.id for piece in every_story()}
    named = {other for piece in every_story() for other in piece.related}
    assert named <= ids
    assert len(named & {piece.id for piece in edition(23).stories}) >= 4


def test_the_analysis_has_all_that_a_long_read_can_have():
    piece = story("price-of-a-harbour")
    kinds = [type(block) for block in piece.blocks]
    assert 1_650 <= count_words(piece) <= 2_050
    assert kinds.count(Subhead) >= 5
    assert kinds.count(FactBox) == 2
    assert Table in kinds
    assert PullQuote in kinds
    quotations = [block for block in piece.blocks if isinstance(block, Quotation)]
    assert len(quotations) == 3
    assert all(quotation.speaker and quotation.source for quotation in quotations)


def test_the_harbour_accounts_add_up():
    table = next(block for block in story("price-of-a-harbour").blocks if isinstance(block, Table))
    rows = {plain(name): int(plain(value).replace(",", "")) for name, value in table.rows}
    names = list(rows)
    income, spending = names.index("Income"), names.index("Spending")
    assert sum(rows[name] for name in names[:income]) == rows["Income"]
    assert sum(rows[name] for name in names[income + 1 : spending]) == rows["Spending"]
    assert rows["Income"] - rows["Spending"] == rows["Surplus"]


def test_the_loan_costs_what_the_analysis_says():
    rate, years, loan = 0.052, 20, 600_000
    assert round(loan * rate / (1 - (1 + rate) ** -years)) == 48_965
    assert "£48,965" in (PAPER / "issues/24/price-of-a-harbour.md").read_text(encoding="utf-8")
    assert 39_000 + 62_000 - 48_965 == 52_035
    assert 78_000 - 52_035 - 172_000 * 15 // 100 == 165


def test_the_vote_the_poll_and_the_shares_add_up():
    assert 438 + 61 + 23 == 480 + 42 == 522
    assert 368 + 133 + 103 == 205 + 308 + 91 == 604
    assert 900_000 - 612_450 == 287_550
    assert (date(2027, 1, 29) - date(2026, 11, 2)).days == 88
    lead = (PAPER / "issues/24/harbour-vote.md").read_text(encoding="utf-8")
    assert all(figure in lead for figure in ("438", "61 against", "23 who", "£287,550", "88 days", "£3,268"))


def test_the_issue_has_every_kind_of_piece():
    assert len(of_genre(Genre.NEWS)) >= 8
    assert 4 <= len(of_genre(Genre.LETTER)) <= 6
    assert 6 <= len(of_genre(Genre.BRIEF)) <= 8
    assert [len(of_genre(genre)) for genre in (Genre.REVIEW, Genre.OBITUARY, Genre.INTERVIEW, Genre.COMMENT)] == [
        2,
        1,
        1,
        1,
    ]
    assert 600 <= count_words(story("harbour-vote")) <= 800


def test_letters_and_briefs_keep_to_their_length():
    for piece in of_genre(Genre.LETTER):
        assert 45 <= length_of(replace(piece, headline="", bylines=())).words <= 180, piece.id
    for piece in of_genre(Genre.BRIEF):
        assert 45 <= count_words(piece) <= 95, piece.id


def test_the_listings_hold_twenty_entries():
    groups = [block for block in story("listings-november").blocks if isinstance(block, Listing)]
    assert sum(len(group.entries) for group in groups) >= 20
    assert all(plain(entry.head) and plain(entry.text) for group in groups for entry in group.entries)


def test_a_translated_piece_names_its_origin_and_its_translator():
    piece = story("wiekersiel-sluice")
    assert piece.origin is not None
    assert (piece.origin.paper, piece.origin.issue) == ("Die Hafenlaterne", 31)
    assert "translation" in {byline.role for byline in piece.bylines}


def test_corrections_stand_on_the_stories_they_correct():
    paper, _ = read_paper(PAPER)
    assert paper is not None
    corrected = {item.story.id for item in paper.stories if item.story.corrections}
    assert corrected == {"harbour-for-sale", "regatta-day"}
    assert not [piece.id for piece in edition(23).stories if piece.corrections]
    assert corrected <= set(story("correction-regatta").related)


def test_adverts_are_booked_as_pdf_and_as_picture_and_house_adverts_wait():
    adverts = edition(24).issue.adverts
    booked = [advert for advert in adverts if advert.kind is AdvertKind.BOOKED]
    house = [advert for advert in adverts if advert.kind is AdvertKind.HOUSE]
    assert sorted(advert.file.rsplit(".")[-1] for advert in booked) == ["pdf", "png"]
    assert all(advert.alt and advert.advertiser and advert.page for advert in booked)
    assert len(house) == 3
    assert all(advert.headline and advert.text and advert.call for advert in house)
