"""A line of the list of stories, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from broadsheet.newsroom.stories.rules import Fill, fill_of, fill_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from django.core.paginator import Page
    from django.db.models import QuerySet

    from broadsheet.newsroom.search.rules import Piece
    from broadsheet.newsroom.stories.choices import Choices
    from broadsheet.newsroom.stories.models import BudgetLine

FIELDS = (
    "article_id",
    "article__story_id",
    "headline",
    "section",
    "stage",
    "article__owner",
    "issue__number",
    "printed",
    "words",
    "length_asked",
    "pictures",
    "planned_day",
    "article__published",
    "article__live",
    "article__has_unpublished_changes",
    "stops",
    "remarks",
    "changed_at",
)
"""What is read of each story: never its copy."""
PICTURE_WORDS = {"there": "There", "wanted": "Wanted", "none": "–"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: by what name the list is sorted by it, what it is called, whether it holds numbers."""

    name: str
    label: str
    number: bool = False


COLUMNS = (
    Column("headline", "Story"),
    Column("section", "Section"),
    Column("stage", "Stage"),
    Column("owner", "Owner"),
    Column("issue", "Issue", number=True),
    Column("page", "Page", number=True),
    Column("words", "Words", number=True),
    Column("asked", "Asked", number=True),
    Column("pictures", "Pictures"),
    Column("planned", "Planned for"),
    Column("published", "Published"),
    Column("changed", "Changed"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A story in the list. ``fill`` is how its length stands, ``late`` whether its day has passed."""

    article: int
    story: str
    headline: str
    section: str
    stage: str
    owner: str
    issue: int | None
    page: str
    words: int
    asked: int
    fill: Fill
    fill_words: str
    pictures: str
    picture_words: str
    planned: date | None
    published: date | None
    live: bool
    ahead: bool
    late: bool
    stops: int
    remarks: int
    changed: datetime
    hit: tuple[Piece, ...] = ()


def rows_of(lines: QuerySet[BudgetLine] | Page[BudgetLine], here: Choices, today: date) -> list[Row]:
    """Lines as they are shown on a day.

    Two questions to the database: which lines, in their order, and what they show. In one, it would sort all stories
    with their copy to show fifty.
    """
    found: Any = lines if not hasattr(lines, "object_list") else lines.object_list
    keys = list(found.values_list("pk", flat=True))
    told: Iterable[dict[str, Any]] = found.model.objects.filter(pk__in=keys).values("pk", *FIELDS)
    known = {line["pk"]: line for line in told}
    return [_row(known[key], here, today) for key in keys if key in known]


def _row(line: dict[str, Any], here: Choices, today: date) -> Row:
    """One line."""
    live, planned = line["article__live"], line["planned_day"]
    return Row(
        article=line["article_id"],
        story=line["article__story_id"],
        headline=line["headline"] or "Untitled",
        section=here.named("sections", line["section"]),
        stage=here.named("stages", line["stage"]),
        owner=here.named("people", str(line["article__owner"])) if line["article__owner"] else "",
        issue=line["issue__number"],
        page=line["printed"],
        words=line["words"],
        asked=line["length_asked"],
        fill=fill_of(line["words"], line["length_asked"]),
        fill_words=fill_words(line["words"], line["length_asked"]),
        pictures=line["pictures"],
        picture_words=PICTURE_WORDS.get(line["pictures"], "–"),
        planned=planned,
        published=line["article__published"],
        live=live,
        ahead=live and line["article__has_unpublished_changes"],
        late=planned is not None and planned < today and not live,
        stops=line["stops"],
        remarks=line["remarks"],
        changed=line["changed_at"],
    )
