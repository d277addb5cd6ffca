"""Pictures for the screen: what is known of each file, and the renditions made of it, in a folder that is kept.

A rendition's address names the picture's bytes, the cut and the size, so what is there already is right and is never
made again. What is not known or not there yet goes to the ``darkroom``, which is opened for it: builds of copy alone
never pay for importing its libraries.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from broadsheet import opened
from broadsheet.outlets.pictures import SourcePicture
from broadsheet.remarks import Remark, Severity
from broadsheet.works.filenotes import FileNotes
from broadsheet.works.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from broadsheet.outlets.model import PictureSet, Rendition

NOTES = "pictures"
DARKROOM = "works.darkroom"


@dataclass(frozen=True, slots=True)
class Developed:
    """What came of it: the sets whose files are all there, why others are not, and how many files were made."""

    sets: tuple[PictureSet, ...]
    remarks: tuple[Remark, ...] = ()
    made: int = 0


@dataclass(frozen=True, slots=True)
class Roll:
    """One picture file and the renditions that are to be made of it."""

    folder: Path
    file: str
    renditions: tuple[Rendition, ...]
    cache: Path


def source_pictures(
    folder: Path, files: Iterable[str], cache: Path
) -> tuple[dict[str, SourcePicture], tuple[Remark, ...]]:
    """Size and digest of each picture file, relative to ``folder``, and why a file cannot be shown.

    A file met for the first time is decoded, so that what is given can be developed. One whose length and time of
    change are those noted in ``cache`` is not read again.
    """
    notes = FileNotes(cache / NOTES)
    found: dict[str, SourcePicture] = {}
    remarks: list[Remark] = []
    for file in sorted(set(files)):
        source, remark = _source(folder, file, notes)
        if source:
            found[file] = source
        if remark:
            remarks.append(replace(remark, severity=Severity.WARN))
    return found, tuple(remarks)


def develop(
    folder: Path, sets: Iterable[PictureSet], cache: Path, processes: int = 1, progress: Progress = silent
) -> Developed:
    """Make the files of ``sets`` that ``cache`` lacks; ``folder`` is what their ``file`` names are relative to.

    Each file stands under the last part of its address (``developed_file``). A picture that cannot be decoded draws a
    remark, and its sets are left out of the result. Files appear whole or not at all.
    """
    cache.mkdir(parents=True, exist_ok=True)
    wanted = tuple(sets)
    rolls = _rolls(folder, wanted, cache)
    remarks: list[Remark] = []
    progress("pictures", 0, len(rolls))
    remarks_of_each: Iterable[Remark | None] = opened(DARKROOM).develop_files(rolls, processes) if rolls else ()
    for done, remark in enumerate(remarks_of_each, 1):
        remarks += [remark] if remark else []
        progress("pictures", done, len(rolls))
    failed = {remark.place.file for remark in remarks}
    made = sum(len(roll.renditions) for roll in rolls if roll.file not in failed)
    return Developed(tuple(item for item in wanted if item.file not in failed), tuple(remarks), made)


def developed_file(cache: Path, address: str) -> Path:
    """Where a rendition's file stands in the cache."""
    return cache / address.rsplit("/", 1)[-1]


def developed_bytes(cache: Path, address: str) -> bytes:
    """A rendition's file; empty where it could not be made."""
    try:
        return developed_file(cache, address).read_bytes()
    except FileNotFoundError:
        return b""


def _source(folder: Path, file: str, notes: FileNotes) -> tuple[SourcePicture | None, Remark | None]:
    """The facts of one file, from the notes when it has not changed since."""
    path = folder / file
    known = notes.known(path)
    if known:
        return SourcePicture(file, *known), None
    looked: tuple[SourcePicture | None, Remark | None] = opened(DARKROOM).first_look(folder, file)
    source = looked[0]
    if source:
        notes.note(path, source.digest, source.width, source.height)
    return looked


def _rolls(folder: Path, sets: tuple[PictureSet, ...], cache: Path) -> tuple[Roll, ...]:
    """The files of which something is missing."""
    missing: dict[str, dict[str, Rendition]] = {}
    for item in sets:
        for rendition in item.renditions:
            if not developed_file(cache, rendition.address).exists():
                missing.setdefault(item.file, {}).setdefault(rendition.address, rendition)
    return tuple(Roll(folder, file, tuple(wanted.values()), cache) for file, wanted in missing.items())
