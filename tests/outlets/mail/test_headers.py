"""Header fields."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.header import decode_header, make_header

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.outlets.mail.headers import LONGEST, mailbox_field, shortened, unstructured
from broadsheet.outlets.mail.letter import one_line


def decoded(field: str) -> str:
    """The words of a field, as RFC 2047 has them read."""
    return str(make_header(decode_header(field.partition(": ")[2].replace("\r\n", ""))))


@settings(deadline=None)
@given(st.text(max_size=LONGEST))
def test_any_words_come_back_from_a_field_of_short_plain_lines(text: str):
    told = one_line(text)
    field = unstructured("Subject", told)
    assert decoded(field) == told
    assert field.isascii()
    assert max(map(len, field.split("\r\n"))) <= 76


def test_words_are_parted_between_words_and_never_within_a_letter():
    field = unstructured("Subject", "Die Bürgerinnen und Bürger wählen am Sonntag über die Fähre nach Hethra ab")
    lines = field.partition(": ")[2].split("\r\n ")
    parts = [str(make_header(decode_header(line))) for line in lines]
    assert len(parts) > 1
    assert all(part.endswith(" ") for part in parts[:-1])


def test_short_plain_words_stand_as_they_are():
    assert unstructured("Subject", "High water at noon") == "Subject: High water at noon"
    assert unstructured("Subject", "=?utf-8?Q?trick?=") != "Subject: =?utf-8?Q?trick?="


@pytest.mark.parametrize("name", ['The "Harbour" Light', "Fisher, Sons & Co.", "Ελεύθερο λιμάνι", ""])
def test_a_name_stands_before_its_mailbox(name: str):
    field = mailbox_field("From", name, "desk@paper.example")
    read = message_from_bytes(field.encode() + b"\r\n\r\n", policy=policy.default)["From"].addresses[0]
    assert (read.display_name, read.addr_spec) == (name, "desk@paper.example")


def test_no_subject_is_endless_and_none_ends_within_a_word():
    told = shortened("word " * 100)
    assert len(told) <= LONGEST
    assert told.endswith("word…")
    assert len(shortened("W" * 4000)) == LONGEST
