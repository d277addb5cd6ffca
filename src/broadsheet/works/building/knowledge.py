"""What a builder knows of the site as it stands: held in memory between builds, or taken up from the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from broadsheet.outlets.catalogue import Catalogue
from broadsheet.outlets.model import Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from broadsheet.edition.model import Web
    from broadsheet.outlets.catalogue import IssueRecord
    from broadsheet.works.building.record import BuildRecord, Stamp
    from broadsheet.works.building.setting import Reading

ARTICLE = "article|"


@dataclass(slots=True)
class Knowledge:
    """The catalogue, which file holds which story, and the leaves there are.

    ``stamps`` are of all files as they were built; ``due`` are stories not public yet, by file, with
    their day ("" without one) and id. ``settled`` tells for which day and issues all cards are as they should be;
    None when that must be looked at.
    """

    catalogue: Catalogue
    around: Surroundings
    settings: str
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    due: dict[str, tuple[str, str]] = field(default_factory=dict)
    leaves: set[str] = field(default_factory=set)
    settled: tuple[date, tuple[IssueRecord, ...]] | None = None

    def is_settled(self, day: date, records: tuple[IssueRecord, ...]) -> bool:
        """Whether the day and the issues are the very ones all was built for."""
        return self.settled is not None and self.settled[0] == day and self.settled[1] is records

    def note(self, readings: Iterable[Reading]) -> None:
        """Take in files that were read."""
        for item in readings:
            self.due.pop(item.file, None)
            if item.story:
                self.files[item.story] = item.file
                if item.card is None:
                    self.due[item.file] = (item.day.isoformat() if item.day else "", item.story)


def empty_catalogue(web: Web) -> Catalogue:
    """A catalogue with the lists a paper keeps; months always, which the site maps and the search go by."""
    return Catalogue(tuple(sorted({*web.lists, "months"})), tuple(sorted({web.per_page, web.feed_items})))


def recalled(record: BuildRecord, web: Web, around: Surroundings, settings: str) -> Knowledge:
    """The knowledge of a record."""
    catalogue = empty_catalogue(web)
    catalogue.fill(record.cards())
    catalogue.issues = {item.card.number: item for item in record.issues()}
    known = Knowledge(catalogue, around, settings)
    stamps: dict[str, Stamp] = {}
    for file, (stamp, story, due) in sorted(record.known().items(), reverse=True):
        stamps[file] = stamp
        if story:
            known.files[story] = file
            if story not in catalogue.cards:
                known.due[file] = (due, story)
    known.stamps, known.leaves = stamps, record.leaves()
    return known
