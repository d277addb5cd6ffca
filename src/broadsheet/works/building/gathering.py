"""What reading gave, sorted out: which stories are public, which are held back and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.remarks import Place, Remark, Severity, stops

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from broadsheet.works.building.ever import Addresses
    from broadsheet.works.building.setting import Reading


Claims: TypeAlias = "Callable[[str], frozenset[str]]"


@dataclass(frozen=True, slots=True)
class Gathered:
    """Readings by file; those of public stories by id; remarks beyond those of the readings.

    ``lost``: a file cannot be read that may hold an article published before, so nothing may be published now.
    """

    readings: tuple[Reading, ...]
    public: Mapping[str, Reading]
    remarks: tuple[Remark, ...] = ()
    lost: bool = False


def nothing_known(_file: str) -> frozenset[str]:
    """A file may have any id."""
    return frozenset()


def gather(
    readings: Iterable[Reading], addresses: Addresses, before: frozenset[str], claims: Claims = nothing_known
) -> Gathered:
    """Sort out a whole paper's readings. Of two stories with one id, or one address, the first file's is taken.

    ``before`` are the stories that were public at the last build; where none is known, that is told only. ``claims``
    are the ids that a file which cannot be read may have; none when it may have any.
    """
    ordered = tuple(sorted(readings, key=lambda item: item.file))
    public: dict[str, Reading] = {}
    seen: dict[str, str] = {}
    homes: dict[str, str] = {}
    remarks: list[Remark] = []
    for item in ordered:
        if not item.story:
            continue
        if item.story in seen:
            remarks.append(_twice(item, seen[item.story]))
            continue
        seen[item.story] = item.file
        if item.card is None or is_held(item, addresses):
            continue
        if item.card.address in homes:
            remarks.append(_same_address(item, homes[item.card.address]))
            continue
        homes[item.card.address] = item.file
        public[item.story] = item
    unread = [item for item in ordered if item.file and not item.story]
    missing = tuple(sorted(before - seen.keys())) if unread else ()
    lost = [item for item in unread if missing and not (claims(item.file) or before).isdisjoint(missing)]
    remarks += [_lost(item, missing) for item in lost]
    once = () if before or not unread else addresses.without(seen)
    remarks += [_perhaps_lost(item, once) for item in unread if once]
    return Gathered(ordered, public, tuple(remarks), bool(lost))


def is_held(item: Reading, addresses: Addresses) -> bool:
    """Whether a story waits: something in its file stops the press, and readers have never seen it."""
    return stops(item.remarks) and not addresses.has_been_public(item.story)


def _twice(item: Reading, first: str) -> Remark:
    """A story whose id another file has too."""
    message = f'The id "{item.story}" stands in two files; also in {first}, which is published.'
    return Remark("story-id-twice", Severity.STOP, Place(item.file), message, "Give this story an id of its own.")


def _same_address(item: Reading, first: str) -> Remark:
    """A story whose address another has."""
    address = item.card.address if item.card else ""
    message = f"The story in {first} has the address {address} already; this one is held back."
    return Remark("address-twice", Severity.STOP, Place(item.file), message, "Give it another slug.")


def _lost(item: Reading, missing: tuple[str, ...]) -> Remark:
    """A file that cannot be read, and may be an article readers know."""
    shown = ", ".join(missing[:3])
    message = f"The file cannot be read, and published articles are missing ({shown}): the site stays as it was."
    return Remark("article-unreadable", Severity.STOP, Place(item.file), message, "Mend the file, then build again.")


def _perhaps_lost(item: Reading, missing: tuple[str, ...]) -> Remark:
    """A file that cannot be read, where nothing is known of a build before."""
    shown = ", ".join(missing[:3])
    message = f"The file cannot be read; of articles published once these are missing and told to be gone ({shown})."
    advice = "If it holds one of them, mend the file before you publish the site."
    return Remark("article-perhaps-unreadable", Severity.WARN, Place(item.file), message, advice)
