"""Remarks in the editor's words: the checks speak of files, the newsroom of fields, cards and screens. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

PICTURE = "Open the picture in the copy and "
PLAN = "Choose the story on the flatplan and "
ADVERT = "Choose the advert on the flatplan and "
ADVICE = {
    # what a story is told
    "no-text": "Write some in the field “Copy”.",
    "missing-byline": "Add a byline, or choose another kind of piece under “About it”.",
    "long-headline": "Give shorter forms for print under “About it”.",
    "endless-word": "Shorten the word, or divide it with a hyphen or a space.",
    "markup-in-plain-text": "Delete them: this field has no bold or italic.",
    "missing-alt": f"{PICTURE}say what it shows, or tick “decorative”.",
    "missing-caption": f"{PICTURE}write one.",
    "missing-credit": f"{PICTURE}say who took or drew it.",
    "missing-speaker": "Open the quotation and fill in “Who said it”.",
    "unclosed-quote": "Put its partner where the quotation begins or ends.",
    "double-word": "Delete one of the two words.",
    "note-without-mark": "Put its mark behind the word it explains, or delete the note.",
    "word-too-long": "Shorten it, or divide it with a hyphen.",
    "missing-glyph": "Write it another way.",
    "story-too-long": "Divide it into several stories, and print them in several issues.",
    "too-long": f"Cut it, {PLAN[0].lower()}{PLAN[1:]}give it a better rank, or let it continue on another page.",
    "too-short": f"Write more, or {PLAN[0].lower()}{PLAN[1:]}give it a lower rank.",
    # its pictures
    "picture-left-out": "Upload it again under “Pictures”, as JPEG, PNG or TIFF.",
    "picture-missing": "Upload it again under “Pictures”.",
    "unsafe-path": "Upload it again under “Pictures”.",
    "picture-empty": "Upload it again under “Pictures”.",
    "picture-unreadable": "Save it anew as JPEG or PNG and upload it under “Pictures”, or take it out of the copy.",
    "picture-broken": "Save it anew as JPEG or PNG and upload it under “Pictures”.",
    "picture-unknown": "Save it as JPEG or PNG and upload it under “Pictures”.",
    "picture-svg": "Save it as PNG and upload it under “Pictures”.",
    "picture-pdf": "Save it as PNG of 300 dots an inch, or as JPEG, and upload it under “Pictures”.",
    "picture-is-pdf": "Save it as JPEG or PNG and upload it under “Pictures”.",
    "picture-too-large": "Save it smaller; 6000 pixels across are enough for any page.",
    # the plan of the issue
    "empty-issue": "Plan stories for it in the list of stories, or drag some onto a page.",
    "unknown-story": "Take it off the flatplan.",
    "story-placed-twice": "Take one of the two off the flatplan.",
    "story-not-placed": "Drag it onto a page, or plan it for another issue.",
    "front-without-lead": "Choose the most important story on the flatplan and give it rank 1 on page 1.",
    "several-leads": "Give the others rank 2, or other pages.",
    "unknown-section": "Choose another under “About it”, or add the section under “Paper”.",
    "section-without-stories": "It is left out.",
    "page-beyond": "Pin it to a page of the issue, or give the issue more pages.",
    "pin-yielded": "Cut it, let it turn to another page, or take something else off this one.",
    "page-beyond-paper": "Name a page of the issue, or give the issue more pages.",
    "page-pinned-twice": "Loosen one of the two.",
    "pin-too-wide": f"{PLAN}make it narrower.",
    "correction-not-printed": "Write a brief that says it, and name the story under “Related”.",
    "lock-missing": "Look at the page and lock it again.",
    "lock-stale": "Look at the page and lock it again.",
    "lock-unreadable": "Look at the page and lock it again.",
    "bad-dates": "Put the two days the right way round, in the issue’s facts.",
    "no-such-issue": "Choose one of these.",
    # its adverts
    "advert-page": f"{ADVERT}give it a page, or make it one of our own.",
    "advert-depth": f"{ADVERT}give it a depth, or make it one of our own.",
    "advert-empty": f"{ADVERT}give it artwork, or a headline and text.",
    "advert-alt": f"{ADVERT}say what the artwork shows and says.",
    "advert-too-wide": f"{ADVERT}make it narrower.",
    "advert-too-deep": f"{ADVERT}make it less deep.",
    "advert-twice": "Take one of the two out.",
    "adverts-over-page": "Book one of them on another page.",
    "artwork-unreadable": "Ask the advertiser for the PDF again.",
    "pdf-unreadable": "Ask the advertiser for the PDF again.",
    "artwork-encrypted": "Ask the advertiser for it without a password.",
    "artwork-pages": "Ask the advertiser for one page alone.",
    # the design
    "design-unusable": "Choose another under “Paper”, “Design”.",
}
"""What to do about a remark in the newsroom, by its rule; where nothing is said, the remark's own advice is good."""
MESSAGES = {
    "note-without-mark": "A note is written that no mark in the text calls for.",
    "unknown-section": "The paper has no such section.",
    "page-beyond": "It is pinned to a page that the issue does not have; it went where there was room.",
    "pin-yielded": "It is pinned to this page, but did not fit here; it went to another.",
    "page-beyond-paper": "A page is named that the issue does not have.",
    "pin-too-wide": "It is asked to be wider than the page.",
    "picture-left-out": "It is set without one of its pictures, which cannot be used.",
    "story-not-placed": "The story is planned for this issue and stands on no page.",
    "lock-missing": "The page is locked, but how it stood was not kept.",
    "unknown-story": "A story stands on the flatplan that is not there any more.",
    "advert-alt": "An advert’s artwork has no description for those who cannot see it.",
}
"""What a remark says in the newsroom, where its own words are those of the files."""
ALT_TEXT = "alternative text"
SEEN = "description for those who cannot see it"
_FILE = re.compile(
    r"(?:the file |the picture |picture )?\b(?:pictures|adverts)/(?:\d+-)?([^\s\"”]+?)\.[a-z]{3,4}\b", re.IGNORECASE
)
_SYNTAX = re.compile(r"`([^`]*)`")


def in_words(rule: str, message: str, advice: str) -> tuple[str, str]:
    """A remark's message and advice as the newsroom says them; pictures by their names, not their files."""
    told, way = MESSAGES.get(rule) or message, ADVICE.get(rule) or advice
    return _plain(told), _plain(way)


def reworded(remark: Mapping[str, Any]) -> dict[str, Any]:
    """The same for a remark as it is stored (``remarks.remark_dict``)."""
    message, advice = in_words(remark.get("rule", ""), remark["message"], remark.get("advice", ""))
    return {**remark, "message": message, "advice": advice}


def _plain(text: str) -> str:
    """A sentence without paths and signs of the files."""
    named = _FILE.sub(_picture, text).replace(ALT_TEXT, SEEN)
    return _SYNTAX.sub(r"“\1”", named)


def _picture(found: re.Match[str]) -> str:
    """A picture or artwork by its name; what stands before it keeps its capital."""
    before = "The picture" if found[0][0] == "T" else "the picture"
    return f"{before} “{found[1].replace('-', ' ')}”"
