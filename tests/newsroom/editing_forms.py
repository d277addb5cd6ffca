"""The editor's form as a browser sends it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from broadsheet.newsroom.begin import stories_home
from broadsheet.newsroom.stories.blocks import WORDS
from broadsheet.newsroom.stories.models import Article

JSON = {"HTTP_ACCEPT": "application/json"}
EMPTY_STREAMS = ("print_headlines", "subjects", "notes", "related", "elsewhere")


def words(html: str) -> str:
    """A rich text as the editor's field holds it."""
    value: str = rich_text(html, features=list(WORDS))
    return value


def a_form(*text: str, blocks: Any = None, **fields: Any) -> dict[str, str]:
    """A filled-in form: ``text`` are paragraphs as HTML; ``blocks`` in their stead are (kind, value) pairs."""
    body = [("paragraph", words(html)) for html in text] if blocks is None else blocks
    values = {
        "kicker": "",
        "headline": "The crane is painted",
        "standfirst": "",
        "bylines": streamfield([("byline", {"name": "Nell Ashdown", "role": "words"})]),
        "body": streamfield(body),
        "section": "",
        "genre": "news",
        "dateline": "",
        "language": "en",
        "web_slug": "",
        "published": "",
        "web": "with-issue",
        **{name: streamfield([]) for name in EMPTY_STREAMS},
        "comments": {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": ""},
        **fields,
    }
    form: dict[str, str] = nested_form_data(values)
    return form


def edit_address(article: Article) -> str:
    """The editor of a story."""
    return f"/newsroom/pages/{article.pk}/edit/"


def new_address() -> str:
    """The editor of a new story."""
    return f"/newsroom/pages/add/newsroom/article/{stories_home().pk}/"


def written(client: Client, *text: str, **more: Any) -> Article:
    """A new story, written in the editor."""
    response = client.post(new_address(), a_form(*text, **more))
    assert response.status_code == 302, sentences(response)
    return Article.objects.latest("pk")


def latest(article: Article) -> Article:
    """The desk's current copy of a story."""
    found: Article = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    return found


def sentences(response: HttpResponse) -> str:
    """What a page that should have saved says instead."""
    form = response.context["form"] if response.context and "form" in response.context else None
    return str(form.errors if form is not None else response.content[:2000])
