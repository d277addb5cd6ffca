"""What is told, and handed back, where the machine is at fault."""

from __future__ import annotations

import errno
import html
import re
import sqlite3

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError, connection, transaction
from django.test import Client

from broadsheet.newsroom.trouble import trouble_of
from newsroom.editing_forms import a_form, edit_address, latest, written


def led_to(cause: Exception, kind: type[Exception]) -> Exception:
    """An error with its cause."""
    error = kind(str(cause))
    error.__cause__ = cause
    return error


def of_sqlite(name: str) -> sqlite3.Error:
    """An error of SQLite's."""
    error = sqlite3.OperationalError(name)
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), 507),
        (OSError(errno.EFBIG, "File too large"), 507),
        (led_to(of_sqlite("SQLITE_FULL"), OperationalError), 507),
        (led_to(of_sqlite("SQLITE_IOERR_SHMSIZE"), OperationalError), 507),
        (led_to(of_sqlite("SQLITE_BUSY_SNAPSHOT"), OperationalError), 503),
        (led_to(of_sqlite("SQLITE_NOTADB"), DatabaseError), 503),
        (led_to(of_sqlite("SQLITE_CANTOPEN"), OperationalError), 503),
        (led_to(of_sqlite("SQLITE_ERROR"), OperationalError), 0),
        (OperationalError("server closed the connection unexpectedly"), 503),
        (InterfaceError("connection already closed"), 503),
        (led_to(OSError(errno.ENOSPC, "No space left on device"), ValueError), 507),
        (OSError(errno.ENOENT, "No such file"), 0),
        (ProgrammingError("no such column"), 0),
        (ValueError("a mistake of ours"), 0),
    ],
)
def test_what_is_the_machines_matter_is_told_from_a_mistake_of_ours(error, status):
    found = trouble_of(error)
    assert (found.status if found else 0) == status


def asked_in_vain(question: str) -> Exception:
    """What comes of a question to the real database that is a mistake of ours."""
    with connection.cursor() as cursor, pytest.raises(DatabaseError) as found, transaction.atomic():
        cursor.execute(question)
    return found.value


@pytest.mark.parametrize("question", ["SELECT nope FROM newsroom_job", "SELECT 1 FROM nowhere", "SELEC 1"])
def test_a_question_that_no_database_can_answer_is_a_mistake_of_ours(either_newsroom, question):  # noqa: ARG001 - the database
    assert trouble_of(asked_in_vain(question)) is None


@pytest.fixture
def locked_out(newsroom, monkeypatch):
    """A database that another program holds for longer than anybody waits."""
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.2)
    connection.close()

    def hold():
        holder = sqlite3.connect(newsroom.path / "db.sqlite3", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        return holder

    return hold


def handed_back(page: str) -> dict[str, str]:
    """The fields of the form in a page."""
    found = re.findall(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', page, re.DOTALL)
    return {name: html.unescape(value) for name, value in found}


def test_a_save_that_cannot_be_kept_is_handed_back_and_kept_when_it_is_sent_again(locked_out, cast):
    client = cast.client("sub-editor")
    client.raise_request_exception = False
    article = written(client, "<p>First words.</p>")
    form = a_form("<p>Words, “quoted” & <b>bold</b>,\nthat must not be lost.</p>", headline="A\u00e9 </textarea> crane")
    holder = locked_out()
    answer = client.post(edit_address(article), form)
    holder.close()
    page = answer.content.decode()
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "The database is busy" in page
    assert "Traceback" not in page
    assert handed_back(page) == form
    assert latest(article).headline != form["headline"]
    assert client.post(edit_address(article), handed_back(page)).status_code in {200, 302}
    assert latest(article).headline == form["headline"]
    assert "that must not be lost" in str(latest(article).body.get_prep_value())


def test_autosave_is_told_in_json(locked_out, cast):
    client = cast.client("sub-editor")
    client.raise_request_exception = False
    article = written(client, "<p>First words.</p>")
    holder = locked_out()
    answer = client.post(edit_address(article), a_form("<p>More.</p>"), headers={"accept": "application/json"})
    holder.close()
    assert answer.status_code == 503
    assert answer.json()["success"] is False
    assert "was not kept" in answer.json()["error_message"]


def test_a_password_is_never_handed_back(locked_out):
    client = Client(raise_request_exception=False)
    holder = locked_out()
    answer = client.post("/newsroom/login/", {"login": "editor", "password": "a very secret word"})
    holder.close()
    assert answer.status_code == 503
    assert b"a very secret word" not in answer.content


def test_a_file_that_is_no_database_is_told_in_a_sentence(newsroom, cast):
    client = cast.client("editor")
    client.raise_request_exception = False
    connection.close()
    (newsroom.path / "db.sqlite3").write_bytes(b"not a database at all " * 1000)
    for ending in ("-wal", "-shm"):
        (newsroom.path / f"db.sqlite3{ending}").unlink(missing_ok=True)
    answer = client.get("/newsroom/stories/")
    assert answer.status_code == 503
    assert "broadsheet restore" in answer.content.decode()
    assert "Traceback" not in answer.content.decode()
