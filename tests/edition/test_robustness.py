"""Whatever stands in the files, reading ends with remarks and never with an exception."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from importlib import resources

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.edition.designs import design_from
from broadsheet.edition.fields import Kind
from broadsheet.edition.issues import issue_from
from broadsheet.edition.keys import FILES
from broadsheet.edition.papers import paper_from
from broadsheet.edition.pictures import picture_facts
from broadsheet.edition.sources import Source, read_toml
from broadsheet.edition.tables import read_table
from broadsheet.remarks import Remark

STARTER = resources.files("broadsheet.edition") / "starter"
BUILD = {"paper": paper_from, "design": design_from, "issue": issue_from}
HOME = {"paper": "paper.toml", "design": "design.toml", "issue": "issues/1/issue.toml"}

LEAVES = st.one_of(
    st.integers(), st.floats(), st.booleans(), st.text(max_size=12), st.dates(), st.times(), st.datetimes(), st.none(),
    st.sampled_from(["1e999 mm", "99999 mm", "0 pt", "٣ mm", "", "..", "1234-5678", "x" * 5000]),
)  # fmt: skip
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
)


def something_like(keys):
    """Tables that have the right keys with values of the right or of any kind."""
    return st.fixed_dictionaries({}, optional={item.name: value_for(item) | ANYTHING for item in keys.fields})


def value_for(item):
    """Values of about the right form for a field."""
    if item.kind is Kind.TABLE:
        return something_like(item.table)
    if item.kind is Kind.TABLES:
        return st.lists(something_like(item.table), max_size=3)
    if item.kind is Kind.NAMED:
        return st.dictionaries(
            st.sampled_from([*item.names[:3], "text", "a b"]), something_like(item.table), max_size=2
        )
    return st.sampled_from(item.choices) if item.choices else LEAVES


@pytest.mark.parametrize("name", sorted(BUILD))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_tables_of_any_contents_give_a_value_and_remarks(name, data):
    contents = data.draw(something_like(FILES[name]))
    values, remarks = read_table(contents, FILES[name], Source(f"{name}.toml"))
    built, found = BUILD[name](values)
    assert all(isinstance(item, Remark) and item.message.endswith(".") for item in (*remarks, *found))
    assert isinstance(hash(built), int)
    assert [getattr(built, field.name) for field in fields(built)]


@pytest.mark.parametrize("name", sorted(BUILD))
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_slip_of_the_pen_anywhere_gives_the_same_file_or_remarks(name, data, tmp_path):
    text = (STARTER / HOME[name]).read_text(encoding="utf-8")
    at = data.draw(st.integers(0, len(text)))
    slip = data.draw(st.sampled_from(['"', "[", "]", "=", "\n", "#", "{", "\x00", "\u202e", "é", "1", ".", "'''", "-"]))
    length = data.draw(st.integers(0, 6))
    (tmp_path / "file.toml").write_text(text[:at] + slip + text[at + length :], encoding="utf-8")
    contents, source, remarks = read_toml(tmp_path, "file.toml")
    values, found = read_table(contents, FILES[name], source)
    BUILD[name](values)
    lines = text.count("\n") + 2
    assert all(item.place.file == "file.toml" and 0 <= item.place.line <= lines for item in (*remarks, *found))
    assert contents or remarks


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(raw=st.binary(max_size=60))
def test_any_bytes_end_in_remarks(raw, tmp_path):
    (tmp_path / "file.toml").write_bytes(raw)
    contents, _, remarks = read_toml(tmp_path, "file.toml")
    if remarks and remarks[0].rule != "direction-override":
        assert not contents
    else:
        assert contents == tomllib.loads(raw.decode("utf-8-sig").replace("\r\n", "\n"))


HEADS = [
    b"",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xe0",
    b"II*\x00",
    b"MM\x00*",
    b"RIFF\x10\x00\x00\x00WEBP",
    b"%PDF-1.7\n",
]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(head=st.sampled_from(HEADS), raw=st.binary(max_size=80))
def test_bytes_that_look_like_a_picture_are_refused_in_words(head, raw, tmp_path):
    (tmp_path / "a.png").write_bytes(head + raw)
    facts, remark = picture_facts(tmp_path, "a.png")
    assert facts is None
    assert remark.advice
