"""Two editors on one field, on either database: the later is told, neither loses a word."""

from __future__ import annotations

import threading

import pytest
from django.db import connections

from newsroom.editing_forms import JSON, a_form, edit_address, latest, written

ROUNDS = 6


@pytest.fixture(autouse=True)
def _newsroom(either_newsroom):
    assert either_newsroom.path.is_dir()


def loaded(article) -> dict[str, str]:
    """What a form says of the version it was loaded with."""
    revision = latest(article).get_latest_revision()
    moment = revision.created_at.isoformat()
    return {"loaded_revision_id": str(revision.pk), "loaded_revision_created_at": moment}


def texts(article) -> list[str]:
    """The text of every version, the first first."""
    return [str(revision.as_object().body) for revision in article.revisions.order_by("pk")]


def test_the_later_of_two_is_told_and_may_save_all_the_same(cast):
    first, second = cast.client("sub-editor"), cast.client("editor")
    article = written(first, "<p>One.</p>")
    seen = loaded(article)
    assert first.post(edit_address(article), {**a_form("<p>From the first.</p>"), **seen}, **JSON).json()["success"]
    refused = second.post(edit_address(article), {**a_form("<p>From the second.</p>"), **seen}, **JSON)
    assert refused.status_code == 400
    assert refused.json()["error_code"] == "invalid_revision"
    assert "From the second" not in "".join(texts(article))
    assert second.post(edit_address(article), {**a_form("<p>From the second.</p>"), **seen}).status_code == 302
    assert "From the first" in "".join(texts(article))
    assert "From the second" in texts(article)[-1]


def test_of_two_who_save_in_the_same_moment_again_and_again_every_kept_word_is_in_a_version(cast):
    article = written(cast.client("sub-editor"), "<p>One.</p>")
    start, kept, strange = threading.Barrier(2), [], []

    def write(name: str) -> None:
        client = cast.client(name)
        for nth in range(ROUNDS):
            start.wait(60)
            words = f"Word {nth} of the {name}."
            answer = client.post(edit_address(article), {**a_form(f"<p>{words}</p>"), **loaded(article)}, **JSON)
            (kept if answer.status_code == 200 else strange).append((words, answer.status_code))
        connections.close_all()

    writers = [threading.Thread(target=write, args=(name,)) for name in ("sub-editor", "editor")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)
    found = "".join(texts(article))
    assert kept
    assert len(kept) + len(strange) == 2 * ROUNDS
    assert [words for words, _ in kept if words not in found] == []
    assert {status for _, status in strange} <= {400}
    assert latest(article).body
