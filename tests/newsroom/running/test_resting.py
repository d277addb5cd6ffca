"""A worker at rest gives back the memory that its jobs used."""

from __future__ import annotations

import errno
import gc
import json
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from broadsheet.errors import BroadsheetError, InputError
from broadsheet.newsroom.folder import shelves
from broadsheet.newsroom.folder.actions import put_out, take_in
from broadsheet.newsroom.running import printroom, resting
from broadsheet.newsroom.running.resting import Rest, keep_few_pages
from broadsheet.newsroom.running.site import PublicSite
from broadsheet.newsroom.trouble import NO_SPACE, trouble_of
from broadsheet.works.building.builder import Builder

DAY = date(2026, 12, 1)


def private():
    """The memory this process alone has, in kB."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))


def test_nothing_is_given_back_while_a_job_is_in_hand_or_where_none_was():
    rest = Rest(quiet=0)
    assert not rest.give_back()
    with rest.broken(), rest.broken():
        assert not rest.give_back()
    assert rest.give_back()
    assert not rest.give_back()


def test_nothing_is_given_back_soon_after_a_job():
    rest = Rest(quiet=60)
    with rest.broken():
        pass
    assert not rest.give_back()


@pytest.mark.skipif(resting.TRIM is None, reason="the system's library gives nothing back")
def test_what_a_job_used_is_the_systems_again():
    """The best of three: whatever else the process does meanwhile takes memory too, and gives none back."""
    assert min(_left_of_a_job() for _ in range(3)) < 1 / 4


def _left_of_a_job():
    """What is left of the memory a job used, as a part of it."""
    before, rest = private(), Rest(quiet=0)
    with rest.broken():
        held = [bytearray(2000) for _ in range(40_000)]
        last = bytearray(2000)  # keeps what was taken before it in the heap
        used = private() - before
        del held
    assert used > 70_000
    rest.give_back()
    assert last
    return (private() - before) / used


def grown(folder, numbers):
    """A folder with some long stories."""
    (folder / "stories").mkdir(parents=True, exist_ok=True)
    (folder / "paper.toml").write_text('name = "The Heap"\nlanguage = "en"\n', encoding="utf-8")
    for number in numbers:
        head = f"---\nid: s{number}\nheadline: Story {number}\npublished: 2026-01-02\n---\n\n"
        body = "\n\n".join(f"Paragraph {part} of {number}. " + "All that was said. " * 20 for part in range(10))
        (folder / "stories" / f"s{number}.md").write_text(head + body + "\n", encoding="utf-8")
    return folder


def peak(act):
    """The most memory that values of Python took while something was done, in bytes.

    What other tests left is put out of the collector's sight: the more it knows, the later it looks for what is free.
    """
    gc.collect()
    gc.freeze()
    gc.collect()
    tracemalloc.start()
    try:
        act()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.unfreeze()


@pytest.mark.usefixtures("empty_newsroom")
def test_writing_a_paper_out_takes_no_more_memory_when_it_is_three_times_as_long(tmp_path, monkeypatch):
    peaks = {}
    monkeypatch.setattr(shelves, "AT_ONCE", 20)
    for count, numbers in ((100, range(100)), (300, range(100, 300))):
        take_in(grown(tmp_path / "paper", numbers))
        peaks[count] = peak(lambda: put_out(tmp_path / "out" / str(count), "paper"))  # noqa: B023 - done at once
        assert len(list((tmp_path / "out" / str(count) / "stories").iterdir())) == count
    assert peaks[300] < 1.5 * peaks[100]


def test_public_issues_are_printed_by_a_process_that_ends_and_says_what_stood_in_its_way(newsroom):
    put_out(newsroom.paper, "paper")
    site = PublicSite(newsroom)
    assert site.print_issues(DAY) > 0
    assert (newsroom.out / "issues" / "24" / "reading.pdf").exists()
    assert site.print_issues(DAY) == 0
    (newsroom.paper / "paper.toml").unlink()
    with pytest.raises(BroadsheetError, match="holds no paper"):
        site.print_issues(DAY)


def test_a_process_that_ends_over_public_issues_is_told_of(newsroom, monkeypatch):
    monkeypatch.setattr(printroom, "ROOM", "this")
    with pytest.raises(BroadsheetError, match="ended before it was done"):
        PublicSite(newsroom).print_issues(DAY)


@pytest.mark.parametrize("begins", [OSError(errno.ENOSPC, "No space left on device"), OSError(errno.EDQUOT, "Quota")])
def test_a_full_disk_is_one_to_the_worker_too(newsroom, monkeypatch, tmp_path, begins):
    class Full(Builder):
        def build(self, *_):
            raise InputError("out/issues cannot be written.") from begins

    with monkeypatch.context() as patched:
        patched.setattr(printroom, "Builder", Full)
        told = printroom.printed(newsroom, DAY, 1)
    (tmp_path / "full_room.py").write_text(f"print({json.dumps(json.dumps(told))})", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(printroom, "ROOM", "full_room")
    with pytest.raises(OSError, match="No space left") as full:
        PublicSite(newsroom).print_issues(DAY)
    assert trouble_of(full.value) is NO_SPACE


@pytest.mark.usefixtures("newsroom")
def test_a_workers_connections_keep_little_of_the_database():
    keep_few_pages()
    try:
        connection.close()
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA cache_size").fetchone()[0] == -1000
    finally:
        resting.connection_created.disconnect(dispatch_uid="few pages")
        connection.close()
