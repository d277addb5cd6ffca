"""A seeded sample of each long proof; ``make proofs`` runs them in full."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from broadsheet.story.model import Paragraph, Span, Story
from builders import an_edition

sys.path.insert(0, str(Path(__file__).parent))

from proving import cut_wrongly, fuzzed, killed, lost_in, missing, nothing_lost

FIRST, SECOND, THIRD = (
    f"The {word} lock keeper opened the gate at noon and let the long barges pass."
    for word in ("first", "second", "third")
)
STORY = Story("lock", "Lock opens", tuple(Paragraph((Span(text),)) for text in (FIRST, SECOND, THIRD)))


def test_text_printed_whole_in_order_and_once_is_no_fault():
    assert missing(STORY, ("Lock opens", FIRST, SECOND, THIRD)) == ""


def test_text_lost_turned_round_or_printed_twice_is_a_fault():
    assert missing(STORY, ("Lock opens", FIRST, THIRD)).startswith("paragraph lost")
    assert missing(STORY, ("Lock opens", SECOND, FIRST, THIRD)).startswith("paragraph lost")
    assert missing(STORY, ("Lock opens", FIRST, SECOND, SECOND, THIRD)).startswith("printed more often")


def test_of_an_overset_story_a_true_beginning_may_be_printed():
    assert cut_wrongly(STORY, ("Lock opens", FIRST, SECOND)) == ""
    assert cut_wrongly(STORY, ("Lock opens", FIRST, SECOND[:-8])) == ""
    assert cut_wrongly(STORY, ("Lock opens", FIRST, THIRD)).startswith("printed though")
    assert cut_wrongly(STORY, ("Lock opens", FIRST, "A" + SECOND)).startswith("not in the copy")
    assert cut_wrongly(STORY, ("Lock opens", FIRST, FIRST)).startswith("printed more often")


@pytest.mark.parametrize("seed", range(10))
def test_nothing_is_lost_of_a_seeded_issue(seed: int):
    assert nothing_lost(seed) == ""


def test_of_far_too_much_copy_what_is_printed_is_true_and_what_is_held_is_not_printed():
    fault, cut = lost_in(an_edition(3, words=7500, items=18, pages=4, pictures=8))
    assert fault == ""
    assert cut


@pytest.mark.parametrize("seed", range(10))
def test_a_killed_process_leaves_nothing_half_written(seed: int):
    assert killed(seed) == ""


@pytest.mark.parametrize("seed", range(50))
def test_a_damaged_folder_ends_in_pages_or_in_sentences(seed: int):
    assert fuzzed(seed) == ""
