"""Files are put in place whole, and left alone where nothing changed."""

from __future__ import annotations

from broadsheet.newsroom.folder.actions.files import copied, put, put_files


def test_what_is_there_is_left_alone(tmp_path):
    path = tmp_path / "a" / "b.md"
    assert put(path, b"one")
    before = path.stat()
    assert not put(path, b"one")
    assert path.stat().st_ino == before.st_ino
    assert put(path, b"two")
    assert path.read_bytes() == b"two"
    assert [item.name for item in path.parent.iterdir()] == ["b.md"]


def test_a_file_that_is_replaced_leaves_its_other_names_as_they_were(tmp_path):
    source, path = tmp_path / "media.jpg", tmp_path / "desk.jpg"
    source.write_bytes(b"one")
    assert put(path, source)
    assert path.samefile(source)
    assert not put(path, source)
    assert put(path, b"two")
    assert source.read_bytes() == b"one"


def test_a_copy_is_a_file_of_its_own(tmp_path):
    source, path = tmp_path / "theirs.jpg", tmp_path / "ours.jpg"
    source.write_bytes(b"one")
    assert copied(path, source)
    assert not copied(path, source)
    assert not path.samefile(source)


def test_a_source_that_is_not_there_is_left_out(tmp_path):
    assert not put(tmp_path / "a.jpg", tmp_path / "gone.jpg")


def test_what_goes_takes_its_empty_folders_with_it_and_spares_what_is_wanted(tmp_path):
    put_files(tmp_path, (("a/b/c.md", b"1"), ("a/d.md", b"2")))
    written = put_files(tmp_path, (("a/d.md", b"2"),), {"a/b/c.md", "a/d.md", "never.md"})
    assert written.changed == (tmp_path / "a/b/c.md",)
    assert written.names == {"a/d.md"}
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["d.md"]
