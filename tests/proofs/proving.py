"""The long proofs, one function each: a seed in, a fault in words out ("" when the proof holds).

``make test`` runs a sample of the seeds, ``make proofs`` all of them (tools/proofs.py).
"""

from __future__ import annotations

import json
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf

from broadsheet.edition.starter import new_paper
from broadsheet.errors import BroadsheetError
from broadsheet.makeup.flatplan import make_up
from broadsheet.press.laying import display_of
from broadsheet.press.writer import write_reading
from broadsheet.proof.structure import paragraphs
from broadsheet.story.text import story_paragraphs, with_dateline
from broadsheet.typeset.typesetter import Typesetter
from broadsheet.typeset.typography import dress
from broadsheet.works.composing import ComposeOrder, compose
from builders import an_edition

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadsheet.edition.plan import Edition
    from broadsheet.makeup.model import Flatplan
    from broadsheet.story.model import Story

FORMATS = ("tabloid", "a4", "berliner", "a3", "tabloid-nordic")
DAY = date(2026, 11, 23)


def starter(folder: Path) -> Path:
    """A small paper to break."""
    new_paper(folder, "The Proving Post")
    return folder


# ---- killed at any moment, nothing half-written stands in the folder ----


def killed(seed: int) -> str:
    """Kill a composing process after a seeded while; every file that stands must be whole."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        paper = starter(work / "paper")
        command = [
            sys.executable,
            "-m",
            "broadsheet.cli",
            "compose",
            str(paper),
            "--out",
            str(work / "out"),
            "--dpi",
            "40",
        ]
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        whole = time.perf_counter() - begun
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(random.Random(seed).uniform(0.0, whole))  # noqa: S311 - a seed, not a secret
        process.send_signal(signal.SIGKILL)
        process.wait()
        fault = broken(work / "out")
        if fault:
            return fault
        subprocess.run(command, check=True, capture_output=True)
        left = [path.name for path in work.iterdir() if path.name.startswith(".")]
        return f"left behind: {left}" if left else broken(work / "out")


def broken(out: Path) -> str:
    """The first file of a composed folder that is missing or cannot be read to its end."""
    try:
        for name in ("press.pdf", "reading.pdf"):
            with pikepdf.open(out / name) as pdf:
                if not len(pdf.pages):
                    return f"{name} has no pages"
        json.loads((out / "report.json").read_text())
        if not (out / "report.html").read_text().endswith("</html>\n"):
            return "report.html is cut short"
        pages = list((out / "pages").glob("*.png"))
    except (OSError, ValueError, pikepdf.PdfError) as error:
        return f"{type(error).__name__}: {error}"
    return "" if pages else "no page pictures"


# ---- fuzzed folders end in sentences ----


def fuzzed(seed: int) -> str:
    """Damage a paper's files at random; composing must end in pages or in remarks, never in another exception."""
    chance = random.Random(seed)  # noqa: S311 - a seed, not a secret
    with tempfile.TemporaryDirectory() as name:
        paper = starter(Path(name) / "paper")
        files = sorted(path for path in paper.rglob("*") if path.is_file())
        for _ in range(chance.randint(1, 4)):
            damage(chance.choice(files), chance)
        out = Path(name) / "out"
        try:
            composed = compose(ComposeOrder(paper, out, DAY, pictures=False))
        except BroadsheetError as error:
            return "" if str(error).endswith(".") else f"not a sentence: {error}"
        except Exception as error:  # noqa: BLE001 - this is what the proof looks for
            return f"{type(error).__name__}: {error}"
        mute = [remark for remark in composed.remarks if not remark.message.rstrip().endswith((".", "?", "!"))]
        if mute:
            return f"not a sentence: {mute[0]}"
        return "" if composed.files or composed.stopped else "neither pages nor a reason"


def damage(file: Path, chance: random.Random) -> None:
    """One random act of damage."""
    acts: tuple[Callable[[bytes], bytes], ...] = (
        lambda data: data[:0],
        lambda data: data[: chance.randrange(len(data) + 1)],
        lambda data: data + b"\x00",
        lambda data: flip(data, chance),
        lambda data: shuffled(data, chance),
        lambda data: data.replace(b"=", b"", 1),
        lambda data: data.replace(b"\n", "\n\u202e".encode(), 2),
        lambda data: data.decode("utf-8", "ignore").encode("utf-16"),
        lambda data: data * 3,
        lambda data: data.replace(b":", b": [", 1),
        lambda data: data.replace(b"1", b"-7"),
    )
    if not file.exists():
        return
    if chance.random() < 0.1:
        file.unlink()
        return
    file.write_bytes(chance.choice(acts)(file.read_bytes()))


def flip(data: bytes, chance: random.Random) -> bytes:
    """A few bytes replaced by others."""
    spoiled = bytearray(data)
    for _ in range(min(len(spoiled), 8)):
        spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled)


def shuffled(data: bytes, chance: random.Random) -> bytes:
    """The lines in another order."""
    lines = data.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines)


# ---- nothing lost ----


def nothing_lost(seed: int) -> str:
    """A seeded issue composed and read back: every paragraph once, in order, but for what is overset or held."""
    fault, _ = lost_in(seeded_issue(seed))
    return fault


def lost_in(edition: Edition) -> tuple[str, bool]:
    """The first fault of an edition composed and read back, and whether copy was overset or held."""
    typesetter = Typesetter(edition.design)
    flatplan = make_up(edition, typesetter)
    with tempfile.TemporaryDirectory() as name:
        write_reading(display_of(flatplan, edition, typesetter.faces), Path(name) / "reading.pdf")
        fault = lost(edition, flatplan, Path(name) / "reading.pdf")
    return fault, bool(flatplan.overset or flatplan.held)


