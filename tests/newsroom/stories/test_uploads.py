"""Pictures as they were uploaded, asked for by the desk and by strangers."""

from __future__ import annotations

import gc

import pytest
from django.urls import reverse

from broadsheet.newsroom.stories.models import PaperImage

pytestmark = [
    pytest.mark.usefixtures("newsroom"),
    pytest.mark.filterwarnings(
        "ignore::pytest.PytestUnraisableExceptionWarning"  # the framework leaves the spools of small pictures open
    ),
]


@pytest.fixture(autouse=True)
def spools_are_let_go():
    """Collect them while the test still answers for them."""
    yield
    gc.collect()


def body(answer) -> bytes:
    """What was sent."""
    data = b"".join(answer.streaming_content)
    answer.close()
    return data


def test_the_desk_sees_a_picture_and_its_small_form(cast):
    picture = PaperImage.objects.first()
    for address in (picture.file.url, picture.get_rendition("max-165x165").url):
        answer = cast.client("contributor").get(address)
        assert answer.status_code == 200, address
        assert answer["Content-Type"].startswith("image/")
        assert answer["Cache-Control"].startswith("private")
        assert len(body(answer)) > 500


def test_what_is_no_picture_is_handed_out_and_never_shown(newsroom, cast):
    file = newsroom.path / "media" / "artwork.html"
    file.write_text("<script>alert(1)</script>", encoding="utf-8")
    answer = cast.client("editor").get("/newsroom/media/artwork.html")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert body(answer)


def test_nobody_else_sees_one_and_nothing_outside_is_reached(cast):
    picture = PaperImage.objects.first()
    assert cast.client().get(picture.file.url).status_code == 302
    for name in ("nothing.jpg", "images", "../secret", "images/../../secret"):
        assert cast.client("editor").get(reverse("uploaded", args=[name])).status_code == 404


def test_portraits_are_for_everybody_who_works_here_and_lead_to_no_other_picture(newsroom, cast):
    folder = newsroom.path / "media" / "avatar_images"
    folder.mkdir()
    (folder / "me.png").write_bytes(b"a picture")
    assert body(cast.client("advertising").get("/newsroom/media/avatar_images/me.png")) == b"a picture"
    assert cast.client().get("/newsroom/media/avatar_images/me.png").status_code == 302
    story = PaperImage.objects.first().file
    for way in (story.url, f"/newsroom/media/avatar_images/../{story.name}", "/newsroom/media/avatar_images/.."):
        assert cast.client("advertising").get(way).status_code in {403, 404}, way
