"""Drafts looked at before anybody else may: as a web page, as mail, as a galley, as a block in print."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest

from broadsheet.newsroom.begin import stories_home
from broadsheet.newsroom.stories.models import Article
from newsroom.editing_forms import a_form, written

MODES = ("web", "mail", "galley", "print")


pytestmark = pytest.mark.usefixtures("newsroom")


@pytest.fixture
def article():
    return Article.objects.get(headline="Town votes to buy back its harbour")


@pytest.mark.parametrize("mode", MODES)
def test_a_draft_is_shown_in_every_way(article, cast, mode):
    page = cast.client("contributor").get(f"/newsroom/pages/{article.pk}/view_draft/?mode={mode}")
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    told = page.content.decode()
    assert "Town votes" in told or "data:image/webp" in told


@pytest.mark.parametrize("mode", MODES)
def test_nobody_outside_sees_a_draft(article, cast, mode):
    address = f"/newsroom/pages/{article.pk}/view_draft/?mode={mode}"
    for name in ("", "advertising"):
        page = cast.client(name).get(address)
        assert page.status_code in {302, 403}
        assert b"Town votes" not in page.content


def test_the_panel_shows_what_the_form_holds_and_saves_nothing(article, cast):
    client = cast.client("sub-editor")
    address = f"/newsroom/pages/{article.pk}/edit/preview/"
    before = article.revisions.count()
    answer = client.post(address, a_form("<p>Quite another text.</p>", headline="A headline only here"))
    assert answer.json() == {"is_valid": True, "is_available": True}
    assert "A headline only here" in client.get(f"{address}?mode=web").content.decode()
    assert "A headline only here" in client.get(f"{address}?mode=mail").content.decode()
    assert "first words" not in client.get(f"{address}?mode=galley").content.decode()
    assert Article.objects.get(pk=article.pk).revisions.count() == before


def test_a_new_story_is_previewed_before_it_is_kept(cast):
    client = cast.client("contributor")
    address = f"/newsroom/pages/add/newsroom/article/{stories_home().pk}/preview/"
    client.post(address, a_form("<p>New.</p>", headline="Not kept yet"))
    assert "Not kept yet" in client.get(f"{address}?mode=web").content.decode()
    assert not Article.objects.filter(headline="Not kept yet").exists()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the framework leaves a spool open
def test_what_a_previewed_page_loads_is_served_to_the_signed_in_only(article, cast):
    page = cast.client("sub-editor").get(f"/newsroom/pages/{article.pk}/view_draft/").content.decode()
    style = page.split('rel="stylesheet" href="')[1].split('"')[0]
    assert style.startswith("/newsroom/stories/preview/")
    assert cast.client("sub-editor").get(style)["Content-Type"].startswith("text/css")
    assert cast.client().get(style).status_code == 302
    picture = page.split('src="/newsroom/stories/preview/pictures/')[1].split('"')[0]
    address = f"/newsroom/stories/preview/pictures/{picture}"
    assert cast.client("sub-editor").get(address)["Content-Type"] == "image/jpeg"
    assert cast.client().get(address).status_code == 302


def test_an_empty_story_says_that_there_is_nothing_to_set(cast):
    client = cast.client("contributor")
    article = written(client, blocks=[], headline="x")
    for mode in MODES:
        assert client.get(f"/newsroom/pages/{article.pk}/view_draft/?mode={mode}").status_code == 200


@pytest.mark.parametrize("name", ["/evil.example/", "%5Cevil.example/", "/%5Cevil.example/", "%09/evil.example/"])
def test_previews_lead_nowhere_but_to_this_site(cast, name):
    answer = cast.client("editor").get(f"/newsroom/stories/preview/{name}")
    if answer.status_code == 302:
        assert urlsplit(urljoin("http://testserver/newsroom/", answer["Location"])).hostname == "testserver"
        assert answer["Location"][1:2] not in {"/", "\\", "\t"}
