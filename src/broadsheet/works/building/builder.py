"""The builder of a paper: print, site, e-books and newsletters from one folder; only what changed is made again.

One builder serves many builds in a row, as a server's does: what it knows stays in memory. A new one takes it up from
the record beside the site.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Self

from broadsheet.edition.reading import read_head
from broadsheet.errors import InputError, UsageError
from broadsheet.works.building.assets import AssetShelf
from broadsheet.works.building.books import make_books
from broadsheet.works.building.job import settings_of, task_of
from broadsheet.works.building.knowledge import Knowledge, recalled
from broadsheet.works.building.order import Built
from broadsheet.works.building.partial import PartialBuild
from broadsheet.works.building.preparing import Preparation
from broadsheet.works.building.presses import print_paper
from broadsheet.works.building.record import BuildRecord
from broadsheet.works.building.standing import (
    develop_pictures,
    left_behind,
    place_issues,
    place_pages,
    place_pictures,
    withdraw,
)
from broadsheet.works.building.whole import WholeBuild, crew_for
from broadsheet.works.progress import Clock, Progress, silent
from broadsheet.works.publishing.headers import Policy
from broadsheet.works.publishing.squeezing import squeeze_draft
from broadsheet.works.publishing.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from broadsheet.outlets.model import Surroundings
    from broadsheet.remarks import Remark
    from broadsheet.works.building.crew import Crew
    from broadsheet.works.building.ever import Addresses
    from broadsheet.works.building.job import Job
    from broadsheet.works.building.order import BuildOrder
    from broadsheet.works.building.partial import Changed, Made
    from broadsheet.works.building.setting import Setter
    from broadsheet.works.building.sources import Scan
    from broadsheet.works.publishing.draft import Draft

RECORD = ".cache/record.sqlite"
FIRST = "there was no site yet"
MISMATCH = "the record is not of the site that is served"
EVERY_PAGE = "something that stands on every page changed"


class Builder:
    """Builds one paper into one output folder, again and again. Use it in a ``with`` block."""

    def __init__(self, order: BuildOrder, progress: Progress = silent) -> None:
        self.order = order
        self._progress = progress
        self._tree = Tree(order.out, plain=order.plain)
        self._shelf = AssetShelf(order)
        self._record: BuildRecord | None = None
        self._known: Knowledge | None = None
        self._version = 0
        self._crew: Crew[Setter] | None = None
        self._why = ""
        self._files: tuple[Path, ...] = ()
        self._preparation = Preparation()

    def __enter__(self) -> Self:
        """The builder."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the record."""
        if self._record:
            self._record.close()

    def build(self, day: date | None = None, changed: Iterable[Path] | None = None) -> Built:
        """Bring everything up to date, as of a day (that of the order by default).

        ``changed`` are the paths that can have changed since the last build of this builder; more than did do no harm.
        Where none are told (None), or they leave room for doubt, every file is looked at.

        Raises ``MissingFileError`` when there is no folder, ``UsageError`` and ``InputError`` for an output folder that
        cannot be used or is in use. The site stays as it was whenever this does not return.
        """
        order = replace(self.order, day=day) if day else self.order
        try:
            return self._build(order, changed, Clock(self._progress))
        except BaseException:
            self._forget()
            raise
        finally:
            self._dismiss()

    def _build(self, order: BuildOrder, changed: Iterable[Path] | None, clock: Clock) -> Built:
        """All stages of one build. Where there is no site yet, those who will set it start before anything is read."""
        if order.out.exists() and not order.out.is_dir():
            message = f"{order.out} is a file; name a folder for the output, for example --out out."
            raise UsageError(message)
        with clock.stage("scan"):
            found = self._preparation.scan(order, changed)
            if not self._tree.version:
                self._begin_reading(order, found)
        printed = print_paper(order, found, clock)
        with clock.stage("scan"):
            job = self._preparation.job(order, found, self.record)
            addresses = self._preparation.addresses(order)
        if job is None:
            raise InputError(_no_paper(order.folder))
        remarks = (*job.head.remarks, *addresses.remarks, *printed.remarks)
        built = self._outlets(job, addresses, clock)
        done = replace(built, remarks=_unique((*remarks, *built.remarks)), files=(*printed.files, *built.files))
        return replace(done, seconds=tuple(clock.seconds.items()))

    @property
    def record(self) -> BuildRecord:
        """The record, opened when it is first asked for."""
        if self._record is None:
            self._record = BuildRecord(self.order.out / RECORD)
        return self._record

    def _outlets(self, job: Job, addresses: Addresses, clock: Clock) -> Built:
        """The site with all that belongs to it; or, where it is not wanted, what stands beside it."""
        if "site" in job.order.only:
            built = self._partial(job, addresses, clock) or self._whole(job, addresses, clock)
            return replace(built, remarks=(*built.remarks, *addresses.keep())) if built.version else built
        return self._beside(job, addresses, clock) if {"epub", "mail"} & job.order.only else Built()

    def _beside(self, job: Job, addresses: Addresses, clock: Clock) -> Built:
        """E-books and newsletters alone; the site stays as it is."""
        with clock.stage("copy"):
            whole = WholeBuild(job, addresses, self._hands(job))
            gathered = whole.read(self.record)
        around = self._around(job)
        known = whole.knowledge(around, settings_of(job, around))
        sets = tuple(item for reading in gathered.public.values() for item in reading.sets)
        developed = develop_pictures(job, sets, clock)
        books = make_books(job, known, None)
        told = tuple(remark for item in gathered.readings for remark in item.remarks)
        counts = len(known.catalogue.cards), len(known.catalogue.issues)
        remarks = (*told, *gathered.remarks, *developed.remarks, *books.remarks)
        return Built(remarks, files=books.files, articles=counts[0], issues=counts[1])

    # ---- only what changed ----

    def _partial(self, job: Job, addresses: Addresses, clock: Clock) -> Built | None:
        """Bring a known site up to date; None when all must be built."""
        known, self._why = self._knowledge(job)
        if known is None:
            return None
        with clock.stage("pages"):
            part = PartialBuild(job, known, self.record, addresses, self._shelf.templates)
            changed = part.look()
            around = self._around(job)
            self._why = changed.whole or ("" if around == known.around else EVERY_PAGE)
            made = None if self._why else part.make(changed, part.leaves())
        if made is None or isinstance(made, str):
            self._why = made or self._why
            self._forget()
            return None
        return self._publish_part(part, changed, made, addresses, clock)

    def _knowledge(self, job: Job) -> tuple[Knowledge | None, str]:
        """What is known of the site that is served; or None, and why. Another builder may have been here since."""
        if self._known and self._version == self._tree.version:
            fresh = settings_of(job, self._around(job)) != self._known.settings
            return (None, EVERY_PAGE) if fresh else (self._known, "")
        meta = self.record.meta()
        if not self._tree.version or meta.get("version") != str(self._tree.version):
            return None, FIRST if not self._tree.version else MISMATCH
        around = self._around(job)
        settings = settings_of(job, around)
        if settings != meta.get("settings"):
            return None, EVERY_PAGE
        self._version = self._tree.version
        return recalled(self.record, job.head.paper.web, around, settings), ""

    def _publish_part(
        self, part: PartialBuild, changed: Changed, made: Made, addresses: Addresses, clock: Clock
    ) -> Built:
        """Publish the leaves that were made again."""
        job, known = part.job, part.known
        sets = tuple(item for reading in changed.readings for item in reading.sets)
        old = {path for leaf in (*made.gone, *(item.leaf for item in made.leaves)) for path in self.record.files(leaf)}
        with self._tree.begin(keep=True) as draft:
            if self._tree.version != self._version:
                message = "Another build published in the meantime; the site is as it left it. Build again."
                raise InputError(message)
            remarks = place_pictures(job, draft, sets, clock)
            for record in changed.withdrawn:
                withdraw(draft, record)
            for path in sorted(old - {path for path, _ in made.files}):
                draft.remove(path)
            for path, data in made.files:
                draft.write(path, data)
            part.note_addresses(changed)
            settled = part.settled
            part.tell(changed, made)
            kept = self._stand(job, known, draft, addresses, changed.facts, settled=settled)
            return self._serve(job, known, draft, (*remarks, *kept), clock)

    # ---- everything ----

    def _whole(self, job: Job, addresses: Addresses, clock: Clock) -> Built:
        """Build all of the site."""
        why = self._why
        with clock.stage("copy"):
            whole = WholeBuild(job, addresses, self._hands(job))
            gathered = whole.read(self.record)
        told = tuple(remark for item in gathered.readings for remark in item.remarks)
        if gathered.lost:
            return Built(remarks=(*told, *gathered.remarks), reason=why)
        with self._tree.begin(keep=False) as draft:
            around = self._around(job)
            known = whole.knowledge(around, settings_of(job, around))
            with clock.stage("pages"):
                whole.set(known, str(draft.home), self.record, self._shelf.templates)
            sets = tuple(item for reading in gathered.public.values() for item in reading.sets)
            remarks = place_pictures(job, draft, sets, clock)
            addresses.add_all(known.catalogue.cards.values())
            kept = self._stand(job, known, draft, addresses, None)
            built = self._serve(job, known, draft, (*gathered.remarks, *remarks, *kept), clock)
        return replace(built, whole=True, reason=why)

    # ---- both ----

    def _around(self, job: Job) -> Surroundings:
        """What all pages share."""
        return job.around(self._shelf.assets(job))

    def _stand(
        self,
        job: Job,
        known: Knowledge,
        draft: Draft,
        addresses: Addresses,
        facts: set[str] | None,
        *,
        settled: bool = False,
    ) -> tuple[Remark, ...]:
        """Put everything beside the leaves on the site; ``facts`` are those that changed, None for all.

        ``settled`` says that the issues are as they were.
        """
        for path, data in self._shelf.files:
            draft.write(path, data)
        books = make_books(job, known, facts, settled=settled)
        if not settled:
            place_pages(job, draft)
        place_issues(job, draft, frozenset(path.parent for path in books.files) if settled else None)
        if books.files:
            self._preparation.settle()
        if facts is None or any(fact.startswith("address:") for fact in facts):
            left = addresses.left(known.catalogue.by_address, known.catalogue.cards)
            owned = self.record.owned() if left else ()
            left = tuple(pair for pair in left if f"{pair[0][1:]}index.html" not in owned)
            policy = Policy(*_written_in(known.around), _forms(known.around))
            for path, data in left_behind(left, known.around, self._shelf.templates, policy):
                draft.write(path, data)
        self._files = books.files
        return books.remarks

    def _serve(self, job: Job, known: Knowledge, draft: Draft, remarks: tuple[Remark, ...], clock: Clock) -> Built:
        """Serve what was made, and remember it."""
        with clock.stage("publish"):
            if job.order.precompress:
                squeeze_draft(draft)
            published = draft.publish()
            self.record.commit(version=str(published.version), settings=known.settings, day=job.order.day.isoformat())
        self._known, self._version = known, published.version
        return Built(
            remarks=(*self.record.remarks(), *remarks),
            changed=published.changed,
            removed=published.removed,
            files=self._files,
            articles=len(known.catalogue.cards),
            issues=len(known.catalogue.issues),
            version=published.version,
        )

    def _begin_reading(self, order: BuildOrder, found: Scan) -> None:
        """Let stories be read while the issues they stand in are, where the paper itself can be read."""
        head, _ = read_head(order.folder)
        if head and order.processes > 1:
            self._crew = crew_for(task_of(order, head[0], found), found.stories, order.processes)

    def _hands(self, job: Job) -> Crew[Setter]:
        """Those who read and set; new ones where what the first were told is not so any more."""
        task = task_of(job.order, job.head.paper, job.scan)
        if self._crew is None or self._crew.setups[0][0] != task:
            self._dismiss()
            self._crew = crew_for(task, job.stories, job.order.processes)
        return self._crew

    def _dismiss(self) -> None:
        """Send everybody home."""
        if self._crew:
            self._crew.__exit__()
        self._crew = None

    def _forget(self) -> None:
        """Trust nothing that is held in memory."""
        self._known = None
        self._preparation.forget()
        if self._record:
            self._record.roll_back()


def _written_in(around: Surroundings) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The style sheets and the scripts that are written into pages."""
    sheet, script = around.assets.style_sheet, around.assets.script
    return (sheet,) if sheet else (), (script,) if script else ()


def _forms(around: Surroundings) -> tuple[str, ...]:
    """Where forms of the site post to."""
    web = around.paper.web
    return tuple(address for address in (web.reply_to, web.order_at) if address)


def _no_paper(folder: Path) -> str:
    """Why nothing can be built."""
    _, remarks = read_head(folder)
    told = " ".join(f"{remark.place}: {remark.message} {remark.advice}" for remark in remarks[:1])
    return f"{folder} holds no paper that can be read. {told or 'Write its name into paper.toml.'}"


def _unique(remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """The remarks once each, in order."""
    return tuple(dict.fromkeys(remarks))
