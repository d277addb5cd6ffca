"""Structured data, judged twice: the testing tool with Google's presets, and schema.org's own list of terms."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import html as markup

from judges.packages import NODE, node, package

INTERFACE = re.compile(
    r"^(?:export )?interface (\w+?)(Base|Leaf) extends ([\w, <>]+) \{\n(.*?)^\}", re.MULTILINE | re.DOTALL
)
ROLE = re.compile(r"^export type (\w+)Leaf<", re.MULTILINE)
"""Roles stand between a thing and its property, and so have any property."""
PROPERTY = re.compile(r'^ {4}"(@?\w+)"\??:', re.MULTILINE)


def printed(kind: str = "NewsArticle") -> dict[str, str | None]:
    """What a printed article's page must say beyond the presets: JMESPath → the value, or ``None`` for any.

    ``kind`` is schema.org's type, such as ``OpinionNewsArticle``.
    """
    issue = f"[{kind}[0].isPartOf][]"
    return {
        f"{kind}[0].printEdition": None,
        f"{kind}[0].printPage": None,
        f"{kind}[0].dateline": None,
        f'{issue}."@type"': "PublicationIssue",
        f'{issue}.isPartOf[]."@type"': "Periodical",
        f"{issue}.isPartOf[].issn": None,
    }


def corrected(kind: str = "NewsArticle") -> dict[str, str | None]:
    """The same for an article that was corrected."""
    return {**printed(kind), f'[{kind}[0].correction][]."@type"': "CorrectionComment"}


def structured_data(page: str, wanted: Mapping[str, str | None]) -> tuple[str, ...]:
    """What is missing or wrong in a page's JSON-LD; a page without any fails whatever is wanted.

    Google's presets always apply: an article needs author, date, headline, image, and a publisher with name and logo.
    """
    tests = [{"test": path} if value is None else {"test": path, "expect": value} for path, value in wanted.items()]
    told = node(NODE / "structured.cjs", given=json.dumps({"html": page, "wanted": tests}))
    if told.returncode:
        package("structured-data-testing-tool/index.js")
        raise RuntimeError(told.stderr)
    result = json.loads(told.stdout)
    return tuple(result["found"]) if result["schemas"] else ("the page has no structured data", *result["found"])


def linked_data(page: str) -> tuple[Any, ...]:
    """Every JSON-LD block of a page, read. Raises ``ValueError`` where one is no JSON."""
    found = markup.document_fromstring(page).xpath("//script[@type='application/ld+json']")
    return tuple(json.loads(block.text or "") for block in found)


def vocabulary(page: str) -> tuple[str, ...]:
    """The types and properties of a page's JSON-LD that schema.org does not know, as ``NewsArticle.printPaeg``."""
    return tuple(unknown for block in linked_data(page) for unknown in _unknown(block))


def _unknown(value: Any) -> Iterator[str]:
    """Walk a value and name what is not in the vocabulary."""
    if isinstance(value, list):
        for item in value:
            yield from _unknown(item)
    elif isinstance(value, dict):
        yield from _strange(value)
        for item in value.values():
            yield from _unknown(item)


def _strange(thing: dict[str, Any]) -> Iterator[str]:
    """The type and properties of one thing that are unknown."""
    kinds = thing.get("@type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    terms = _terms()
    yield from (kind for kind in kinds if kind not in terms)
    allowed = frozenset().union(*(terms.get(kind, frozenset()) for kind in kinds))
    if kinds and all(kind in terms for kind in kinds):
        yield from (f"{kinds[0]}.{name}" for name in thing if not name.startswith("@") and name not in allowed)


@functools.cache
def _terms() -> Mapping[str, frozenset[str]]:
    """Each type's properties, its parents' among them."""
    source = package("schema-dts/dist/schema.d.ts").read_text(encoding="utf-8")
    own: dict[str, set[str]] = {}
    parents: dict[str, set[str]] = {}
    for name, form, bases, body in INTERFACE.findall(source):
        key = name + form
        own[key] = set(PROPERTY.findall(body))
        parents[key] = set(re.findall(r"\w+", bases))

    @functools.cache
    def inherited(key: str) -> frozenset[str]:
        return frozenset(own.get(key, ())).union(*(inherited(base) for base in parents.get(key, ())))

    every = frozenset().union(*own.values())
    return {
        **dict.fromkeys(ROLE.findall(source), every),
        **{key.removesuffix("Leaf"): inherited(key) for key in own if key.endswith("Leaf")},
    }
