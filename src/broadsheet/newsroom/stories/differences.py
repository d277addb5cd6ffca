"""What changed between two versions of a story, part by part and word by word. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, TypeAlias

from broadsheet.story.model import Picture
from broadsheet.story.text import story_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadsheet.story.model import Story

Part: TypeAlias = tuple[str, str]
"""What a part of a story is called, and its words."""
FACTS = {
    "section": "Section",
    "genre": "Kind of piece",
    "language": "Language",
    "published": "Publish date",
    "slug": "Address on the web",
    "print_headlines": "Shorter headline",
    "subjects": "Subject",
}
CALLED = {"list-item": "Entry of a list", "speaker": "Who said it", "title": "Title of a box"}
DRESS = "The words are the same; how some of them are dressed, or what stands beside them, is not."
ALIKE = 0.4
"""The share of two texts that must be the same for them to be woven into one."""
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stayed (``kind`` empty), are ``gone`` or are ``new``."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A part that changed; ``stretches`` are its words in order, the old before the new."""

    label: str
    stretches: tuple[Stretch, ...]


def differences(before: Story, after: Story) -> tuple[Change, ...]:
    """Every part that changed, in the order of the story; nothing where the two are equal."""
    old, new = tuple(_parts(before)), tuple(_parts(after))
    found = tuple(change for change in _aligned(old, new) if change.stretches)
    return found if found or before == after else (Change("Dress", (Stretch(DRESS),)),)


def _parts(story: Story) -> Iterator[Part]:
    """A story in parts."""
    for _, role, text in story_paragraphs(story):
        yield CALLED.get(role, role.replace("-", " ").capitalize()), text
    for block in story.blocks:
        if isinstance(block, Picture):
            yield "Picture", f"{block.file.rpartition('/')[2]}: {block.alt or 'decorative'}"
    for field in fields(story):
        if field.name in FACTS:
            yield from ((FACTS[field.name], text) for text in _texts(getattr(story, field.name)))


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a fact of a story is
    """A fact in words; one of many each by itself."""
    for one in value if isinstance(value, tuple) else (value,):
        if one:
            yield str(getattr(one, "value", one))


def _aligned(old: Sequence[Part], new: Sequence[Part]) -> Iterator[Change]:
    """The parts that differ, those that stand for each other together."""
    for kind, left, right, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from _paired(old[left:right], new[begin:end])


def _paired(old: Sequence[Part], new: Sequence[Part]) -> Iterator[Change]:
    """Parts that stand in each other's place; where their kinds differ, one is gone and the other new."""
    for was, now in zip_longest(old, new):
        if was and now and was[0] == now[0]:
            yield Change(was[0], tuple(_stretches(was[1], now[1])))
            continue
        if was:
            yield Change(was[0], (Stretch(was[1], "gone"),))
        if now:
            yield Change(now[0], (Stretch(now[1], "new"),))


def _stretches(was: str, now: str) -> Iterator[Stretch]:
    """Two texts as one, what is gone and what is new in it marked; two with little in common one after the other."""
    old, new = _WORDS.findall(was), _WORDS.findall(now)
    both = SequenceMatcher(None, old, new, autojunk=False)
    if both.ratio() < ALIKE:
        yield from (Stretch(was, "gone"), Stretch(" "), Stretch(now, "new"))
        return
    for kind, left, right, begin, end in both.get_opcodes():
        if kind == "equal":
            yield Stretch("".join(old[left:right]))
        else:
            yield from (
                stretch
                for stretch in (Stretch("".join(old[left:right]), "gone"), Stretch("".join(new[begin:end]), "new"))
                if stretch.text
            )
