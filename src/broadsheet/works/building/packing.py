"""Values packed for other processes and for the record: by their fields in order, ten times as quick as by default.

Frozen dataclasses with slots are pickled through Python code that looks up their fields again for every value (CPython,
``dataclasses._dataclass_getstate``). Importing this module teaches ``pickle`` a shorter way for those that travel by
the ten thousand.
"""

from __future__ import annotations

import copyreg
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from broadsheet.edition.model import Advert, Issue, PagePin, Pins, Placement
from broadsheet.outlets import catalogue, model
from broadsheet.outlets.cards import Printing
from broadsheet.outlets.web.search import Entry
from broadsheet.remarks import Place, Remark
from broadsheet.story.model import Byline, Correction, Elsewhere, Origin, Reply, Story

if TYPE_CHECKING:
    from collections.abc import Callable

TRAVELLERS: tuple[type, ...] = (
    model.ArticlePage,
    model.Card,
    model.CardPicture,
    model.IssueCard,
    model.PictureSet,
    model.PrintedPage,
    model.Rendition,
    model.StoryArea,
    catalogue.IssueRecord,
    catalogue.Placed,
    Advert,
    Byline,
    Correction,
    Elsewhere,
    Entry,
    Issue,
    Origin,
    PagePin,
    Pins,
    Place,
    Placement,
    Printing,
    Remark,
    Reply,
    Story,
)


def _packer(kind: type) -> Callable[[Any], tuple[type, tuple[Any, ...]]]:
    """How a value of a kind is packed: its class, and what it is made from."""
    values = attrgetter(*(field.name for field in fields(kind)))
    return lambda value: (kind, values(value))


def teach(*kinds: type) -> None:
    """Let values of some frozen dataclasses, of two fields at least and all given when made, be packed so."""
    for kind in kinds:
        copyreg.pickle(kind, _packer(kind))


teach(*TRAVELLERS)
