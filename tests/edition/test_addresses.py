"""Short codes for the printed page."""

from __future__ import annotations

from datetime import date

from broadsheet.edition.addresses import short_addresses, short_code
from broadsheet.story.model import Story


def test_a_code_is_short_plain_and_always_the_same():
    assert short_code("harbour-crane") == short_code("harbour-crane")
    assert len(short_code("harbour-crane")) == 5
    assert set("".join(short_code(str(number)) for number in range(500))) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_codes_are_unique_and_the_story_published_first_keeps_the_shorter():
    names = [f"s{number}" for number in range(20_000)]
    stories = [Story(name, "H", (), published=date(2026, 1, 1 + number % 28)) for number, name in enumerate(names)]
    codes = short_addresses(stories)
    assert len(set(codes.values())) == len(names)
    longer = [name for name in names if len(codes[name]) > 5]
    assert longer, "twenty thousand names were meant to hold two of one code"
    days = {story.id: story.published for story in stories}
    for name in longer:
        twin = next(other for other in names if codes[other] == short_code(name))
        assert days[twin] <= days[name]
    assert short_addresses(reversed(stories)) == codes
