"""What was wrong in print put into the corrections of the next issue, and taken out of them when that is undone."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from html import unescape
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.utils import timezone
from django.utils.html import strip_tags

from broadsheet.edition.words import words
from broadsheet.newsroom.begin import stories_home
from broadsheet.newsroom.issues.actions import make_moves
from broadsheet.newsroom.issues.models import Issue, Placement
from broadsheet.newsroom.issues.moves import Place, TakeOut
from broadsheet.newsroom.paper.doors import to_paper
from broadsheet.newsroom.press.actions.versions import Draft, drafts_of
from broadsheet.newsroom.stories.actions import save_draft, take_away
from broadsheet.newsroom.stories.doors import values_of
from broadsheet.newsroom.stories.models import Article, BudgetLine
from broadsheet.newsroom.work.actions import planned_alone, tell
from broadsheet.newsroom.work.models import Release
from broadsheet.story.model import Genre, Paragraph, Span, Story

if TYPE_CHECKING:
    from broadsheet.newsroom.people.models import User

PARAGRAPHS = re.compile(r"<p[ >].*?</p>", re.DOTALL)
RANK = 5
"""Where corrections stand among an issue's stories."""
GIVEN = ("kicker", "standfirst", "bylines", "print_headlines", "notes")
"""Fields of a brief that are empty until somebody writes in them."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line in an issue's corrections: the issue, the story it is about, the block's key, its words."""

    issue: int
    story: str
    block: str
    line: str

    def told(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


def next_issue(*, lock: bool = False) -> Issue | None:
    """The next issue that is planned, locked until the transaction ends if asked; None where none is."""
    issues = Issue.objects.select_for_update() if lock else Issue.objects
    return issues.filter(state=Issue.State.PLANNING, day__gte=timezone.localdate()).order_by("day").first()


def print_it(draft: Draft, who: User, said: str) -> tuple[str, Printed | None]:
    """Put what was wrong in print into the next issue that is planned; what came of it, in words, and the line."""
    placed = Placement.objects.filter(article=draft.row, issue__state=Issue.State.PUBLISHED)
    first = placed.order_by("issue__day").values_list("issue__number", flat=True).first()
    if first is None:
        return "", None
    issue = next_issue()
    if issue is None:
        words_ = f"“{draft.row.headline}” (issue {first}) was corrected; no issue is being planned that could print it."
        tell(words_, "warning")
        return "No issue is being planned; the first one that is will ask for it.", None
    line = f"“{draft.row.headline}” ({first}): {said}"
    return f"Issue {issue.number} will print it among its corrections.", _into(issue, draft, who, line)


def hold_planned_brief(issue: int) -> None:
    """Lock what is planned of an issue's corrections by themselves, which ``take_out`` may call off."""
    planned_alone([_key(issue)])


def take_out(printed: Printed, who: User) -> None:
    """Take a line out of an issue's corrections again, and nothing else; the desk is told what it must know of it.

    A brief that holds no more is taken away.
    """
    draft = next(iter(drafts_of([_key(printed.issue)], lock=True)), None)
    issue = Issue.objects.filter(number=printed.issue).first()
    if draft is None or issue is None:
        return
    rest, lost = _spared(draft.copy.body.get_prep_value(), printed)
    refused = _stays(issue, printed, lost)
    if refused:
        tell(f"{refused} Its change was undone: {printed.line}", "warning")
    elif rest or _is_wanted(draft, issue):
        _without(draft.copy, rest, printed, who, changed=lost != printed.line)
    else:
        moved = make_moves(issue.number, who, [TakeOut(draft.story)])
        kept = take_away(draft.row, who) if moved.done else moved.words
        if kept:
            tell(f"{kept} The corrections of issue {issue.number} hold nothing any more; take them away.", "warning")


def _is_wanted(draft: Draft, issue: Issue) -> bool:
    """Whether a brief is kept though no line is left in it: readers know it, or somebody gave it more."""
    elsewhere = Placement.objects.filter(article=draft.row).exclude(issue=issue).exists()
    return draft.row.live or elsewhere or any(getattr(draft.copy, name) for name in GIVEN)


def _stays(issue: Issue, printed: Printed, lost: str) -> str:
    """Why a line is not taken out; empty where it is."""
    if issue.state != Issue.State.PLANNING:
        return f"Issue {issue.number} is {issue.get_state_display().lower()}, with a correction that no longer stands."
    return "" if lost else f"The corrections of issue {printed.issue} were edited; look whether one no longer stands."


def _without(copy: Article, rest: list[Any], printed: Printed, who: User, *, changed: bool) -> None:
    """Keep a brief without one of its lines."""
    copy.body = json.dumps(rest)
    if not _named_still(printed):
        named = [item for item in copy.related.get_prep_value() if item["value"] != printed.story]
        copy.related = json.dumps(named)
    save_draft(copy, who, "take out of the corrections")
    if changed:
        about = f"A line was taken out of the corrections of issue {printed.issue}, though it had been edited"
        tell(f"{about}; its change was undone: {printed.line}", "warning")


def _named_still(printed: Printed) -> bool:
    """Whether the same corrections hold another line about the same story."""
    done = Release.objects.filter(state=Release.State.DONE, before__printed__issue=printed.issue)
    same = done.filter(before__printed__story=printed.story).values_list("before__printed__block", flat=True)
    return any(block != printed.block for block in same)


def _into(issue: Issue, draft: Draft, who: User, line: str) -> Printed:
    """Add a line to the brief that an issue prints its corrections in; make it where there is none."""
    row = _row(issue.number)
    copy = row.get_latest_revision_as_object() if row else _begun(issue.number, draft, who)
    added = [{**block, "id": str(uuid4())} for block in _paragraph(draft, line)]
    copy.body = json.dumps([*copy.body.get_prep_value(), *added])
    related = copy.related.get_prep_value()
    if draft.story not in {item["value"] for item in related}:
        copy.related = json.dumps([*related, {"type": "story", "value": draft.story}])
    save_draft(copy, who, "add to the corrections")
    BudgetLine.objects.filter(article_id=copy.pk).update(issue=issue)
    if not Placement.objects.filter(issue=issue, article_id=copy.pk).exists():
        make_moves(issue.number, who, [Place(copy.story_id, rank=RANK)])
    kept = Article.objects.get(pk=copy.pk).get_latest_revision_as_object()
    return Printed(issue.number, draft.story, str(kept.body.get_prep_value()[-1]["id"]), line)


def _paragraph(draft: Draft, line: str) -> list[Any]:
    """A line as the blocks of a story."""
    blocks: list[Any] = values_of(_brief("", draft, (Paragraph((Span(line),)),)), {})["body"]
    return blocks


def _key(number: int) -> str:
    """The id of the brief that an issue prints its corrections in."""
    return f"corrections-{number}"


def _row(number: int) -> Article | None:
    """That brief."""
    return Article.objects.filter(story_id=_key(number)).first()


def _begun(number: int, draft: Draft, who: User) -> Article:
    """A brief that holds nothing yet."""
    copy = Article(**values_of(_brief(_key(number), draft), {}), owner=who, live=False)
    stories_home().add_child(instance=copy)
    return copy


def _brief(key: str, draft: Draft, blocks: tuple[Paragraph, ...] = ()) -> Story:
    """A brief for corrections, in the paper's words."""
    language = to_paper()[0].language
    headline = words(language).corrections
    return Story(key, headline, blocks, slug=key, section=draft.row.section, language=language, genre=Genre.BRIEF)


def _spared(blocks: list[Any], printed: Printed) -> tuple[list[Any], str]:
    """Blocks without a line, and the line as it stood there: by its words, else the one paragraph of its block."""
    rest, lost = list[Any](), ""
    for block in blocks:
        found = "" if lost else _found(block, printed)
        lost = lost or _words(found)
        left = str(block["value"]).replace(found, "", 1) if found else ""
        if not found or _words(left):
            rest.append({**block, "value": left} if found else block)
    return rest, lost


def _found(block: Any, printed: Printed) -> str:  # noqa: ANN401 - a block as it is stored
    """The paragraph of a block that is a line, with its tags; empty where none is."""
    if block["type"] != "paragraph":
        return ""
    parts = PARAGRAPHS.findall(block["value"])
    same = [part for part in parts if _words(part) == printed.line]
    edited = parts if block["id"] == printed.block and len(parts) == 1 else []
    return next(iter(same or edited), "")


def _words(text: str) -> str:
    """The words of a text with tags."""
    return unescape(strip_tags(text)).strip()
