"""The form behind the editor: a story with what is planned for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.apps import apps
from django.db.models import Q
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.people.roles import Act
from broadsheet.newsroom.stories.belonging import belonging_fields
from broadsheet.newsroom.stories.rules import AT, minute_told

if TYPE_CHECKING:
    from datetime import date, datetime

    from django.db.models import Model

WEB = (("with-issue", "With the issue"), ("at", "At a time of its own"), ("never", "Not yet decided"))
LONGEST = 100_000
NULLS = ("\x00", "\\u0000")
"""U+0000 as it is, and as the text fields write it in JSON."""
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
MINUTE = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
"""The browser's own calendars; the framework's want a script inside the page, which pages here may not have."""
PLANNED = ("brief", "length_asked", "planned_issue", "planned_day", "pictures_wanted", "web", "web_at", "story_owner")
"""The fields of the form that are the budget's and not the story's."""


@dataclass(frozen=True, slots=True)
class Planning:
    """What is planned for a story, as the editor's tab has it; ``issue`` and ``owner`` are primary keys.

    ``seen`` is when it was to be on the web as the tab was opened (``minute_told``).
    """

    brief: str = ""
    length_asked: int = 0
    issue: int | None = None
    planned_day: date | None = None
    pictures_wanted: bool = False
    web: str = "with-issue"
    web_at: datetime | None = None
    owner: int | None = None
    seen: str = WEB[0][0]

    @property
    def minute(self) -> str:
        """When it is to be on the web, as ``seen`` tells it."""
        return minute_told(self.web, self.web_at)


class StoryForm(WagtailAdminPageForm):
    """A story and the line it has in the budget."""

    brief = forms.CharField(label="What it is about", required=False, widget=AdminAutoHeightTextInput)
    length_asked = forms.IntegerField(label="Words asked for", required=False, min_value=0, max_value=LONGEST)
    planned_issue: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        queryset=None, label="Issue", required=False, empty_label="None yet"
    )
    planned_day = forms.DateField(label="Planned for the day", required=False, widget=DAY)
    pictures_wanted = forms.BooleanField(label="Needs a picture", required=False)
    web = forms.ChoiceField(label="On the web", choices=WEB, required=False, initial=WEB[0][0])
    web_at = forms.DateTimeField(label="At", required=False, widget=MINUTE)
    web_seen = forms.CharField(required=False, widget=forms.HiddenInput)
    story_owner: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        queryset=None, label="Whose story it is", required=False, empty_label="Nobody's yet"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the framework's signature
        instance = kwargs.get("instance")
        if args or "data" in kwargs:
            args, kwargs = _without_nulls(args, kwargs)
        self.minute_now: dict[str, str] = {}
        kwargs["initial"] = {**_planned(instance), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields.update({name: field for name, field in belonging_fields(instance).items() if name in self.fields})
        if "planned_issue" in self.fields:
            self.fields["planned_issue"].queryset = _issues()
        if "story_owner" in self.fields:
            self.fields["story_owner"].queryset = _owners(getattr(instance, "owner_id", None))
            self.fields["story_owner"].label_from_instance = _named
            self.fields["story_owner"].disabled = not self._may(Act.EDIT_ANY)
        for name in {"web", "web_at"} & set(self.fields):
            self.fields[name].disabled = not self._may(Act.RELEASE)

    def _may(self, act: Act) -> bool:
        """Whether whoever fills the form in may do something; a guest has no account, and may not."""
        may = getattr(self.for_user, "may", None)
        return bool(may and may(act))

    def clean(self) -> dict[str, Any]:
        """A time of its own must be a time, and one that is set now must be to come."""
        cleaned: dict[str, Any] = super().clean()
        minute = cleaned.get("web_at")
        if cleaned.get("web") != AT or "web_at" in self.errors:
            return cleaned
        if not minute:
            self.add_error("web_at", "Say when it goes on the web, or choose “With the issue”.")
        elif minute <= timezone.now() and minute_told(AT, minute) != self._seen(cleaned):
            self.add_error("web_at", "That minute has passed. Choose a later one, or publish the story now.")
        return cleaned

    def _seen(self, told: dict[str, Any]) -> str:
        """When it was to be on the web as the tab was opened; what stands, where the browser does not say."""
        if "web" in self.fields and self.fields["web"].disabled:
            return minute_told(told.get("web") or "", told.get("web_at"))
        return told.get("web_seen") or str(self.initial.get("web_seen") or WEB[0][0])

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """The framework's, and when the story is on the web by now: the tab asks for no more than is changed in it."""
        updates: list[tuple[str, str]] = super().get_field_updates_for_resave()
        return [*updates, *self.minute_now.items()]

    @property
    def planning(self) -> Planning:
        """What is planned, of a form that is valid."""
        told = self.cleaned_data
        issue, owner = told.get("planned_issue"), told.get("story_owner")
        return Planning(
            told.get("brief") or "",
            told.get("length_asked") or 0,
            issue.pk if issue else None,
            told.get("planned_day"),
            bool(told.get("pictures_wanted")),
            told.get("web") or WEB[0][0],
            told.get("web_at"),
            owner.pk if owner else None,
            self._seen(told),
        )


def _without_nulls(args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The same without characters no database keeps, which some programs leave in what is pasted from them."""
    data, rest = (args[0], args[1:]) if args else (kwargs.pop("data"), ())
    if data is None or not any(null in value for value in data.values() for null in NULLS):
        return (data, *rest), kwargs
    clean = data.copy()
    for name, value in data.items():
        clean[name] = value.replace(NULLS[0], "").replace(NULLS[1], "")
    return (clean, *rest), kwargs


def _planned(article: Model | None) -> dict[str, Any]:
    """What the budget says of an article, as the form's first values."""
    owner = getattr(article, "owner_id", None)
    line = getattr(article, "budget", None) if article is not None and article.pk else None
    if line is None:
        return {"story_owner": owner, "web_seen": WEB[0][0], **getattr(article, "wishes", {})}
    found = {name: getattr(line, name) for name in PLANNED if hasattr(line, name)}
    found |= {"length_asked": line.length_asked or None, "planned_issue": line.issue_id, "story_owner": owner}
    return {**found, "web_seen": minute_told(line.web, line.web_at)}


def minute_fields(web: str, web_at: datetime | None) -> dict[str, str]:
    """The fields of a tab that say when a story is on the web, as the browser holds them."""
    at = f"{timezone.localtime(web_at):%Y-%m-%dT%H:%M}" if web_at else ""
    return {"web": web, "web_at": at, "web_seen": minute_told(web, web_at)}


def _issues() -> Any:  # noqa: ANN401 - a query set of a table of another part
    """The issues a story may be planned for, the newest first."""
    return apps.get_model("newsroom", "Issue").objects.order_by("-number")


def _owners(owner: int | None) -> Any:  # noqa: ANN401 - a query set
    """Whose a story may be: of those who work here, or who it is of now."""
    return User.objects.filter(Q(is_active=True) | Q(pk=owner)).order_by("username")


def _named(user: User) -> str:
    """A person by name."""
    return user.get_full_name() or user.username
