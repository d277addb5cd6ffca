"""What changed built anew, and nothing else: found through the facts that every page asked for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from broadsheet.edition.replies import HOME as REPLIES
from broadsheet.works.building.gathering import is_held
from broadsheet.works.building.knowledge import ARTICLE
from broadsheet.works.building.leaves import Leaves, Sources
from broadsheet.works.building.record import LeafRecord
from broadsheet.works.building.setting import Setter
from broadsheet.works.building.sources import PICTURES, is_story
from broadsheet.works.building.whole import article_leaf, other_source, source_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from broadsheet.outlets.cards import Printing
    from broadsheet.outlets.catalogue import IssueRecord
    from broadsheet.outlets.model import Card, IssueCard, PictureSet
    from broadsheet.outlets.web.search import Entry
    from broadsheet.outlets.web.templates import Templates
    from broadsheet.story.model import Story
    from broadsheet.works.building.ever import Addresses
    from broadsheet.works.building.job import Job
    from broadsheet.works.building.knowledge import Knowledge
    from broadsheet.works.building.record import BuildRecord
    from broadsheet.works.building.setting import Files, Reading

MOST = 600
"""When more leaves than this must be made again, the whole site is built, by several processes."""
STRUCTURE = ("list:", "shelves:", "issue", "address:")
"""Facts that may bring leaves or take them away."""


@dataclass(slots=True)
class Changed:
    """What came of looking: files read again, facts that changed; ``whole`` says why all must be built, if it must."""

    readings: tuple[Reading, ...] = ()
    fresh: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    facts: set[str] = field(default_factory=set)
    withdrawn: tuple[IssueRecord, ...] = ()
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """Leaves made again with their files, and leaves there are no more."""

    leaves: tuple[LeafRecord, ...]
    files: Files
    gone: tuple[str, ...]


class PartialBuild:
    """Brings a known site up to date."""

    def __init__(
        self, job: Job, known: Knowledge, record: BuildRecord, addresses: Addresses, templates: Templates
    ) -> None:
        self.job, self.known, self.record = job, known, record
        self.day = record.meta().get("day", "")
        self.settled = known.is_settled(job.order.day, job.records) and self.day == job.order.day.isoformat()
        self._addresses = addresses
        self.setter = Setter(job.task(), templates=templates)
        self._copies: dict[str, tuple[Story, Mapping[str, PictureSet]] | None] = {}
        self._sets: dict[str, Reading] = {}

    # ---- looking ----

    def look(self) -> Changed:
        """Read what changed and bring the catalogue up to date."""
        stamps, before = self.job.scan.stamps, self.known.stamps
        told, gone = self.job.scan.changes(before)
        fresh = set(told)
        replies = (file for file in (*fresh, *gone) if file.startswith(f"{REPLIES}/"))
        changed = Changed(fresh=told, gone=gone, facts={f"replies:{_stem(file)}" for file in replies})
        pictures = [file for file in (*fresh, *gone) if file.startswith(PICTURES)]
        if any(file in before for file in pictures):
            changed.whole = "a picture was changed or taken away"
        if self.day != self.job.order.day.isoformat():
            changed.facts.add("day:")
        wanted = {file for file in fresh if is_story(file)} | self._due() | self._left_alone(gone)
        if not self.settled:
            wanted |= self._reprinted()
        shown = self._showing(pictures)
        changed.readings = self.setter.read(sorted(file for file in wanted | shown if file in stamps))
        if not self.settled:
            self._take_issues(changed)
        self._take_gone(changed)
        for item in changed.readings:
            self._take(item, changed, changed_copy=item.file in fresh or item.file in shown)
        self.known.note(changed.readings)
        return changed

    def _showing(self, pictures: Iterable[str]) -> set[str]:
        """The files of the stories that name some pictures."""
        leaves = self.record.asking(f"picture:{file}" for file in pictures)
        stories = {leaf.removeprefix(ARTICLE) for leaf in leaves}
        return {file for story, file in self.known.files.items() if story in stories} if stories else set()

    def _left_alone(self, gone: Iterable[str]) -> set[str]:
        """Other files that hold a story whose own file is gone."""
        stories = {source.story for source in self.record.sources(gone) if source.story}
        return {file for story in stories for file in self.record.holding(story)} - set(gone)

    def _due(self) -> set[str]:
        """Files of stories whose day has come, or that got a day from an issue."""
        today, files = self.job.order.day.isoformat(), self.known.files
        return {
            file
            for file, (day, story) in self.known.due.items()
            if (day and day <= today) or (story in self.job.printings and files.get(story) == file)
        }

    def _reprinted(self) -> set[str]:
        """Files of public stories whose place in print changed, or whose day has not come any more."""
        found = set()
        printings = self.job.printings
        for story, card in self.known.catalogue.cards.items():
            if card.published > self.job.order.day or _moved(card, printings.get(story)):
                found.add(self.known.files[story])
        return found | self._redated()

    def _redated(self) -> set[str]:
        """Files of the stories of issues whose first day of sale is another than it was."""
        before = {number: item.card for number, item in self.known.catalogue.issues.items()}
        moved = {
            record.card.number
            for record in self.job.records
            if record.card.number in before and _first_day(before[record.card.number]) != _first_day(record.card)
        }
        placed = self.known.catalogue.issues
        stories = {item.story for number in moved for item in placed[number].stories}
        return {self.known.files[story] for story in stories if story in self.known.files}

    # ---- taking in ----

    def _take_issues(self, changed: Changed) -> None:
        """Bring the issues of the catalogue up to date."""
        catalogue = self.known.catalogue
        numbers = {record.card.number for record in self.job.records}
        for number in [number for number in catalogue.issues if number not in numbers]:
            changed.withdrawn = (*changed.withdrawn, catalogue.issues[number])
            changed.facts |= catalogue.drop_issue(number)
        for record in self.job.records:
            changed.facts |= catalogue.put_issue(record)

    def _take_gone(self, changed: Changed) -> None:
        """Take away the stories of files that are gone."""
        for source in self.record.sources(changed.gone):
            if source.story and self.known.files.get(source.story) == source.file:
                self._drop(source.story, changed)
            self.known.due.pop(source.file, None)

    def _drop(self, story: str, changed: Changed) -> None:
        """Take a story away."""
        changed.facts |= self.known.catalogue.drop(story)
        self.known.files.pop(story, None)

    def _take(self, item: Reading, changed: Changed, *, changed_copy: bool) -> None:
        """Take in a file that was read again."""
        if not item.file:
            return
        for source in self.record.sources((item.file,)):
            if source.story and source.story != item.story and self.known.files.get(source.story) == item.file:
                if not item.story:
                    changed.whole = f"{item.file} cannot be read any more"
                self._drop(source.story, changed)
        self._put(item, changed)
        if changed_copy and item.story:
            changed.facts.add(f"story:{item.story}")
        self._sets[item.story] = item

    def _put(self, item: Reading, changed: Changed) -> None:
        """Put a story's card into the catalogue, or take it out."""
        catalogue = self.known.catalogue
        known_file = self.known.files.get(item.story, item.file)
        if item.story and known_file != item.file and known_file in self.job.scan.stamps:
            changed.whole = f"{item.file} and {known_file} hold the same story"
        elif item.card and not is_held(item, self._addresses):
            if catalogue.by_address.get(item.card.address, item.story) != item.story:
                changed.whole = f"{item.file} has the address of another story"
            changed.facts |= catalogue.put(item.card)
        elif item.story in catalogue.cards:
            changed.facts |= catalogue.drop(item.story)

    # ---- making ----

    def make(self, changed: Changed, leaves: Leaves) -> Made | str:
        """Make again the leaves that asked for what changed; why the whole must be built instead, if it must."""
        known, catalogue = self.known, self.known.catalogue
        names = self.record.asking(changed.facts)
        expected = known.leaves
        if any(fact.startswith(STRUCTURE) for fact in changed.facts):
            expected = {*leaves.names(catalogue), *(f"{ARTICLE}{story}" for story in catalogue.cards)}
        gone, come = _exchanged(known.leaves, expected)
        names = {name for name in names if name in expected} | come
        if len(names) > MOST:
            return f"{len(names)} pages changed"
        articles = sorted(name for name in names if name.startswith(ARTICLE))
        made = [self._article(name.removeprefix(ARTICLE)) for name in articles]
        if self._takes_pictures_away(gone, tuple(leaf for leaf, _ in made)):
            return "a picture was taken away"
        made += [leaves.leaf(name, catalogue) for name in sorted(names - set(articles))]
        known.leaves = expected
        files = tuple(file for _, found in made for file in found)
        return Made(tuple(leaf for leaf, _ in made), files, tuple(sorted(gone)))

    def _takes_pictures_away(self, gone: set[str], made: tuple[LeafRecord, ...]) -> bool:
        """Whether a picture is shown nowhere any more, so that it must not stay public."""
        now = {leaf.leaf: leaf.needs for leaf in made}
        touched = {*gone, *now}
        lost = {
            fact
            for name in touched
            if name.startswith(ARTICLE)
            for fact in self.record.pictures(name)
            if fact not in now.get(name, frozenset())
        }
        return any(not self.record.asking((fact,)) - touched for fact in lost)

    def leaves(self) -> Leaves:
        """The leaves of the site."""
        return Leaves(self.known.around, self.setter.templates, self.job.order.day, Sources(self._copy, self._entries))

    def _article(self, story: str) -> tuple[LeafRecord, Files]:
        """An article set again."""
        if story not in self.setter.manuscripts:
            for item in self.setter.read((self.known.files[story],)):
                if item.file:
                    self._sets[story] = item
        item = replace(self._sets[story], card=self.known.catalogue.cards[story])
        page, leaf = article_leaf(self.job, self.known, item)
        return leaf, self.setter.page(page, self.known.around)

    def _copy(self, story: str) -> tuple[Story, Mapping[str, PictureSet]] | None:
        """A story's copy."""
        if story not in self._copies:
            self._copies[story] = self.setter.copy(self.known.files[story])
        return self._copies[story]

    def _entries(self, stories: tuple[str, ...]) -> tuple[Entry, ...]:
        """The entries of the search of some stories: of those read now, and of the record."""
        files = tuple(self.known.files[story] for story in stories if story not in self._sets)
        kept = {source.story: source.value for source in self.record.sources(files)}
        found = (self._sets[story].entry if story in self._sets else kept.get(story) for story in stories)
        return tuple(entry for entry in found if entry)  # type: ignore[misc] # what ``source_of`` keeps

    # ---- telling ----

    def note_addresses(self, changed: Changed) -> None:
        """Note the addresses of what is public now."""
        cards = self.known.catalogue.cards
        if self._addresses.complete:
            self._addresses.add(cards[story] for story in _stories(changed.facts) if story in cards)
        else:
            self._addresses.add_all(cards.values())

    def tell(self, changed: Changed, made: Made) -> None:
        """Write down what was read and made."""
        stamps = self.job.scan.stamps
        read = tuple(item for item in changed.readings if item.file)
        self.record.drop_sources(changed.gone)
        others = set(changed.fresh) - {item.file for item in read}
        self.record.put_sources(other_source(self.job, file) for file in sorted(others))
        self.record.put_sources(source_of(item, stamps[item.file]) for item in read)
        self.record.put_sources(source for source in self.job.head.sources if source.file in others)
        self.known.stamps = stamps
        cards = self.known.catalogue.cards
        touched = _stories(changed.facts)
        self.record.put_cards(cards[story] for story in touched if story in cards)
        self.record.drop_cards(story for story in touched if story not in cards)
        if not self.settled:
            self.record.put_issues(self.job.records)
        self.known.settled = (self.job.order.day, self.job.records)
        self.record.drop_leaves(made.gone)
        self.record.put_leaves(made.leaves)


def _stories(facts: set[str]) -> tuple[str, ...]:
    """The stories whose cards changed, in order."""
    return tuple(sorted(fact.removeprefix("card:") for fact in facts if fact.startswith("card:")))


def _exchanged(before: set[str], now: set[str]) -> tuple[set[str], set[str]]:
    """What is gone and what has come; nothing when both are the same set."""
    return (set(), set()) if before is now else (before - now, now - before)


def _moved(card: Card, printing: Printing | None) -> bool:
    """Whether a story stands elsewhere in print than its card says."""
    if printing is None:
        return bool(card.issues)
    turned = card.issue == printing.issue and card.page != printing.page
    return card.issues != printing.issues or bool(printing.page and turned)


def _first_day(issue: IssueCard) -> date:
    """The first day of sale."""
    return issue.on_sale or issue.day


def _stem(file: str) -> str:
    """The story a file of replies belongs to."""
    return file.rpartition("/")[2].removesuffix(".toml")
