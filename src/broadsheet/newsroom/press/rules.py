"""What may go to press, be closed, published or undone now, and the sentence why not. Pure; knows no Django."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from broadsheet.newsroom.stories.rules import SHOWN, Copy, copy_refused

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

UNDO_WITHIN = timedelta(days=1)
"""How long a publication can be undone."""
PLANNING, CLOSED, PUBLISHED = "planning", "closed", "published"
"""The states of an issue (``issues.models.Issue.State``)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page on press day: the digest of its picture, of the one that was approved (empty: none), what stops it."""

    number: int
    digest: str
    approved: str = ""
    stops: int = 0

    @property
    def is_approved(self) -> bool:
        """Whether it was approved as it is now."""
        return bool(self.approved) and self.approved == self.digest

    @property
    def lapsed(self) -> bool:
        """Whether it was approved, and has changed since."""
        return bool(self.approved) and self.approved != self.digest


@dataclass(frozen=True, slots=True)
class Made:
    """How far the composing of an issue is: as planned now, without failure; its press files as composed now."""

    fresh: bool
    failure: str = ""
    press: bool = False
    stops: int = 0


def digest_of_pages(digests: Iterable[str]) -> str:
    """What press files were made of, in short: the digests of all pages."""
    return hashlib.blake2b(",".join(digests).encode(), digest_size=16).hexdigest()


# ---- pages ----


def approval_refused(state: str, sheet: Sheet | None, made: Made, seen: str) -> str:
    """Why a page may not be approved; empty where it may. ``seen`` is the digest of the picture that was looked at."""
    if state != PLANNING:
        return "The issue is closed; its pages stand as they were approved."
    if sheet is None or made.failure:
        return "There is no such page, or the issue could not be composed. Look at the flatplan first."
    if not made.fresh:
        return f"Page {sheet.number} is being composed anew. Look at it again in a moment, then approve it."
    if seen != sheet.digest:
        return f"Page {sheet.number} has changed since you looked at it. Look at it again, then approve it."
    if sheet.stops:
        return f"Something on page {sheet.number} holds the press. Put it right first; the remarks say how."
    return ""


def link_refused(state: str, made: Made) -> str:
    """Why the printer may not be given the press files; empty where they may."""
    if state == PLANNING:
        return "Close the issue first, so that what is printed is what was approved."
    return "" if made.press else "There are no press files of the issue as it stands."


def press_refused(state: str, made: Made, pages: int) -> str:
    """Why press files may not be made; empty where they may."""
    if state != PLANNING:
        return "The issue is closed; its press files stand as they were made. Open it again to make others."
    if not pages:
        return "There are no pages yet. Place stories on the flatplan first."
    if made.failure:
        return f"The issue could not be composed: {made.failure}"
    return ""


def closing_refused(state: str, sheets: Sequence[Sheet], made: Made) -> str:
    """Why an issue may not be closed; empty where it may."""
    if state != PLANNING:
        return "The issue is closed already."
    return press_refused(state, made, len(sheets)) or _unready(sheets, made)


def _unready(sheets: Sequence[Sheet], made: Made) -> str:
    """What an issue still needs before it can be closed."""
    if not made.fresh:
        return "The issue is being composed anew. Wait until its pages are fresh, then close it."
    if made.stops or any(sheet.stops for sheet in sheets):
        return "Remarks hold the press. Put right what they say, then close the issue."
    waiting = [sheet.number for sheet in sheets if not sheet.is_approved]
    if waiting:
        return f"{_pages(waiting)} not approved. Look at each and approve it, then close the issue."
    if not made.press:
        return "There are no press files of the issue as it stands. Make them, look at them, then close the issue."
    return ""


def reopening_refused(state: str, reason: str) -> str:
    """Why an issue may not be opened again; empty where it may."""
    if state == PLANNING:
        return "The issue is open already."
    if state == PUBLISHED:
        return "The issue is published. Undo the publication first; after a day, correct its stories instead."
    return "" if reason.strip() else "Say why the issue is opened again; the printer may have its files already."


def _pages(numbers: Sequence[int]) -> str:
    """``Page 3 is`` or ``Pages 1, 2 and 5 are``."""
    if len(numbers) == 1:
        return f"Page {numbers[0]} is"
    return f"Pages {', '.join(map(str, numbers[:-1]))} and {numbers[-1]} are"


# ---- publishing ----


def publishing_refused(state: str | None, copies: Sequence[Copy]) -> str:
    """Why these stories may not be published, with their issue in that state or (None) by themselves; empty if so."""
    if state == PUBLISHED:
        return "The issue is published already. Release changed stories by themselves."
    if state == PLANNING:
        return "Close the issue first: its pages are to stand before readers see it."
    if not copies:
        return "There is nothing to publish: no story is placed."
    return copy_refused(copies)


def planning_refused(due: datetime, now: datetime) -> str:
    """Why nothing can be planned for a minute; empty where it can."""
    return "" if due > now else "That minute has passed. Choose a later one, or publish now."


def undoing_refused(done: datetime | None, now: datetime, reason: str, later: Collection[str] = ()) -> str:
    """Why a publication cannot be undone; empty where it can. ``later`` are headlines published again since."""
    if done is None:
        return "It is not public: it has not been published, or was undone."
    if now - done > UNDO_WITHIN:
        return "A publication can be undone for a day; readers and archives have it now. Correct or retract instead."
    if later:
        named = ", ".join(f"“{headline}”" for headline in sorted(later)[:SHOWN])
        return f"{named} was published again since. Undo that publication first."
    return "" if reason.strip() else "Say why it is undone; the log keeps the reason."


def day_of(first_day: date | None, *, asked: date | None, public: date | None, today: date) -> date:
    """The publish date of a story that is released today.

    ``public`` is the date it has already (its address holds it, so it stays), ``first_day`` its issue's, ``asked`` the
    one its writer gave it, which counts where it has come.
    """
    if public is not None:
        return public
    if asked is not None and asked <= today:
        return asked
    return min(first_day, today) if first_day else today


# ---- changes after publication ----


class Change(Enum):
    """How a change of a published story is classed."""

    SILENT = "silent"
    UPDATE = "update"
    CORRECTION = "correction"
    RETRACTION = "retraction"


CHANGES = (
    (Change.SILENT, "A typo", "Nothing a reader could have been misled by. Nothing is told."),
    (Change.UPDATE, "An update", "Something new happened. The article says so, with today's date."),
    (
        Change.CORRECTION,
        "A correction",
        "We had something wrong. The article, the corrections page and the feeds say what; the next issue prints it.",
    ),
    (
        Change.RETRACTION,
        "A retraction",
        "The article no longer stands. It stays, says so, and is told wherever a correction is.",
    ),
)
"""Each class with its name and what it means, for the screen."""


def change_refused(change: Change, sentence: str, *, changed: bool) -> str:
    """Why a change may not be released so; empty where it may. ``changed``: the draft differs from what is public."""
    if change is Change.SILENT:
        return "" if changed else "Nothing was changed since it was published."
    if not sentence.strip():
        return "Say in a sentence what was changed, for readers; it is shown with today's date."
    return ""


def printed_again(change: Change) -> bool:
    """Whether the next issue should print it."""
    return change in {Change.CORRECTION, Change.RETRACTION}
