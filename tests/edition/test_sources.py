"""Files read safely."""

from __future__ import annotations

import pytest

from broadsheet.edition.sources import read_toml


def problem(folder, raw):
    """Line, rule and whole wording of the one remark that a file of these bytes draws."""
    (folder / "paper.toml").write_bytes(raw)
    contents, _, remarks = read_toml(folder, "paper.toml")
    assert len(remarks) == 1
    assert not contents or remarks[0].rule == "direction-override"
    return remarks[0].place.line, remarks[0].rule, f"{remarks[0].message} {remarks[0].advice}"


@pytest.mark.parametrize(
    ("raw", "line", "rule", "words"),
    [
        (b'name = "a"\nplace = "b\n', 2, "toml-syntax", "in quotes"),
        (b'name = "a"\nplace = b\n', 2, "toml-syntax", "in quotes"),
        (b'name = "a"\nname = "b"\n', 2, "toml-syntax", "given once"),
        (b'name = "a"\n\nlist = [1,\n', 4, "toml-syntax", "not valid TOML"),
        (b"date = 2026-13-40\n", 1, "toml-syntax", "2026-11-06"),
        (b"number = " + b"9" * 5000, 1, "toml-syntax", "not valid TOML"),
        (b"list = " + b"[" * 3000 + b"]" * 3000, 0, "toml-syntax", "too deep"),
        (b'name = "a"\nplace = "caf\xe9"\n', 2, "file-encoding", "0xe9"),
        ('name = "é"\n'.encode("utf-16"), 0, "file-encoding", "UTF-16"),
        (b'name = "a"\nplace = "b\x00"\n', 2, "nul-byte", "NUL"),
        ('name = "a"\nplace = "\u202eb"\n'.encode(), 2, "direction-override", "U+202E"),
        (b"#" * 4_000_001, 0, "file-too-large", "4 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 30 else "",
)
def test_a_file_that_is_no_sound_text_is_told_with_its_line(tmp_path, raw, line, rule, words):
    found = problem(tmp_path, raw)
    assert found[:2] == (line, rule)
    assert words in found[2]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path):
    (tmp_path / "paper.toml").write_bytes(b'\xef\xbb\xbfname = "a"\r\nplace = "b"\r\n')
    contents, source, remarks = read_toml(tmp_path, "paper.toml")
    assert contents == {"name": "a", "place": "b"}
    assert source.place(("place",)).line == 2
    assert not remarks


def test_files_outside_and_files_missing_are_told(tmp_path):
    paper = tmp_path / "paper"
    paper.mkdir()
    (tmp_path / "other.toml").write_text("a = 1")
    (paper / "paper.toml").symlink_to(tmp_path / "other.toml")
    contents, _, remarks = read_toml(paper, "paper.toml")
    assert not contents
    assert [item.rule for item in remarks] == ["unsafe-path"]
    assert [item.rule for item in read_toml(paper, "none.toml")[2]] == ["missing-file"]
    (paper / "folder.toml").mkdir()
    assert [item.rule for item in read_toml(paper, "folder.toml")[2]] == ["unreadable-file"]
