"""Guests: somebody without an account sees one story through a link, and nothing else of the newsroom.

The link holds 256 random bits of which the newsroom keeps only a hash, so that neither a copy of the database nor a
guess opens anything. Every request is held against the pass again: a link that is over or taken back is over at once.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from broadsheet.newsroom.people.guard import allowed
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.people.roles import Act, Role
from broadsheet.newsroom.stories import guest_actions
from broadsheet.newsroom.stories.guest_rules import Piece, Standing, hash_of, plain_of, standing
from broadsheet.newsroom.stories.models import Article, GuestPass
from broadsheet.newsroom.stories.rules import may_edit

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    View = Callable[[HttpRequest, GuestPass], HttpResponse]

LONGEST_TEXT = 200_000
MEANWHILE = (
    "Somebody at the paper changed the story meanwhile. Your words stand below and are not kept yet: look at the story "
    "anew in another window, and put in again what you want changed."
)


class Invitation(forms.Form):
    """Whom to invite, and for how long."""

    name = forms.CharField(label="Who is it", max_length=120, help_text="Their name as it stands in the log.")
    days = forms.IntegerField(label="Good for how many days", min_value=1, max_value=90, initial=7)
    may_edit = forms.BooleanField(
        label="They may change the words", required=False, help_text="As long as the story is a draft."
    )


class GuestForm(forms.Form):
    """What a guest may change: headline, standfirst, and each block of plain text."""

    headline = forms.CharField(label="Headline", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    standfirst = forms.CharField(
        label="Standfirst", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    seen = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput)

    def __init__(self, pieces: tuple[Piece, ...], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        for piece in pieces:
            if piece.key:
                rows = min(24, 2 + len(piece.text) // 60)
                area = forms.Textarea(attrs={"rows": rows, "aria-label": "Text"})
                self.fields[f"text-{piece.key}"] = forms.CharField(
                    label="Text", required=False, max_length=LONGEST_TEXT, initial=piece.text, widget=area
                )

    def words(self) -> dict[str, str]:
        """The words of each block, by its id."""
        return {key[5:]: value for key, value in self.cleaned_data.items() if key.startswith("text-")}


def with_pass(view: View) -> Callable[[HttpRequest, str], HttpResponse]:
    """A view that a guest reaches whose pass is good; who has none learns nothing of what there is."""

    @wraps(view)
    def answer(request: HttpRequest, token: str) -> HttpResponse:
        guest = GuestPass.objects.select_related("article", "made_by").filter(token_hash=hash_of(token)).first()
        worth = standing(timezone.now(), guest.expires_at, guest.revoked_at) if guest else Standing.REVOKED
        if guest is None or worth is not Standing.GOOD or not guest.made_by.may(Act.INVITE_GUEST):
            told = worth.value or Standing.REVOKED.value
            response = render(request, "newsroom/stories/guest_over.html", {"told": told}, status=403)
        else:
            response = view(request, guest)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return answer


@with_pass
@require_http_methods(["GET", "POST"])
def guest_story(request: HttpRequest, guest: GuestPass) -> HttpResponse:
    """The one story: to read, and to change where the pass and the story's stage allow it."""
    article: Article = guest.article.get_latest_revision_as_object()
    pieces = pieces_of(article)
    may = _may_edit(guest)
    form = GuestForm(pieces, request.POST or None, initial=_initial(article, guest)) if may else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied("The paper has gone on with this story. Leave a note instead.")
        if form.is_valid() and _saved(guest, form):
            messages.success(request, "Kept. The desk sees it from now on.")
            return redirect(request.path)
    else:
        guest_actions.came(guest, request.META.get("REMOTE_ADDR", ""))
    shown = [(piece, form[f"text-{piece.key}"] if form and piece.key else None) for piece in pieces]
    told = {"article": article, "guest": guest, "form": form, "shown": shown, "note": f"{request.path}note/"}
    return render(request, "newsroom/stories/guest.html", told)


@with_pass
@require_POST
def guest_note(request: HttpRequest, guest: GuestPass) -> HttpResponse:
    """Leave a note for the desk."""
    text = request.POST.get("note", "").strip()
    if text:
        guest_actions.leave_note(guest, text)
        messages.success(request, "Your note is with the desk.")
    else:
        messages.error(request, "The note was empty. Write some words first.")
    return redirect(request.path.removesuffix("note/"))


@allowed(Act.INVITE_GUEST)
@never_cache
def passes(request: HttpRequest, pk: int) -> HttpResponse:
    """The guests of a story, and a form to invite one more; the link is shown once."""
    article = get_object_or_404(Article, pk=pk)
    form = Invitation(request.POST or None)
    link = ""
    who = request.user
    if request.method == "POST" and form.is_valid() and isinstance(who, User):
        told = form.cleaned_data
        token = guest_actions.invite(article, told["name"], told["days"], who, may_edit=told["may_edit"])
        link = request.build_absolute_uri(reverse("stories:guest", args=[token]))
        form = Invitation()
    now = timezone.now()
    guests = [(guest, standing(now, guest.expires_at, guest.revoked_at)) for guest in _guests(article)]
    title, lead = "Guests", f"Who may see “{article.headline}” through a link, without an account."
    shown = {"article": article, "form": form, "link": link, "guests": guests}
    return render(request, "newsroom/stories/passes.html", {"title": title, "lead": lead, **shown})


@allowed(Act.INVITE_GUEST)
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a guest's link back."""
    guest = get_object_or_404(GuestPass, pk=pk)
    if isinstance(request.user, User):
        guest_actions.revoke(guest, request.user)
    messages.success(request, f"The link of {guest.name} opens nothing any more.")
    return redirect("stories:passes", guest.article_id)


def pieces_of(article: Article) -> tuple[Piece, ...]:
    """The blocks of a story as a guest sees them."""
    return tuple(_piece(block) for block in article.body)


def _piece(block: Any) -> Piece:  # noqa: ANN401 - a block of the framework's
    """One block."""
    if block.block_type == "paragraph":
        plain = plain_of(block.value.source)
        if plain is not None:
            return Piece("Text", plain, str(block.id or ""))
    return Piece(str(block.block.label), strip_tags(str(block.render())).strip())


def _guests(article: Article) -> Any:  # noqa: ANN401 - a query
    """The passes of a story, the newest first."""
    return GuestPass.objects.filter(article=article).order_by("-made_at", "-pk")


def _may_edit(guest: GuestPass) -> bool:
    """Whether a guest may change the story now."""
    story = guest.article
    return guest.may_edit and may_edit(Role.GUEST, own=True, first_stage=story.stage_is_first, public=story.live)


def _initial(article: Article, guest: GuestPass) -> dict[str, object]:
    """What the form holds at first."""
    seen = guest_actions.version_of(guest.article)
    return {"headline": article.headline, "standfirst": article.standfirst, "seen": seen}


def _saved(guest: GuestPass, form: GuestForm) -> bool:
    """Keep what the form holds; where somebody was quicker, say so in it."""
    told = form.cleaned_data
    kept = guest_actions.save(guest, told["headline"], told["standfirst"], form.words(), told["seen"])
    if kept is None:
        form.add_error(None, MEANWHILE)
    return kept is not None
