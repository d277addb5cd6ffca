"""The publication tree: versions that share, one switch, and nothing but whole sites."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from broadsheet.errors import InputError, UsageError
from broadsheet.works.publishing.tree import Tree

PLAIN = {"links": False, "plain": True}


@pytest.fixture(params=PLAIN, ids=list(PLAIN))
def tree(request, tmp_path: Path) -> Tree:
    """A tree in an empty folder, in both ways of keeping it."""
    return Tree(tmp_path / "out", plain=PLAIN[request.param])


def publish(tree: Tree, files: dict[str, str], *removed: str, keep: bool = True):
    """Publish files and removals as one version."""
    with tree.begin(keep=keep) as draft:
        for path in removed:
            draft.remove(path)
        for path, text in files.items():
            draft.write(path, text.encode())
        return draft.publish()


def site(tree: Tree) -> dict[str, str]:
    """All files a reader can reach."""
    top = str(tree.current)
    found = {}
    for folder, _, names in os.walk(top, followlinks=True):
        for name in names:
            path = Path(folder, name)
            found[os.path.relpath(path, top)] = path.read_text()
    found.pop(".broadsheet-version", None)
    return dict(sorted(found.items()))


FIRST = {
    "index.html": "front 1",
    "2026/10/ferry/index.html": "ferry",
    "2026/11/index.html": "november 1",
    "2026/11/vote/index.html": "vote 1",
    "2026/11/vote/extra.txt": "extra",
    "2026/11/bridge/index.html": "bridge",
    "authors/ada/index.html": "ada",
}


def test_a_first_version_is_a_plain_site(tree):
    told = publish(tree, FIRST, keep=False)
    assert site(tree) == dict(sorted(FIRST.items()))
    assert told.version == 1
    assert told.changed == tuple(sorted(FIRST))
    assert not any(path.is_symlink() for path in tree.current.rglob("*"))


def test_a_change_keeps_everything_else(tree):
    publish(tree, FIRST)
    changes = {"2026/11/vote/index.html": "vote 2", "index.html": "front 2"}
    told = publish(tree, changes)
    assert site(tree) == dict(sorted({**FIRST, **changes}.items()))
    assert told.changed == ("2026/11/vote/index.html", "index.html")
    assert told.removed == ()


def test_equal_bytes_are_no_change(tree):
    publish(tree, FIRST)
    told = publish(tree, FIRST)
    assert (told.version, told.changed) == (1, ())
    told = publish(tree, {**FIRST, "index.html": "front 2"})
    assert (told.version, told.changed) == (2, ("index.html",))


def test_equal_bytes_after_a_site_written_afresh_are_no_change(tree):
    for _ in range(3):
        publish(tree, FIRST, keep=False)
    assert publish(tree, FIRST).changed == ()
    assert site(tree) == dict(sorted(FIRST.items()))


def test_files_and_folders_are_removed(tree):
    publish(tree, FIRST)
    told = publish(tree, {}, "2026/11/vote", "2026/11/index.html", "nowhere")
    rest = {path: text for path, text in FIRST.items() if not path.startswith(("2026/11/vote", "2026/11/index"))}
    assert site(tree) == dict(sorted(rest.items()))
    assert told.removed == ("2026/11/index.html", "2026/11/vote")
    publish(tree, {}, "2026/11/bridge/index.html")
    assert not (tree.current / "2026" / "11").exists()
    assert (tree.current / "2026" / "10" / "ferry" / "index.html").exists()


def test_a_removed_folder_may_be_written_again_without_its_old_files(tree):
    publish(tree, FIRST)
    publish(tree, {"2026/11/vote/index.html": "vote 1"}, "2026/11/vote")
    assert site(tree)["2026/11/vote/index.html"] == "vote 1"
    assert "2026/11/vote/extra.txt" not in site(tree)


def test_a_file_takes_the_place_of_a_folder_and_a_folder_that_of_a_file(tree):
    publish(tree, {"a/b/index.html": "b", "c": "file", "d": "d"})
    publish(tree, {"c/index.html": "folder"}, "c")
    assert site(tree) == {"a/b/index.html": "b", "c/index.html": "folder", "d": "d"}
    with tree.begin(keep=True) as draft:
        draft.remove("a")
        draft.write("a", b"file")
        draft.publish()
    assert site(tree) == {"a": "file", "c/index.html": "folder", "d": "d"}


def test_the_last_word_of_a_draft_counts(tree):
    publish(tree, FIRST)
    with tree.begin(keep=True) as draft:
        draft.write("index.html", b"front 2")
        draft.write("index.html", b"front 1")
        draft.write("new.html", b"new")
        draft.remove("new.html")
        assert draft.publish().changed == ()
    assert site(tree) == dict(sorted(FIRST.items()))


def test_a_draft_left_without_publishing_changes_nothing(tree):
    publish(tree, FIRST)
    with tree.begin(keep=True) as draft:
        draft.write("index.html", b"front 2")
    assert site(tree) == dict(sorted(FIRST.items()))
    assert publish(tree, {"index.html": "front 3"}).version == 2


def test_compressed_files_do_not_outlive_a_change_of_the_file(tree):
    publish(tree, {"index.html": "long", "index.html.br": "squeezed", "a.html": "a", "a.html.gz": "squeezed"})
    publish(tree, {"index.html": "short"})
    assert site(tree) == {"a.html": "a", "a.html.gz": "squeezed", "index.html": "short"}
    publish(tree, {}, "a.html")
    assert site(tree) == {"index.html": "short"}


def test_what_open_pages_ask_for_stays_one_version_longer(tree):
    publish(tree, {"index.html": "1", "assets/style.1.css": "one"})
    publish(tree, {"index.html": "2", "assets/style.2.css": "two"}, "assets/style.1.css")
    assert set(site(tree)) == {"index.html", "assets/style.1.css", "assets/style.2.css"}
    publish(tree, {"index.html": "3"})
    assert set(site(tree)) == {"index.html", "assets/style.2.css"}
    publish(tree, {"index.html": "4", "assets/style.3.css": "three"}, keep=False)
    assert set(site(tree)) == {"index.html", "assets/style.2.css", "assets/style.3.css"}
    publish(tree, {"index.html": "5", "assets/style.3.css": "three"}, keep=False)
    assert set(site(tree)) == {"index.html", "assets/style.3.css"}


def test_what_was_to_go_and_is_wanted_again_stays(tree):
    publish(tree, {"index.html": "1", "assets/style.1.css": "one", "assets/style.1.css.br": "o"})
    publish(tree, {"index.html": "2"}, "assets/style.1.css")
    publish(tree, {"index.html": "3", "assets/style.1.css": "one"})
    publish(tree, {"index.html": "4"})
    assert set(site(tree)) == {"index.html", "assets/style.1.css", "assets/style.1.css.br"}


def test_a_file_from_elsewhere_is_placed_once(tree, tmp_path):
    picture = tmp_path / "picture.jpg"
    picture.write_bytes(b"a picture")
    with tree.begin(keep=False) as draft:
        assert draft.place("pictures/ab/picture.jpg", picture)
        draft.publish()
    with tree.begin(keep=True) as draft:
        assert not draft.place("pictures/ab/picture.jpg", picture)
        assert draft.publish().changed == ()


def trash(out: Path) -> list[Path]:
    """What was discarded and is not deleted yet."""
    return list((out / ".site").glob("trash-*"))


def test_many_versions_leave_no_more_than_they_need(tree, tmp_path):
    publish(tree, FIRST)
    for number in range(12):
        publish(tree, {"2026/11/vote/index.html": f"vote {number}", "index.html": f"front {number}"})
    names = [
        path
        for path in (tmp_path / "out" / ".site" / "versions").rglob("index.html")
        if path.read_text().startswith("vote")
    ]
    assert len(names) <= 2
    assert site(tree)["2026/10/ferry/index.html"] == "ferry"
    publish(tree, {"index.html": "afresh"}, keep=False)
    publish(tree, {"index.html": "again"}, keep=False)
    publish(tree, {"index.html": "and again"}, keep=False)
    assert site(tree) == {"index.html": "and again"}
    assert not list((tmp_path / "out" / ".site" / "versions").rglob("ferry"))
    for _ in range(200):
        if not trash(tmp_path / "out"):
            break
        time.sleep(0.05)
    assert trash(tmp_path / "out") == []


def test_links_lead_straight_to_the_real_folder(tmp_path):
    tree = Tree(tmp_path / "out")
    publish(tree, FIRST)
    for number in range(5):
        publish(tree, {"2026/11/vote/index.html": f"vote {number}"})
        publish(tree, {"authors/ada/index.html": f"ada {number}"})
    links = [Path(folder, name) for folder, names, _ in os.walk(tree.current) for name in names]
    links = [path for path in links if path.is_symlink()]
    assert links
    for link in links:
        aim = Path(os.path.normpath(link.parent / link.readlink()))
        assert aim == aim.resolve()
        assert aim.is_dir()


def test_unchanged_files_of_a_changed_folder_are_not_copied(tmp_path):
    tree = Tree(tmp_path / "out")
    publish(tree, FIRST)
    before = (tree.current / "2026/11/vote/extra.txt").stat().st_ino
    publish(tree, {"2026/11/vote/index.html": "vote 2"})
    assert (tree.current / "2026/11/vote/extra.txt").stat().st_ino == before


def test_the_version_before_is_whole_and_can_be_served_again(tmp_path):
    tree = Tree(tmp_path / "out")
    publish(tree, FIRST)
    publish(tree, {"index.html": "front 2"}, "2026/11/vote")
    publish(tree, {"index.html": "front 3"}, "authors")
    (tmp_path / "out/site").unlink()
    (tmp_path / "out/site").symlink_to(".site/versions/000002")
    rest = {path: text for path, text in FIRST.items() if "vote" not in path}
    assert site(tree) == dict(sorted({**rest, "index.html": "front 2"}.items()))
    assert publish(tree, {"index.html": "front 4"}).version == 3
    assert site(tree) == dict(sorted({**rest, "index.html": "front 4"}.items()))


def test_a_reader_in_the_middle_of_a_switch_always_finds_the_site(tmp_path):
    tree = Tree(tmp_path / "out")
    publish(tree, {"index.html": "0", "a/index.html": "0"})
    missing, done = [], threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                (tmp_path / "out/site/a/index.html").read_text()
            except OSError as error:
                missing.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(40):
        publish(tree, {"index.html": str(number), "a/index.html": str(number)})
    done.set()
    reader.join()
    assert not missing


BUILD = """
import sys
from pathlib import Path
from broadsheet.works.publishing.tree import Tree
draft = Tree(Path(sys.argv[1])).begin(keep=False)
print("begun", flush=True)
sys.stdin.readline()
"""


def test_two_builds_are_kept_apart_and_a_dead_one_is_cleared(tmp_path):
    out = tmp_path / "out"
    with subprocess.Popen(
        [sys.executable, "-c", BUILD, str(out)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        other.stdout.readline()
        with pytest.raises(InputError, match=rf"Another build of .* is running \(process {other.pid}\); wait"):
            Tree(out).begin(keep=False)
        other.kill()
    assert list((out / ".site/versions").iterdir())
    publish(Tree(out), {"index.html": "1"})
    assert [path.name for path in (out / ".site/versions").iterdir()] == ["000001"]


def test_somebody_elses_site_is_refused(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.txt").write_text("mine")
    with pytest.raises(UsageError, match="was not made by Broadsheet"):
        Tree(tmp_path).begin(keep=False)
    assert (tmp_path / "site" / "thesis.txt").read_text() == "mine"
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "site").symlink_to("/usr")
    with pytest.raises(UsageError, match="was not made by Broadsheet"):
        Tree(tmp_path / "other").begin(keep=False)


def test_an_empty_folder_that_waits_for_the_site_is_used(tmp_path):
    (tmp_path / "site").mkdir()
    publish(Tree(tmp_path), {"index.html": "1"})
    assert (tmp_path / "site" / "index.html").read_text() == "1"


def test_a_site_whose_version_was_deleted_begins_again(tmp_path):
    tree = Tree(tmp_path)
    publish(tree, FIRST)
    (tmp_path / ".site/versions/000001").rename(tmp_path / "elsewhere")
    assert tree.current is None
    publish(tree, {"index.html": "1"})
    assert site(tree) == {"index.html": "1"}


def test_a_plain_swap_half_done_is_healed(tmp_path):
    tree = Tree(tmp_path, plain=True)
    publish(tree, FIRST)
    (tmp_path / "site").rename(tmp_path / ".site/before")
    with tree.begin(keep=True) as draft:
        assert not draft.write("index.html", b"front 1")
    assert site(tree) == dict(sorted(FIRST.items()))


def test_a_linked_site_becomes_a_plain_one_and_can_be_built_ever_after(tmp_path):
    publish(Tree(tmp_path), FIRST)
    publish(Tree(tmp_path), {"index.html": "front 2"})
    for number in (3, 4):
        publish(Tree(tmp_path, plain=True), {"index.html": f"front {number}"})
        assert (tmp_path / "site").is_dir()
        assert not (tmp_path / "site").is_symlink()
        assert list((tmp_path / ".site/versions").iterdir()) == []
    told = publish(Tree(tmp_path), {"index.html": "front 5"})
    assert told.version == 5
    assert site(Tree(tmp_path)) == dict(sorted({**FIRST, "index.html": "front 5"}.items()))


def test_a_kill_while_a_linked_site_becomes_a_plain_one_is_healed(tmp_path):
    publish(Tree(tmp_path), FIRST)
    publish(Tree(tmp_path), {"index.html": "front 2"})
    (tmp_path / "site").rename(tmp_path / ".site/before")
    told = publish(Tree(tmp_path, plain=True), {"authors/ada/index.html": "ada 3"})
    assert told.version == 3
    after = {**FIRST, "index.html": "front 2", "authors/ada/index.html": "ada 3"}
    assert site(Tree(tmp_path)) == dict(sorted(after.items()))


def test_a_kill_after_a_plain_folder_took_the_place_of_a_link_is_healed(tmp_path):
    publish(Tree(tmp_path), FIRST)
    publish(Tree(tmp_path, plain=True), {"index.html": "front 2"})
    (tmp_path / ".site/before").symlink_to(".site/versions/000001")
    (tmp_path / ".site/versions/000001").mkdir()
    publish(Tree(tmp_path, plain=True), {"index.html": "front 3"})
    assert not os.path.lexists(tmp_path / ".site/before")
    assert list((tmp_path / ".site/versions").iterdir()) == []
    assert site(Tree(tmp_path)) == dict(sorted({**FIRST, "index.html": "front 3"}.items()))


def test_no_file_is_written_outside_the_site(tree):
    with tree.begin(keep=False) as draft:
        for path in ("../x/index.html", "a/../../x", "/etc/x"):
            with pytest.raises(ValueError, match="does not lie in the site"):
                draft.write(path, b"")


def test_forked_workers_write_new_folders_themselves(tree):
    with tree.begin(keep=False) as draft:
        worker = os.fork()
        if worker == 0:
            draft.write("2026/11/vote/index.html", b"from a worker")
            os._exit(0)
        os.waitpid(worker, 0)
        draft.write("index.html", b"from the parent")
        assert draft.publish().changed == ("2026/11/vote/index.html", "index.html")
    assert site(tree)["2026/11/vote/index.html"] == "from a worker"
