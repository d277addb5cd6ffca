"""Keeping a composed page as it is: its plan goes into the paper's folder, where later runs compose it from."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.edition.reading import read_paper
from broadsheet.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadsheet.edition.plan import Edition
    from broadsheet.makeup.model import Flatplan, MadeUpPage

Locks: TypeAlias = "tuple[tuple[Path, str], ...]"
"""Files of the paper with their new text, in the order in which they are to be written."""
TABLE = re.compile(r"\s*\[")
PINS = re.compile(r"\s*\[\[\s*page_pins\s*\]\]")
LOCKED = re.compile(r"\s*locked\s*=")


def plan_locks(edition: Edition, flatplan: Flatplan, numbers: Sequence[int]) -> Locks:
    """What to write so that the pages with these numbers stay as they are: their plans, and the issue's own file.

    Raises ``UsageError`` for a page the issue does not have, one that has no plan of its own (a full-page advert),
    and for an ``issue.toml`` whose pins stand in a form that must be changed by hand.
    """
    if not numbers:
        return ()
    issue_folder = _issue_folder(edition)
    pages = tuple(_page(flatplan, number) for number in dict.fromkeys(numbers))
    stored = tuple((issue_folder / "pages" / f"{page.number}.json", page.lock) for page in pages)
    return (*stored, *_marked(issue_folder / "issue.toml", [page.number for page in pages]))


def store_locks(locks: Locks) -> tuple[Path, ...]:
    """Write the files, each aside and renamed into place; returns the stored plans."""
    written = tuple(_store(file, text) for file, text in locks)
    return tuple(file for file in written if file.suffix == ".json")


def _marked(issue_file: Path, numbers: Sequence[int]) -> Locks:
    """The issue's file with its locks, if it lacks one of them."""
    text = issue_file.read_text(encoding="utf-8")
    if _locked(text).issuperset(numbers):
        return ()
    marked = text
    for number in numbers:
        marked = with_lock(marked, number)
    if not _locked(marked).issuperset(numbers):
        raise UsageError(f"{issue_file}: write locked = true for page {numbers[0]} in page_pins, then lock it again.")
    return ((issue_file, marked),)


def with_lock(text: str, number: int) -> str:
    """The text of an ``issue.toml`` with ``locked = true`` in the pins of a page; the rest stays as it is."""
    lines = text.rstrip("\n").split("\n")
    begin = next((at for at, line in enumerate(lines) if PINS.match(line) and _pins(lines, at, number)), None)
    if begin is None:
        return "\n".join([*lines, "", "[[page_pins]]", f"number = {number}", "locked = true", ""])
    end = _end(lines, begin)
    kept = [line for line in lines[begin + 1 : end] if not LOCKED.match(line)]
    return "\n".join([*lines[: begin + 1], "locked = true", *kept, *lines[end:], ""])


def _pins(lines: Sequence[str], begin: int, number: int) -> bool:
    """Whether the table that begins at a line pins the page with this number."""
    named = re.compile(rf"\s*number\s*=\s*{number}\s*(#|$)")
    return any(named.match(line) for line in lines[begin + 1 : _end(lines, begin)])


def _end(lines: Sequence[str], begin: int) -> int:
    """Where the table that begins at a line ends."""
    return next((at for at in range(begin + 1, len(lines)) if TABLE.match(lines[at])), len(lines))


def _locked(text: str) -> set[int]:
    """The pages an ``issue.toml`` locks; none when it cannot be read."""
    try:
        pins = tomllib.loads(text).get("page_pins", [])
    except tomllib.TOMLDecodeError:
        return set()
    return {pin["number"] for pin in pins if pin.get("locked")}


def _issue_folder(edition: Edition) -> Path:
    """Where the issue's files lie."""
    folder = Path(edition.folder)
    paper, _ = read_paper(folder)
    found = paper.issue_file(edition.issue.number) if paper else None
    return folder / (found.folder if found else f"issues/{edition.issue.number}")


def _page(flatplan: Flatplan, number: int) -> MadeUpPage:
    """A page that can be locked."""
    page = next((page for page in flatplan.pages if page.number == number), None)
    if page is None:
        raise UsageError(f"There is no page {number} to lock; the issue has {len(flatplan.pages)} pages.")
    if not page.lock:
        raise UsageError(f"Page {number} has nothing to lock: no copy is planned on it.")
    return page


def _store(file: Path, text: str) -> Path:
    """Write a file aside and rename it into place."""
    file.parent.mkdir(exist_ok=True)
    aside = file.with_suffix(f".{os.getpid()}.part")
    aside.write_text(text, encoding="utf-8")
    return aside.replace(file)
