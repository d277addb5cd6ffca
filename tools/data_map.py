"""Write the map of the newsroom's data: every table with its fields, why it is kept, for how long, and whom it names.

python tools/data_map.py

The fields and their meanings come from the models themselves; why and how long stand here, a line for each table.
"""

from __future__ import annotations

import inspect
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.apps import apps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db.models import Field, Model
    from django.db.models.options import Options

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "newsroom-data.md"
OURS = ("people", "newsroom")
"""The applications whose tables are the newsroom's own."""
ISSUE, STORY, ALWAYS = "as long as the issue", "as long as the story", "for good"


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why a table is there, how long its rows are kept, and its fields that tell something of a person."""

    why: str
    kept: str
    people: tuple[str, ...] = ()


PURPOSES = {
    "people.User": Purpose(
        "To sign in, to know who may do what, and to say whose story is whose. "
        "Of a password only its hash (scrypt) is kept.",
        "for good: somebody put out can no longer sign in, but their stories and the log still name them",
        ("username", "first_name", "last_name", "email", "password", "role", "section", "last_login", "date_joined"),
    ),
    "people.AuditEntry": Purpose(
        "So that the paper can say who did what, and when.",
        "for good: the database itself refuses to change or drop an entry",
        ("who", "role", "target", "detail"),
    ),
    "people.Remembered": Purpose(
        "So that guessing passwords is slow, after a restart too: failures by machine and by name, codes used once. "
        "Its keys hold the address of a machine, or the hash of a name.",
        "minutes; what is over goes with the next failure that is counted, or when the day turns. In no backup",
    ),
    "people.SavedFilter": Purpose(
        "The filters of the story list somebody wishes to come back to.",
        "until it is forgotten, or the account is gone",
        ("user", "name", "query"),
    ),
    "newsroom.Issue": Purpose("What an issue says of itself.", ALWAYS),
    "newsroom.Placement": Purpose("Which story stands where.", ISSUE),
    "newsroom.Advert": Purpose("What was booked, and the paper's own adverts.", ISSUE, ("advertiser", "file", "alt")),
    "newsroom.PageSheet": Purpose(
        "What an editor fixed on a page, and who approved it for the press.", ISSUE, ("approved_by", "approved_at")
    ),
    "newsroom.Composition": Purpose("What the flatplan shows.", "until the issue is composed anew; one for an issue"),
    "newsroom.PlanMove": Purpose(
        "So that a move can be taken back, and others see who made it.", ISSUE, ("who", "name", "at", "words")
    ),
    "newsroom.Presence": Purpose(
        "So that two people at one plan know of each other.",
        "one row for a person and an issue, written over; it counts for 15 seconds",
        ("user", "seen_at"),
    ),
    "newsroom.PaperSettings": Purpose(
        "What the paper is, how it looks, and who must sign in with a second factor.",
        ALWAYS,
        ("paper_toml",),
    ),
    "newsroom.Workflow": Purpose("The stages that copy goes through.", "until it is taken away"),
    "newsroom.SectionDesk": Purpose("Which section follows which stages.", "until it is changed"),
    "newsroom.PaperImage": Purpose(
        "The pictures, with what law, courtesy and accessibility ask.",
        "until it is deleted",
        ("file", "alt", "credit", "rights", "uploaded_by_user"),
    ),
    "newsroom.PaperRendition": Purpose("Small sizes for the newsroom's own screens.", "as long as the picture"),
    "newsroom.Article": Purpose(
        "The stories; what is public, and (in its versions) what the desk works on.",
        "a draft until it is taken away; what was published, for good",
        ("bylines", "body", "corrections", "notes"),
    ),
    "newsroom.BudgetLine": Purpose("What the list of stories shows, and what is planned.", STORY, ("brief",)),
    "newsroom.GuestPass": Purpose(
        "So that somebody without an account sees one story for a while. The link itself is not kept, only its hash.",
        f"{STORY}, also when it is over or taken back",
        ("name", "made_by"),
    ),
    "newsroom.Job": Purpose(
        "What the worker has to do.", "done ones for 7 days; those set aside until they are done", ("payload",)
    ),
    "newsroom.Release": Purpose(
        "What is to come out, what came out, and what was public before, so that it can be undone for a day.",
        ALWAYS,
        ("asked_by", "reason"),
    ),
    "newsroom.Notice": Purpose("What the desk is told.", "13 weeks, once it is put away", ("text",)),
}
"""Every table of the newsroom's own."""
BENEATH = {
    "account": Purpose("Mail addresses, for a forgotten password.", "as long as the account", ("email",)),
    "auth": Purpose("Groups that follow from the roles.", ALWAYS),
    "contenttypes": Purpose("The names of the tables.", ALWAYS),
    "mfa": Purpose(
        "Second factors: sealed keys of authenticator apps, public keys of passkeys, sealed recovery codes.",
        "until taken away by their owner, or cleared by a publisher",
        ("user",),
    ),
    "sessions": Purpose(
        "Who is signed in, by a cookie that ends with the browser, after two weeks at the latest.",
        "until they sign out or are signed out; of one that ended by itself, until the day turns",
        ("session_data",),
    ),
    "taggit": Purpose("Tags of pictures.", "as long as the picture"),
    "usersessions": Purpose(
        "The list of devices somebody is signed in on.",
        "until the session is over and its owner looks at the list again, or is put out",
        ("ip", "user_agent", "last_seen_at"),
    ),
    "wagtailadmin": Purpose(
        "Who has which story open, and what a preview shows of an unsaved one.",
        "until it is an hour or a few days old, by the framework's own clearing",
        ("user", "data"),
    ),
    "wagtailcore": Purpose(
        "Versions of stories, notes to colleagues, who saved which version, where pictures are used.",
        STORY,
        ("user", "content", "text"),
    ),
    "wagtaildocs": Purpose("Nothing; the newsroom has no use for it.", "empty"),
    "wagtailembeds": Purpose("Nothing; the newsroom has no use for it.", "empty"),
    "wagtailimages": Purpose("Nothing; the newsroom's pictures are its own.", "empty"),
    "wagtailsearch": Purpose("Where pictures are looked up.", "as long as the picture"),
    "wagtailusers": Purpose("How somebody likes the screens: language, light or dark.", "as long as the account"),
}
"""The tables of what the newsroom stands on, by application."""
FILES = (
    ("`db.sqlite3`", "the tables below, unless PostgreSQL has them", "yes"),
    ("`secret`", "the key that signs sessions and links and seals second factors", "yes"),
    ("`backup.key`", "the words that open the backups", "yes: keep a copy elsewhere"),
    ("`backups/`", "sealed copies of everything: 7 days, 4 weeks, 12 months", "sealed"),
    ("`media/`", "pictures and artwork as they were uploaded", "yes"),
    ("`desk/`, `desk-out/`", "the whole paper as a folder, drafts too; its composed pages and press files", "yes"),
    ("`paper/`, `out/`", "the public paper as a folder, and the site made from it", "no: readers have it"),
    ("`static/`, `cache/`", "files of the screens; what can be worked out again", "no"),
)
"""What lies in the home: a name, what it is, and whether it is to be kept private."""
KINDS = {
    "BooleanField": "yes or no",
    "DateField": "a day",
    "DateTimeField": "a moment",
    "FileField": "a file",
    "ImageField": "a file",
    "WagtailImageField": "a file",
    "FloatField": "a number",
    "JSONField": "a record",
    "StreamField": "a list of parts",
}
HEAD = """# What the newsroom keeps

Written by `make docs` from the tables themselves. What tells something of a person is marked ●. The newsroom
holds nothing of readers, sets no cookie for them, and asks nobody else about anybody.
How to keep it safe: [Keep it safe](../how-to/keep-it-safe.md)."""


