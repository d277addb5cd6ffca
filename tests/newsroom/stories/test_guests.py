"""Guests: one story through a link, what they may do there, and nothing else of the newsroom."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Comment

from broadsheet.newsroom.begin import stories_home
from broadsheet.newsroom.people.models import AuditEntry
from broadsheet.newsroom.stories import guest_actions
from broadsheet.newsroom.stories.actions import save_draft
from broadsheet.newsroom.stories.guest_rules import Standing, changed, plain_of, rich_of, standing
from broadsheet.newsroom.stories.models import Article, GuestPass
from broadsheet.newsroom.work.models import Job

BODY = [
    {"type": "paragraph", "id": "11111111-1111-4111-8111-111111111111", "value": "<p>The tide <b>turns</b>.</p>"},
    {"type": "paragraph", "id": "22222222-2222-4222-8222-222222222222", "value": "<p>One.</p><p>Two &amp; three.</p>"},
]
PLAIN = BODY[1]["id"]


@pytest.fixture
def article(empty_newsroom, cast) -> Article:  # noqa: ARG001 - the newsroom it is written in
    """A draft of the contributor's."""
    story = Article(title="Tides", headline="Tides", standfirst="Of water", owner=cast.contributor, live=False)
    story.body = story.body.stream_block.to_python(BODY)
    stories_home().add_child(instance=story)
    save_draft(story, cast.contributor)
    return Article.objects.get(pk=story.pk)


@pytest.fixture
def link(article, cast) -> str:
    """The address of a guest who may change the words."""
    return f"/newsroom/stories/guest/{guest_actions.invite(article, 'Ada', 7, cast.editor, may_edit=True)}/"


def draft(article: Article) -> Article:
    """The desk's current copy."""
    return Article.objects.get(pk=article.pk).get_latest_revision_as_object()


def filled(client: Client, link: str, **new: str) -> dict[str, str]:
    """The guest's form as it is shown, with some of it changed."""
    form = client.get(link).context["form"]
    return {name: str(form[name].value()) for name in form.fields} | new


def test_a_guest_reads_the_story_and_the_log_says_so(article, link):
    page = Client().get(link)
    assert page.status_code == 200
    assert b"Two &amp; three." in page.content
    assert b"The tide turns." in page.content
    assert page.headers["Referrer-Policy"] == "no-referrer"
    entry = AuditEntry.objects.get(act="open a story")
    assert (entry.who, entry.role) == ("Ada (guest)", "guest")
    assert article.story_id in entry.target


def test_a_guest_changes_plain_words_and_nothing_else(article, link):
    client = Client()
    jobs = Job.objects.count()
    form = filled(client, link, headline="High tides", **{f"text-{PLAIN}": "One.\n\n<i>Three</i> & four."})
    assert client.post(link, form).status_code == 302
    kept = draft(article)
    assert kept.headline == "High tides"
    values = [block["value"] for block in kept.body.get_prep_value()]
    assert values == [BODY[0]["value"], "<p>One.</p><p>&lt;i&gt;Three&lt;/i&gt; &amp; four.</p>"]
    assert AuditEntry.objects.filter(act="save a story", who="Ada (guest)").exists()
    assert Job.objects.count() >= jobs


def test_somebody_who_was_quicker_is_not_overwritten(article, link, cast):
    client = Client()
    form = filled(client, link, headline="Mine")
    other = draft(article)
    other.headline = "Theirs"
    save_draft(other, cast.editor)
    shown = client.post(link, form)
    assert b"changed the story meanwhile" in shown.content
    assert b"Mine" in shown.content
    assert draft(article).headline == "Theirs"


def test_a_guests_note_is_with_the_desk(article, link):
    Client().post(f"{link}note/", {"note": "The third figure is wrong."})
    comment = Comment.objects.get(page_id=article.pk)
    assert comment.text == "Ada (guest): The third figure is wrong."


def test_a_story_that_has_gone_on_is_read_only(article, link):
    client = Client()
    form = filled(client, link, headline="Late")
    article.budget.stage = "subbing"
    article.budget.save()
    assert b"leave a note" in client.get(link).content
    assert client.post(link, form).status_code == 403
    assert draft(article).headline == "Tides"


