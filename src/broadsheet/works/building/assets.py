"""Fonts, style sheets and scripts of a site, made once for a design and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.outlets.web.templates import Templates
from broadsheet.outlets.web.theme import site_assets
from broadsheet.works.building.sources import OWN

if TYPE_CHECKING:
    from broadsheet.outlets.model import Assets
    from broadsheet.works.building.job import Job
    from broadsheet.works.building.order import BuildOrder


class AssetShelf:
    """The assets of the last design asked for, and the paper's templates."""

    def __init__(self, order: BuildOrder) -> None:
        self._folder = order.folder
        self._key: object = None
        self._made: tuple[Assets, tuple[tuple[str, bytes], ...]] | None = None
        self._own: object = None
        self._templates: Templates | None = None

    def assets(self, job: Job) -> Assets:
        """The assets of the paper's design."""
        paper, own = job.head.paper, tuple(sorted(job.scan.of(*OWN).items()))
        key = (job.head.design, paper, own)
        if self._made is None or key != self._key:
            scripts = ("search.js",) if paper.web.search else ()
            self._made = site_assets(job.head.design, paper, self._folder, scripts)
            self._key = key
        if own != self._own or self._templates is None:
            self._templates, self._own = Templates(self._folder), own
        return self._made[0]

    @property
    def files(self) -> tuple[tuple[str, bytes], ...]:
        """The files of the assets by their paths on the site."""
        return tuple((address.removeprefix("/"), data) for address, data in (self._made[1] if self._made else ()))

    @property
    def templates(self) -> Templates:
        """The paper's templates as they are now."""
        if self._templates is None:
            self._templates = Templates(self._folder)
        return self._templates
