"""No barrier on any screen we add: found by the addresses there are, so that a new screen cannot be forgotten."""

from __future__ import annotations

import pytest
from django.urls import reverse

from broadsheet.newsroom.stories.models import Article
from judges.axe import axe
from newsroom.people.test_browser import WIDE, served, signed_in
from newsroom.people.test_permissions import ROUTES

pytestmark = [
    pytest.mark.judge,
    pytest.mark.usefixtures("newsroom"),
    pytest.mark.filterwarnings(
        "ignore::pytest.PytestUnraisableExceptionWarning"  # the framework leaves the spools of small pictures open
    ),
]
OURS = ("people:", "paper:", "stories:", "issues:", "press:", "search:", "keeping:", "work:", "account_", "mfa_")
"""What our own addresses begin with."""
THEIRS = ("wagtailadmin_home", "wagtailadmin_pages:edit", "wagtailadmin_pages:history", "wagtailimages:index")
"""The framework's addresses that wear a screen of ours."""
SEEN_WHERE_MADE = {
    "people:do": "an act, asked for by a form",
    "press:call_off": "an act, asked for by a form",
    "press:undo": "needs a publication: press/test_press_in_a_browser.py looks at it",
    "stories:guest": "needs a guest's link: people/test_browser.py looks at it",
    "account_login": "for strangers: people/test_browser.py looks at it",
    "account_signup": "for strangers",
    "account_reset_password_from_key": "needs the link of a mail",
    "mfa_authenticate": "between two steps of signing in",
    "account_logout": "would end the session that the others need",
}
"""Addresses that this walk does not open, and why."""


def examples() -> dict[str, object]:
    """What stands in an address, where there are things to see."""
    story = Article.objects.get(story_id="gull-bylaw")
    own = {"pk": story.pk, "page_id": story.pk, "story": story.story_id, "number": 24, "page": 3}
    return {
        **own,
        "kind": "nothing",
        "key": "nothing",
        "token": "nothing",
        "name": "0" * 16,
        "picture": 1,
        "digest": "0" * 16,
    }


def addresses(cast) -> dict[str, str]:
    """The addresses of our screens by the names of their routes."""
    known, person = examples(), {"pk": cast.editor.pk}
    names = [name for name in ROUTES if name.startswith(OURS) or name in THEIRS]
    return {
        name: reverse(
            name, kwargs={key: {**known, **(person if "people:" in name else {})}[key] for key in ROUTES[name]}
        )
        for name in names
        if name not in SEEN_WHERE_MADE
    }


def is_a_screen(client, address: str) -> bool:
    """Whether an address answers with a screen: neither a file, nor data, nor a part of a screen."""
    answer = client.get(address)
    kind = answer.headers.get("Content-Type", "")
    found = answer.status_code == 200 and kind.startswith("text/html") and not answer.streaming
    whole = found and b"<html" in answer.content
    answer.close()
    return bool(whole)


def test_nobody_is_kept_out_of_any_screen_there_is(open_page, cast):
    cast.publisher.toured = True
    client, wrong, seen = cast.client("publisher"), [], []
    screens = {name: where for name, where in addresses(cast).items() if is_a_screen(client, where)}
    with served() as address:
        page = open_page("about:blank", viewport=WIDE, reduced_motion="reduce").page
        signed_in(page, cast, address, "publisher")
        for name, where in screens.items():
            page.goto(f"{address}{where}")
            seen.append(name)
            wrong += [(name, found.rule, found.places[:2]) for found in axe(page)]
    assert wrong == []
    assert len(seen) > 25, seen