def data_map() -> str:
    """The page."""
    return "\n\n".join([HEAD, *_home(), *_own(), *_beneath()]) + "\n"


def _home() -> Iterator[str]:
    """What lies in the newsroom's folder."""
    yield "## In its folder"
    yield _table("Where | What | Private", (f"{name} | {what} | {private}" for name, what, private in FILES))
    yield (
        "The index that the search asks stands beside the tables (`newsroom_words`): the words of every story's latest "
        "draft, as long as the story."
    )


def _own() -> Iterator[str]:
    """The newsroom's own tables, a section each."""
    yield "## Its own tables"
    for model in own_models():
        purpose = PURPOSES[facts(model).label]
        yield _heading(model)
        yield _prose(model)
        yield f"**Why:** {purpose.why} **Kept** {purpose.kept}."
        yield _table("Field | Holds", (_row(field, purpose) for field in own_fields(model)))


def _beneath() -> Iterator[str]:
    """The tables of what it stands on."""
    yield "## The tables it stands on"
    yield "Those of Django, Wagtail and allauth; the fields are theirs."
    rows = (
        f"`{label}` | {purpose.why} | {purpose.kept} | {_marked(purpose.people)}" for label, purpose in BENEATH.items()
    )
    yield _table("Of | Why | Kept | Tells of a person", rows)


