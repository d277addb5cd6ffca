"""Where in the paper's folder everything stands, and what of a folder is public. Pure; knows no Django."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from hashlib import sha256

from broadsheet.edition.model import Issue
from broadsheet.story.model import Story

STORIES, ISSUES, REPLIES = "stories", "issues", "replies"
_PLAIN = re.compile(r"[A-Za-z0-9][\w.-]{0,119}", re.ASCII)
_FOREIGN = re.compile(r"[^\w-]+", re.ASCII)
LONGEST_NAME = 100
"""Characters of a media file's name that the database keeps."""


def story_name(story_id: str) -> str:
    """The name of a story's file: its id, made fit for a file system where it is not."""
    if _PLAIN.fullmatch(story_id):
        return f"{story_id}.md"
    plain = _FOREIGN.sub("-", story_id).strip("-")[:40] or "story"
    return f"{plain}.{sha256(story_id.encode()).hexdigest()[:12]}.md"


def story_file(story_id: str, issues: Collection[int]) -> str:
    """Where a story's file stands: with its issue, or among the stories when it is in none or in several."""
    home = f"{ISSUES}/{next(iter(issues))}" if len(issues) == 1 else STORIES
    return f"{home}/{story_name(story_id)}"


def issue_file(number: int) -> str:
    """Where an issue's plan stands."""
    return f"{ISSUES}/{number}/issue.toml"


def plan_file(number: int, page: int) -> str:
    """Where the stored plan of a locked page stands."""
    return f"{ISSUES}/{number}/pages/{page}.json"


def replies_file(story_id: str) -> str:
    """Where the approved letters about a story stand."""
    return f"{REPLIES}/{story_id}.toml"


def media_name(file: str) -> str:
    """The name under which a file of the folder is kept among the media: its path, or a digest of one too long."""
    if len(file) <= LONGEST_NAME:
        return file
    suffix = file.rpartition(".")[2][:5]
    return f"pictures/{sha256(file.encode()).hexdigest()[:40]}.{suffix}"


def has_begun(issue: Issue, day: date) -> bool:
    """Whether an issue's first day of sale has come."""
    return issue.first_day <= day


def public_stories(stories: Iterable[Story], issues: Iterable[Issue], day: date) -> frozenset[str]:
    """The ids of the stories of a folder that readers may see: published by then, or placed in an issue that began."""
    placed = {item.story for issue in issues if has_begun(issue, day) for item in issue.placements}
    return frozenset(
        story.id for story in stories if story.id in placed or (story.published is not None and story.published <= day)
    )
