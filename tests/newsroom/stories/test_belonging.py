"""Section, language and kind are chosen, not typed; what a story came with from elsewhere stays as it is."""

from __future__ import annotations

import pytest

from broadsheet.newsroom.paper.tongues import NAMES, languages_offered, name_of
from broadsheet.newsroom.stories.doors import to_story
from broadsheet.newsroom.stories.models import Article
from newsroom.editing_forms import a_form, edit_address, latest, new_address, sentences, written


def choices(field) -> dict[str, str]:
    """What can be chosen in a field, groups laid open."""
    found: dict[str, str] = {}
    for value, name in field.choices:
        found.update(name if isinstance(name, (list, tuple)) else [(value, name)])
    return found


def editor_of(client, address: str):
    """The form of the editor."""
    return client.get(address, follow=True).context["form"]


@pytest.mark.usefixtures("newsroom")
def test_sections_and_languages_are_offered_by_name(cast):
    form = editor_of(cast.client("editor"), "/newsroom/stories/new/")
    sections, languages = choices(form.fields["section"]), choices(form.fields["language"])
    assert sections["town"] == "Town"
    assert sections[""] == "None yet"
    assert languages["en"] == "English"
    assert languages["de-AT"] == "German (Austria)"
    assert next(iter(languages)) == "en"
    assert choices(form.fields["genre"])["obituary"] == "Obituary"


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("section", "weather", "The paper has no section “weather”. Choose one from the list"),
        ("language", "Klingon", "“Klingon” is no language the newsroom knows"),
        ("genre", "poem", "“poem” is no kind of piece"),
    ],
)
def test_an_unknown_value_is_refused_with_a_sentence_and_nothing_is_kept(cast, field, value, told):
    before = Article.objects.count()
    page = cast.client("editor").post(new_address(), a_form("<p>One.</p>", **{field: value}))
    assert page.status_code == 200
    assert told in sentences(page)
    assert Article.objects.count() == before


@pytest.mark.usefixtures("newsroom")
def test_what_a_story_came_with_is_kept_until_another_is_chosen(cast):
    client = cast.client("editor")
    article = written(client, "<p>One.</p>", section="town")
    draft = latest(article)
    draft.section, draft.language = "weather", "el-CY"
    draft.save_revision()
    form = editor_of(client, edit_address(article))
    assert choices(form.fields["section"])["weather"] == "weather (no section of the paper)"
    assert choices(form.fields["language"])["el-CY"] == "Greek (CY)"
    kept = client.post(edit_address(article), a_form("<p>Two.</p>", section="weather", language="el-CY"))
    assert kept.status_code == 302, sentences(kept)
    story = to_story(latest(article))
    assert (story.section, story.language) == ("weather", "el-CY")
    client.post(edit_address(article), a_form("<p>Two.</p>", section="harbour", language="fr"))
    assert to_story(latest(article)).section == "harbour"
    assert "weather" not in choices(editor_of(client, edit_address(article)).fields["section"])


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize(("told", "section"), [("Harbour", "harbour"), ("harbour", "harbour"), ("Weather", "")])
def test_a_new_story_is_filed_where_its_writer_mostly_works(cast, told, section):
    user = cast.contributor
    user.section = told
    user.save()
    assert editor_of(cast.client("contributor"), "/newsroom/stories/new/").instance.section == section


@pytest.mark.usefixtures("newsroom")
def test_a_new_story_is_signed_with_the_writers_name_and_never_with_the_name_of_an_account(cast):
    client = cast.client("contributor")
    assert list(editor_of(client, "/newsroom/stories/new/").instance.bylines) == []
    user = cast.contributor
    user.first_name, user.last_name = "Nell", "Ashdown"
    user.save()
    (byline,) = editor_of(client, "/newsroom/stories/new/").instance.bylines
    assert (byline.value["name"], byline.value["role"]) == ("Nell Ashdown", "words")


def test_tags_are_written_as_they_should_be_and_each_stands_once():
    assert {"pt-BR", "sr-Latn", "zh-Hans", "en-GB"} <= set(NAMES)
    (_, near), (_, others) = languages_offered(("de", "de", "", "pt-br", "xx"))
    assert near == [("de", "German"), ("pt-br", "Brazilian Portuguese"), ("xx", "xx")]
    assert {"de", "pt-BR"}.isdisjoint(tag for tag, _ in others)
    assert name_of("fr_BE") == "French (BE)"
    assert [name for _, name in others] == sorted(name for _, name in others)
