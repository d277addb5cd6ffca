"""Taking back what was done to many stories: what each was before stands, sealed, in the page that tells of it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib import messages
from django.core import signing
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from broadsheet.newsroom.people.guard import allowed, require
from broadsheet.newsroom.people.roles import Act
from broadsheet.newsroom.stories import actions
from broadsheet.newsroom.stories.bulk import Deed, Wish, told
from broadsheet.newsroom.stories.choices import Choices, choices_here

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.http import HttpRequest, HttpResponse

    from broadsheet.newsroom.people.models import User
    from broadsheet.newsroom.stories.bulk import WishAnswer

SALT = "broadsheet.newsroom.stories.undoing"
LONGEST = 86_400
"""Seconds in which an act on many can be taken back: a day."""
KINDS = {Deed.STAGE: "stages", Deed.SECTION: "sections", Deed.OWNER: "people"}
TOO_LATE = "This can be taken back no more: a day has passed, or somebody else did it. Change the stories in the list."


def way_back(wish: Wish, outcomes: Sequence[WishAnswer], who: User) -> str:
    """What a page needs so that an act can be taken back by whoever did it; empty where nothing was done."""
    rows = [(outcome.article, _plain(outcome.before)) for outcome in outcomes if outcome.done]
    kept = {"who": who.pk, "deed": wish.deed.value, "set": _plain(wish.value), "rows": rows}
    return signing.dumps(kept, salt=SALT, compress=True) if rows else ""


@require_POST
@allowed(Act.BULK)
def undo(request: HttpRequest) -> HttpResponse:
    """Give each story its value back, unless somebody has changed it since; then say what came of it for each."""
    user = require(request, Act.BULK)
    try:
        kept = signing.loads(request.POST.get("way_back", ""), salt=SALT, max_age=LONGEST)
    except signing.BadSignature:
        kept = {"who": None}
    if kept["who"] != user.pk:
        messages.error(request, TOO_LATE)
        return redirect("stories:list")
    outcomes = [outcome for wish, rows in _wishes(kept) for outcome in actions.act_on_many(rows, wish, user)]
    context = {"title": told(outcomes), "lead": "Taken back.", "outcomes": outcomes, "back": reverse("stories:list")}
    return render(request, "newsroom/stories/list_done.html", context)


def _wishes(kept: dict[str, Any]) -> Iterable[tuple[Wish, list[int]]]:
    """What is wished for the stories that had the same value before."""
    deed, here = Deed(kept["deed"]), choices_here()
    alike: dict[Any, list[int]] = defaultdict(list)
    for article, before in kept["rows"]:
        alike[before].append(article)
    for before, articles in alike.items():
        wish = Wish(deed, _value(deed, before), f"Back to: {_called(deed, before, here)}", _value(deed, kept["set"]))
        yield wish, articles


def _plain(value: object) -> object:
    """A value as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else value


def _value(deed: Deed, plain: Any) -> object:  # noqa: ANN401 - JSON
    """A value as the tables have it."""
    return date.fromisoformat(plain) if deed is Deed.DAY and plain else plain


def _called(deed: Deed, plain: Any, here: Choices) -> str:  # noqa: ANN401 - JSON
    """What a value is called."""
    if plain in {None, ""}:
        return "none"
    if deed is Deed.ISSUE:
        issues = apps.get_model("newsroom", "Issue")._default_manager  # noqa: SLF001 - Django's name for it
        return f"Issue {issues.filter(pk=plain).values_list('number', flat=True).first() or '–'}"
    return here.named(KINDS[deed], str(plain)) if deed in KINDS else str(plain)
