"""Whatever is wrong with a folder ends in a sentence with a place and a way out, and leaves nothing half-written."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from broadsheet.edition.starter import new_paper
from broadsheet.remarks import Severity
from broadsheet.works.composing import ComposeOrder, compose

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2027, 3, 23)
STORY = "issues/1/mill-race.md"
PLAN = "issues/1/issue.toml"


def picture_of(paper: Path) -> Path:
    return next(path for path in sorted((paper / "pictures").iterdir()) if path.suffix in {".png", ".jpg"})


def bomb() -> bytes:
    """A PNG of a few bytes that says it is 60,000 pixels square."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + check

    size = (60_000).to_bytes(4, "big")
    header = chunk(b"IHDR", size + size + b"\x08\x00\x00\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\x00" * 100)) + chunk(b"IEND", b"")


def rewrite(paper: Path, file: str, change: Callable[[str], str]) -> None:
    path = paper / file
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def append(text: str, file: str = STORY) -> Callable[[Path], None]:
    return lambda paper: rewrite(paper, file, lambda old: old + text)


def long_story(paper: Path) -> None:
    sentence = "The council met on the quay and talked about the weather until the tide came in. "
    append("\n\n" + "\n\n".join(sentence * 20 for _ in range(190)) + "\n")(paper)


def headline(text: str) -> Callable[[Path], None]:
    """One headline and no shorter forms of it."""

    def change(paper: Path) -> None:
        rewrite(paper, STORY, lambda old: re.sub(r"(?m)^print_headlines:\n(  - .*\n)+", "", old))
        rewrite(paper, STORY, lambda old: re.sub(r"(?m)^headline: .*$", f"headline: {text}", old))

    return change


def no_placements(paper: Path) -> None:
    (paper / PLAN).write_text('number = 1\ndate = 2027-03-05\nprice = "£1.50"\npages = 4\n', encoding="utf-8")


def wrong_encoding(paper: Path) -> None:
    text = (paper / STORY).read_text(encoding="utf-8") + "\n\nThe café was closed; “naïve”, they said.\n"
    (paper / STORY).write_bytes(text.encode("cp1252"))


FAULTS: dict[str, tuple[Callable[[Path], None], str]] = {
    "a picture that is not there": (lambda paper: picture_of(paper).unlink(), "pictures/"),
    "a picture of 0 bytes": (lambda paper: picture_of(paper).write_bytes(b""), "pictures/"),
    "a decompression bomb": (lambda paper: picture_of(paper).write_bytes(bomb()), "pictures/"),
    "a story listed twice": (append('\n[[placements]]\nstory = "mill-race"\n', PLAN), PLAN),
    "a story that does not exist": (append('\n[[placements]]\nstory = "mill-rase"\n', PLAN), PLAN),
    "an unknown section": (lambda p: rewrite(p, STORY, lambda old: old.replace("section: ", "section: no-")), STORY),
    "a page pin beyond the paper": (
        lambda p: rewrite(p, PLAN, lambda old: old.replace("rank = 5", "rank = 5\npage = 77", 1)),
        PLAN,
    ),
    "an unclosed box": (append("\n\n::: box Never closed\n\nFacts.\n"), STORY),
    "a story of 60,000 words": (long_story, "mill-race"),
    "an issue without stories": (no_placements, PLAN),
    "a file in another encoding": (wrong_encoding, STORY),
    "a headline longer than the page": (headline("Never " + "again and again, " * 400 + "they say"), "mill-race"),
    "a headline of one endless word": (headline("O" * 900), "mill-race"),
    "a NUL byte": (append("\n\nA nothing \x00 in the middle.\n"), STORY),
    "right-to-left overrides": (append("\n\nThe \u202egnidne\u202c was changed.\n"), STORY),
    "a plan that is not TOML": (append("\n[[[placements\n", PLAN), PLAN),
    "a missing paper.toml": (lambda paper: (paper / "paper.toml").unlink(), "paper.toml"),
    "an empty design.toml": (lambda paper: (paper / "design.toml").write_bytes(b"\xff\xfe\x00"), "design.toml"),
}


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    folder = tmp_path / "paper"
    new_paper(folder, "The Trial")
    return folder


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_in_a_sentence_with_its_place_and_a_way_out(fault: str, paper: Path, tmp_path: Path):
    harm, place = FAULTS[fault]
    harm(paper)
    composed = compose(ComposeOrder(paper, tmp_path / "out", DAY, pictures=False))
    told = [remark for remark in composed.remarks if place in f"{remark.place} {remark.place.story} {remark.message}"]
    assert told, [str(remark) for remark in composed.remarks]
    assert told[0].message.rstrip()[-1] in ".!?"
    assert any(remark.advice for remark in told)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
    assert composed.stopped or (tmp_path / "out" / "press.pdf").exists()


def test_the_starter_composes_without_a_remark_that_stops(paper: Path, tmp_path: Path):
    composed = compose(ComposeOrder(paper, tmp_path / "out", DAY, dpi=40))
    assert not [str(remark) for remark in composed.remarks if remark.severity is Severity.STOP]
    assert {path.name for path in composed.files} == {
        "press.pdf",
        "reading.pdf",
        "pages",
        "report.json",
        "report.html",
    }


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "broadsheet.cli", *words], capture_output=True, text=True, check=False)


def test_a_stopped_press_ends_with_status_1_and_no_press_file(paper: Path, tmp_path: Path):
    picture_of(paper).unlink()
    done = run("compose", str(paper), "--out", str(tmp_path / "out"), "--no-pictures")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr + done.stdout
    assert not (tmp_path / "out" / "press.pdf").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("compose", "no-such-folder"),
        ("compose", "{paper}", "--out", "{paper}/paper.toml"),
        ("compose", "{paper}", "--alternative", "five"),
        ("compose", "{paper}", "--lock", "99", "--no-pictures", "--out", "{out}"),
        ("check", "{paper}/paper.toml"),
        ("count", ""),
        ("proof", "{paper}/paper.toml"),
        ("proof", "no-such-file.pdf"),
        ("preflight", "{paper}/paper.toml"),
        ("preflight", "no-such-file.pdf", "--printer", "nobody"),
        ("new", "{paper}"),
        ("print", "{paper}"),
    ],
    ids=" ".join,
)
def test_wrong_use_ends_in_a_sentence(words: tuple[str, ...], paper: Path, tmp_path: Path):
    done = run(*(word.format(paper=paper, out=tmp_path / "out") for word in words))
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr + done.stdout
    assert (done.stderr + done.stdout).strip()


def test_a_broken_pipe_is_no_news(paper: Path):
    buffer = io.BytesIO()
    with subprocess.Popen(
        [sys.executable, "-m", "broadsheet.cli", "count", str(paper)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        buffer.write(process.stderr.read())
    assert b"Traceback" not in buffer.getvalue()
