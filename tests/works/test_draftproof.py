"""Proofs of one draft: on the screen, as a galley, as a block in print."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from broadsheet.edition.reading import read_paper
from broadsheet.story.model import Paragraph, Span, Story
from broadsheet.works.draftproof import MOST_SHEETS, Draft, block_sheet, galley_sheets, mail_page, web_page
from broadsheet.works.gauging import MOST_WORDS, Gauge

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "harbour-light"


@pytest.fixture(scope="module")
def paper():
    return read_paper(EXAMPLE)[0]


@pytest.fixture
def draft(paper):
    story = next(item.story for item in paper.stories if item.story.headline.startswith("Town votes"))
    return Draft(story, paper.paper, paper.design, date(2026, 11, 6), EXAMPLE, lambda _: None, "/private")


def of_words(count: int, story_id: str = "long") -> Story:
    paragraphs = tuple(Paragraph((Span(" ".join(["word"] * 50) + "."),)) for _ in range(count // 50))
    return Story(story_id, "Long", paragraphs)


def test_the_web_page_names_only_private_files(draft):
    page = web_page(draft).decode()
    assert draft.story.headline in page
    assert 'href="/private/' in page
    assert 'href="/assets' not in page


def test_the_mail_leads_with_the_story(draft):
    assert draft.story.headline in mail_page(draft)


def test_a_galley_is_one_column_and_all_of_the_text(draft):
    proof = galley_sheets(draft)
    pictures = [Image.open(BytesIO(sheet.picture)) for sheet in proof.sheets]
    assert len(pictures) == 2
    assert all(picture.width < picture.height / 3 for picture in pictures)
    assert proof.rows == Gauge(draft.design).read(draft.story).lines
    assert proof.left == 0


def test_a_galley_too_long_to_look_at_says_how_much_is_left(draft):
    proof = galley_sheets(Draft(of_words(15_000), draft.paper, draft.design, draft.day, EXAMPLE, draft.pictures))
    assert len(proof.sheets) == MOST_SHEETS
    assert proof.left > 0


def test_a_block_is_as_wide_as_it_is_set(draft):
    proof = block_sheet(draft)
    picture = Image.open(BytesIO(proof.sheets[0].picture))
    assert proof.columns > 1
    assert picture.width > 300 * proof.columns / 2


def test_a_story_longer_than_a_page_breaks_off(draft):
    proof = block_sheet(Draft(of_words(9_000), draft.paper, draft.design, draft.day, EXAMPLE, draft.pictures))
    assert len(proof.sheets) == 1


@pytest.mark.parametrize("story", [Story("empty", "", ()), Story("bare", "Only a headline", ())])
def test_a_story_without_text_breaks_nothing(draft, story):
    bare = Draft(story, draft.paper, draft.design, draft.day, EXAMPLE, draft.pictures)
    assert web_page(bare)
    assert len(galley_sheets(bare).sheets) <= 1
    assert len(block_sheet(bare).sheets) <= 1


def test_the_gauge_reads_as_the_count_does_and_lets_go_of_what_is_endless(draft):
    gauge = Gauge(draft.design)
    assert gauge.read(draft.story).words > 700
    assert gauge.read(of_words(MOST_WORDS + 100)).lines == 0
