"""Short codes for stories, so that a printed page can say where a story lives on the web in a few characters."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from datetime import date

from broadsheet.story.model import Story

SHORTEST = 5


def short_code(story_id: str, length: int = SHORTEST) -> str:
    """The first characters of the id's SHA-256 in small base32 (RFC 4648, 6: no 0, 1, 8 or 9 to misread)."""
    return base64.b32encode(hashlib.sha256(story_id.encode()).digest()).decode().lower()[:length]


def short_addresses(stories: Iterable[Story]) -> Mapping[str, str]:
    """A code for each story by its id, unique among them.

    Where two codes would be equal, the story published later takes a longer one, so that a printed code stays true
    when stories are added.
    """
    codes: dict[str, str] = {}
    taken: set[str] = set()
    for story in sorted(stories, key=lambda story: (story.published or date.max, story.id)):
        length = SHORTEST
        while (code := short_code(story.id, length)) in taken:
            length += 1
        taken.add(code)
        codes[story.id] = code
    return codes
