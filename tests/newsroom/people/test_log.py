"""The log: added to and never changed, on both databases; filtered, and exported without harm."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.db import DatabaseError, connection, transaction

from broadsheet.newsroom.people.actions import note, record
from broadsheet.newsroom.people.models import AuditEntry

LOG = "/newsroom/people/log/"


def whole(answer) -> str:
    """The text of a file that is sent in pieces."""
    return b"".join(answer.streaming_content).decode()


def targets(client, query: str) -> list[str]:
    """What the entries shown are about."""
    return [entry.target for entry in client.get(f"{LOG}?{query}").context["page"].object_list]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE people_auditentry SET who = 'somebody else'", "DELETE FROM people_auditentry"],
)
def test_the_database_itself_refuses_to_change_the_log(either_newsroom, cast, statement):  # noqa: ARG001 - stands in it
    note(cast.editor, "close an issue", "24")
    before = list(AuditEntry.objects.values())
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(AuditEntry.objects.values()) == before


@pytest.mark.usefixtures("empty_newsroom")
def test_entries_are_found_by_person_act_and_day(cast):
    note(cast.editor, "close an issue", "24")
    note(cast.sub_editor, "save a story", "tides")
    client = cast.client("editor")
    assert targets(client, "who=sub") == ["tides"]
    assert targets(client, "act=close") == ["24"]
    assert targets(client, "since=2999-01-01") == []
    assert b"Nothing of the kind" in client.get(f"{LOG}?since=2999-01-01").content
    assert "24" in targets(client, "until=2999-01-01")
    assert "24" in targets(client, "since=0001-01-01&until=9999-12-31")
    assert "24" not in targets(client, "since=9999-12-31")


@pytest.mark.usefixtures("empty_newsroom")
def test_a_filter_that_cannot_be_read_shows_all(cast):
    note(cast.editor, "close an issue", "24")
    answer = cast.client("editor").get(f"{LOG}?since=yesterday")
    assert answer.status_code == 200
    assert b"close an issue" in answer.content


@pytest.mark.usefixtures("empty_newsroom")
def test_spreadsheets_run_nothing(cast):
    record("=cmd()", "", "+1", "@x", {})
    rows = list(csv.reader(io.StringIO(whole(cast.client("editor").get(f"{LOG}log.csv")))))
    assert rows[0] == ["at", "who", "role", "act", "target", "detail"]
    assert rows[1][1:5] == ["'=cmd()", "", "'+1", "'@x"]


@pytest.mark.usefixtures("empty_newsroom")
def test_json_lines_hold_every_entry_whole(cast):
    note(cast.editor, "close an issue", "Ebbe – “24”", pages=16)
    client = cast.client("editor")
    entries = [json.loads(line) for line in whole(client.get(f"{LOG}log.jsonl?act=close")).splitlines()]
    assert [(entry["target"], entry["detail"]) for entry in entries] == [("Ebbe – “24”", {"pages": 16})]


@pytest.mark.usefixtures("empty_newsroom")
def test_long_logs_are_turned_page_by_page(cast):
    for number in range(101):
        note(cast.editor, "close an issue", str(number))
    client = cast.client("editor")
    assert len(client.get(LOG).context["page"].object_list) == 100
    assert client.get(f"{LOG}?page=2").status_code == 200
