"""The words that feeds and newsletters put around the copy."""

from __future__ import annotations

import re

import pytest

from broadsheet.outlets.feeds.words import WORDS as FEED_WORDS
from broadsheet.outlets.feeds.words import feed_words
from broadsheet.outlets.mail.words import WORDS as MAIL_WORDS
from broadsheet.outlets.mail.words import mail_words
from broadsheet.outlets.words import LANGUAGES

PHRASES = [*FEED_WORDS.items(), *MAIL_WORDS.items()]


@pytest.mark.parametrize(("name", "told"), PHRASES, ids=lambda value: value if isinstance(value, str) else "")
def test_every_phrase_stands_in_every_language_with_the_same_gaps(name: str, told: tuple[str, ...]):
    assert len(told) == len(LANGUAGES)
    assert all(told), name
    assert len({frozenset(re.findall(r"{\w+}", phrase)) for phrase in told}) == 1


def test_a_region_speaks_its_language_and_others_english():
    assert feed_words("de-AT") == feed_words("de") != feed_words("en")
    assert mail_words("xx") == mail_words("en")