def lost(edition: Edition, flatplan: Flatplan, reading: Path) -> str:
    """The first fault of an edition's text in its reading PDF.

    Every story is printed once with all of its text; an overset one as far as it goes, in order; a held one not at all.
    """
    told = [(spaced(story.title), tuple(map(spaced, story.paragraphs))) for story in paragraphs(reading)]
    overset = {item.story for item in flatplan.overset}
    titles = {story.id: titles_of(story) for story in edition.stories}
    for story in edition.stories:
        printed = [texts for title, texts in told if title in titles[story.id]]
        alike = sum(not titles[story.id].isdisjoint(titles[other.id]) for other in edition.stories)
        if story.id in flatplan.held:
            fault = "held, and yet printed" if printed and alike == 1 else ""
        elif len(printed) > alike:
            fault = "printed more than once"
        elif not printed:
            fault = "" if story.id in overset else "not in the file"
        else:
            judge = cut_wrongly if story.id in overset else missing
            faults = [judge(story, texts) for texts in printed]
            fault = faults[0] if all(faults) else ""
        if fault:
            return f"{story.id}: {fault}"
    return ""


def titles_of(story: Story) -> set[str]:
    """The forms of a story's headline as they may be printed, and as its element is titled."""
    forms = (story.headline, *story.print_headlines)
    return {spaced(story.headline)} | {spaced(dress(form, story.language)) for form in forms}


def texts_of(story: Story) -> list[tuple[str, str]]:
    """(role, text) of every piece of a story as it is printed."""
    pieces = story_paragraphs(with_dateline(story))
    return [(role, spaced(dress(text, story.language))) for _, role, text in pieces]


RUNNING = ("paragraph", "subhead", "quotation", "speaker", "list-item")
BOXED = re.compile(r"b\d+\.b\d+")
"""Paths of a fact box's text: a box is set apart, and an overset story keeps it though text before it is cut."""
A_SENTENCE = 60
"""Longer texts than this are running text: lines of furniture within a story are shorter."""


def missing(story: Story, printed: tuple[str, ...]) -> str:
    """The first piece of a story that is not printed exactly, in its place and once; "" when all are.

    The headline may be any of its printed forms; a byline's names may stand under it or in a picture's credit; a pull
    quote repeats the text and may be left out. White space is compared as one space.
    """
    last = -1
    for role, wanted in texts_of(story):
        if role in {"headline", "byline", "pull-quote"}:
            continue
        places = [at for at, candidate in enumerate(printed) if candidate == wanted]
        later = [at for at in places if at > last] if role in RUNNING else places
        if not later:
            return f"{role} lost, changed or out of order: {wanted[:80]!r}"
        last = later[0] if role in RUNNING else last
    if titles_of(story).isdisjoint(printed):
        return "no form of the headline is printed"
    names = [byline.name for byline in story.bylines if spaced(byline.name) not in " ".join(printed)]
    return f"byline lost: {names}" if names else repeated(texts_of(story), printed)


def repeated(pieces: list[tuple[str, str]], printed: tuple[str, ...]) -> str:
    """The first running text that is printed more often than it stands in the copy."""
    written = Counter(text for _, text in pieces)
    found = Counter(printed)
    twice = [text for role, text in pieces if role in RUNNING and found[text] > written[text]]
    return f"printed more often than written: {twice[0][:80]!r}" if twice else ""


def cut_wrongly(story: Story, printed: tuple[str, ...]) -> str:
    """What is printed of an overset story and is not its text in order up to some point; "" when it is a true prefix.

    The last paragraph printed may be cut. Figures are not compared: a note that is cut leaves its mark in the text.
    """
    pieces = [(role, figureless(text)) for role, text in texts_of(story)]
    printed = tuple(map(figureless, printed))
    boxed = [BOXED.match(path) for path, _, _ in story_paragraphs(with_dateline(story))]
    running = [text for (role, text), inner in zip(pieces, boxed, strict=True) if role in RUNNING and not inner]
    last = -1
    rest: list[str] = []
    for number, wanted in enumerate(running):
        later = [at for at, candidate in enumerate(printed) if candidate == wanted and at > last]
        if not later:
            rest = running[number:]
            break
        last = later[0]
    beyond = [text for text in rest if text in printed[last + 1 :]]
    if beyond:
        return f"printed though text before it is not: {beyond[0][:80]!r}"
    known = {text for _, text in pieces} | set(map(figureless, titles_of(story)))
    strange = [text for text in printed if len(text) > A_SENTENCE and text not in known]
    strange = [text for text in strange if not rest or not rest[0].startswith(text)]
    return f"not in the copy: {strange[0][:80]!r}" if strange else repeated(pieces, printed)


def figureless(text: str) -> str:
    """Text without its figures."""
    return "".join(letter for letter in text if not letter.isdigit())


def spaced(text: str) -> str:
    """Text with every white space as one plain space."""
    return " ".join(text.split())


def seeded_issue(seed: int) -> Edition:
    """An issue of seeded length, format and number of pictures."""
    chance = random.Random(seed)  # noqa: S311 - a seed, not a secret
    pages = chance.choice((4, 8, 8, 12))
    page_format = FORMATS[seed % len(FORMATS)]
    words = round(pages * {"a4": 500, "berliner": 1500}.get(page_format, 1050) * chance.uniform(0.85, 1.05))
    items = max(6, words // 380)
    return an_edition(seed, words=words, items=items, pages=pages, pictures=pages * 2, page_format=page_format)
