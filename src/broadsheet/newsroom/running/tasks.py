"""A job in a handler's hands: what it is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from broadsheet.errors import BroadsheetError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from threading import Event

    from broadsheet.newsroom.home import Home
    from broadsheet.newsroom.running.proofroom import ProofRoom
    from broadsheet.newsroom.running.site import PublicSite

Effect: TypeAlias = "Callable[[], object]"
"""What is written to the database of a job that is done: in the same transaction, so once or not at all."""


class RefusedError(BroadsheetError):
    """A job that cannot be done however often it is tried; it is set aside at once, with this sentence."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """What a worker keeps from job to job."""

    home: Home
    stop: Event
    proofs: ProofRoom
    site: PublicSite


@dataclass(frozen=True, slots=True)
class Task:
    """One job. ``say`` tells in words how far it is; a long job looks at ``rooms.stop`` now and then."""

    kind: str
    key: str
    payload: Mapping[str, Any]
    rooms: Rooms
    say: Callable[[str], None]


Handler: TypeAlias = "Callable[[Task], Effect | None]"
"""Does a job without holding a transaction, and returns what is to be written of it."""
