"""How long a story is: words and characters, counted alike in every language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.story.text import story_paragraphs

if TYPE_CHECKING:
    from broadsheet.story.model import Story

# A word begins with a letter or figure and runs on over letters, figures and marks; an apostrophe, hyphen, point or
# comma between two of them joins ("don't", "well-known", "4,106", "3.1m"), as does a soft hyphen.
WORD = re.compile(r"\w(?:[\w\u0300-\u036f\u00ad\u200c\u200d]|['’\-‐‑.,·](?=\w))*")


@dataclass(frozen=True, slots=True)
class Length:
    """How long a story is. ``characters`` include spaces, but neither markers nor alt texts."""

    words: int
    characters: int


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in order: "well-known", "don't" and "4,106" are one word each; dashes and stops are none."""
    return tuple(WORD.findall(text))


def count_words(story: Story) -> int:
    """The words of everything the story prints: head, text, captions, boxes and notes."""
    return length_of(story).words


def length_of(story: Story) -> Length:
    """The words and characters of everything the story prints."""
    texts = [text for _, _, text in story_paragraphs(story)]
    return Length(sum(len(WORD.findall(text)) for text in texts), sum(map(len, texts)))
