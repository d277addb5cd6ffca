"""Who may do what: one table of roles and acts, asked by every view, file and API. Pure; knows no Django."""

from __future__ import annotations

from enum import Enum


class Role(Enum):
    """What somebody is at the paper. A guest has no account, only a signed link to one story."""

    CONTRIBUTOR = "contributor"
    SUB_EDITOR = "sub-editor"
    EDITOR = "editor"
    PUBLISHER = "publisher"
    ADVERTISING = "advertising"
    GUEST = "guest"


class Act(Enum):
    """What can be done."""

    SEE_STORIES = "see all stories"
    SEE_OWN = "see one's own stories"
    WRITE_STORY = "write a new story"
    EDIT_OWN = "edit one's own story while it is a draft"
    EDIT_ANY = "edit any story"
    COMMENT = "leave notes for colleagues"
    MOVE_STAGE = "move a story to its next stage"
    BULK = "act on many stories at once"
    DELETE_STORY = "take a story away"
    CORRECT = "correct a published story"
    RELEASE = "publish a story on the web"
    SEE_PLAN = "see the flatplan"
    PLAN = "plan an issue on the flatplan"
    BOOK_ADVERT = "book adverts"
    SET_DEADLINE = "set deadlines of pages"
    APPROVE_PAGE = "approve a page for the press"
    SEE_PRESS = "see and download press files"
    CLOSE_ISSUE = "close an issue"
    REOPEN_ISSUE = "open a closed issue again"
    PUBLISH_ISSUE = "publish an issue"
    UNDO_PUBLISH = "undo a publication"
    SET_PAPER = "change the paper's settings and design"
    MANAGE_PEOPLE = "manage accounts and roles"
    INVITE_GUEST = "invite a guest to a story"
    SEE_LOG = "read and export the log"
    SEE_JOBS = "see and restart background jobs"
    EXPORT = "export the paper as a folder"
    BACK_UP = "make and restore backups"


_READS = {Act.SEE_OWN, Act.SEE_STORIES, Act.COMMENT, Act.SEE_PLAN}
_CONTRIBUTES = _READS | {Act.WRITE_STORY, Act.EDIT_OWN, Act.MOVE_STAGE}
_SUBS = _CONTRIBUTES | {Act.EDIT_ANY, Act.BULK, Act.SEE_PRESS}
_EDITS = _SUBS | {
    Act.DELETE_STORY,
    Act.CORRECT,
    Act.RELEASE,
    Act.PLAN,
    Act.SET_DEADLINE,
    Act.APPROVE_PAGE,
    Act.CLOSE_ISSUE,
    Act.REOPEN_ISSUE,
    Act.PUBLISH_ISSUE,
    Act.UNDO_PUBLISH,
    Act.INVITE_GUEST,
    Act.SEE_LOG,
    Act.SEE_JOBS,
    Act.EXPORT,
    Act.BOOK_ADVERT,
}
MAY: dict[Role, frozenset[Act]] = {
    Role.CONTRIBUTOR: frozenset(_CONTRIBUTES),
    Role.SUB_EDITOR: frozenset(_SUBS),
    Role.EDITOR: frozenset(_EDITS),
    Role.PUBLISHER: frozenset(_EDITS | {Act.SET_PAPER, Act.MANAGE_PEOPLE, Act.BACK_UP}),
    Role.ADVERTISING: frozenset({Act.SEE_PLAN, Act.BOOK_ADVERT, Act.SEE_PRESS}),
    Role.GUEST: frozenset({Act.SEE_OWN, Act.EDIT_OWN, Act.COMMENT}),
}
"""The table. Whoever is not named for an act may not do it."""
SECOND_FACTOR = frozenset({Role.EDITOR, Role.PUBLISHER})
"""Roles that must sign in with a second factor, unless the paper's settings say otherwise."""


def may(role: Role | None, act: Act) -> bool:
    """Whether somebody of that role may do something; None is a stranger, who may nothing."""
    return role is not None and act in MAY[role]
