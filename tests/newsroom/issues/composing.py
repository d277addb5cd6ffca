"""Issues as the composing room leaves them, without waiting for it: what it writes, and a picture for each page."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone
from PIL import Image

from broadsheet.newsroom.issues.models import Composition, Issue

PER_PAGE = 4


def planning(number: int = 24) -> Issue:
    """The issue, being planned."""
    Issue.objects.filter(number=number).update(state=Issue.State.PLANNING)
    return Issue.objects.get(number=number)


def composed(issue: Issue, mark: str = "a", **more: Any) -> Composition:
    """The issue composed from its plan: stories where they are placed, the rest in order on what pages are left."""
    pages = issue.pages or 8
    stands: dict[int, list[str]] = {number: [] for number in range(1, pages + 1)}
    for row in issue.placements.select_related("article"):
        page = row.page or min(stands, key=lambda number: (len(stands[number]), number))
        stands[page].append(row.article.story_id)
    told = [
        _page(number, stories, f"{mark}{number}".encode().hex().ljust(32, "0")) for number, stories in stands.items()
    ]
    for page in told:
        _draw(page["digest"])
    values = {"plan": issue.version, "pages": told, "overset": [], "held": [], "composed_at": timezone.now()} | more
    return Composition.objects.update_or_create(issue=issue, defaults=values)[0]


def _page(number: int, stories: list[str], digest: str) -> dict[str, Any]:
    """A page whose stories lie one under the other."""
    high = 0.9 / max(1, len(stories))
    areas = [
        {"story": story, "left": 0.05, "top": 0.05 + at * high, "width": 0.9, "height": high * 0.9}
        for at, story in enumerate(stories)
    ]
    kept = {"number": number, "section": "", "digest": digest, "stories": stories, "areas": areas}
    return kept | {"fill": 1.0, "lock": f'{{"lock": 1, "page": {number}}}', "alternatives": [], "remarks": []}


def _draw(digest: str) -> None:
    """A page's picture."""
    home = settings.NEWSROOM_HOME.desk_out / "pages"
    home.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (289, 380), "#fdfcf8").save(home / f"{digest}.png")
