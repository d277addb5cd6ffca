"""What is nobody's mistake: a full disk, a database that is away. A sentence instead of a page, and nothing lost.

Whatever was typed is in the answer, to be sent once more by one button (RFC 9110, section 15.6.4 for 503; RFC 4918,
section 11.5 for 507).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import SuspiciousOperation
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string

from broadsheet.newsroom.home import NO_ROOM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

UNAVAILABLE, INSUFFICIENT, BROKEN = 503, 507, 500
SOON = "5"
"""Seconds after which to ask again, for programs that do."""
NO_ROOM_LEFT = frozenset({"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE"})
DAMAGED = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "40001", "40P01", "55P03")
GONE = ("SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_PROTOCOL", "SQLITE_NOMEM", "08", "53", "57P0")
"""How the names of SQLite's errors and PostgreSQL's codes begin (its appendix A); all others are mistakes of ours."""
NOT_KEPT = "What you sent just now was not kept."
LONGEST = 40 * 1024 * 1024
"""Characters of a form that are handed back to be sent once more."""
SECRET = ("password", "secret", "code", "credential")
"""Fields that are never handed back."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is the matter, for people: a heading and a sentence with a way out; ``status`` is HTTP's."""

    status: int
    heading: str
    sentence: str


NO_SPACE = Trouble(
    INSUFFICIENT,
    "The disk is full",
    "The newsroom's disk is full. What was saved before stands. Tell whoever looks after the machine to make room.",
)
AWAY = Trouble(
    UNAVAILABLE,
    "The database does not answer",
    "The newsroom's database does not answer just now. What was saved before stands, and readers go on reading. Try "
    "again in a minute.",
)
IN_USE = Trouble(
    UNAVAILABLE,
    "The database is busy",
    "The newsroom's database has been busy for too long. What was saved before stands. Try again in a minute.",
)
HARMED = Trouble(
    UNAVAILABLE,
    "The database is damaged",
    "The newsroom's database cannot be read any more: its file is damaged. Readers go on reading. Whoever looks after "
    "the machine should close the newsroom and put the last backup into a new home with “broadsheet restore”.",
)
OURS = Trouble(
    BROKEN,
    "Something broke on our side",
    "What you had saved before is safe. Go back, copy what you wrote last if it still stands there, and save it again. "
    "If it breaks again, tell whoever looks after this newsroom when it happened and what you did; its log says more.",
)


def trouble_of(error: BaseException | None) -> Trouble | None:
    """What is the matter, where it is the machine's matter and not a mistake of ours; None where it is not."""
    for cause in _causes(error):
        found = _full(cause) or _database(cause)
        if found:
            return found
    return None


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what led to it, the first cause first."""
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    yield from reversed(found)


def _full(error: BaseException) -> Trouble | None:
    """Whether the disk is full, as the system, SQLite or PostgreSQL tells it."""
    system = isinstance(error, OSError) and error.errno in NO_ROOM
    sqlite = getattr(error, "sqlite_errorname", "") in NO_ROOM_LEFT
    postgresql = getattr(error, "sqlstate", "") == "53100"
    return NO_SPACE if system or sqlite or postgresql else None


def _database(error: BaseException) -> Trouble | None:
    """Whether the database is away, busy or damaged."""
    if not isinstance(error, DatabaseError | InterfaceError):
        return None
    code = _code(error.__cause__)
    if not code:
        return AWAY if isinstance(error, OperationalError | InterfaceError) else None
    found = ((HARMED, DAMAGED), (IN_USE, BUSY), (AWAY, GONE))
    return next((trouble for trouble, begins in found if code.startswith(begins)), None)


def _code(error: BaseException | None) -> str:
    """SQLite's name of an error, or PostgreSQL's code; "" where a connection was lost before anybody could say."""
    return str(getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None) or "")


def sorry(request: HttpRequest) -> HttpResponse:
    """The answer to a request that failed; Django asks for it where an error was raised (``handler500``)."""
    trouble = trouble_of(sys.exc_info()[1]) or OURS
    lost = NOT_KEPT if request.method == "POST" and trouble is not OURS else ""
    if "application/json" in request.headers.get("Accept", ""):
        words = f"{trouble.sentence} {lost}".strip()
        told = {"success": False, "error_message": words, "words": words}
        answer: HttpResponse = JsonResponse(told, status=trouble.status)
    else:
        fields, path = _fields(request), request.get_full_path()
        shown = {"trouble": trouble, "lost": lost, "fields": fields, "path": path}
        answer = HttpResponse(render_to_string("trouble.html", shown), status=trouble.status)
    if trouble.status != BROKEN:
        answer.headers["Retry-After"] = SOON
    return answer


def _fields(request: HttpRequest) -> list[tuple[str, str]]:
    """What the form held, to be sent once more; nothing where a part of it cannot or may not be handed back."""
    if request.method != "POST":
        return []
    try:
        sent = [(name, str(value)) for name, values in request.POST.lists() for value in values]
        files = bool(request.FILES)
    except (OSError, ValueError, SuspiciousOperation, MultiPartParserError):
        return []
    secret = any(word in name.lower() for name, _ in sent for word in SECRET)
    too_long = sum(len(value) for _, value in sent) > LONGEST
    return [] if files or secret or too_long else sent
