"""Keeping a composed page as it is: its plan goes into the paper's folder, where later runs compose it from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.edition.reading import read_paper
from broadsheet.errors import UsageError

if TYPE_CHECKING:
    from broadsheet.edition.plan import Edition
    from broadsheet.makeup.model import Flatplan, MadeUpPage


def refuse_locks(edition: Edition, flatplan: Flatplan, numbers: tuple[int, ...]) -> None:
    """Say before anything is written that a page cannot be locked.

    Raises ``UsageError`` for a page the issue does not have, one that has no plan of its own (a full-page advert),
    and one whose pins say nothing of a lock: two tables for one page would be a mistake, so the editor adds the line.
    """
    pinned = {pin.number: pin.locked for pin in edition.issue.page_pins}
    for number in numbers:
        _page(flatplan, number)
        if pinned.get(number) is False and number not in _stored(edition):
            message = f"Page {number} has pins of its own in issue.toml; {BY_HAND}"
            raise UsageError(message.format(number=number))


def lock_pages(edition: Edition, flatplan: Flatplan, numbers: tuple[int, ...]) -> tuple[Path, ...]:
    """Store the plans of the pages with these numbers and mark the pages as locked; the files written.

    Raises ``UsageError`` for a page the issue does not have or that has no plan of its own (a full-page advert).
    """
    if not numbers:
        return ()
    issue_folder = _issue_folder(edition)
    pages = tuple(_page(flatplan, number) for number in numbers)
    files = tuple(_store(issue_folder / "pages" / f"{page.number}.json", page.lock) for page in pages)
    _mark(issue_folder / "issue.toml", edition, numbers)
    return files


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
        message = f"There is no page {number} to lock; the issue has {len(flatplan.pages)} pages."
        raise UsageError(message)
    if not page.lock:
        message = f"Page {number} has nothing to lock: no copy is planned on it."
        raise UsageError(message)
    return page


def _store(file: Path, text: str) -> Path:
    """Write a file aside and rename it into place."""
    file.parent.mkdir(exist_ok=True)
    aside = file.with_suffix(f".{os.getpid()}.part")
    aside.write_text(text, encoding="utf-8")
    return aside.replace(file)


def _mark(issue_file: Path, edition: Edition, numbers: tuple[int, ...]) -> None:
    """Add ``locked = true`` for pages the plan does not lock yet.

    A page with pins of its own is left to the editor's hand, since two tables for one page would be a mistake.
    """
    pinned = {pin.number: pin.locked for pin in edition.issue.page_pins}
    by_hand = [number for number in numbers if pinned.get(number) is False]
    if by_hand:
        message = f"Write locked = true under [[page_pins]] of page {by_hand[0]} in {issue_file}; its plan is stored."
        raise UsageError(message)
    fresh = [number for number in numbers if number not in pinned]
    if fresh:
        tables = "".join(f"\n[[page_pins]]\nnumber = {number}\nlocked = true\n" for number in fresh)
        _store(issue_file, issue_file.read_text(encoding="utf-8").rstrip("\n") + "\n" + tables)