def own_models() -> tuple[type[Model], ...]:
    """The newsroom's own models, by application and name."""
    found = (model for label in OURS for model in apps.get_app_config(label).get_models())
    return tuple(sorted(found, key=lambda model: (OURS.index(facts(model).app_label), model.__name__)))


def facts(model: type[Model]) -> Options[Model]:
    """What Django knows of a model."""
    return model._meta  # noqa: SLF001 - Django's documented way


def applications() -> tuple[str, ...]:
    """The applications beneath that have tables."""
    return tuple(sorted(app.label for app in apps.get_app_configs() if app.label not in OURS and [*app.get_models()]))


def own_fields(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a model's own table, without its number."""
    return tuple(
        field for field in facts(model).local_fields if not field.primary_key and not field.name.endswith("_ptr")
    )


def _heading(model: type[Model]) -> str:
    """A model's name, and what people call it where that is another."""
    called = str(facts(model).verbose_name)
    same = called.replace(" ", "") == model.__name__.lower()
    return f"### {model.__name__}" if same else f"### {model.__name__} ({called})"


def _prose(model: type[Model]) -> str:
    """A model's own words."""
    return inspect.cleandoc(model.__doc__ or "").replace("``", "`")


def _row(field: Field, purpose: Purpose) -> str:
    """One field: its name, and what it holds."""
    mark = " ●" if field.name in purpose.people else ""
    said = str(field.verbose_name)
    words = "" if said == field.name.replace("_", " ") else said[:1].upper() + said[1:]
    told = ": ".join(part for part in (words, str(field.help_text)) if part)
    return f"`{field.name}`{mark} | {f'{told} ({_kind(field)})' if told else _kind(field)}".replace("\n", " ")


def _kind(field: Field) -> str:
    """What a field holds, in words."""
    if field.is_relation:
        return f"→ {facts(field.related_model).verbose_name}"
    if field.choices:
        return "one of " + ", ".join(str(name) or "none" for _, name in field.choices)
    name = type(field).__name__
    return KINDS.get(name) or ("a number" if "Integer" in name else "text")


def _marked(names: tuple[str, ...]) -> str:
    """Fields that tell something of a person."""
    return ", ".join(f"`{name}`" for name in names) or "nothing"


def _table(head: str, rows: Iterable[str]) -> str:
    """A table of the page."""
    rule = " | ".join("---" for _ in head.split(" | "))
    return "\n".join(f"| {line} |" for line in (head, rule, *rows))


def main() -> None:
    """Write the page; the models want a home, though nothing is looked for in it."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(BROADSHEET_HOME=home, DJANGO_SETTINGS_MODULE="broadsheet.newsroom.settings")
        django.setup()
        PAGE.write_text(data_map(), encoding="utf-8")


if __name__ == "__main__":
    main()