def test_a_guest_who_may_only_read_changes_nothing(article, cast):
    token = guest_actions.invite(article, "Ben", 7, cast.editor, may_edit=False)
    address = f"/newsroom/stories/guest/{token}/"
    assert Client().post(address, {"headline": "X"}).status_code == 403
    assert draft(article).headline == "Tides"


@pytest.mark.parametrize(
    "end",
    [
        {"expires_at": timezone.now() - timedelta(seconds=1)},
        {"revoked_at": timezone.now()},
    ],
)
def test_a_link_that_is_over_opens_nothing(link, end):
    GuestPass.objects.update(**end)
    client = Client()
    for answer in (client.get(link), client.post(link, {"headline": "X"}), client.post(f"{link}note/", {"note": "X"})):
        assert answer.status_code == 403
        assert b"Tides" not in answer.content
    assert Comment.objects.count() == 0


def test_a_guest_does_not_write_over_somebody_who_goes_on_writing_one_version(article, link, cast):
    client = Client()
    form = filled(client, link, headline="The guest's")
    story = draft(article)
    story.headline = "The desk's"
    story.save_revision(user=cast.contributor, overwrite_revision=story.latest_revision)
    assert b"not kept yet" in client.post(link, form).content
    assert draft(article).headline == "The desk's"
    assert client.post(link, filled(client, link, headline="The guest's")).status_code == 302
    assert draft(article).headline == "The guest's"


def test_a_link_ends_when_its_maker_may_no_longer_invite(link, cast):
    maker = cast.editor
    maker.role = "contributor"
    maker.save()
    assert Client().get(link).status_code == 403


def test_a_guest_reaches_nothing_else(article, link):
    client = Client()
    assert client.get(link).status_code == 200
    for place in (
        "/newsroom/",
        "/newsroom/stories/",
        f"/newsroom/pages/{article.pk}/edit/",
        f"/newsroom/pages/{article.pk}/view_draft/",
        "/newsroom/images/",
        "/newsroom/people/log/",
        f"/newsroom/stories/{article.pk}/guests/",
        f"/newsroom/api/main/pages/{article.pk}/",
    ):
        assert client.get(place).status_code in {302, 401, 403}, place


def test_the_secret_of_a_link_is_kept_nowhere(link):
    token = link.rstrip("/").rpartition("/")[2]
    assert token not in str(list(GuestPass.objects.values()))
    assert token not in str(list(AuditEntry.objects.values()))


def test_an_editor_invites_and_takes_back(article, cast):
    client = cast.client("editor")
    place = f"/newsroom/stories/{article.pk}/guests/"
    assert b"No guests yet" in client.get(place).content
    shown = client.post(place, {"name": "Cay", "days": 3}).content.decode()
    link = shown.partition("http://testserver")[2].partition("<")[0]
    assert Client().get(link).status_code == 200
    guest = GuestPass.objects.get(name="Cay")
    assert not guest.may_edit
    client.post(f"/newsroom/stories/guests/{guest.pk}/revoke/")
    assert Client().get(link).status_code == 403
    assert [entry.act for entry in AuditEntry.objects.filter(who="editor").order_by("id")] == [
        "invite a guest",
        "take a guest's link back",
    ]


def test_a_link_that_was_never_made_is_answered_like_one_taken_back(link):
    GuestPass.objects.update(revoked_at=timezone.now())
    invented = Client().get("/newsroom/stories/guest/nothing/")
    assert (invented.status_code, invented.content) == (403, Client().get(link).content)


def test_words_of_a_guest_are_words():
    assert rich_of("a <b>\r\n\r\nb\nc") == "<p>a &lt;b&gt;</p><p>b<br/>c</p>"
    assert plain_of(rich_of("a <b>\n\nb\nc")) == "a <b>\n\nb\nc"
    assert plain_of("<p>with <i>emphasis</i></p>") is None


def test_blocks_that_are_not_plain_are_left_alone():
    stream = [*BODY, {"type": "quotation", "id": "3", "value": {"text": "x"}}]
    assert changed(stream, {block["id"]: "new" for block in stream})[0::2] == stream[0::2]


def test_a_pass_is_good_until_its_moment():
    now = timezone.now()
    assert standing(now, now + timedelta(seconds=1), None) is Standing.GOOD
    assert standing(now, now, None) is Standing.OVER
    assert standing(now, now + timedelta(days=1), now) is Standing.REVOKED
