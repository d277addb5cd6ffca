"""Every screen speaks the newsroom's words: no word of the framework's is written or spoken on any."""

from __future__ import annotations

import re
import runpy
from functools import lru_cache
from pathlib import Path

import pytest
import wagtail

from broadsheet.newsroom import settings
from newsroom.screens.crawling import Screen, screens

pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"  # the framework leaves the spools of small pictures open
)
STARTS = (
    "/newsroom/",
    "/newsroom/stories/",
    "/newsroom/stories/new/",
    "/newsroom/issues/",
    "/newsroom/press/",
    "/newsroom/images/",
    "/newsroom/images/add/",
    "/newsroom/images/multiple/add/",
    "/newsroom/images/chooser/",
    "/newsroom/choose-page/",
    "/newsroom/choose-external-link/",
    "/newsroom/choose-email-link/",
    "/newsroom/paper/",
    "/newsroom/paper/help/",
    "/newsroom/people/",
    "/newsroom/people/log/",
    "/newsroom/background/",
    "/newsroom/keeping/",
    "/newsroom/account/",
    "/newsroom/you/second-factor/",
    "/newsroom/search/?q=harbour",
    "/newsroom/nothing/of/the/kind/",
)
"""Where walks begin: the entries of the menu, which the browser draws, and what only a dialog opens."""
FOREIGN = (
    r"admin\w*",
    r"alias\w*",
    r"authenticator",
    r"autosave\w*",
    r"avatars?",
    r"breadcrumbs?",
    r"collections?",
    r"child pages?",
    r"comment(s|ing)",
    r"csrf",
    r"dashboard",
    r"django",
    r"documents?",
    r"draftail",
    r"(edit|edit this|new|selected|live|root|parent|choose a) pages?",
    r"explor\w+",
    r"focal \w+",
    r"images?",
    r"json(?! lines)",
    r"locales?",
    r"log entr\w+",
    r"markdown",
    r"mfa",
    r"minimap",
    r"moderat\w+",
    r"page types?",
    r"publish page",
    r"revisions?",
    r"sites? \w+ \[default\]",
    r"slugs?",
    r"snippets?",
    r"stream ?fields?",
    r"superuser",
    r"taxonomy",
    r"toggle",
    r"toml",
    r"totp",
    r"traceback",
    r"unpublish\w*",
    r"validation errors?",
    r"wagtail",
    r"webauthn",
    r"yaml",
)
ALLOWED = {
    "paper:texts": (r"paper\.toml", r"design\.toml", r"toml"),  # the screen for those who write these files by hand
    "paper:workflows": (),
}
"""What a screen may say all the same, by its kind, and why."""


@lru_cache
def framework() -> re.Pattern[str]:
    """The framework's words, whole and in any case."""
    return re.compile(rf"\b(?:{'|'.join(FOREIGN)})\b", re.IGNORECASE)


def strange(screen: Screen) -> list[str]:
    """The framework's words on a screen, with what stands around them."""
    text = screen.words
    for allowed in ALLOWED.get(screen.kind, ()):
        text = re.sub(allowed, "", text)
    return [f"{screen.address}: …{text[max(0, m.start() - 40) : m.end() + 30]}…" for m in framework().finditer(text)]


@pytest.mark.parametrize("role", ["publisher", "contributor"])
@pytest.mark.usefixtures("newsroom")
def test_no_screen_speaks_the_frameworks_words(cast, role):
    seen = list(screens(cast.client(role), *STARTS))
    assert len(seen) > (50 if role == "publisher" else 25), "the walk has lost its way"
    found = [words for screen in seen for words in strange(screen)]
    assert not found, "\n".join(found)


def test_the_walk_reads_what_is_written_and_what_is_spoken():
    screen = Screen("/x/", "x", "Edit page · Publish pages 2 and 3 · 2 images")
    assert len(strange(screen)) == 2


TOOL = runpy.run_path(str(Path(__file__).parents[3] / "tools" / "words.py"))
PO = sorted(settings.LOCALE_PATHS[0].rglob("*.po"))


@pytest.mark.parametrize("source", PO, ids=lambda path: path.name)
def test_the_words_are_compiled_as_they_are_written(source):
    assert source.with_suffix(".mo").read_bytes() == TOOL["compiled"](source.read_text(encoding="utf-8"))


@pytest.mark.parametrize("source", PO, ids=lambda path: path.name)
def test_every_sentence_we_change_is_still_one_of_the_frameworks(source):
    known: set[str] = set()
    for package in (wagtail.__path__[0], Path(wagtail.__path__[0]).parent / "allauth"):
        for theirs in Path(package).rglob(f"locale/de/LC_MESSAGES/{source.name}"):
            known |= set(TOOL["entries"](theirs.read_text(encoding="utf-8")))
        for theirs in Path(package).rglob(f"locale/en/LC_MESSAGES/{source.name}"):
            known |= set(TOOL["entries"](theirs.read_text(encoding="utf-8")))
    ours = set(TOOL["entries"](source.read_text(encoding="utf-8"))) - {""}
    assert ours - known == set()
    assert len(ours) > 20


def test_placeholders_are_kept():
    wrong = []
    for source in PO:
        for theirs, ours in TOOL["entries"](source.read_text(encoding="utf-8")).items():
            names = [set(re.findall(r"%\((\w+)\)", text)) for text in (theirs, ours)]
            if not names[1] <= names[0]:
                wrong.append((theirs, ours))
    assert wrong == []
