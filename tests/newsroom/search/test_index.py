"""The index of the copy, on SQLite and on PostgreSQL."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection, transaction

from broadsheet.newsroom.begin import stories_home
from broadsheet.newsroom.search.index import find, found_by, make
from broadsheet.newsroom.stories.actions import save_draft, take_away
from broadsheet.newsroom.stories.models import Article

HOSTILE = [
    '"',
    "'",
    "a' OR 1=1 --",
    "NEAR(a b)",
    "headline:x",
    "x AND",
    "(",
    "a*b",
    "\0x",
    "%",
    "<->",
    "!x",
    "x:*",
    "🦆",
]


@pytest.fixture(autouse=True)
def _newsroom(either_newsroom):
    """A newsroom whose index is that of its copy, on each database."""


def a_story(headline, *paragraphs, **more):
    """A story at the desk; in the index as every saved draft is."""
    body = [("paragraph", f"<p>{text}</p>") for text in paragraphs]
    article = Article(title=headline, story_id=uuid4().hex, headline=headline, body=body, live=False, **more)
    article.slug = article.story_id
    stories_home().add_child(instance=article)
    save_draft(article, None)
    return article


def test_a_saved_draft_is_found_by_its_headline_its_copy_and_its_names():
    names = [("byline", {"name": "Zdenka Quillfeather", "role": "words"})]
    article = a_story("Zeppelin over the quay", "It dropped a marmalade.", bylines=names)
    for query in ("zeppelin", "MARMALADE", "marm", "quillfeather zeppelin", '"a marmalade"'):
        assert found_by(query, 10) == (article.pk,), query
    assert found_by("marmalade hovercraft", 10) == ()
    assert found_by('"marmalade a"', 10) == ()


def test_accents_are_not_asked_for():
    article = a_story("Chłodny wieczór", "Naïveté à la carte in the Straßenbahn.")
    for query in ("naivete", "NAÏVETÉ", "strassenb", "wieczor"):
        assert found_by(query, 10) == (article.pk,), query


def test_the_newer_words_are_found_and_the_older_are_not():
    article = a_story("Zeppelin", "First there was marzipan.")
    article.body = [("paragraph", "<p>Then there was nougatine.</p>")]
    save_draft(article, None)
    assert found_by("nougatine", 10) == (article.pk,)
    assert found_by("marzipan", 10) == ()


def test_a_story_taken_away_is_found_no_longer(cast):
    article = a_story("Zeppelin")
    take_away(article, cast.editor)
    assert found_by("zeppelin", 10) == ()


def test_what_is_in_the_headline_comes_first():
    later = a_story("An evening", "The zeppelin, the zeppelin.")
    first = a_story("Zeppelin ahoy", "It was an evening.")
    last = a_story("Another evening", "There it was, far away and small: a zeppelin.")
    assert found_by("zeppelin", 10)[0] == first.pk
    assert set(found_by("zeppelin", 10)) == {first.pk, later.pk, last.pk}


def test_no_query_fails():
    for query in HOSTILE:
        assert isinstance(find(query, 5), tuple), query


def test_a_save_that_is_rolled_back_leaves_nothing_in_the_index():
    with transaction.atomic():
        a_story("Zeppelin")
        assert found_by("zeppelin", 10)
        transaction.set_rollback(True)
    assert found_by("zeppelin", 10) == ()


def test_an_index_that_was_lost_is_made_anew():
    article = a_story("Zeppelin")
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE newsroom_words")
    make()
    assert found_by("zeppelin", 10) == (article.pk,)


def test_stories_taken_in_from_a_folder_are_found():
    assert found_by("crane", 10)


def test_hostile_copy_is_kept_and_found():
    article = a_story("It’s 'quoted':1A \\ ", "x" * 3_000 + " 'a':2B & <->")
    assert article.pk in found_by("quoted", 10)
