"""What is written about guests, and by them."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from wagtail.models import Comment

from broadsheet.newsroom.people.actions import note, record
from broadsheet.newsroom.people.roles import Role
from broadsheet.newsroom.stories.actions import drafted, target_of
from broadsheet.newsroom.stories.counts import figures
from broadsheet.newsroom.stories.guest_rules import changed, hash_of
from broadsheet.newsroom.stories.models import Article, GuestPass
from broadsheet.newsroom.work.actions import tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from broadsheet.newsroom.people.models import User

SECRET_BYTES = 32
LONGEST_NOTE = 2000


def invite(article: Article, name: str, days: int, who: User, *, may_edit: bool) -> str:
    """Give somebody without an account a pass to one story; the secret of its link, which is kept nowhere."""
    token = secrets.token_urlsafe(SECRET_BYTES)
    with transaction.atomic():
        GuestPass.objects.create(
            article=article,
            name=name,
            token_hash=hash_of(token),
            may_edit=may_edit,
            expires_at=timezone.now() + timedelta(days=days),
            made_by=who,
        )
        note(who, "invite a guest", target_of(article), guest=name, days=days, may_edit=may_edit)
    return token


def revoke(guest: GuestPass, who: User) -> None:
    """Take a pass back, from this moment on."""
    with transaction.atomic():
        if GuestPass.objects.filter(pk=guest.pk, revoked_at=None).update(revoked_at=timezone.now()):
            note(who, "take a guest's link back", target_of(guest.article), guest=guest.name)


def came(guest: GuestPass, address: str) -> None:
    """Log that a guest opened their story."""
    _log(guest, "open a story", address=address)


def save(guest: GuestPass, headline: str, standfirst: str, words: Mapping[str, str], seen: str) -> Article | None:
    """Keep a guest's words as a new draft; None, and nothing is kept, where another draft followed ``seen``."""
    with transaction.atomic():
        row = Article.objects.select_for_update().get(pk=guest.article_id)
        if version_of(row) != seen:
            return None
        article: Article = row.get_latest_revision_as_object()
        article.headline, article.standfirst = headline, standfirst
        stream = article.body.stream_block
        article.body = stream.to_python(changed(list(article.body.get_prep_value()), words))
        article.save_revision(user=guest.made_by, log_action=True)
        drafted(article, figures(article))
        _log(guest, "save a story")
    return article


def version_of(article: Article) -> str:
    """Which version of a draft is the latest: its number and its moment, for writing on keeps the number."""
    version = article.latest_revision
    return f"{version.pk} {version.created_at.isoformat()}" if version else ""


def leave_note(guest: GuestPass, text: str) -> None:
    """Leave a note for the desk: it stands beside the headline in the editor, in the name of whoever invited them."""
    with transaction.atomic():
        words = f"{guest.name} (guest): {text.strip()[:LONGEST_NOTE]}"
        Comment.objects.create(page_id=guest.article_id, user=guest.made_by, text=words, contentpath="headline")
        tell(f"{guest.name}, a guest, left a note on “{guest.article.headline}”.")
        _log(guest, "leave a note")


def _log(guest: GuestPass, act: str, **detail: object) -> None:
    """Add to the log what a guest did."""
    record(f"{guest.name} (guest)", Role.GUEST.value, act, target_of(guest.article), {**detail, "pass": guest.pk})
