"""The editor's tabs: the copy, what belongs to it, what is planned for it."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from broadsheet.newsroom.stories.forms import DAY, StoryForm


def editor() -> TabbedInterface:
    """The whole editor of a story."""
    tabs = [_copy(), _about(), _planning()]
    return TabbedInterface(tabs, base_form_class=StoryForm)


def _copy() -> ObjectList:
    """What is printed, in the order it is read."""
    return ObjectList(
        [
            _field("kicker", "One or two words over the headline: the place, the matter."),
            FieldPanel(
                "headline",
                widget=AdminAutoHeightTextInput(attrs={"placeholder": "Headline", "rows": 1}),
                classname="title",
            ),
            _field("standfirst", "The sentence under the headline that says why to read on."),
            _field("bylines", "Who wrote it, took the photographs, translated it, as it is to be printed."),
            FieldPanel("body", heading="Copy", classname="nr-copy"),
            _field("notes", "A note is marked in the text as [^1] and written here under the mark 1."),
            CommentPanel(),
        ],
        heading="Copy",
    )


def _about() -> ObjectList:
    """Where it belongs, and what else there is of it."""
    return ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("section"), FieldPanel("genre", heading="Kind of piece")]),
                    FieldRowPanel(
                        [
                            _field("dateline", "For example: Harbour, 3 November"),
                            _field("language", "Words are divided, and read aloud, as this language asks."),
                        ]
                    ),
                ],
                heading="Where it belongs",
            ),
            _field(
                "print_headlines", "Shorter forms, the longest first. Print takes one where the headline is too long."
            ),
            _field("subjects", "What readers may look it up by."),
            _field("related", "Stories that belong with this one, found by words of their headlines."),
            _field("elsewhere", "The same story in another language, or in a sister paper."),
            MultiFieldPanel(
                [
                    _field(
                        "web_slug", "The last part of the address. Empty: made from the headline when it is published."
                    ),
                    _field("published", "The day it stands under. Empty: the day it is published.", widget=DAY),
                ],
                heading="On the web",
            ),
        ],
        heading="About it",
    )


def _planning() -> ObjectList:
    """What is planned for it."""
    return ObjectList(
        [
            _field("brief", "For the desk alone; it is never printed."),
            FieldRowPanel([FieldPanel("length_asked"), FieldPanel("pictures_wanted")]),
            FieldRowPanel([FieldPanel("planned_issue"), FieldPanel("planned_day")]),
            FieldRowPanel(
                [
                    _field("web", "Those who may publish decide it."),
                    _field("web_at", "Changed here, a publication that is planned moves; taken away, it is off."),
                ]
            ),
            FieldPanel("story_owner"),
            HelpPanel(
                content="Where it stands on the page is planned on the issue’s flatplan. How far it has come is moved "
                "with the button at the foot of this page.",
            ),
        ],
        heading="Planning",
    )


def _field(name: str, help_text: str, **more: Any) -> FieldPanel:  # noqa: ANN401 - a panel's own options
    """A field with help beside it."""
    return FieldPanel(name, help_text=help_text, **more)
