"""Approved letters are read by their story's id, oldest first, mistakes told."""

from datetime import date
from pathlib import Path

from broadsheet.edition.replies import read_replies
from broadsheet.story.model import Reply

FILE = '''
[[replies]]
id = "r1"
name = "Ada Finch"
date = 2026-11-09
text = """First.

Second."""

[[replies]]
id = "r2"
name = "Tom Reed"
date = 2026-11-08
text = "Earlier."
parent = "r1"
'''


def a_folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "replies").mkdir()
    (tmp_path / "replies" / "ferry.toml").write_text(text)
    return tmp_path


def test_letters_come_oldest_first_with_their_paragraphs(tmp_path: Path):
    replies, remarks = read_replies(a_folder(tmp_path, FILE), "ferry")
    assert remarks == ()
    assert replies == (
        Reply("r2", "Tom Reed", date(2026, 11, 8), "Earlier.", "r1"),
        Reply("r1", "Ada Finch", date(2026, 11, 9), "First.\n\nSecond."),
    )


def test_a_story_without_letters_has_none(tmp_path: Path):
    assert read_replies(tmp_path, "ferry") == ((), ())


def test_an_answer_to_nothing_stands_by_itself_and_is_told(tmp_path: Path):
    replies, remarks = read_replies(a_folder(tmp_path, FILE.replace('parent = "r1"', 'parent = "r9"')), "ferry")
    assert [reply.parent for reply in replies] == ["", ""]
    assert [(remark.rule, remark.place.line) for remark in remarks] == [("reply-parent", 15)]


def test_two_letters_of_one_name_and_one_without_a_day_are_told(tmp_path: Path):
    text = FILE.replace('"r2"', '"r1"') + '\n[[replies]]\nid = "r3"\nname = "No Day"\ntext = "When?"\n'
    replies, remarks = read_replies(a_folder(tmp_path, text), "ferry")
    assert [reply.name for reply in replies] == ["Tom Reed", "Ada Finch"]
    assert {remark.rule for remark in remarks} == {"reply-twice", "missing-key"}
